"""Asking somebody for something, noting what came back, the three to call, copied numbers."""

from __future__ import annotations

import pytest

from tests.screens.stage import LANGUAGES, OpenApp, ScreenText, Settle, Snapshot
from tests.screens.stories import tell_story
from tui.people.supporters import Supporter
from tui.screens.asking import AskingScreen
from tui.session import Session
from tui.telling.numbers import numbers_of

LEA = Supporter("Léa", "amie", "06 12 34 56 78, ou de vive voix", "midi", "tarte aux pommes")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [(80, 24), (60, 18)])
async def test_a_message_is_filled_with_the_alias_alone(
    session: Session,
    carnet: OpenApp,
    snapshot: Snapshot,
    language: str,
    size: tuple[int, int],
    settle: Settle,
) -> None:
    session.supporters.add(LEA)
    app = carnet(session, "people", language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press("enter", "n", "enter")
        await settle(pilot)
        assert isinstance(app.screen, AskingScreen)
        assert "tarte" not in str(app.screen.values()["text"])
        snapshot(app, "people-asking")
        await pilot.press("tab", "space")
        await settle(pilot)
        assert "tarte aux pommes" in str(app.screen.values()["text"])
        await pilot.press("ctrl+s")
        await settle(pilot)
        [asked] = session.asked.of(1)
        assert asked.ask == "listen"
        assert "Léa" in asked.words
        assert "tarte" not in asked.words


@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_came_back_stands_on_the_page(
    session: Session, carnet: OpenApp, snapshot: Snapshot, language: str, settle: Settle
) -> None:
    session.supporters.add(LEA)
    session.asked.can(1, ["come_along", "listen"])
    app = carnet(session, "people", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("enter", "n", "enter")
        await settle(pilot)
        await pilot.press("ctrl+s")
        await settle(pilot)
        await pilot.press("enter", "enter")
        await settle(pilot)
        await pilot.press("o", "u", "i", "enter")
        await settle(pilot)
        [asked] = session.asked.of(1)
        assert (asked.ask, asked.answer, asked.reply) == ("come_along", "yes", "oui")
        snapshot(app, "people-asked")


async def test_a_code_word_ticked_twice_stands_nowhere(
    session: Session, carnet: OpenApp, settle: Settle
) -> None:
    session.supporters.add(LEA)
    app = carnet(session, "people")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("enter", "n", "enter")
        await settle(pilot)
        before = app.screen.values()["text"]  # type: ignore[attr-defined]
        await pilot.press("tab", "space", "space")
        await settle(pilot)
        assert app.screen.values()["text"] == before  # type: ignore[attr-defined]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_three_chosen_come_first_in_today(
    session: Session, carnet: OpenApp, language: str, screen_text: ScreenText, settle: Settle
) -> None:
    tell_story(session, "partner_at_home")
    for alias in ("Ana", "Bea", "Cy", "Dan"):
        session.supporters.add(Supporter(alias))
    app = carnet(session, "people", language)
    async with app.run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        await pilot.press("j", "j", "j", "i")
        await settle(pilot)
        assert session.three.all() == ("supporter 4",)
        await pilot.press("t")
        await settle(pilot)
        lines = screen_text(app).splitlines()
        heading = {"en": "Whom to call", "fr": "Qui appeler"}[language]
        place = next(i for i, line in enumerate(lines) if heading in line)
        assert [lines[place + i].split()[0] for i in (1, 2, 3)] == ["Dan", "Ana", "Bea"]


async def test_a_number_is_found_in_how_to_reach_somebody() -> None:
    assert numbers_of(LEA) == ["06 12 34 56 78"]
    assert numbers_of(Supporter("Bo", channel="Signal, bo.42")) == ["Signal, bo.42"]
    assert numbers_of(Supporter("Bo")) == []

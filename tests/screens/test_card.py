"""A page to carry: chosen, looked at, written beside nothing that is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.screens.stage import LANGUAGES, OpenApp, ScreenText, Settle, Snapshot, paste
from tests.screens.stories import tell_story
from tui.people.supporters import Supporter
from tui.screens.card import CardScreen
from tui.screens.paper import PaperScreen
from tui.session import Session


def content_of(name: str) -> str:
    return Path(name).read_text(encoding="utf-8")


def write(name: str, text: str) -> None:
    Path(name).write_text(text, encoding="utf-8")


LEA = Supporter("Léa", "amie", "06 12 34 56 78", "midi", "tarte aux pommes", "tout", "grise")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [(80, 24), (60, 18)])
async def test_a_neutral_page_is_chosen_looked_at_and_written(
    session: Session,
    carnet: OpenApp,
    snapshot: Snapshot,
    language: str,
    size: tuple[int, int],
    settle: Settle,
) -> None:
    tell_story(session, "partner_at_home")
    session.supporters.add(LEA)
    app = carnet(session, "people", language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press("q")
        await settle(pilot)
        assert isinstance(app.screen, CardScreen)
        snapshot(app, "card-choose")
        await pilot.press("n")
        await settle(pilot)
        assert isinstance(app.screen, PaperScreen)
        snapshot(app, "card-neutral")
        await pilot.press("x")
        await settle(pilot)
        await paste(pilot, "notes.txt")
        await pilot.press("enter")
        await settle(pilot)
    written = content_of("notes.txt")
    assert "Léa  06 12 34 56 78" in written
    for word in ("amie", "tarte", "tout", "grise"):
        assert word not in written
    for step in session.library.steps.values():
        assert step.title not in written


@pytest.mark.parametrize("language", LANGUAGES)
async def test_plain_words_are_asked_for(
    session: Session, carnet: OpenApp, snapshot: Snapshot, language: str, settle: Settle
) -> None:
    tell_story(session, "partner_at_home")
    session.supporters.add(LEA)
    app = carnet(session, "plan", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("q", "v", "n")
        await settle(pilot)
        assert isinstance(app.screen, PaperScreen)
        snapshot(app, "card-plain")


async def test_a_file_that_is_there_stays(
    session: Session, carnet: OpenApp, settle: Settle, screen_text: ScreenText
) -> None:
    write("notes.txt", "mine")
    session.supporters.add(LEA)
    app = carnet(session, "today")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("q", "n", "x")
        await settle(pilot)
        await paste(pilot, "notes.txt")
        await pilot.press("enter")
        await settle(pilot)
    assert content_of("notes.txt") == "mine"

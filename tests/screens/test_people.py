"""People on the screen: supporters, and the services that fit the answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.screens.reopened import draft_in_file
from tests.screens.stage import LANGUAGES, Exits, OpenApp, ScreenText, Settle, Snapshot
from tests.screens.stories import tell_story
from tui.people.supporters import Supporter
from tui.screens.people import PeopleScreen
from tui.screens.person import PersonScreen
from tui.screens.supporter import SupporterScreen
from tui.session import Session

LEA = Supporter(
    "Léa", "amie", "au bureau, de vive voix", "midi", "tarte aux pommes", never_call=True
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [(80, 24), (60, 18), (110, 24)])
async def test_supporters_then_services_that_fit_the_answers(
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
        snapshot(app, "people-list")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_without_a_country_every_emergency_number_is_there(
    session: Session, carnet: OpenApp, snapshot: Snapshot, language: str, settle: Settle
) -> None:
    app = carnet(session, "people", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        snapshot(app, "people-no-country")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_service_says_everything_about_itself(
    session: Session, carnet: OpenApp, snapshot: Snapshot, language: str, settle: Settle
) -> None:
    tell_story(session, "partner_at_home")
    app = carnet(session, "people", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("j", "j", "j", "enter")
        await settle(pilot)
        assert isinstance(app.screen, PersonScreen)
        snapshot(app, "people-service")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_service_can_be_chosen_and_stands_near_the_top(
    session: Session, carnet: OpenApp, language: str, screen_text: ScreenText, settle: Settle
) -> None:
    tell_story(session, "partner_at_home")
    heading = {"en": "Chosen by you", "fr": "Choisis par vous"}[language]
    app = carnet(session, "people", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("j", "j", "j", "j", "space")
        await settle(pilot)
        assert list(session.chosen_services.all()) == ["fr-3018"]
        lines = screen_text(app).splitlines()
        place = next(i for i, line in enumerate(lines) if heading in line)
        assert lines[place + 1].startswith(" ▸ [x] 3018")
        await pilot.press("space")
        await settle(pilot)
        assert heading not in screen_text(app)
    assert session.chosen_services.all() == {}


async def test_choosing_works_on_the_page_of_the_service_too(
    session: Session, carnet: OpenApp, screen_text: ScreenText, settle: Settle
) -> None:
    tell_story(session, "partner_at_home")
    app = carnet(session, "people")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("enter", "space")
        await settle(pilot)
        assert "chosen by you" in screen_text(app)
        await pilot.press("e")
        await settle(pilot)
        assert isinstance(app.screen, PersonScreen)
        await pilot.press("space")
        await settle(pilot)
        assert "chosen by you" not in screen_text(app)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [(80, 24), (60, 18)])
async def test_a_supporter_is_added(
    session: Session,
    carnet: OpenApp,
    snapshot: Snapshot,
    language: str,
    size: tuple[int, int],
    settle: Settle,
) -> None:
    app = carnet(session, "people", language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press("n", *"Sami", "enter", *"frere", "tab", *"06", "tab", *"soir")
        await pilot.press("tab", *"pluie", "tab", *"tout", "tab", "tab", "space", "j", "space")
        await settle(pilot)
        snapshot(app, "people-form")
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, PeopleScreen)
    expected = Supporter(
        "Sami", "frere", "06", "soir", "pluie", "tout", "",
        never_call=True, last_checked=date(2026, 3, 2), id=1,
    )  # fmt: skip
    assert session.supporters.all() == [expected]
    assert session.drafts.places() == []


async def test_the_cursor_goes_to_somebody_just_added(
    session: Session, carnet: OpenApp, screen_text: ScreenText, settle: Settle
) -> None:
    session.supporters.add(LEA)
    app = carnet(session, "people")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("end", "n", *"Sami", "ctrl+s")
        await settle(pilot)
        assert any("▸ " in line and "Sami" in line for line in screen_text(app).splitlines())
        await pilot.press("end")
        await pilot.press("n", "escape")
        await settle(pilot)
        assert not any("▸ " in line and "Sami" in line for line in screen_text(app).splitlines())


async def test_a_supporter_is_changed_and_hidden_and_shown_again(
    session: Session, carnet: OpenApp, screen_text: ScreenText, settle: Settle
) -> None:
    number = session.supporters.add(LEA)
    app = carnet(session, "people")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("e", *"!", "ctrl+s")
        await settle(pilot)
        assert session.supporters.get(number) == replace(LEA, id=number, alias="Léa!")
        await pilot.press("x")
        await settle(pilot)
        assert "Léa!" not in screen_text(app)
        await pilot.press("v", "home")
        await settle(pilot)
        assert "Léa!  hidden" in screen_text(app)
        await pilot.press("x", "v", "home", "enter")
        await settle(pilot)
        assert isinstance(app.screen, PersonScreen)
        assert "Do not call or write to them from this phone." in screen_text(app)
    assert not session.supporters.get(number).hidden


async def test_without_a_name_the_form_stays_and_nothing_is_lost(
    session: Session, carnet: OpenApp, screen_text: ScreenText, settle: Settle
) -> None:
    app = carnet(session, "people")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("n", "tab", *"voisine", "ctrl+s")
        await settle(pilot)
        assert isinstance(app.screen, SupporterScreen)
        assert "Write a name or an alias first" in screen_text(app)
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, PeopleScreen)
        assert '"voisine"' in session.drafts.get("supporter/new")
        await pilot.press("n")
        await settle(pilot)
        assert "voisine" in screen_text(app)
        await pilot.press("V", "ctrl+s")
        await settle(pilot)
    assert [(one.alias, one.role) for one in session.supporters.all()] == [("V", "voisine")]
    assert session.drafts.places() == []


async def test_leaving_at_once_keeps_the_form(
    session: Session, carnet: OpenApp, exits: Exits, settle: Settle
) -> None:
    app = carnet(session, "people")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("n", *"Sami", "ctrl+q")
        await settle(pilot)
    assert exits.codes == [0]
    assert '"Sami"' in draft_in_file("supporter/new")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_another_country_can_be_chosen(
    session: Session, carnet: OpenApp, screen_text: ScreenText, language: str, settle: Settle
) -> None:
    tell_story(session, "partner_at_home")
    app = carnet(session, "people", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "3919" in screen_text(app)
        await pilot.press("y", "j", "enter")
        await settle(pilot)
        assert "3919" not in screen_text(app)
        assert "0800 30 030" in screen_text(app)
        await pilot.press("y", "escape")
        await settle(pilot)
    assert session.settings.services_country == "BE"


async def test_read_only_shows_everybody_and_changes_nobody(
    session: Session, carnet: OpenApp, settle: Settle
) -> None:
    number = session.supporters.add(LEA)
    app = carnet(replace(session, read_only=True), "people")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("n", "e", "x", "y", "j", "space")
        await settle(pilot)
        assert isinstance(app.screen, PeopleScreen)
        await pilot.press("enter", "space", "e")
        await settle(pilot)
        assert isinstance(app.screen, PersonScreen)
    assert session.supporters.all() == [replace(LEA, id=number)]
    assert session.chosen_services.all() == {}
    assert session.settings.services_country == ""


async def test_a_language_change_keeps_the_line(
    session: Session, carnet: OpenApp, screen_text: ScreenText, settle: Settle
) -> None:
    tell_story(session, "partner_at_home")
    app = carnet(session, "people", "fr")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("j", "j", "j", "enter")
        await settle(pilot)
        assert "gratuit" in screen_text(app)
        app.speak("en")
        await settle(pilot)
        assert "free" in screen_text(app)
        await pilot.press("escape")
        await settle(pilot)
        assert "Services for what you answered" in screen_text(app)
        assert "▸ [ ] 3919" in screen_text(app)

"""A copy for somebody who helps: made, opened, worked in, and brought back, all on screens."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.screens.stage import (
    CHEAP,
    LANGUAGES,
    OpenApp,
    ScreenText,
    Settle,
    Snapshot,
    Time,
    paste,
)
from tests.screens.stories import tell_story
from tui.helping.bundle import bundle_of
from tui.library.language import Language
from tui.library.places import content_root
from tui.people.supporters import Supporter
from tui.screens.helper_gift import GiftScreen
from tui.screens.helper_give import GiveScreen
from tui.screens.merge import MergeScreen
from tui.screens.message import MessageScreen
from tui.session import Session
from tui.vault.opening import open_vault
from tui.vault.secret import Secret

SECRET = "douze tasses de farine bleue"
COPY = Path("lea.dat")


def opened(time: Time, language: str) -> Session:
    ids = itertools.count(1)
    with Secret(SECRET.encode()) as passphrase:
        vault = open_vault(COPY, passphrase, profiles=CHEAP)
    return Session(
        vault,
        Language(content_root(), language),
        time.clock,
        lambda: f"b{next(ids):031x}",
        read_only=False,
        content=content_root(),
    )


async def typed(pilot: Pilot[Any]) -> None:
    """Type the passphrase into the field in front, then enter."""
    for letter in SECRET:
        await pilot.press("space" if letter == " " else letter)
    await pilot.press("enter")


async def fill_gift(pilot: Pilot[Any]) -> None:
    """Write a name and what to capture, and tick the first two steps."""
    for text in ("Sam", "la page du club"):
        await pilot.press("tab")
        await paste(pilot, text)
    await pilot.press("tab", "space", "down", "space")


async def bring_back(pilot: Pilot[Any], screen: MergeScreen, settle: Settle) -> None:
    """Unite the open file with the copy."""
    pilot.app.push_screen(screen)
    await settle(pilot)
    await paste(pilot, str(COPY))
    await pilot.press("enter")
    await typed(pilot)
    await settle(pilot)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_copy_goes_out_is_worked_in_and_comes_back(
    session: Session,
    carnet: OpenApp,
    snapshot: Snapshot,
    language: str,
    settle: Settle,
    screen_text: ScreenText,
    time: Time,
) -> None:
    tell_story(session, "crowd_against_a_journalist")
    session.journal.note("my own words")
    session.supporters.add(Supporter("Léa", "amie"))
    app = carnet(session, "people", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("enter", "z")
        await settle(pilot)
        await fill_gift(pilot)
        await settle(pilot)
        assert isinstance(app.screen, GiftScreen)
        snapshot(app, "helper-gift")
        assert len(given := list(app.screen.gift().steps)) == 2
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert isinstance(app.screen, GiveScreen)
        snapshot(app, "helper-give")
        await paste(pilot, str(COPY))
        await pilot.press("enter")
        await typed(pilot)
        await typed(pilot)
        await settle(pilot)
        assert isinstance(app.screen, MessageScreen)

    helper = opened(time, language)
    assert bundle_of(helper.vault) is not None
    app = carnet(helper, "today", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        snapshot(app, "helper-today")
        await pilot.press("p")
        await settle(pilot)
        assert [planned.step.id for planned in helper.planning.plan().do] == given
        assert helper.library.steps[given[0]].title[:20] in screen_text(app)
        snapshot(app, "helper-plan")
        await pilot.press("w")
        await settle(pilot)
        await paste(pilot, "she wrote again")
        await pilot.press("ctrl+s")
        await settle(pilot)
    assert helper.journal.newest(1)[0].fields["by"] == "Léa"
    helper.vault.close()

    app = carnet(session, "settings", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await bring_back(pilot, MergeScreen(session), settle)
        assert isinstance(app.screen, MessageScreen)
        snapshot(app, "helper-brought-back")
    found = [(entry.body, entry.fields.get("by")) for entry in session.journal.newest(2)]
    assert found == [("she wrote again", "Léa"), ("my own words", None)]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_choice_fits_a_small_window(
    session: Session, carnet: OpenApp, snapshot: Snapshot, language: str, settle: Settle
) -> None:
    tell_story(session, "crowd_against_a_journalist")
    app = carnet(session, "settings", language)
    async with app.run_test(size=(60, 18)) as pilot:
        await settle(pilot)
        app.push_screen(GiftScreen(session, Supporter("Léa")))
        await settle(pilot)
        snapshot(app, "helper-gift")
        await fill_gift(pilot)
        await pilot.press("ctrl+s")
        await settle(pilot)
        snapshot(app, "helper-give")


async def test_nothing_goes_without_a_name_and_a_step(
    session: Session, carnet: OpenApp, settle: Settle, screen_text: ScreenText
) -> None:
    tell_story(session, "crowd_against_a_journalist")
    app = carnet(session, "settings")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.push_screen(GiftScreen(session))
        await settle(pilot)
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert isinstance(app.screen, GiftScreen)
        await paste(pilot, "Léa")
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert isinstance(app.screen, GiftScreen)


async def test_a_helper_cannot_unite_the_copy_with_a_file(
    session: Session, carnet: OpenApp, settle: Settle
) -> None:
    from tui.helping.bundle import BUNDLE_SETTING, Bundle
    from tui.vault.tables import SETTING

    bundle = Bundle("u", "Léa", "", {"ev_capture": ()}, {"ev_capture": "todo"}, "", "2026-03-02")
    with session.vault.write() as writer:
        writer.put(SETTING, {"name": BUNDLE_SETTING, "value": bundle.spelt()})
    app = carnet(session, "settings")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.push_screen(MergeScreen(session))
        await settle(pilot)
        await pilot.press("tab", "a", "enter")
        await settle(pilot)
        assert isinstance(app.screen, MergeScreen)
        assert app.screen.brought is None

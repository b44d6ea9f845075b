"""The letters of the jump: enough of them, never two alike, on every screen and window."""

from __future__ import annotations

import pytest

from tests.screens.stage import OpenApp, Settle
from tests.screens.stories import tell_story
from tests.screens.windows import WINDOWS, until_stopped
from tui.commands import SECTIONS
from tui.screens.filtering import FilterScreen
from tui.screens.help import HelpScreen
from tui.screens.jump import JumpScreen, Letters, Target, codes, targets_of
from tui.screens.note import NoteScreen
from tui.screens.progress import ProgressScreen
from tui.screens.sections import SECTION_SCREENS
from tui.session import Session
from tui.widgets.choice_list import ChoiceList
from tui.widgets.editor import Editor
from tui.widgets.row_list import RowList

OF_SECTIONS = {command.keys[0] for command in SECTIONS}


@pytest.mark.parametrize("count", [0, 1, 17, 18, 33, 40, 289])
def test_codes_are_enough_and_none_hides_another(count: int) -> None:
    made = codes(count, OF_SECTIONS)
    assert len(made) == len(set(made)) == count
    assert not {code[0] for code in made} & OF_SECTIONS
    assert not any(a != b and b.startswith(a) for a in made for b in made)
    assert count > 17 or all(len(code) == 1 for code in made)


def check(targets: list[Target], width: int, height: int) -> None:
    """Fail unless every target can be told from the others and lies on the screen."""
    keys, places = [t.key for t in targets], [t.at for t in targets]
    assert len(set(keys)) == len(keys)
    assert len(set(places)) == len(places), "one is painted over another"
    assert all(0 <= x < width and 0 <= y < height for x, y in places)


async def test_every_main_screen_and_window_can_be_jumped_about_in(
    session: Session, carnet: OpenApp, settle: Settle
) -> None:
    tell_story(session, "partner_at_home")
    app = carnet(session, "today", "fr")
    async with app.run_test(size=(60, 18)) as pilot:
        for section in SECTION_SCREENS:
            app.switch_mode(section)
            await settle(pilot)
            targets = targets_of(app.screen)
            check(targets, 60, 18)
            assert {t.key for t in targets if t.command} == OF_SECTIONS
            assert any(t.part for t in targets)
        for window in (FilterScreen, NoteScreen):
            app.push_screen(WINDOWS[window](session, app.screen))
            await settle(pilot)
            check(targets_of(app.screen), 60, 18)
            await pilot.press("ctrl+o")
            assert isinstance(app.screen, JumpScreen)
            await pilot.press("escape", "escape")


async def test_a_row_is_gone_to_by_its_letters_and_by_a_click(
    session: Session, carnet: OpenApp, settle: Settle
) -> None:
    tell_story(session, "partner_at_home")
    app = carnet(session, "plan", "en")
    async with app.run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        rows, targets = app.screen.query_one(RowList), targets_of(app.screen)
        last = targets[-1]
        assert len(last.key) == 2, "there are more rows than letters"
        await pilot.press("ctrl+o", last.key[0].upper())  # as with caps lock
        left = [one.target.key for one in app.screen.query(Letters) if one.display]
        assert all(key.startswith(last.key[0]) for key in left)
        await pilot.press(last.key[1])
        assert rows.cursor == last.row
        await pilot.press("ctrl+o")
        wanted = next(
            one for one in app.screen.query(Letters) if one.target.row not in (None, rows.cursor)
        )
        await pilot.click(wanted)
        assert rows.cursor == wanted.target.row
        await pilot.press("ctrl+o", "o")
        await settle(pilot)
        assert app.current_mode == "journal"


async def test_the_jump_starts_in_a_text_field_and_goes_to_an_option(
    session: Session, carnet: OpenApp, settle: Settle
) -> None:
    app = carnet(session, "settings", "en")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("w", "h", "i", "ctrl+o", "escape")
        assert app.screen.query_one(Editor).text == "hi"
        await pilot.press("escape")
        app.push_screen(FilterScreen(frozenset()))
        await settle(pilot)
        target = next(t for t in targets_of(app.screen) if t.row == 2)
        await pilot.press("ctrl+o", *target.key)
        assert app.screen.query_one(ChoiceList).cursor == 2


async def test_work_that_ends_under_another_window_goes_when_that_is_closed(
    session: Session, carnet: OpenApp, settle: Settle
) -> None:
    app = carnet(session, "settings", "en")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        below, ended = app.screen, list[object]()
        work = ProgressScreen("Working…", until_stopped)
        app.push_screen(work, ended.append)
        await pilot.press("f1")
        assert isinstance(app.screen, HelpScreen)
        work.action_stop()
        await settle(pilot)
        assert isinstance(app.screen, HelpScreen), "what is read is not taken away"
        await pilot.press("escape")
        await settle(pilot)
        assert app.screen is below
        assert ended == [None]

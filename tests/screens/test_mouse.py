"""Everything can be done with the mouse alone."""

from __future__ import annotations

from typing import Any

from textual import events
from textual.geometry import Offset
from textual.pilot import Pilot
from textual.widget import Widget

from tests.screens.stage import MakeApp, OpenApp, ScreenText, Settle
from tests.screens.stories import tell_story
from tests.screens.windows import WINDOWS, every_window
from tui.commands import ALWAYS, WITH_FILE, CommandType
from tui.safety.terminal import LEFT
from tui.screens.commanded import Commanded
from tui.screens.palette import PaletteScreen
from tui.screens.sections import SECTION_SCREENS
from tui.session import Session
from tui.widgets.calendar import Calendar
from tui.widgets.confirm import Cancel
from tui.widgets.key_footer import KeyFooter
from tui.widgets.moves import RIGHT_BUTTON
from tui.widgets.row_list import RowList
from tui.widgets.top_bar import TopBar

STORY = "partner_at_home"


async def click(pilot: Pilot[Any], widget: Widget, at: Offset, button: int = 1) -> None:
    """Press and release a button at a place inside the content of `widget`."""
    place = widget.content_region.offset - widget.region.offset + at
    await pilot.click(widget, offset=place, button=button)
    await pilot.pause()


async def click_hint(pilot: Pilot[Any], command: CommandType) -> None:
    """Click the hint of `command` in the last line."""
    footer = pilot.app.screen.query_one(KeyFooter)
    x = 0
    for hint in footer._shown():
        if hint.command is command:
            await click(pilot, footer, Offset(x + 1, 0))
            return
        x += hint.width + 2
    raise AssertionError(command)


async def choose_from_menu(pilot: Pilot[Any], command: CommandType) -> None:
    """Choose a command of the list that is open by clicking its line twice."""
    menu = pilot.app.screen
    assert isinstance(menu, PaletteScreen)
    rows = menu.query_one(RowList)
    rows.scroll_to(y=menu._found.index(command), animate=False)
    await pilot.pause()
    at = Offset(4, menu._found.index(command) - rows.scroll_offset.y)
    for _ in range(2):  # the first click moves there, and the line stays under the mouse
        await click(pilot, rows, at)


async def test_every_main_screen_is_opened_by_its_tab_and_left_by_another(
    session: Session, carnet: OpenApp, settle: Settle
) -> None:
    tell_story(session, STORY)
    app = carnet(session, "today", "fr")
    async with app.run_test(size=(80, 24)) as pilot:
        for section in SECTION_SCREENS:
            await settle(pilot)
            bar = app.screen.query_one(TopBar)
            tab = next(r for t, r in bar.spans() if t.command.action == f"app.go('{section}')")
            await click(pilot, bar, tab.offset)
            assert app.current_mode == section


async def test_the_title_and_the_right_button_list_every_command(
    session: Session, carnet: OpenApp, settle: Settle
) -> None:
    tell_story(session, STORY)
    app = carnet(session, "plan", "en")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        rows, bar = app.screen.query_one(RowList), app.screen.query_one(TopBar)
        row = next(line for index, line in rows.rows_in_view() if index > rows.cursor)
        await click(pilot, rows, Offset(5, row), RIGHT_BUTTON)
        assert isinstance(app.screen, PaletteScreen)
        assert rows.cursor == row, "what is chosen is about the line that was clicked"
        await click_hint(pilot, next(c for c in PaletteScreen.commands() if "escape" in c.keys))
        await click(pilot, bar, Offset(60, 1))
        assert isinstance(app.screen, PaletteScreen)
        over = app.screen._over
        left_out = {c for c in over.commands() if over.allows(c)} - set(app.screen._offered)
        assert {c.id for c in left_out} == {"back", "next-part"}, "the others need no key"


async def test_a_page_opened_from_a_list_is_left_by_the_menu(
    session: Session, carnet: OpenApp, settle: Settle
) -> None:
    from tui.commands import Back

    tell_story(session, STORY)
    app = carnet(session, "plan", "en")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        rows, first = app.screen.query_one(RowList), app.screen
        await click(pilot, rows, Offset(5, rows.cursor - rows.scroll_offset.y))
        await settle(pilot)
        assert app.screen is not first
        await click(pilot, app.screen.query_one(TopBar), Offset(2, 1))
        await choose_from_menu(pilot, Back)
        await settle(pilot)
        assert app.screen is first


def test_there_is_a_window_of_each_kind() -> None:
    assert set(WINDOWS) == every_window()


async def test_every_window_is_closed_by_a_click_on_its_key(
    session: Session, carnet: OpenApp
) -> None:
    tell_story(session, STORY)
    app = carnet(session, "settings", "fr")
    async with app.run_test(size=(60, 18)) as pilot:
        await pilot.pause()
        below = app.screen
        for window, make in WINDOWS.items():
            app.push_screen(make(session, below))
            await pilot.pause()
            await pilot.pause()
            shown = app.screen
            assert isinstance(shown, window)
            commands = shown.commands() if isinstance(shown, Commanded) else (Cancel,)
            await click_hint(pilot, next(c for c in commands if "escape" in c.keys))
            await app.workers.wait_for_complete()
            await pilot.pause()
            assert app.screen is below, window


async def test_the_screens_before_a_file_is_open_have_a_menu_too(
    make_app: MakeApp, settle: Settle
) -> None:
    app = make_app("fr")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, Commanded)
        await click(pilot, screen.query_one(TopBar), Offset(2, 0))
        assert isinstance(app.screen, PaletteScreen)
        offered = set(app.screen._offered)
        assert offered >= {c for c in screen.commands() if c.action.startswith("screen.switch")}
        lock, note = WITH_FILE[0], WITH_FILE[3]
        assert not offered & {lock, note}


async def test_leaving_by_a_click(
    session: Session, carnet: OpenApp, settle: Settle, exits: Any
) -> None:
    app = carnet(session, "today", "en")
    async with app.run_test(size=(60, 18)) as pilot:
        await settle(pilot)
        await click_hint(pilot, ALWAYS[1])
    assert exits.codes == [LEFT]


async def test_the_wheel_turns_lists_and_months(
    session: Session, carnet: OpenApp, settle: Settle
) -> None:
    from tui.screens.patterns import PatternsScreen

    tell_story(session, STORY)
    app = carnet(session, "plan", "en")
    async with app.run_test(size=(60, 18)) as pilot:
        await settle(pilot)
        rows = app.screen.query_one(RowList)
        rows.post_message(_wheel(events.MouseScrollDown, rows))
        await settle(pilot)
        assert rows.scroll_offset.y > 0
        app.push_screen(PatternsScreen(session))
        await settle(pilot)
        calendar = app.screen.query_one(Calendar)
        month = calendar.cursor.month
        calendar.post_message(_wheel(events.MouseScrollUp, calendar))
        await settle(pilot)
        assert calendar.cursor.month == (month - 2) % 12 + 1


def _wheel(kind: type[Any], widget: Widget) -> events.MouseEvent:
    x, y = widget.region.offset
    made: events.MouseEvent = kind(widget, x, y, 0, 0, 0, False, False, False)
    return made


async def test_each_setting_goes_round_with_the_mouse(
    session: Session, carnet: OpenApp, settle: Settle, screen_text: ScreenText
) -> None:
    app = carnet(session, "settings", "en")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        rows = app.screen.query_one(RowList)
        app.idle.minutes = 30
        for _ in range(2):
            await click(pilot, rows, Offset(4, 1))
        assert app.idle.minutes == 1, "the longest is followed by the shortest"

"""A key draws one frame, of what changed; what a scrolled list shows again is not made again."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.screen import Screen
from textual.strip import Strip

from tests.widgets.stand import Stand, lines_of
from tui.app import CarnetApp
from tui.lean_compositor import LeanCompositor
from tui.screens.commanded import Commanded
from tui.themes import CALM_DARK
from tui.widgets.beside import Beside
from tui.widgets.lean_lines import LeanBar
from tui.widgets.row_list import RowList
from tui.widgets.two_pane import WIDE, TwoPane

LONG = "\n".join(f"line {number} of the text beside it" for number in range(60))


class Listed(Commanded, Screen[None]):
    """A list with a text beside it that is longer than the window."""

    def compose(self) -> ComposeResult:
        yield TwoPane(RowList(1_000, lambda index: f"row {index}"), Beside())

    def on_row_list_highlighted(self, event: RowList.Highlighted) -> None:
        self.query_one(Beside).show(f"about {event.index}\n{LONG}")


class Shown(App[None]):
    """Shows the list as the program does."""

    read_only = False

    def on_mount(self) -> None:
        self.register_theme(CALM_DARK)
        self.theme = CALM_DARK.name
        self.push_screen(Listed(classes="-wide"))


def test_screens_fill_the_second_part_from_the_width_at_which_it_is_shown() -> None:
    assert (WIDE, "-wide") in CarnetApp.HORIZONTAL_BREAKPOINTS


@contextmanager
def frames(screen: Screen[Any]) -> Iterator[list[object]]:
    """Note what is drawn meanwhile."""
    drawn: list[object] = []
    compositor = screen._compositor
    render = compositor.render_update

    def noted(*arguments: Any, **options: Any) -> object:
        update = render(*arguments, **options)
        if update is not None:
            drawn.append(update)
        return update

    vars(compositor)["render_update"] = noted
    yield drawn
    del vars(compositor)["render_update"]


async def test_a_key_draws_the_list_and_the_text_beside_it_in_one_frame() -> None:
    app = Shown()
    async with app.run_test(size=(120, 20)) as pilot:
        await pilot.press(*["down"] * 30)
        await pilot.pause(0.1)
        assert isinstance(app.screen._compositor, LeanCompositor)
        for _ in range(5):
            with frames(app.screen) as drawn:
                await pilot.press("down")
                await pilot.pause(0.1)
            assert len(drawn) == 1
        assert lines_of(app)[0].split("│")[1].strip().startswith("about 35")


async def test_a_scrolled_list_makes_only_the_rows_that_are_new() -> None:
    made: list[int] = []

    def row(index: int) -> str:
        made.append(index)
        return f"row {index}"

    app = Stand(lambda: RowList(1_000, row))
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.press(*["down"] * 20)
        await pilot.pause()
        made.clear()
        await pilot.press("down")
        await pilot.pause()
        assert set(made) <= {20, 21}
        made.clear()
        app.query_one(RowList).refresh()
        await pilot.pause()
        assert set(made) == set(range(12, 22))


async def test_rows_that_became_others_are_drawn_so() -> None:
    words = ["before"] * 50
    app = Stand(lambda: RowList(50, words.__getitem__))
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.pause()
        words[:] = ["after"] * 50
        app.query_one(RowList).refresh()
        await pilot.pause()
        assert all("after" in line for line in lines_of(app))
        words[:] = ["again"] * 50
        app.query_one(RowList).show_rows(50)
        await pilot.pause()
        assert all("again" in line for line in lines_of(app))


async def test_the_bar_of_a_long_list_moves_only_when_it_can_be_seen() -> None:
    app = Stand(lambda: RowList(100_000, str))
    async with app.run_test(size=(40, 10)) as pilot:
        bar = app.query_one(RowList).vertical_scrollbar
        await pilot.press(*["down"] * 30)
        await pilot.pause()
        assert bar.position == 0
        await pilot.press("end")
        await pilot.pause()
        assert bar.position == 100_000 - 10


async def test_a_whole_drawing_after_an_arrangement_is_drawn_once() -> None:
    app = Shown()
    async with app.run_test(size=(120, 20)) as pilot:
        await pilot.pause(0.1)
        with frames(app.screen) as drawn:
            app.screen.refresh(layout=True)
            await pilot.pause(0.1)
        assert len(drawn) == 1


async def test_the_bar_shows_the_place_and_is_made_again_only_when_something_of_it_changed() -> (
    None
):
    app = Stand(lambda: RowList(100, str))
    async with app.run_test(size=(40, 10)) as pilot:
        bar = app.query_one(RowList).vertical_scrollbar
        assert isinstance(bar, LeanBar)
        await pilot.pause()
        first = bar._strips
        bar.refresh()
        await pilot.pause()
        assert bar._strips is first
        await pilot.press("end")
        await pilot.pause()
        assert [bool(_thumb(strip)) for strip in first] == [True, *[False] * 9]
        assert [bool(_thumb(strip)) for strip in bar._strips] == [*[False] * 9, True]


def _thumb(strip: Strip) -> list[Segment]:
    """Return what of a line of the bar can be grabbed."""
    return [one for one in strip if one.style and one.style.meta.get("@mouse.down") == "grab"]

"""The text beside a list: wrapped, scrolled, and drawn again only where it changed."""

from textual.app import App
from textual.content import Content
from textual.geometry import Region
from textual.selection import SELECT_ALL

from tests.widgets.stand import Stand, lines_of
from tui.widgets.beside import Beside

WORDS = "one two three four five six seven eight nine ten "
BAR = 2
"""Cells of a scroll bar."""


async def test_a_text_is_wrapped_and_scrolls_beside_its_bar() -> None:
    async with Stand(Beside).run_test(size=(20, 5)) as pilot:
        beside = pilot.app.query_one(Beside)
        beside.show("short")
        await pilot.pause()
        assert not beside.show_vertical_scrollbar
        beside.show(Content(WORDS * 4))
        await pilot.pause()
        assert beside.show_vertical_scrollbar
        assert beside.text.plain == WORDS * 4
        assert all(len(line) == 20 for line in lines_of(pilot.app))
        assert lines_of(pilot.app)[0].startswith("one two three four ")
        beside.scroll_end(animate=False)
        await pilot.pause()
        assert "nine ten" in "".join(lines_of(pilot.app)[-2:])


async def test_what_is_laid_out_for_a_width_leaves_room_for_the_bar() -> None:
    widths: list[int] = []

    def laid(width: int) -> list[Content]:
        widths.append(width)
        return [Content("-" * width) for _ in range(9)]

    async with Stand(Beside).run_test(size=(20, 5)) as pilot:
        pilot.app.query_one(Beside).show(laid)
        await pilot.pause()
        assert widths[-1] == 20 - BAR
        assert [line[:-BAR] for line in lines_of(pilot.app)] == ["-" * (20 - BAR)] * 5
        await pilot.resize_terminal(30, 20)
        await pilot.pause()
        assert widths[-1] == 30
        assert lines_of(pilot.app)[8] == "-" * 30


async def test_only_the_lines_that_changed_are_drawn_again() -> None:
    drawn: list[tuple[Region, ...]] = []
    arranged: list[bool] = []

    class Watched(Beside):
        def refresh(self, *regions: Region, **how: bool) -> "Watched":
            drawn.append(regions)
            arranged.append(how.get("layout", False))
            return super().refresh(*regions, **how)

    async with Stand(Watched).run_test(size=(20, 6)) as pilot:
        beside = pilot.app.query_one(Watched)
        beside.show("same\nold\nsame\nold")
        await pilot.pause()
        drawn.clear()
        arranged.clear()
        beside.show("same\nnew\nsame\nnew\nmore")
        assert drawn[-1] == (Region(0, 1, 20, 4),)
        drawn.clear()
        beside.show("same\nnew\nsame\nnew\nmore")
        assert drawn == []
        assert not any(arranged)
        await pilot.pause()
        assert [line.rstrip() for line in lines_of(pilot.app)[:5]] == [
            "same", "new", "same", "new", "more",
        ]  # fmt: skip


async def test_a_text_that_was_shown_while_hidden_is_there_when_it_appears() -> None:
    async with Stand(Beside).run_test(size=(20, 6)) as pilot:
        beside = pilot.app.query_one(Beside)
        beside.display = False
        await pilot.pause()
        beside.show("words")
        beside.display = True
        await pilot.pause()
        assert lines_of(pilot.app)[0].startswith("words")


async def test_the_text_can_be_selected_with_the_mouse() -> None:
    async with Stand(Beside).run_test(size=(20, 6)) as pilot:
        beside = pilot.app.query_one(Beside)
        beside.show("first\nsecond")
        await pilot.pause()
        plain = pilot.app.screen._compositor.render_strips()[1]._segments[0].style
        await pilot.mouse_down(Beside, offset=(0, 0))
        await pilot.hover(Beside, offset=(3, 1))
        await pilot.mouse_up(Beside, offset=(3, 1))
        await pilot.pause()
        assert pilot.app.screen.get_selected_text() == "first\nseco"
        marked = pilot.app.screen._compositor.render_strips()[1]._segments[0].style
        assert plain is not None
        assert marked is not None
        assert plain.bgcolor != marked.bgcolor
        assert beside.get_selection(SELECT_ALL) == ("first\nsecond", "\n")


async def test_a_selection_goes_on_from_row_to_row_as_the_text_does() -> None:
    async with Stand(Beside).run_test(size=(20, 6)) as pilot:
        pilot.app.query_one(Beside).show(Content("one two three four five six seven eight"))
        await pilot.pause()
        before = backgrounds(pilot.app)
        assert lines_of(pilot.app)[1].startswith("five six seven eight")
        await pilot.mouse_down(Beside, offset=(8, 0))
        await pilot.hover(Beside, offset=(7, 1))
        await pilot.mouse_up(Beside, offset=(7, 1))
        await pilot.pause()
        assert pilot.app.screen.get_selected_text() == "three four five six"
        after = backgrounds(pilot.app)
        changed = [
            [x for x in range(20) if old[x] != new[x]]
            for old, new in zip(before, after, strict=True)
        ]
        assert changed[0] == list(range(8, 18))
        assert changed[1] == list(range(8))
        assert not any(changed[2:])


def backgrounds(app: App[None]) -> list[list[object]]:
    """Return the ground of each cell of the screen."""
    return [
        [
            segment.style and segment.style.bgcolor
            for segment in strip._segments
            for _ in range(segment.cell_length)
        ]
        for strip in app.screen._compositor.render_strips()
    ]

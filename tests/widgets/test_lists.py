"""Lists: only what is in view is drawn, marks need no colour, the cursor steps over headings."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App
from textual.content import Content
from textual.widget import Widget

from tests.widgets.stand import Stand, lines_of
from tui.widgets.choice_list import Choice, ChoiceList, toggled
from tui.widgets.row_list import RowList

CHOICES = (
    Choice("post", "By post"),
    Choice("phone", "By phone, at any hour of the day and of the night, again and again"),
    Choice("none", "None of these", exclusive=True),
)


async def test_a_hundred_thousand_rows_draw_only_those_in_view() -> None:
    drawn: set[int] = set()

    def row(index: int) -> str:
        drawn.add(index)
        return f"row {index}"

    async with Stand(lambda: RowList(100_000, row)).run_test(size=(40, 10)) as pilot:
        await pilot.press("end")
        await pilot.pause()
        assert lines_of(pilot.app)[-1].startswith("▸ row 99999")
        assert len(drawn) < 100


async def test_headings_are_stepped_over_in_both_directions() -> None:
    app = Stand(lambda: RowList(6, str, heading=lambda index: index in (0, 3)))
    async with app.run_test(size=(20, 10)) as pilot:
        rows = app.query_one(RowList)
        assert rows.cursor == 1
        await pilot.press("j", "j")
        assert rows.cursor == 4
        await pilot.press("k")
        assert rows.cursor == 2
        await pilot.press("g", "up")
        assert rows.cursor == 1
        await pilot.press("G")
        assert rows.cursor == 5


async def test_a_row_is_chosen_by_enter_and_by_a_second_click() -> None:
    app = Stand(lambda: RowList(5, str))
    async with app.run_test(size=(20, 10)) as pilot:
        await pilot.press("down", "enter")
        await pilot.click(RowList, offset=(3, 3))
        await pilot.click(RowList, offset=(3, 3))
        await pilot.pause()
        assert app.seen(RowList.Selected) == [1, 3]


async def test_other_rows_keep_the_cursor_or_place_it() -> None:
    app = Stand(lambda: RowList(50, str))
    async with app.run_test(size=(20, 10)) as pilot:
        rows = app.query_one(RowList)
        await pilot.press("end")
        rows.show_rows(3)
        assert rows.cursor == 2
        rows.show_rows(0)
        await pilot.press("enter", "down")
        rows.show_rows(9, cursor=4)
        await pilot.pause()
        assert rows.cursor == 4
        assert app.seen(RowList.Selected) == []


async def test_text_of_a_row_is_never_markup_and_long_rows_are_cut() -> None:
    app = Stand(lambda: RowList(2, lambda _i: "[b]not bold[/b] [/] " + "x" * 50))
    async with app.run_test(size=(30, 8)) as pilot:
        await pilot.press("down")
        line = lines_of(app)[0]
        assert line.startswith("  [b]not bold[/b] [/] x")
        assert line.rstrip().endswith("…")


async def test_the_row_under_the_cursor_is_shown_whole() -> None:
    words = "a row that is much too long for the narrow window it is shown in"
    app = Stand(lambda: RowList(3, lambda index: f"{index} {words}"))
    async with app.run_test(size=(24, 8)) as pilot:
        await pilot.press("down")
        await pilot.pause()
        lines = [line.rstrip() for line in lines_of(app)]
        assert lines[0] == "  0 a row that is much …"
        assert " ".join(" ".join(lines[1:5]).split()) == f"▸ 1 {words}"
        assert lines[5] == "  2 a row that is much …"
        await pilot.click(RowList, offset=(3, 5))
        await pilot.pause()
        assert app.query_one(RowList).cursor == 2
        await pilot.resize_terminal(90, 8)
        await pilot.pause()
        assert [line.rstrip() for line in lines_of(app)][2] == f"▸ 2 {words}"


async def test_a_styled_row_keeps_its_style() -> None:
    app = Stand(lambda: RowList(2, lambda _i: Content.assemble("a", ("b", "italic"))))
    async with app.run_test(size=(30, 4)):
        strip = app.screen._compositor.render_strips()[1]
        assert any(s.text == "b" and s.style and s.style.italic for s in strip)


async def test_marks_show_what_is_ticked_without_colour() -> None:
    app = Stand(lambda: ChoiceList(CHOICES, kind="multi", chosen=("post",)))
    async with app.run_test(size=(40, 10)) as pilot:
        lines = lines_of(app)
        assert lines[0].startswith("▸ [x] By post")
        assert lines[1].startswith("  [ ] By phone")
        assert lines[2].startswith("      ")
        await pilot.press("end", "space")
        await pilot.pause()
        assert app.query_one(ChoiceList).chosen == ("none",)
        assert app.seen(ChoiceList.Changed) == [("none",)]


async def test_enter_on_one_answer_takes_it_and_goes_on() -> None:
    app = Stand(lambda: ChoiceList(CHOICES))
    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.press("down", "enter")
        await pilot.pause()
        assert app.seen(ChoiceList.Submitted) == [("phone",)]
        assert lines_of(app)[1].startswith("▸ (•) By phone")


async def test_enter_on_several_answers_only_goes_on() -> None:
    app = Stand(lambda: ChoiceList(CHOICES, kind="multi", chosen=("post",)))
    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.press("down", "enter")
        await pilot.pause()
        assert app.seen(ChoiceList.Submitted) == [("post",)]


async def test_the_list_wraps_again_when_the_window_changes() -> None:
    app = Stand(lambda: ChoiceList(CHOICES))
    async with app.run_test(size=(80, 10)) as pilot:
        assert lines_of(app)[2].strip().startswith("( ) None")
        await pilot.resize_terminal(40, 10)
        await pilot.pause()
        assert lines_of(app)[3].strip().startswith("( ) None")


@given(st.lists(st.sampled_from([choice.id for choice in CHOICES]), max_size=8))
def test_an_exclusive_option_never_stands_with_others(presses: list[str]) -> None:
    chosen: tuple[str, ...] = ()
    for press in presses:
        chosen = toggled(CHOICES, chosen, press)
        assert "none" not in chosen or chosen == ("none",)
        assert len(set(chosen)) == len(chosen)


@pytest.mark.parametrize("widget", [lambda: RowList(0, str), lambda: ChoiceList(())])
async def test_an_empty_list_takes_every_key(widget: Callable[[], Widget]) -> None:
    app: App[None] = Stand(widget)
    async with app.run_test(size=(20, 5)) as pilot:
        await pilot.press("down", "up", "home", "end", "pageup", "pagedown", "space", "enter")
        await pilot.pause()
        assert "▸" not in "".join(lines_of(app))


async def test_a_move_draws_the_two_rows_again_that_changed() -> None:
    drawn: list[int] = []

    def row(index: int) -> str:
        drawn.append(index)
        return f"row {index}"

    async with Stand(lambda: RowList(100, row)).run_test(size=(40, 10)) as pilot:
        await pilot.pause()
        drawn.clear()
        await pilot.press("down")
        await pilot.pause()
        lines = lines_of(pilot.app)
    assert sorted(set(drawn)) == [0, 1]
    assert lines[0].startswith("  row 0")
    assert lines[1].startswith("▸ row 1")


async def test_whatever_the_move_what_is_seen_is_what_a_whole_drawing_shows() -> None:
    def row(index: int) -> str:
        return f"row {index} " + "words " * (index * 7 % 19)

    moves = ["down", "down", "down", "up", "pagedown", "up", "down", "end", "up", "home", "down"]
    async with Stand(lambda: RowList(60, row)).run_test(size=(40, 9)) as pilot:
        await pilot.pause()
        for key in [*moves, *["down"] * 12, *["up"] * 9]:
            await pilot.press(key)
            await pilot.pause()
            seen = lines_of(pilot.app)
            pilot.app.query_one(RowList).refresh()
            await pilot.pause()
            assert seen == lines_of(pilot.app), key

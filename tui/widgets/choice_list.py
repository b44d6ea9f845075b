"""Options of a question, drawn with marks that need no colour."""

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from rich.segment import Segment
from textual import events
from textual.content import Content
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.commands import Commands, bindings_of
from tui.widgets.bringing import bring_in, scroll_around
from tui.widgets.marks import place_mark
from tui.widgets.moves import RIGHT_BUTTON, TICKS

Kind = Literal["single", "multi", "scale"]


UNSEEN_SECONDS = 0.4
"""How long enter does not take the first line of options that have just appeared."""


@dataclass(frozen=True)
class Choice:
    """One option; an `exclusive` one cannot stand together with others."""

    id: str
    label: str
    exclusive: bool = False


def toggled(choices: Sequence[Choice], chosen: Iterable[str], ticked: str) -> tuple[str, ...]:
    """Return the ids chosen after `ticked` was ticked or unticked, in the order of `choices`."""
    before = set(chosen)
    exclusive = {choice.id for choice in choices if choice.exclusive}
    if ticked in before:
        after = before - {ticked}
    elif ticked in exclusive:
        after = {ticked}
    else:
        after = (before - exclusive) | {ticked}
    return tuple(choice.id for choice in choices if choice.id in after)


class ChoiceList(ScrollView, can_focus=True):
    """Lists options with `[x]` (several) or `(•)` (one, scale) before each.

    Space ticks; enter ticks and goes on where one answer is asked, and only goes on where several
    may be given. Long labels are wrapped under themselves.

    Attributes:
        taking: whether ticks and enter are taken. With `once`, enter closes the list until other
            choices are shown, so that keys typed ahead never change an answer already given.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"choice-list--cursor"}
    DEFAULT_CSS = """
    ChoiceList { height: auto; max-height: 1fr; overflow-x: hidden;
        background: $background; color: $foreground; }
    ChoiceList > .choice-list--cursor { background: $panel; color: $foreground; }
    ChoiceList:focus > .choice-list--cursor {
        background: $primary; color: $background; text-style: bold;
    }
    """
    KEYS: ClassVar[Commands] = TICKS
    BINDINGS = bindings_of(KEYS)

    cursor: reactive[int] = reactive(0, init=False)

    @dataclass
    class Changed(Message):
        """An option was ticked or unticked."""

        list: "ChoiceList"
        chosen: tuple[str, ...]

        @property
        def control(self) -> "ChoiceList":
            """The list that sent this."""
            return self.list

    class Submitted(Changed):
        """Enter was pressed: the person wants to go on."""

    def __init__(
        self,
        choices: Sequence[Choice] = (),
        *,
        kind: Kind = "single",
        chosen: Iterable[str] = (),
        once: bool = False,
        id: str | None = None,  # noqa: A002
    ) -> None:
        """Offer `choices`, of which `chosen` are ticked."""
        super().__init__(id=id)
        self._choices, self._kind, self._chosen = tuple(choices), kind, tuple(chosen)
        self._once, self.taking = once, True
        self._touched, self._shown_at = False, 0.0
        self._lines: list[tuple[int, str]] = []
        self._wrapped_for = 0

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The options offered now."""
        return self._choices

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids ticked now."""
        return self._chosen

    def show_choices(
        self, choices: Sequence[Choice], *, kind: Kind, chosen: Iterable[str] = ()
    ) -> None:
        """Offer other options; the cursor goes to the first ticked one."""
        self._choices, self._kind, self._chosen = tuple(choices), kind, tuple(chosen)
        self.taking = True
        self._touched, self._shown_at = False, time.monotonic()
        ticked = [i for i, choice in enumerate(choices) if choice.id in self._chosen]
        self.set_reactive(ChoiceList.cursor, ticked[0] if ticked else 0)
        self._wrapped_for = 0
        self.refresh(layout=True)
        self._reveal()

    def relabel(self) -> None:
        """Draw again."""
        self.refresh()

    def get_content_height(self, _container: Size, _viewport: Size, width: int) -> int:
        """Return the lines needed at `width`, so that a short list takes only its own room."""
        return len(self._wrap(width))

    def _wrap(self, width: int) -> list[tuple[int, str]]:
        """Return (option, text without its mark) for each line at `width` cells."""
        lines: list[tuple[int, str]] = []
        for index, choice in enumerate(self._choices):
            pieces = Content(choice.label).wrap(max(8, width - 6))
            lines += [(index, piece.plain.rstrip()) for piece in pieces]
        return lines

    def _measure(self) -> None:
        width = self.scrollable_content_region.width
        if width != self._wrapped_for:
            self._lines, self._wrapped_for = self._wrap(width), width
            self.virtual_size = Size(width, len(self._lines))

    def on_resize(self) -> None:
        """Wrap to the new width and keep the cursor in view."""
        self._measure()
        self._reveal()

    def rows_in_view(self) -> list[tuple[int, int]]:
        """Return (option, line of the view it begins on) for each option in view."""
        self._measure()
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        starts: dict[int, int] = {}
        for line, (index, _) in enumerate(self._lines):
            starts.setdefault(index, line)
        return [(i, line - top) for i, line in starts.items() if top <= line < top + height]

    def _mark(self, index: int) -> str:
        ticked = self._choices[index].id in self._chosen
        if self._kind == "multi":
            return "[x] " if ticked else "[ ] "
        return "(•) " if ticked else "( ) "

    def render_line(self, y: int) -> Strip:
        """Return the line `y` of the view."""
        self._measure()
        line = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        if line >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        index, text = self._lines[line]
        first = line == 0 or self._lines[line - 1][0] != index
        here = index == self.cursor
        lead = (f"{place_mark(self)} " if here else "  ") + self._mark(index) if first else " " * 6
        style = self.visual_style
        if here:
            style += self.get_visual_style("choice-list--cursor")
        content = Content(lead + text).truncate(width, pad=True)
        return Strip([Segment(content.plain, style.rich_style)], width)

    def _reveal(self) -> None:
        mine = [line for line, (index, _) in enumerate(self._lines) if index == self.cursor]
        if mine:
            self.scroll_to_region(Region(0, mine[0], 1, len(mine)), animate=False, force=True)

    def pointed(self) -> Offset:
        """Return the first cell of the option under the cursor."""
        lines = [line for line, (index, _) in enumerate(self._lines) if index == self.cursor]
        return Offset(0, (lines[0] if lines else 0) - self.scroll_offset.y)

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on an option."""
        return max(0, min(len(self._choices) - 1, cursor))

    def watch_cursor(self) -> None:
        """Draw the cursor at its new place."""
        self._touched = True
        self.refresh()
        self._reveal()

    def action_move(self, step: int) -> None:
        """Move `step` options; at the edge, scroll what stands around."""
        before = self.cursor
        self.cursor += step
        if self.cursor == before:
            scroll_around(self, step)
        else:
            self.call_after_refresh(self._bring_in)

    def _bring_in(self) -> None:
        lines = sum(index == self.cursor for index, _ in self._lines)
        bring_in(self, self.pointed().y, max(1, lines))

    def action_page(self, pages: int) -> None:
        """Move half a dozen options."""
        self.cursor += pages * 6

    def action_first(self) -> None:
        """Move to the first option."""
        self.cursor = 0

    def action_last(self) -> None:
        """Move to the last option."""
        self.cursor = len(self._choices) - 1

    def action_tick(self) -> None:
        """Tick the option under the cursor, or untick it."""
        if self._choices and self.taking:
            self._tick(self._choices[self.cursor].id)

    def _tick(self, option: str) -> None:
        if self._kind == "multi":
            self._chosen = toggled(self._choices, self._chosen, option)
        else:
            self._chosen = () if self._chosen == (option,) else (option,)
        self.refresh()
        self.post_message(self.Changed(self, self._chosen))

    def _unseen(self) -> bool:
        """Say whether enter may be the bounce of the one before: nobody has read these options."""
        fresh = self._once and not self._touched and self._kind != "multi"
        return fresh and time.monotonic() - self._shown_at < UNSEEN_SECONDS

    def action_choose(self) -> None:
        """Go on; where one answer is asked, the option under the cursor is taken first."""
        if not self.taking or self._unseen():
            return
        if self._kind != "multi" and self._choices:
            option = self._choices[self.cursor].id
            if self._chosen != (option,):
                self._tick(option)
        self.taking = not self._once
        self.post_message(self.Submitted(self, self._chosen))

    def on_click(self, event: events.Click) -> None:
        """Tick the option under the mouse."""
        offset = event.get_content_offset(self)
        line = -1 if offset is None else offset.y + self.scroll_offset.y
        if 0 <= line < len(self._lines):
            self.cursor = self._lines[line][0]
            if event.button != RIGHT_BUTTON:
                self.action_tick()

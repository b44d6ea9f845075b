"""Shows what a new answer changes in the plan before it is applied."""

from collections.abc import Iterator
from pathlib import PurePath
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.library.language import mark
from tui.library.model import Library, Step
from tui.planner.changes import PlanChange
from tui.screens.base import CarnetModal
from tui.widgets.confirm import Cancel
from tui.widgets.row_list import RowList

APPLY = 0
ANSWERS = (mark("Use the new answer"), mark("Keep the answer as it was"))
MOST_TITLES = 4
"""Steps named in each list; the rest is counted."""


class ChangeScreen(CarnetModal[bool]):
    """Gives True when the new answer shall be used."""

    OWN_COMMANDS = (Cancel,)
    CSS_PATH: ClassVar[list[str | PurePath]] = ["window.tcss", "change.tcss"]
    TITLE_WORDS = mark("What changes")
    HELP_WORDS = mark("What your new answer changes in your plan. Nothing is applied yet.")

    def __init__(self, change: PlanChange, library: Library) -> None:
        """Take the change and the content it speaks of."""
        super().__init__()
        self._change, self._library = change, library

    def compose(self) -> ComposeResult:
        """Show the change, then the two answers."""
        with Vertical():
            with VerticalScroll(id="changes", can_focus=False):
                yield Static(Content("\n").join(self._lines()), markup=False)
            yield RowList(len(ANSWERS), lambda index: self.say(ANSWERS[index]))

    def _lines(self) -> Iterator[Content]:
        change, say = self._change, self.say
        if change.level_before != change.level_after:
            yield Content(say(self._level_heading())).stylize("bold")
            yield Content(self._library.wording.levels[change.level_after])
            yield Content("")
        yield Content(say("With this answer, your plan changes:")).stylize("bold")
        yield from self._steps("+", say("Comes in"), change.enter)
        yield from self._steps("-", say("Goes out"), change.leave)
        yield from self._steps("‖", say("Must wait now"), change.wait)
        yield from self._steps("▸", say("Need not wait any more"), change.free)
        yield from self._steps("↑", say("Comes earlier"), change.earlier)
        yield from self._steps("↓", say("Comes later"), change.later)
        if change.next_after and change.next_after != change.next_before:
            title = self._library.steps[change.next_after].title
            yield Content(say("The next step becomes: {step}", step=title))

    def _level_heading(self) -> str:
        """Say first whether the answers now call for more care, or for less."""
        levels, change = self._library.levels, self._change
        if levels.index(change.level_after) > levels.index(change.level_before):
            return mark("Your answers would call for more care:")
        return mark("Your answers would call for less care than before:")

    def _steps(self, sign: str, heading: str, steps: tuple[Step, ...]) -> Iterator[Content]:
        if not steps:
            return
        yield Content(f"{heading} ({len(steps)})").stylize("bold")
        for step in steps[:MOST_TITLES]:
            yield Content(f" {sign} {step.title}")
        if len(steps) > MOST_TITLES:
            yield Content(f" {sign} …")

    def on_row_list_selected(self, event: RowList.Selected) -> None:
        """Give the choice."""
        self.dismiss(event.index == APPLY)

    def on_row_list_edge(self, event: RowList.Edge) -> None:
        """Scroll through a long list of changes where the two answers end."""
        self.query_one("#changes", VerticalScroll).scroll_relative(y=event.step, animate=False)

    def action_cancel(self) -> None:
        """Keep the answer as it was."""
        self.dismiss(False)

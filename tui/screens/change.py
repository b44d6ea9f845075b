"""Shows what a new answer changes in the plan before it is applied."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import Vertical
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
    CSS_PATH = "window.tcss"
    TITLE_WORDS = mark("What changes")
    HELP_WORDS = mark("What your new answer changes in your plan. Nothing is applied yet.")

    def __init__(self, change: PlanChange, library: Library) -> None:
        """Take the change and the content it speaks of."""
        super().__init__()
        self._change, self._library = change, library

    def compose(self) -> ComposeResult:
        """Show the change, then the two answers."""
        with Vertical():
            yield Static(Content("\n").join(self._lines()), markup=False)
            yield RowList(len(ANSWERS), lambda index: self.say(ANSWERS[index]))

    def _lines(self) -> Iterator[Content]:
        change, say = self._change, self.say
        yield Content(say("With this answer, your plan changes:")).stylize("bold")
        if change.level_before != change.level_after:
            yield Content(self._library.wording.levels[change.level_after])
        yield from self._steps("+", say("Comes in"), change.enter)
        yield from self._steps("-", say("Goes out"), change.leave)
        yield from self._steps("‖", say("Must wait now"), change.wait)
        yield from self._steps("▸", say("Need not wait any more"), change.free)
        if change.next_after and change.next_after != change.next_before:
            title = self._library.steps[change.next_after].title
            yield Content(say("The next step becomes: {step}", step=title))

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

    def action_cancel(self) -> None:
        """Keep the answer as it was."""
        self.dismiss(False)

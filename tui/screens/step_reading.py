"""A step that is not in the plan: what it says, to read only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from tui.commands import Commands
from tui.library.language import mark
from tui.library.model import Step, Visibility
from tui.screens.base import CarnetScreen
from tui.screens.platform_about import WhereToPress
from tui.screens.platform_lines import platform_lines
from tui.session import Session
from tui.widgets.page import EMPTY, Page, PageLine, heading


class StepReadingScreen(CarnetScreen):
    """Shows a step of the catalogue that the answers did not bring into the plan.

    Every caution is shown, also those whose condition does not hold: nothing was weighed here.
    """

    OWN_COMMANDS: ClassVar[Commands] = (WhereToPress,)
    CSS_PATH = "step_reading.tcss"
    TITLE_WORDS = mark("A step that is not in your plan")
    HELP_WORDS = mark(
        "What this step says. Your answers did not bring it into your plan, so nothing here was "
        "weighed against your situation: read what to take care of first."
    )
    section = "guides"

    def __init__(self, session: Session, step: str) -> None:
        """Take the open file and the id of the step."""
        super().__init__(session)
        self._step = step

    def body(self) -> ComposeResult:
        """Yield the page."""
        with VerticalScroll():
            yield Page(id="page")

    def reload(self) -> None:
        """Show the page in the language of now."""
        step = self.session.library.steps[self._step]
        self.query_one("#page", Page).show(list(self._lines(step)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the platforms only where one has a part in the step."""
        if action == "where_to_press" and not self.session.library.steps[self._step].actions:
            return False
        return super().check_action(action, parameters)

    def action_where_to_press(self) -> None:
        """Open the platforms with a path for the step."""
        from tui.screens.platforms import PlatformsScreen

        self.app.push_screen(PlatformsScreen(self.session, self._step))

    def _lines(self, step: Step) -> Iterator[PageLine]:
        say = self.say
        yield PageLine(step.title, style="bold")
        yield PageLine(say("Your answers did not bring this step into your plan."))
        cautions = (PageLine(text, "! ") for text in self._care(step))
        yield from _part(say("Take care"), cautions)
        yield from _part(say("Why it helps"), [PageLine(step.why)])
        numbered = (PageLine(line, f"{number}. ") for number, line in enumerate(step.how, start=1))
        yield from _part(say("How to do it"), numbered)
        paths = platform_lines(self.session, step)
        yield from (EMPTY, *paths) if paths else ()
        wrong = (PageLine(line, "• ") for line in step.wrong)
        yield from _part(say("What could go wrong, and what then"), wrong)
        yield from _part(say("It is done when"), [PageLine(step.done_when)])
        yield from _part(say("If it did not work"), [PageLine(step.not_worked)])
        yield from _part(say("Who else could do it"), [PageLine(step.others)])

    def _care(self, step: Step) -> Iterator[str]:
        if step.visible is not Visibility.NO:
            yield self.say("The other person might notice this.")
        if step.destroys_evidence:
            yield self.say("Traces can be lost: save them first.")
        if step.needs_safer_device:
            yield self.say("Do it on a device the other person never touched.")
        yield from (caution.text for caution in step.cautions)


def _part(title: str, lines: Iterable[PageLine]) -> Iterator[PageLine]:
    """Yield a heading and its lines, or nothing when there are none."""
    written = [line for line in lines if line.text]
    if written:
        yield from (EMPTY, heading(title), *written)

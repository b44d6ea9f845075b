"""A step that is not in the plan: what it says, to read only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.library.language import mark
from tui.library.model import Step
from tui.screens.base import CarnetScreen
from tui.session import Session


class StepReadingScreen(CarnetScreen):
    """Shows a step of the catalogue that the answers did not bring into the plan."""

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
            yield Static(markup=False, id="page")

    def reload(self) -> None:
        """Show the page in the language of now."""
        lines = list(self._lines(self.session.library.steps[self._step]))
        self.query_one("#page", Static).update(Content("\n").join(lines))

    def _lines(self, step: Step) -> Iterator[Content]:
        yield Content(step.title).stylize("bold")
        yield Content(self.say("Your answers did not bring this step into your plan."))
        if step.cautions:
            yield Content("")
            yield Content(self.say("Take care")).stylize("bold underline")
        yield from (Content(f"! {caution.text}") for caution in step.cautions)
        yield from self._part(self.say("Why it helps"), [step.why])
        numbered = [f"{place}. {text}" for place, text in enumerate(step.how, start=1)]
        yield from self._part(self.say("How to do it"), numbered)
        yield from self._part(self.say("What could go wrong, and what then"), step.wrong)
        yield from self._part(self.say("It is done when"), [step.done_when])
        yield from self._part(self.say("If it did not work"), [step.not_worked])

    @staticmethod
    def _part(heading: str, texts: Sequence[str]) -> Iterator[Content]:
        """Yield a heading and its texts, or nothing when there are none."""
        written = [text for text in texts if text]
        if written:
            yield Content("")
            yield Content(heading).stylize("bold underline")
        yield from (Content(text) for text in written)

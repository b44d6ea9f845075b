"""The guides about a step: lines for its page, the key that opens them, and their list."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Static

from tui.commands import Command, Commands, Say
from tui.library.guides import Guide, Guides
from tui.library.language import mark
from tui.planner.plan import PlannedStep
from tui.screens.base import CarnetScreen
from tui.screens.following import follow
from tui.session import Session
from tui.widgets.row_list import RowList


class StepGuides(Command):
    """Open the guides about the step."""

    title = mark("Guides about this step")
    help = mark("Opens the guides that explain this step; a list, when there are several.")
    keys = ("i",)
    action = "screen.step_guides"
    short = mark("guides")


def guide_lines(guides: Guides, step: str, say: Say) -> list[str]:
    """Return a heading and the titles of the guides about a step; nothing when there are none."""
    about = guides.about(step)
    heading = say("Guides about this (press i)")
    return [heading, *(guide.title for guide in about)] if about else []


class GuidesAbout(CarnetScreen):
    """Mixed into screens with a step in view: a key opens the guides about it."""

    OWN_COMMANDS: ClassVar[Commands] = (StepGuides,)

    def step_in_view(self) -> PlannedStep | None:
        """Return the step that the key speaks of."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the key only where there is a guide."""
        if action == "step_guides" and self.is_mounted and not self._guides_in_view():
            return False
        return super().check_action(action, parameters)

    def _guides_in_view(self) -> tuple[Guide, ...]:
        planned = self.step_in_view()
        return () if planned is None else self.session.guides.about(planned.step.id)

    def action_step_guides(self) -> None:
        """Open the guide about the step, or the list of them."""
        planned, guides = self.step_in_view(), self._guides_in_view()
        if len(guides) == 1:
            follow(self, "guide", guides[0].id)
        elif planned is not None:
            self.app.push_screen(StepGuidesScreen(self.session, planned.step.id))


class StepGuidesScreen(CarnetScreen):
    """Lists the guides about one step."""

    CSS_PATH = "guide_about.tcss"
    TITLE_WORDS = mark("Guides about this step")
    HELP_WORDS = mark("The guides that explain this step. Enter opens one.")
    section = "plan"

    def __init__(self, session: Session, step: str) -> None:
        """Take the open file and the id of the step."""
        super().__init__(session)
        self._step = step

    def body(self) -> ComposeResult:
        """Yield the step's title and the list."""
        yield Static(markup=False, id="about")
        yield RowList(id="guides")

    def reload(self) -> None:
        """Fill the list in the language of now."""
        self.query_one("#about", Static).update(self.session.library.steps[self._step].title)
        guides = self.session.guides.about(self._step)
        self.query_one("#guides", RowList).show_rows(len(guides), lambda i: guides[i].title)

    def on_row_list_selected(self, event: RowList.Selected) -> None:
        """Open the guide under the cursor."""
        follow(self, "guide", self.session.guides.about(self._step)[event.index].id)

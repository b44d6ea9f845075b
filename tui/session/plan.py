"""The answers, the plan and what the file remembers of its use."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from tui.session.content import ContentOfSession
from tui.session.opened import spoken

if TYPE_CHECKING:
    from tui.helping.bundle import Bundle
    from tui.notebook.answers import AnswerBook
    from tui.notebook.copies import Copies
    from tui.notebook.drafts import Drafts
    from tui.notebook.outcomes import Outcomes
    from tui.notebook.planning import Planning
    from tui.notebook.reading import Reading
    from tui.notebook.rechecking import Rechecking
    from tui.notebook.settings import Settings
    from tui.notebook.step_life import StepLife
    from tui.notebook.steps import StepBook
    from tui.undo import Undo


class PlanOfSession(ContentOfSession):
    """The answers, the plan and what the file remembers of its use."""

    @cached_property
    def settings(self) -> Settings:
        """What the person chose for this file."""
        from tui.notebook.settings import Settings

        return Settings(self.vault)

    @cached_property
    def answers(self) -> AnswerBook:
        """The answers given so far."""
        from tui.notebook.answers import AnswerBook

        return AnswerBook(self.vault, self.clock)

    @cached_property
    def steps(self) -> StepBook:
        """The state of each step of the plan, and the holds that were released."""
        from tui.notebook.steps import StepBook

        return StepBook(self.vault, self.clock)

    @cached_property
    def bundle(self) -> Bundle | None:
        """Whose steps the file holds, where it is a helper's copy; None for one's own file."""
        from tui.helping.bundle import bundle_of

        return bundle_of(self.vault)

    @spoken
    def planning(self) -> Planning:
        """The person's own plan, worked out from the answers and the steps."""
        from tui.notebook.planning import Planning

        given = self.bundle.steps if self.bundle is not None else None
        return Planning(self.answers, self.steps, self.library, self.clock, given)

    @cached_property
    def outcomes(self) -> Outcomes:
        """What came of the steps that were done."""
        from tui.notebook.outcomes import Outcomes

        return Outcomes(self.vault, self.clock, self.new_id)

    @cached_property
    def step_life(self) -> StepLife:
        """What is done with the steps, and the way back."""
        from tui.notebook.step_life import StepLife

        return StepLife(self.steps, self.outcomes, self.clock)

    @spoken
    def rechecking(self) -> Rechecking:
        """The periodic question whether something has changed."""
        from tui.notebook.rechecking import Rechecking

        return Rechecking(self.planning, self.answers, self.settings)

    @cached_property
    def reading(self) -> Reading:
        """Which guides the person has read."""
        from tui.notebook.reading import Reading

        return Reading(self.vault, self.clock, self.new_id)

    @cached_property
    def drafts(self) -> Drafts:
        """Text that was typed and not finished."""
        from tui.notebook.drafts import Drafts

        return Drafts(self.vault, self.clock)

    @cached_property
    def copies(self) -> Copies:
        """When the file was last copied, and the reminder."""
        from tui.notebook.copies import Copies

        return Copies(self.vault, self.clock)

    @cached_property
    def undo(self) -> Undo:
        """What can be taken back in lists; it goes with the session."""
        from tui.undo import Undo

        return Undo()

"""What is gathered for others, and the letters that were written."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from tui.session.followup import FollowupOfSession
from tui.session.notes import NotesOfSession

if TYPE_CHECKING:
    from tui.dossier.interview_notes import InterviewNotes
    from tui.dossier.kept_letters import KeptLetters
    from tui.dossier.recipe import Dossiers
    from tui.dossier.sources import Sources


class DossiersOfSession(NotesOfSession, FollowupOfSession):
    """What is gathered for others, and the letters that were written."""

    @cached_property
    def kept_letters(self) -> KeptLetters:
        """The letters that were written."""
        from tui.dossier.kept_letters import KeptLetters

        return KeptLetters(self.vault, self.clock, self.new_id)

    @cached_property
    def dossiers(self) -> Dossiers:
        """What was chosen for each dossier."""
        from tui.dossier.recipe import Dossiers

        return Dossiers(self.vault, self.clock, self.new_id)

    @cached_property
    def sources(self) -> Sources:
        """What dossiers are gathered from."""
        from tui.dossier.sources import Sources

        return Sources(
            self.vault,
            self.journal,
            self.exhibits,
            self.persons,
            self.reports,
            self.removals,
            self.kept_letters,
        )

    @cached_property
    def interview_notes(self) -> InterviewNotes:
        """What was prepared for an interview."""
        from tui.dossier.interview_notes import InterviewNotes

        return InterviewNotes(self.vault, self.clock, self.new_id)

"""The journal, and the files that were taken in."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from tui.session.plan import PlanOfSession

if TYPE_CHECKING:
    from tui.journal.exhibits import Exhibits
    from tui.journal.gentle import GentleMarks
    from tui.journal.journal import Journal
    from tui.journal.note_days import NoteDays
    from tui.journal.persons import Persons
    from tui.vault.links import Links
    from tui.vault.records import Records


class NotesOfSession(PlanOfSession):
    """The journal, and the files that were taken in."""

    @cached_property
    def journal(self) -> Journal:
        """What happened."""
        from tui.journal.journal import Journal

        by = self.bundle.helper if self.bundle is not None else ""
        return Journal(self.vault, self.clock, self.new_id, by=by)

    @cached_property
    def note_days(self) -> NoteDays:
        """The days and kinds of the newest notes."""
        from tui.journal.note_days import NoteDays

        return NoteDays(self.journal)

    @cached_property
    def persons(self) -> Persons:
        """The persons that incidents speak of."""
        from tui.journal.persons import Persons

        return Persons(self.vault, self.clock, self.new_id)

    @cached_property
    def gentle(self) -> GentleMarks:
        """What is left out for today, and what somebody else reads first."""
        from tui.journal.gentle import GentleMarks

        return GentleMarks(self.vault, self.clock, self.new_id)

    @cached_property
    def exhibits(self) -> Exhibits:
        """The files that were taken in."""
        from tui.journal.exhibits import Exhibits

        return Exhibits(self.vault, self.journal, self.clock, self.new_id)

    def records(self, kind: str) -> Records:
        """Return the records of one kind."""
        from tui.vault.records import Records

        return Records(self.vault, self.clock, self.new_id, kind)

    @cached_property
    def links(self) -> Links:
        """What belongs together."""
        from tui.vault.links import Links

        return Links(self.vault, self.clock)

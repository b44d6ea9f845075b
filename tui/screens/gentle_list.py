"""Gentle reading on the list of notes: the veil, and leaving a note out for today."""

from __future__ import annotations

from tui.commands import Command
from tui.journal.entry import Entry
from tui.library.language import mark
from tui.screens.base import CarnetScreen
from tui.telling.veil import NOTE
from tui.vault.links import Ref


class VeilJournal(Command):
    """Veil what the journal says, or lift the veil."""

    title = mark("Veil what the journal says")
    help = mark("Lists show only the day, what it is about and who; a key on the note shows it.")
    keys = ("y",)
    action = "screen.veil_journal"
    writes = True


class SkipNote(Command):
    """Leave the note out until tomorrow."""

    title = mark("Leave out for today")
    help = mark("Takes the note out of the list until tomorrow. Nothing in it is changed.")
    keys = ("h",)
    action = "screen.skip_note"
    writes = True


class BringBack(Command):
    """Bring back what was left out."""

    title = mark("Bring back what was left out")
    help = mark("Puts the notes that were left out today back in their place.")
    keys = ("u",)
    action = "screen.bring_back"
    writes = True


class GentleList(CarnetScreen):
    """A list of notes that can be read gently."""

    def entry_in_view(self) -> Entry | None:
        """Return the note under the cursor."""
        raise NotImplementedError

    def action_veil_journal(self) -> None:
        """Veil every note, or none, and say so."""
        settings = self.session.settings
        settings.veils_journal = not settings.veils_journal
        if settings.veils_journal:
            self.tell(self.say("Veiled: lists show the day, what it is about and who."))
        else:
            self.tell(self.say("The veil is lifted: lists show how a note begins."))
        self.reload()

    def action_skip_note(self) -> None:
        """Leave the note out until tomorrow."""
        entry = self.entry_in_view()
        if entry is not None:
            self.session.gentle.skip(Ref(NOTE, entry.note))
            self.reload()

    def action_bring_back(self) -> None:
        """Leave nothing out any more."""
        self.session.gentle.bring_back()
        self.reload()

    def left_out(self, number: int) -> str:
        """Return how many notes are left out, and the way back; "" when none is."""
        if not number:
            return ""
        return self.count(
            "{number} left out for today (u brings it back)",
            "{number} left out for today (u brings them back)",
            number,
        )

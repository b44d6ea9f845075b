"""The notes of one dossier, to tick; filters tick those that fit."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from tui.commands import Command, Commands
from tui.journal.facets import Filters
from tui.library.language import mark
from tui.screens.dossier_ticks import TickRow, TicksScreen
from tui.screens.journal_filters import FiltersScreen
from tui.session import Session
from tui.telling.dossier_words import note_line


class TickThose(Command):
    """Tick only the notes that fit."""

    title = mark("Tick only some")
    help = mark("Chooses by person, platform, kind or days, and ticks the notes that fit.")
    keys = ("slash",)
    action = "screen.tick_those"
    short = mark("only some")
    footer = True
    writes = True


class NotesTicksScreen(TicksScreen):
    """Lists every note as it happened, with its tick."""

    OWN_COMMANDS: ClassVar[Commands] = (TickThose,)
    HELP_WORDS = mark(
        "The notes that go into this dossier. Space ticks one, / ticks those about a person, a "
        "platform, a kind or some days. Every tick is kept at once."
    )
    AUTO_FOCUS = "#ticks"

    def __init__(self, session: Session, uid: str) -> None:
        """Take the open file and the uid of the dossier."""
        say = session.language.say
        super().__init__(
            session,
            say("Notes"),
            say("Which notes go in? / ticks those about a person, a platform, a kind or days."),
            self._all_notes,
            lambda: session.dossiers.get(uid).recipe.notes,
            self._keep_notes,
        )
        self._uid = uid
        self._found: list[TickRow] = []

    def _all_notes(self) -> list[TickRow]:
        if not self._found:
            entries = self.session.sources.notes()
            self._found = [TickRow(entry.note, note_line(entry)) for entry in entries]
        return self._found

    def _keep_notes(self, ticked: tuple[str, ...]) -> None:
        recipe = replace(self.session.dossiers.get(self._uid).recipe, notes=ticked)
        self.session.dossiers.change(self._uid, recipe)

    def action_tick_those(self) -> None:
        """Ask for filters."""
        self.app.push_screen(FiltersScreen(self.session, Filters()), self._tick_found)

    def _tick_found(self, filters: Filters | None) -> None:
        if filters is not None:
            found = self.session.sources.notes(filters)
            self.tick_only(frozenset(entry.note for entry in found))

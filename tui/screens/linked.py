"""What belongs together: from a note to its exhibits, from an exhibit to its notes, and so on."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from tui.commands import Commands
from tui.journal.errors import UnknownEntry
from tui.journal.exhibits import UnknownExhibit
from tui.library.language import mark
from tui.safety.text import clean
from tui.screens.base import CarnetScreen
from tui.screens.journal_words import first_line
from tui.session import Session
from tui.vault.links import Ref
from tui.widgets.row_list import RowList

KIND_WORDS: dict[str, str] = {
    "incident": mark("Note"),
    "exhibit": mark("Exhibit"),
    "step": mark("Step"),
    "person": mark("Person"),
    "letter": mark("Letter"),
}
"""The kinds that can be opened; links to others are shown by their rooms."""


class LinkedScreen(CarnetScreen):
    """Lists everything that belongs to one thing; enter opens it."""

    OWN_COMMANDS: ClassVar[Commands] = ()
    CSS_PATH = "linked.tcss"
    TITLE_WORDS = mark("What belongs together")
    HELP_WORDS = mark("Enter opens what is under the cursor; from there l leads back here.")
    AUTO_FOCUS = "#linked"
    section = "journal"

    def __init__(self, session: Session, ref: Ref) -> None:
        """Take the open file and the thing everything belongs to."""
        super().__init__(session)
        self._ref = ref
        self._found: list[tuple[Ref, str]] = []

    def body(self) -> ComposeResult:
        """Yield what to say about the list, and the list."""
        yield Static(markup=False, id="about")
        yield RowList(id="linked")

    def reload(self) -> None:
        """Read the links anew."""
        refs = self.session.links.of(self._ref)
        named = [(ref, self._called(ref)) for ref in refs if ref.kind in KIND_WORDS]
        self._found = [(ref, name) for ref, name in named if name]
        about = "" if self._found else self.say("Nothing belongs to it yet.")
        self.query_one("#about", Static).update(Content(about))
        self.query_one("#linked", RowList).show_rows(len(self._found), self._row)

    def _row(self, index: int) -> Content:
        ref, name = self._found[index]
        return Content.assemble((self.say(KIND_WORDS[ref.kind]), "bold"), "  ", name)

    def _called(self, ref: Ref) -> str:
        """Return what a thing is called, safe to show; empty when it is gone."""
        names: dict[str, Callable[[], str]] = {
            "incident": lambda: first_line(self.session.journal.get(ref.uid).body),
            "exhibit": lambda: self._exhibit_name(ref.uid),
            "step": lambda: self.session.library.steps[ref.uid].title,
            "letter": lambda: self.session.kept_letters.get(ref.uid).subject,
            "person": lambda: next(p.alias for p in self.session.persons.all() if p.uid == ref.uid),
        }
        try:
            return clean(names[ref.kind](), keep_newlines=False)
        except (UnknownEntry, UnknownExhibit, KeyError, StopIteration):
            return ""

    def _exhibit_name(self, uid: str) -> str:
        exhibit = self.session.exhibits.get(uid)
        return exhibit.title or exhibit.name

    def on_row_list_selected(self, event: RowList.Selected) -> None:
        """Open what is under the cursor."""
        screen = linked_screen(self.session, self._found[event.index][0])
        if screen is not None:
            self.app.push_screen(screen)


def linked_screen(session: Session, ref: Ref) -> Screen[None] | None:
    """Return the page of a thing; None where it has none of its own."""
    if ref.kind == "incident":
        from tui.screens.journal_note import JournalNoteScreen

        return JournalNoteScreen(session, ref.uid)
    if ref.kind == "exhibit":
        from tui.screens.exhibit import ExhibitScreen

        return ExhibitScreen(session, ref.uid)
    if ref.kind == "letter":
        from tui.screens.letter_text import LetterTextScreen

        return LetterTextScreen(session, ref.uid)
    if ref.kind == "step":
        from tui.screens.step import StepScreen

        return StepScreen(session, ref.uid)
    return None

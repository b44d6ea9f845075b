"""What belongs together: from a note to its exhibits, from an exhibit to its notes, and so on."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from tui.commands import Command, Commands
from tui.journal.entry import Entry
from tui.journal.errors import UnknownEntry
from tui.journal.exhibits import UnknownExhibit
from tui.journal.facets import Filters
from tui.journal.incident import Details
from tui.library.language import mark
from tui.safety.text import clean
from tui.screens.base import CarnetScreen
from tui.screens.choose_one import ChooseOne
from tui.screens.undoing import Undoing, UndoLast
from tui.screens.veil import veil_of
from tui.session import Session
from tui.telling.veil import NOTE
from tui.vault.links import Ref
from tui.widgets.row_list import RowList

KIND_WORDS: dict[str, str] = {
    "incident": mark("Note"),
    "exhibit": mark("Exhibit"),
    "step": mark("Step"),
    "person": mark("Person"),
    "letter": mark("Letter"),
    "finding": mark("Found online"),
    "removal": mark("Removal"),
    "report": mark("Report"),
}
"""The kinds that can be opened; links to others are shown by their rooms."""

FOLLOWED = frozenset({"finding", "removal", "report"})

MOST_OFFERED = 100
"""Newest notes that are offered; older ones can be joined from their own page."""


class JoinNote(Command):
    """Join a note to it."""

    title = mark("Join a note")
    help = mark("Lists the newest notes; the chosen one belongs to this from then on.")
    keys = ("n",)
    action = "screen.join_note"
    short = mark("join a note")
    footer = True
    writes = True


class PartLink(Command):
    """Undo what joins the two."""

    title = mark("Take the link away")
    help = mark("What is under the cursor no longer belongs to this. Neither is changed.")
    keys = ("x", "delete")
    action = "screen.part_link"
    writes = True


class LinkedScreen(Undoing, CarnetScreen):
    """Lists everything that belongs to one thing; enter opens it."""

    OWN_COMMANDS: ClassVar[Commands] = (JoinNote, PartLink, UndoLast)
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
        self._veil = veil_of(self.session, self.say)
        refs = [*self.session.links.of(self._ref), *self._persons()]
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
            "incident": lambda: self._veil.line(self.session.journal.get(ref.uid)),
            "exhibit": lambda: self._exhibit_name(ref.uid),
            "step": lambda: self.session.library.steps[ref.uid].title,
            "letter": lambda: self.session.kept_letters.get(ref.uid).subject,
            "finding": lambda: self.session.findings.get(ref.uid).address,
            "removal": lambda: self.session.removals.get(ref.uid).address,
            "report": lambda: self.session.reports.get(ref.uid).who,
            "person": lambda: next(p.alias for p in self.session.persons.all() if p.uid == ref.uid),
        }
        try:
            return clean(names[ref.kind](), keep_newlines=False)
        except (UnknownEntry, UnknownExhibit, KeyError, StopIteration):
            return ""

    def _persons(self) -> list[Ref]:
        """Return the persons a note speaks of: they stand in the note itself."""
        if self._ref.kind != NOTE:
            return []
        entry = self.session.journal.get(self._ref.uid)
        return [Ref("person", uid) for uid in Details.of(entry.fields).who]

    def _exhibit_name(self, uid: str) -> str:
        exhibit = self.session.exhibits.get(uid)
        return exhibit.title or exhibit.name

    def on_row_list_selected(self, event: RowList.Selected) -> None:
        """Open what is under the cursor."""
        screen = linked_screen(self.session, self._found[event.index][0])
        if screen is not None:
            self.app.push_screen(screen)

    def action_join_note(self) -> None:
        """Choose one of the newest notes."""
        notes = [e for e in self.session.journal.newest(MOST_OFFERED) if e.note != self._ref.uid]
        if not notes:
            self.tell(self.say("There is no note to join yet."))
            return
        lines = {entry.note: self._note_row(entry) for entry in notes}
        question = self.say("Which note belongs to it?")
        self.app.push_screen(ChooseOne(question, lines), self._join)

    def _note_row(self, entry: Entry) -> str:
        return f"{entry.recorded_local:%Y-%m-%d}  {self._veil.line(entry)}"

    def _join(self, note: str | None) -> None:
        if note is not None:
            other = Ref(NOTE, note)
            self._link(other, joined=True)
            self.can_undo(lambda: self._link(other, joined=False))
            self.reload()

    def _link(self, other: Ref, *, joined: bool) -> None:
        """Let `other` belong to this, or no longer; a note is found by its exhibits too."""
        links = self.session.links
        (links.join if joined else links.part)(self._ref, other)
        if "exhibit" in {self._ref.kind, other.kind}:
            for note in (ref.uid for ref in (self._ref, other) if ref.kind == NOTE):
                self.session.journal.reindex(note)

    def action_part_link(self) -> None:
        """Take the link under the cursor away; who a note speaks of stays in the note."""
        if not self._found:
            return
        other = self._found[self.query_one("#linked", RowList).cursor][0]
        if Ref("person", other.uid) in self._persons():
            self.tell(self.say("The note itself names this person: change the note instead."))
            return
        self._link(other, joined=False)
        self.can_undo(lambda: self._link(other, joined=True))
        self.tell(self.say("Taken away. u brings it back."))
        self.reload()


def linked_screen(session: Session, ref: Ref) -> Screen[None] | None:
    """Return the page of a thing; None where it has none of its own."""
    if ref.kind in {NOTE, "exhibit", "person"}:
        return journal_screen(session, ref)
    if ref.kind in FOLLOWED:
        return followed_screen(session, ref)
    if ref.kind == "letter":
        from tui.screens.letter_text import LetterTextScreen

        return LetterTextScreen(session, ref.uid)
    if ref.kind == "step":
        from tui.screens.following import step_page

        return step_page(session, ref.uid)
    return None


def journal_screen(session: Session, ref: Ref) -> Screen[None]:
    """Return the page of a note or an exhibit, or the notes that speak of a person."""
    if ref.kind == NOTE:
        from tui.screens.journal_note import JournalNoteScreen

        return JournalNoteScreen(session, ref.uid)
    if ref.kind == "exhibit":
        from tui.screens.exhibit import ExhibitScreen

        return ExhibitScreen(session, ref.uid)
    from tui.screens.journal_found import FoundScreen

    return FoundScreen(session, Filters(person=ref.uid))


def followed_screen(session: Session, ref: Ref) -> Screen[None]:
    """Return the page of something found online, a removal, or a report."""
    if ref.kind == "finding":
        from tui.screens.self_search_finding import FindingScreen

        return FindingScreen(session, session.findings.get(ref.uid))
    if ref.kind == "removal":
        from tui.screens.followup_removal import RemovalScreen

        return RemovalScreen(session, session.removals.get(ref.uid))
    from tui.screens.followup_report import ReportScreen

    return ReportScreen(session, session.reports.get(ref.uid))

"""A note for the journal about something that was found, with its address already in it."""

from __future__ import annotations

from textual.app import ComposeResult

from tui.followup.findings import KIND, Finding
from tui.journal.errors import EmptyNote, NoteTooLong
from tui.library.language import mark
from tui.screens.form import FormScreen, Values
from tui.session import Session
from tui.telling.account_facts import line_of
from tui.vault.links import Ref
from tui.widgets.editor import Editor
from tui.widgets.words import Words


class FoundNoteScreen(FormScreen):
    """One text field; what is kept goes to the journal and stays linked to what was found."""

    CSS_PATH = "accounts_add.tcss"
    TITLE_WORDS = mark("Note it in the journal")
    HELP_WORDS = mark(
        "Write what stands there and why it matters, in your own words. The address and the day "
        "are written already. ctrl+s keeps the note in the journal, esc sets it aside."
    )
    section = "followup"

    def __init__(self, session: Session, finding: Finding) -> None:
        """Take the open file and what was found."""
        self._finding = finding
        super().__init__(session, f"finding-note/{finding.uid}", {"body": _text(session, finding)})

    def body(self) -> ComposeResult:
        """Yield what to do, and the field."""
        yield Words(
            lambda: self.say("Complete it as you like; the note goes to your journal."), id="which"
        )
        yield Editor(str(self.first_values()["body"]), id="text")

    def on_mount(self) -> None:
        """Go to the end of the text."""
        editor = self.query_one("#text", Editor)
        editor.move_cursor(editor.document.end)

    def values(self) -> Values:
        """Return the text."""
        return {"body": self.query_one("#text", Editor).text}

    def keep(self) -> bool:
        """Add the note to the journal and join it with what was found."""
        try:
            entry = self.session.journal.note(str(self.values()["body"]), draft=self.place)
        except EmptyNote:
            self.tell(self.say("There is nothing to keep yet. Esc goes back."))
            return False
        except NoteTooLong:
            self.tell(self.say("This is too long for one note (256 KB at most)."))
            return False
        self.session.links.join(Ref(KIND, self._finding.uid), Ref("incident", entry.note))
        self.tell(self.say("Kept in the journal."))
        return True


def _text(session: Session, finding: Finding) -> str:
    """Return the beginning of the note in the person's language."""
    say = session.language.say
    lines = [say("Found while searching for myself:"), line_of(finding.address)]
    lines += [finding.what] if finding.what else []
    if finding.seen:
        day = session.service_words.day(finding.seen.isoformat())
        lines.append(say("Seen on {day}.", day=day))
    return "\n".join(lines) + "\n"

"""Writes a note, or changes one: what happened, when, and what it is about."""

from typing import cast

from textual.app import ComposeResult
from textual.containers import Horizontal

from tui.commands import Command
from tui.journal.entry import Entry
from tui.journal.errors import EmptyNote, NoteTooLong
from tui.library.language import mark
from tui.screens.form import FormScreen, KeepForm, Values
from tui.screens.journal_drafts import NEW_NOTE, PREFIX
from tui.screens.journal_words import NoteWords
from tui.session import Session
from tui.widgets.editor import Editor
from tui.widgets.line import Line
from tui.widgets.words import Words


class ChooseKinds(Command):
    """Say what the note is about."""

    title = mark("What it is about")
    help = mark("Ticks what the note is about, from the list of the questions.")
    keys = ("ctrl+t",)
    action = "screen.choose_kinds"
    short = mark("about")
    footer = True


class WriteScreen(FormScreen):
    """A page to write on; a change of an older note is kept beside it."""

    OWN_COMMANDS = (KeepForm, ChooseKinds)
    CSS_PATH = "journal_write.tcss"
    TITLE_WORDS = mark("Write in the journal")
    HELP_WORDS = mark(
        "Write what happened in your own words, and the exact words of others between quotation "
        "marks. The date and time of writing are noted for you. ctrl+s keeps the note, esc sets it "
        "aside: what is typed is never lost."
    )
    AUTO_FOCUS = "#text"
    section = "journal"

    def __init__(self, session: Session, entry: Entry | None = None) -> None:
        """Take the open file and the note to change; without one, a new note is written."""
        begun = {
            "body": entry.body if entry else "",
            "occurred": entry.occurred_text if entry else "",
            "kinds": list(entry.kinds) if entry else [],
        }
        super().__init__(session, f"{PREFIX}{entry.note}" if entry else NEW_NOTE, begun)
        self._entry = entry
        self._kinds = tuple(cast("list[str]", self.first_values()["kinds"]))

    def heading(self) -> str:
        """Say whether a note is written or changed."""
        return self.say("Change a note") if self._entry else self.say(self.TITLE_WORDS)

    def body(self) -> ComposeResult:
        """Yield the text, when it happened, what it is about, and a word of care."""
        first = self.first_values()
        yield Editor(str(first["body"]), id="text")
        with Horizontal():
            yield Words(lambda: self.say("When it happened:"))
            yield Line(str(first["occurred"]), id="occurred")
        yield Words(self._about, id="kinds")
        yield Words(
            lambda: self.say(
                "Leave out safe addresses, plans, helpers' names and passwords: others may read "
                "the journal one day."
            ),
            id="care",
        )

    def on_mount(self) -> None:
        """Go to the end of the text."""
        editor = self.query_one("#text", Editor)
        editor.move_cursor(editor.document.end)

    def _about(self) -> str:
        words = NoteWords(self.session.library, self.session.service_words, self.say)
        chosen = words.kinds(self._kinds) or self.say("not said (ctrl+t)")
        return self.say("What it is about: {kinds}", kinds=chosen)

    def values(self) -> Values:
        """Return the text, when it happened, and the kinds."""
        return {
            "body": self.query_one("#text", Editor).text,
            "occurred": self.query_one("#occurred", Line).value,
            "kinds": list(self._kinds),
        }

    def keep(self) -> bool:
        """Add the note, or its new version, to the journal."""
        values = self.values()
        body, occurred = str(values["body"]), str(values["occurred"])
        try:
            if self._entry is None:
                self.session.journal.note(body, self._kinds, occurred, draft=self.place)
            else:
                self.session.journal.revise(
                    self._entry.uid, body, self._kinds, occurred, draft=self.place
                )
        except EmptyNote:
            self.tell(self.say("There is nothing to keep yet. Esc goes back."))
        except NoteTooLong:
            self.tell(self.say("This is too long for one note (256 KB at most)."))
        else:
            return True
        return False

    def action_choose_kinds(self) -> None:
        """Open the list of kinds."""
        from tui.screens.journal_kinds import KindsScreen

        self.app.push_screen(KindsScreen(self.session, self._kinds), self._chosen)

    def _chosen(self, kinds: tuple[str, ...] | None) -> None:
        if kinds is not None:
            self._kinds = kinds
            self.query_one("#kinds", Words).relabel()
            self.touched()

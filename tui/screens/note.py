"""Write down what just happened, from any screen, with one key."""

from collections.abc import Callable

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical

from tui.commands import Command
from tui.library.language import mark
from tui.screens.autosave import Autosave
from tui.screens.base import CarnetModal
from tui.session import Session
from tui.telling.drafts import DRAFT
from tui.widgets.editor import Editor
from tui.widgets.words import Words


class KeepNote(Command):
    """Put the note into the journal."""

    title = mark("Keep in the journal")
    help = mark("Puts the note into the journal with the date and time.")
    keys = ("ctrl+s",)
    action = "screen.keep"


class SetAside(Command):
    """Close the window; the text waits."""

    title = mark("Set aside")
    help = mark("Closes the note. The text waits for you here.")
    keys = ("escape",)
    action = "screen.set_aside"


class NoteScreen(CarnetModal[bool]):
    """One text field over the screen in front; what is typed is kept as a draft all along."""

    OWN_COMMANDS = (KeepNote, SetAside)
    CSS_PATH = "note.tcss"
    TITLE_WORDS = mark("Quick note")
    HELP_WORDS = mark(
        "Write what happened, in any words. The date and time are noted for you. You can complete "
        "it later in the journal."
    )

    def __init__(self, session: Session) -> None:
        """Take the open file."""
        super().__init__()
        self._session = session
        self._autosave = Autosave(lambda text: session.drafts.put(DRAFT, text))

    def compose(self) -> ComposeResult:
        """Show the question, the field and the keys."""
        with Vertical():
            yield Words(lambda: self.say("What just happened?"), classes="-label")
            yield Editor(self._session.drafts.get(DRAFT))
            yield Words(
                lambda: self.say("ctrl+s keeps it in the journal · esc sets it aside"), id="keys"
            )

    def on_mount(self) -> None:
        """Go to the end of what was set aside before."""
        editor = self.query_one(Editor)
        editor.move_cursor(editor.document.end)

    def on_editor_changed(self, event: Editor.Changed) -> None:
        """Keep the draft."""
        self._save(event.text)

    def on_editor_too_long(self) -> None:
        """Say that the paste was not taken."""
        self.tell(self.say("This is too long for one note (256 KB at most). Nothing was added."))

    @work(thread=True)
    def _save(self, text: str) -> None:
        self._autosave.save(text)

    def unsaved(self) -> Callable[[], None] | None:
        """Return the write of the draft; a save that is under way may come too late to count."""
        text = self.query_one(Editor).text
        return lambda: self._session.drafts.put(DRAFT, text)

    def action_keep(self) -> None:
        """Put the note into the journal, if anything was written."""
        text = self.query_one(Editor).text.strip()
        with self._autosave.closing():
            if text:
                self._session.journal.note(text, draft=DRAFT)
            else:
                self._session.drafts.drop(DRAFT)
        if text:
            self.tell(self.say("Kept in the journal."))
        self.dismiss(bool(text))

    def action_set_aside(self) -> None:
        """Keep the draft and close."""
        with self._autosave.closing():
            self._session.drafts.put(DRAFT, self.query_one(Editor).text)
        self.dismiss(False)

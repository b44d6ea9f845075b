"""Write one paper into a file for a printer, at a place the person types."""

from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Input

from tui.library.language import mark
from tui.safety.text import clean
from tui.screens.base import CarnetScreen
from tui.session import Session
from tui.telling.paper import EXAMPLE, Printable, write_paper
from tui.telling.places import typed_path
from tui.telling.sentences import error_sentence
from tui.vault.errors import VaultError
from tui.widgets.line import Line
from tui.widgets.words import Words

WRITTEN = mark("Written: {file}. Print it, then remove this file. Esc goes back.")
BESIDE = mark(
    "Written: {file}. It lies beside your file: whoever takes the one has both. Print it, and "
    "remove it at once. Esc goes back."
)
SECRET = mark(
    "This file will not be encrypted: whoever finds it can use it. Write it to a stick rather than "
    "to a computer others use, print it, then remove the file. Even removed, traces of it can stay "
    "on the stick or the computer, and in the printer. Copying by hand leaves none."
)


class RecoveryPrintScreen(CarnetScreen):
    """Warns, takes a place, and writes a text or a PDF there; never over another file."""

    CSS_PATH = "recovery.tcss"
    AUTO_FOCUS = "Line"
    section: ClassVar[str] = "settings"
    TITLE_WORDS = mark("For a printer")
    HELP_WORDS = mark(
        "A name that ends with .pdf gives a PDF, any other name a text. The program does not "
        "print by itself: computers and printers keep traces of what was printed."
    )

    def __init__(self, session: Session, paper: Printable, warning: str = SECRET) -> None:
        """Take the open file, the paper to write, and what to say before (a msgid)."""
        super().__init__(session)
        self._paper, self._warning = paper, warning

    def body(self) -> ComposeResult:
        """Yield the warning and the field for the place."""
        with VerticalScroll(can_focus=False):
            yield Words(lambda: self.say(self._warning))
            yield Words(
                lambda: self.say("Folder and name of the new file, such as {name}", name=EXAMPLE),
                classes="-label",
            )
            yield Line(limit=2000)
            yield Words(lambda: self.say("enter writes it · esc goes back"), classes="-quiet")
            yield Words(lambda: "", id="message")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Write the paper there."""
        event.stop()
        if event.value.strip():
            self._write(event.value)

    @work(thread=True, exclusive=True)
    def _write(self, typed: str) -> None:
        path = typed_path(typed, self.carnet.start.folder)
        try:
            beside = write_paper(self.session, self._paper, path)
        except VaultError as error:
            sentence = error_sentence(error)
            self.app.call_from_thread(self._message, sentence)
        else:
            self.app.call_from_thread(self._written, BESIDE if beside else WRITTEN, path)

    def _written(self, sentence: str, path: Path) -> None:
        self._message(sentence, file=clean(str(path), keep_newlines=False))

    def _message(self, sentence: str, **values: object) -> None:
        self.query_one("#message", Words).tell(lambda: self.say(sentence, **values))

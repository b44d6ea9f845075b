"""The exhibits: files kept byte for byte, each with its hash and what was done with it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tui.commands import Command, Commands
from tui.journal.exhibit import Exhibit
from tui.journal.exhibits import hash_of
from tui.library.language import mark
from tui.screens.exhibit_words import ExhibitWords, exhibit_row
from tui.screens.intake import TakesIn
from tui.telling.exhibit_facts import one_line
from tui.widgets.beside import Beside
from tui.widgets.confirm import AskText
from tui.widgets.row_list import Row, RowList
from tui.widgets.two_pane import WIDE, TwoPane


class TakeFiles(Command):
    """Take files in."""

    title = mark("Take files in")
    help = mark("Keeps files in your encrypted file, byte for byte, with their hash.")
    keys = ("n",)
    action = "screen.take_files"
    short = mark("take in")
    footer = True
    writes = True


class PasteText(Command):
    """Keep pasted text as an exhibit."""

    title = mark("Paste a text")
    help = mark("Keeps a text you paste or type, exactly as it is, as an exhibit of its own.")
    keys = ("i",)
    action = "screen.paste_text"
    short = mark("paste")
    footer = True
    writes = True


class SameFile(Command):
    """Look whether a file outside is one of the exhibits."""

    title = mark("Is this the same file?")
    help = mark("Compares a file outside with the exhibits, byte for byte by its SHA-256.")
    keys = ("m",)
    action = "screen.same_file"
    short = mark("compare")
    footer = True


class ExhibitsScreen(TakesIn):
    """Lists the exhibits; the one under the cursor is described beside them."""

    OWN_COMMANDS: ClassVar[Commands] = (TakeFiles, PasteText, SameFile)
    CSS_PATH = "exhibits.tcss"
    TITLE_WORDS = mark("Exhibits")
    HELP_WORDS = mark(
        "Files you keep as proof: screenshots, messages, e-mails, recordings. They are kept byte "
        "for byte and never shown until you ask. The SHA-256 shows later that they did not change; "
        "it does not show who made them."
    )
    AUTO_FOCUS = "#exhibits"
    section = "journal"

    _shown: tuple[Exhibit, ...] = ()

    def body(self) -> ComposeResult:
        """Yield what to say about the list, the list, and the page beside it."""
        yield Static(markup=False, id="about")
        yield TwoPane(RowList(id="exhibits"), Beside(id="detail"))

    def reload(self) -> None:
        """Read the exhibits anew, the newest first."""
        found = self.session.exhibits.all()
        self._shown = tuple(reversed(found))
        self._words = ExhibitWords(self.session.service_words, self.say)
        about = (
            self.count("{number} exhibit", "{number} exhibits", len(found))
            if found
            else self.say("No exhibit yet. Press n to take files in.")
        )
        self.query_one("#about", Static).update(Content(about))
        self.query_one("#exhibits", RowList).show_rows(len(found), self._row)

    def _row(self, index: int) -> Row:
        return exhibit_row(self._shown[index], len(self._shown) - index, self.say)

    def on_row_list_highlighted(self, event: RowList.Highlighted) -> None:
        """Describe the exhibit under the cursor."""
        if self.app.size.width >= WIDE and event.index < len(self._shown):
            exhibit = self._shown[event.index]
            notes = len(self.session.exhibits.incidents_of(exhibit.uid))
            self.query_one("#detail", Beside).show(self._words.page(exhibit, notes))

    def on_row_list_selected(self, event: RowList.Selected) -> None:
        """Open the exhibit's page."""
        from tui.screens.exhibit import ExhibitScreen

        self.app.push_screen(ExhibitScreen(self.session, self._shown[event.index].uid))

    def action_take_files(self) -> None:
        """Choose files and take them in."""
        self.browse()

    def action_paste_text(self) -> None:
        """Ask for the text."""
        question = self.say("Paste the text as you received it.")
        hint = self.say("ctrl+s keeps it as an exhibit · esc goes back")
        self.app.push_screen(AskText(question, hint=hint, lines=True), self._pasted)

    def _pasted(self, text: str | None) -> None:
        """Take the text in, letter for letter."""
        if text is None or not text.strip():
            return
        name = self.say("pasted text") + ".txt"
        taken = self.session.exhibits.take(BytesIO(text.encode("utf-8", "replace")), name)
        if taken.again:
            self.show_message(
                self.count("{number} was there already", "{number} were there already", 1)
            )
        else:
            said = self.count("{number} exhibit added", "{number} exhibits added", 1)
            self.session.exhibits.seal([taken.exhibit], f"{said}: {name}")
            self.tell(said)
        self.reload()

    def action_same_file(self) -> None:
        """Choose a file outside and compare it."""
        from tui.screens.browse import BrowseScreen

        folder = self.carnet.start.folder.absolute()
        self.app.push_screen(
            BrowseScreen(self.session, folder, lambda paths: self.compare(paths[0]))
        )

    def compare(self, path: Path) -> None:
        """Say whether a file is one of the exhibits."""
        self.run_worker(lambda: self._compared(path), thread=True, exclusive=True)

    def _compared(self, path: Path) -> None:
        try:
            with path.open("rb") as source:
                sha256, _ = hash_of(source)
        except OSError:
            said = self.say("This file cannot be read.")
        else:
            known = self.session.exhibits.same(sha256)
            said = (
                self.say("No exhibit has these bytes. A single changed byte is enough.")
                if known is None
                else self.say("The same, byte for byte: {name}", name=one_line(known.name))
            )
        self.app.call_from_thread(self.show_message, said)

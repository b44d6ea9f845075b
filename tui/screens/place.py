"""Decide where the file is: make one here, make one elsewhere, or open one elsewhere."""

from pathlib import Path

from textual.app import ComposeResult
from textual.widgets import Input

from tui.library.language import mark
from tui.screens.entry import EntryScreen
from tui.telling.places import typed_path
from tui.vault.recovering import recover
from tui.widgets.line import Line
from tui.widgets.row_list import RowList
from tui.widgets.words import Words


class PlaceScreen(EntryScreen):
    """Shown when no file was found; nothing is written until a passphrase was chosen."""

    CSS_PATH = "entry.tcss"
    TITLE_WORDS = mark("Where is your file?")
    HELP_WORDS = mark(
        "Everything you write is kept in one encrypted file. It can lie on a USB stick that you "
        "keep with you. The program does not remember where it is."
    )

    def fields(self) -> ComposeResult:
        """Yield what the file is, the two ways on, and the field for a path."""
        yield Words(
            lambda: self.say(
                "Everything you write here goes into one encrypted file. Nothing is sent anywhere, "
                "and nothing else is kept on this computer. A USB stick that stays with you is a "
                "good place."
            )
        )
        yield RowList(2, self._row)
        yield Words(
            lambda: self.say("Type the folder or file, or drop it on this window, then enter."),
            id="how",
            classes="-label",
        )
        yield Line(limit=2000)

    def on_mount(self) -> None:
        """Keep the field for a path out of sight until it is asked for."""
        self._ask(asked=False)

    def _row(self, index: int) -> str:
        if index == 1:
            return self.say("Another place, which I will type")
        if self.path.exists():
            return self.say("Open {file}", file=self.place())
        return self.say("Make a new file here: {file}", file=self.place())

    def _ask(self, *, asked: bool) -> None:
        self.query_one("#how").display = asked
        self.query_one(Line).display = asked
        if asked:
            self.query_one(Line).focus()

    def on_row_list_selected(self, event: RowList.Selected) -> None:
        """Go on with the place here, or ask for another."""
        if event.index == 1:
            self._ask(asked=True)
        else:
            self._go(self.path)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on with the place that was typed."""
        if not event.value.strip():
            return
        path = typed_path(event.value, self.carnet.start.folder)
        if path.parent.is_dir():
            self._go(path)
        else:
            self.message(mark("This folder does not exist. Check the path, or plug in the stick."))

    def _go(self, path: Path) -> None:
        """Open the file that is there, or make it."""
        from tui.screens.create import CreateScreen
        from tui.screens.unlock import UnlockScreen

        recover(path)
        screen = UnlockScreen(path) if path.exists() else CreateScreen(path)
        self.app.switch_screen(screen)

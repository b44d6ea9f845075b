"""The cover page: an ordinary note, drawn by a session that has no file open."""

from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.screen import Screen

from tui.commands import Command
from tui.library.language import mark
from tui.screens.commanded import Commanded
from tui.screens.sections import first_screen
from tui.start import COVER_CHARACTERS
from tui.widgets.editor import Editor

ORDINARY = mark(
    "To buy\n"
    "- bread, milk, eggs\n"
    "- washing powder\n"
    "- two light bulbs\n"
    "- something for Sunday\n"
    "\n"
    "To do\n"
    "- take the books back\n"
    "- ring the garage about the tyres\n"
    "- water the plants\n"
)
"""The page of whoever wrote none: it must look like anybody's."""


class Uncover(Command):
    """Go from the cover page to the passphrase."""

    title = mark("Back to the passphrase")
    help = mark("Leaves the cover page and asks for the passphrase. The key that covers does too.")
    keys = ("ctrl+l",)
    action = "screen.uncover"


class CoverScreen(Commanded, Screen[None]):
    """Nothing but a text that can be edited; changes stay in memory and go with the program."""

    OWN_COMMANDS = (Uncover,)
    CSS_PATH = "cover.tcss"
    TITLE_WORDS = mark("Cover page")
    HELP_WORDS = mark(
        "An ordinary page in place of your file, which is closed. What is changed on it stays in "
        "memory until the program is left; nothing of it is kept anywhere."
    )
    disguised: ClassVar[bool] = True

    def __init__(self, words: str) -> None:
        """Take the words of the page; empty for ordinary ones."""
        super().__init__()
        self._words = words

    def compose(self) -> ComposeResult:
        """Show the page and nothing else."""
        self._words = self._words or self.say(ORDINARY)
        yield Editor(self._words)

    def on_mount(self) -> None:
        """Go to the end of the page, as in a note that was just being written."""
        editor = self.query_one(Editor)
        editor.move_cursor(editor.document.end)

    def action_uncover(self) -> None:
        """Ask for the passphrase; what was changed on the page is there at the next cover."""
        app, words = self.carnet, self.query_one(Editor).text[:COVER_CHARACTERS]
        if words != self._words:
            app.cover_with(words, edited=True)
        app.start = replace(app.start, covered=False)
        app.switch_screen(first_screen(app.start))

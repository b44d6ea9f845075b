"""What was noticed on this computer, what cannot be seen, and what to do when leaving it."""

from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.content import Content

from tui.commands import Command, Commands
from tui.host_words import CANNOT_SEE, HOST_NOTES, NOTHING_FOUND, WHAT_HELPS
from tui.library.guides import guide_text
from tui.library.language import mark
from tui.safety.host import check_host
from tui.screens.base import FramedScreen
from tui.screens.help import HelpPage
from tui.session import Session
from tui.widgets.prose import Prose
from tui.widgets.words import Words

GUIDE = "borrowed-computer"


class CloseComputer(Command):
    """Close the page."""

    title = mark("Close")
    help = mark("Closes this page.")
    keys = ("escape", "enter", "f3")
    action = "screen.back"
    short = mark("close")
    footer = True


class ComputerScreen(FramedScreen[None]):
    """One page to scroll: the findings first, then the guide; it needs no open file."""

    OWN_COMMANDS: ClassVar[Commands] = (CloseComputer,)
    CSS_PATH: ClassVar[str] = "computer.tcss"
    TITLE_WORDS = mark("This computer, and leaving it")
    HELP_WORDS = mark(
        "What this computer may keep or show of your work, as far as it can be seen, and what to "
        "do before you leave. The arrows or the space bar scroll; esc closes."
    )
    AUTO_FOCUS = "HelpPage"

    def __init__(self, path: Path) -> None:
        """Take the place of the file, which is looked at too."""
        super().__init__()
        self._path = path
        self._found: list[str] | None = None

    def body(self) -> ComposeResult:
        """Yield the page."""
        with HelpPage():
            yield Words(lambda: Content("\n").join(self._lines()), id="found")
            yield Prose(guide_text(self.carnet.content, self.carnet.language.code, GUIDE))

    def on_mount(self) -> None:
        """Look again: a program may have been started or closed."""
        self._look()

    @work(thread=True)
    def _look(self) -> None:
        self.app.call_from_thread(self._show, check_host(self._path))

    def _show(self, found: list[str]) -> None:
        self._found = found
        self.query_one("#found", Words).relabel()

    def _lines(self) -> Iterator[Content]:
        yield Content(self.say("About this computer")).stylize("bold")
        if self._found is not None and not self._found:
            yield Content(self.say(NOTHING_FOUND))
        for name in self._found or ():
            note = HOST_NOTES[name]
            yield Content(f"• {self.say(note.what)} {self.say(note.do)}")
        yield Content("")
        yield Content(self.say(CANNOT_SEE))
        yield Content(self.say(WHAT_HELPS))
        yield Content("")


class LeavingScreen(ComputerScreen):
    """The same page with an open file."""

    def __init__(self, session: Session) -> None:
        """Take the open file."""
        super().__init__(session.vault.path)

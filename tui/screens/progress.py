"""A window over long work on the file: how far it is, and a key that stops it."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui.commands import Command, Commands
from tui.library.language import mark
from tui.screens.base import CarnetModal
from tui.screens.time_left import TimeLeft, show_left
from tui.vault.errors import VaultError
from tui.widgets.bar import Bar

Progress = Callable[[float], bool]
Work = Callable[[Progress], None]

DRAWN_EVERY = 0.1


class StopWork(Command):
    """Stop the work under way."""

    title = mark("Stop")
    help = mark("Stops the work under way. Your file stays as it was.")
    keys = ("escape",)
    action = "screen.stop"


class ProgressScreen(CarnetModal[VaultError | None]):
    """Does `work` in another thread and gives its error, None when it succeeded.

    Nothing else can reach the file meanwhile: a screen that read it would wait for the end.
    """

    OWN_COMMANDS: ClassVar[Commands] = (StopWork,)
    CSS_PATH = "window.tcss"
    TITLE_WORDS = mark("A moment of work")
    HELP_WORDS = mark("Shows how far the work on your file is. Esc stops it; nothing is lost.")

    def __init__(self, words: str, work: Work) -> None:
        """Take what is said above the line, and the work."""
        super().__init__()
        self._words, self._work = words, work
        self._done, self._stopped = 0.0, False

    def compose(self) -> ComposeResult:
        """Show what is done, the line, and the key."""
        with Vertical():
            yield Static(Content(self._words), markup=False)
            yield Bar()
            yield Static(markup=False, id="left")
            hint = self.say("esc stops: your file then stays as it was")
            yield Static(Content(hint), markup=False, classes="-last", id="hint")

    def on_mount(self) -> None:
        """Begin."""
        self._left = TimeLeft(self.carnet.idle.elapsed)
        self.query_one("#left").display = False
        self.set_interval(DRAWN_EVERY, self._draw)
        self.app.run_worker(self._run, thread=True)  # the window goes before the worker has ended

    def _run(self) -> None:
        outcome: VaultError | None = None
        try:
            self._work(self._progress)
        except VaultError as error:
            outcome = error
        self.app.call_from_thread(self.finish, outcome)

    def _progress(self, done: float) -> bool:
        """Note how far the work is; called from its thread."""
        self._done = done
        return not self._stopped

    def _draw(self) -> None:
        """Draw the line; work that moves on counts as somebody being here."""
        bar = self.query_one(Bar)
        if bar.done != self._done:
            self.carnet.idle.touch()
        bar.done = self._done
        self._left.at(self._done)
        show_left(self.query_one("#left", Static), self._left, self.carnet.language)

    def action_stop(self) -> None:
        """Ask the work to stop; it ends at its next step."""
        self._stopped = True
        self.query_one("#hint", Static).update(Content(self.say("Stopping…")))

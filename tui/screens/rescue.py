"""Save what can still be read of a damaged file into a new one."""

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Input

from tui.commands import Command, Commands
from tui.journal.rescuing import rescue_file
from tui.library.language import mark
from tui.screens.entry import EntryScreen
from tui.screens.progress import Progress, ProgressScreen
from tui.telling.places import typed_path
from tui.telling.rescue_words import TOO_DAMAGED, place_beside, rescued_lines
from tui.telling.sentences import error_sentence
from tui.vault.errors import Cancelled, Damaged, VaultError, WrongPassphrase
from tui.vault.salvage import Saved
from tui.widgets.line import Line
from tui.widgets.secret_input import SecretInput
from tui.widgets.words import Words


class OpenRescued(Command):
    """Open the new file."""

    title = mark("Open the new file")
    help = mark("Goes on with the file that was saved, or back to the damaged one.")
    keys = ("ctrl+t",)
    action = "screen.open_rescued"
    short = mark("go on")
    footer = True


class RescueScreen(EntryScreen):
    """Asks for the passphrase and the new place; afterwards says what was saved and what not."""

    OWN_COMMANDS: ClassVar[Commands] = (OpenRescued,)
    TITLE_WORDS = mark("Rescue a damaged file")
    HELP_WORDS = mark(
        "Everything that can still be read is written into a new file with the same passphrase. "
        "The damaged file is not changed: keep it, somebody may be able to read more of it. "
        "If you have another copy, look at that one too."
    )

    AUTO_FOCUS = "SecretInput"
    report: tuple[Saved, ...] = ()

    def __init__(self, path: Path) -> None:
        """Take the place of the damaged file."""
        super().__init__(path)
        self.target = place_beside(path)

    def fields(self) -> ComposeResult:
        """Yield the place of the file, where the new one goes, the passphrase, and the outcome."""
        yield Words(self.place, classes="-hint")
        yield Words(lambda: self.say("Where the new file goes"), classes="-label")
        yield Line(str(self.target), id="target")
        yield Words(lambda: self.say("Passphrase of the damaged file"), classes="-label")
        yield SecretInput()
        yield Words(lambda: self.say("enter begins · the damaged file stays as it is"))
        yield Words(self._outcome, id="outcome")

    def on_input_submitted(self, _event: Input.Submitted) -> None:
        """Go to the passphrase."""
        self.query_one(SecretInput).focus()

    def on_secret_input_submitted(self, event: SecretInput.Submitted) -> None:
        """Begin."""
        passphrase = event.field.secret.copy()
        self.target = typed_path(self.query_one("#target", Line).value, self.carnet.start.folder)
        profiles, clock = self.carnet.profiles, self.carnet.clock

        def work(progress: Progress) -> None:
            found = rescue_file(
                self.path, passphrase, self.target, profiles=profiles, now=clock, progress=progress
            )
            self.report = tuple(found)

        def ended(error: VaultError | None) -> None:
            passphrase.wipe()
            self._ended(error)

        self.message()
        self.app.push_screen(ProgressScreen(self.say("Saving what can be read…"), work), ended)

    def _ended(self, error: VaultError | None) -> None:
        """Show what came of it; only a wrong passphrase empties the field."""
        if error is None or isinstance(error, WrongPassphrase):
            self.query_one(SecretInput).wipe()
        if error is None:
            self.query_one("#outcome", Words).relabel()
            self.message(mark("Saved. ctrl+t opens the new file."))
        elif isinstance(error, Damaged):
            self.message(TOO_DAMAGED)
        elif isinstance(error, Cancelled):
            self.message(mark("Stopped. Nothing was kept of it."))
        else:
            self.message(error_sentence(error))

    def _outcome(self) -> str:
        """Return one line a part of the file."""
        return "\n".join(rescued_lines(self.report, self.say))

    def action_open_rescued(self) -> None:
        """Go on with the new file, or back."""
        from tui.screens.unlock import UnlockScreen

        path = self.target if self.report else self.path
        if self.report:
            self.carnet.start.tell_supervisor(path=path.absolute())
        self.app.switch_screen(UnlockScreen(path))

"""Let an open copy take the place of a file that was lost."""

from typing import ClassVar

from textual.app import ComposeResult

from tui.library.language import mark
from tui.screens.copy import CopyScreen
from tui.widgets.words import Words


class RestoreScreen(CopyScreen):
    """Copies the open file to a chosen place, and goes on there."""

    OWN_COMMANDS = ()
    TITLE_WORDS = mark("Make this the main file")
    HELP_WORDS = mark(
        "When your usual file is lost or damaged and a copy of it is open: everything in the copy "
        "is written to the place you choose, read back and compared. From then on you work there, "
        "and the copy stays as it is."
    )
    WORKING: ClassVar[str] = mark("The file is written, then read back and compared…")

    INTRODUCTION: ClassVar[str] = mark(
        "For when your usual file is lost and this is your copy. Everything in it is written to a "
        "new file at the place you type; you go on there, and this one stays as it is."
    )

    def introduction(self) -> ComposeResult:
        """Yield what this is for."""
        yield Words(lambda: self.say(self.INTRODUCTION))

    def remembering(self) -> ComposeResult:
        """Yield nothing: it is no copy to be kept elsewhere."""
        yield from ()

    def succeeded(self) -> None:
        """Close the copy and ask for the passphrase of the new file."""
        self.wipe_fields()
        self.carnet.start.tell_supervisor(path=self.target.absolute())
        self.leave_saying(
            self.say(
                "Your file is at {file} now. It was read back and is the same, value by value.",
                file=self.shown_target(),
            ),
            last=True,
        )

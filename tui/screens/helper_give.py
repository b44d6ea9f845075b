"""Write the copy for somebody who helps, after showing everything that is in it."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Input

from tui.commands import Commands
from tui.helping.giving import Gift
from tui.library.language import mark
from tui.safety.text import clean
from tui.screens.care import CareScreen
from tui.screens.choosing import Choosing, SuggestWords
from tui.screens.progress import Progress
from tui.session import Session
from tui.telling.helper_gifts import GIVEN, GIVING, gift_lines, give_away
from tui.telling.places import typed_path
from tui.vault.errors import Cancelled, Closed, Damaged, VaultError
from tui.vault.secret import Secret
from tui.widgets.line import Line
from tui.widgets.words import Words


class GiveScreen(Choosing, CareScreen):
    """Lists what goes along, asks for a place and a passphrase, and writes the copy."""

    OWN_COMMANDS: ClassVar[Commands] = (SuggestWords,)
    AUTO_FOCUS = "#place"
    TITLE_WORDS = mark("What is in the copy")
    HELP_WORDS = mark(
        "This is everything the copy holds. Give it a passphrase that is not yours, and tell it by "
        "another way than the file: by voice is best. What this person opens, they can keep."
    )

    target = Path()

    def __init__(self, session: Session, gift: Gift) -> None:
        """Take the open file and what was chosen."""
        super().__init__(session)
        self._gift = gift

    def fields(self) -> ComposeResult:
        """Yield what is in it, the place, and the passphrase of the copy."""
        yield Words(self._contents)
        yield Words(lambda: self.say("Folder or file"), classes="-label")
        yield Line(limit=2000, id="place")
        yield Words(lambda: "")
        yield from self.pair(mark("Passphrase of the copy, not yours"))

    def _contents(self) -> str:
        """Return everything that goes along, one thing a line."""
        return clean("\n".join(gift_lines(self._gift, self.session, drawn=True)))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the passphrase."""
        event.stop()
        self.query_one("#first").focus()

    def chosen(self, passphrase: Secret) -> None:
        """Write the copy."""
        typed = self.query_one("#place", Line).value
        if not typed.strip():
            passphrase.wipe()
            self.message(mark("Type where the copy shall be: a folder, or a file that is new."))
            self.query_one("#place").focus()
            return
        self.target = typed_path(typed, self.carnet.start.folder)
        session, target, gift = self.session, self.target, self._gift

        def work(progress: Progress) -> None:
            if not progress(0):
                raise Cancelled
            give_away(session, target, passphrase, gift)

        self.begin(self.say("The copy is written, then read back and compared…"), work, passphrase)

    def ends(self, error: VaultError) -> bool:
        """Return whether the open file cannot go on: an error may be about the copy's place."""
        return isinstance(error, Damaged | Closed)

    def sentence(self, error: VaultError) -> str:
        """Return the msgid for why there is no copy."""
        return GIVING.get(type(error), super().sentence(error))

    def succeeded(self) -> None:
        """Say where it is and what comes next."""
        self.wipe_fields()
        self.leave_saying(
            self.say(
                GIVEN,
                name=clean(self._gift.helper, keep_newlines=False),
                file=clean(str(self.target), keep_newlines=False),
            )
        )

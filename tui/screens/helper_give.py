"""Write the copy for somebody who helps, after showing everything that is in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Input

from tui.commands import Commands
from tui.helping.giving import Gift, give
from tui.library.language import mark
from tui.safety.text import clean
from tui.screens.care import CareScreen
from tui.screens.choosing import Choosing, SuggestWords
from tui.screens.progress import Progress
from tui.session import Session
from tui.telling.copy_words import AT_THE_PLACE
from tui.telling.places import typed_path
from tui.vault.errors import Cancelled, Closed, Damaged, FileExists, VaultError
from tui.vault.secret import Secret
from tui.widgets.line import Line
from tui.widgets.words import Words

THERE = mark("Something has this name already, and it stays as it is. Choose another name.")


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
        gift, library = self._gift, self.session.library
        lines = [self.say("For {name}. In it, and nothing else:", name=gift.helper)]
        for step, cautions in gift.steps.items():
            lines.append(f"- {library.steps[step].title}")
            texts = {caution.id: caution.text for caution in library.steps[step].cautions}
            lines += [f"  ! {texts[name]}" for name in cautions if name in texts]
        lines += [f"- {words}" for words in self._others()]
        return clean("\n".join(lines))

    def _others(self) -> Iterator[str]:
        """Yield what goes along besides the steps."""
        gift = self._gift
        for uid in gift.letters:
            yield self.say("Letter: {subject}", subject=self.session.kept_letters.get(uid).subject)
        for uid in gift.removals:
            yield self.say("Address: {address}", address=self.session.removals.get(uid).address)
        if gift.capture:
            yield gift.capture
        names = ", ".join(name for name in (gift.helper, gift.giver) if name)
        yield self.say("The names {names}", names=names)

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
            give(
                session.vault,
                target,
                passphrase,
                gift,
                profile=session.vault.profile,
                clock=session.clock,
                new_id=session.new_id,
            )

        self.begin(self.say("The copy is written, then read back and compared…"), work, passphrase)

    def ends(self, error: VaultError) -> bool:
        """Return whether the open file cannot go on: an error may be about the copy's place."""
        return isinstance(error, Damaged | Closed)

    def sentence(self, error: VaultError) -> str:
        """Return the msgid for why there is no copy."""
        if isinstance(error, FileExists):
            return THERE
        return AT_THE_PLACE.get(type(error), super().sentence(error))

    def succeeded(self) -> None:
        """Say where it is and what comes next."""
        self.wipe_fields()
        self.leave_saying(
            self.say(
                "The copy for {name} is at {file}. They open it with Carnet. When it comes back, "
                "choose “Unite two copies” in the settings: what they did comes in with their "
                "name.",
                name=clean(self._gift.helper, keep_newlines=False),
                file=clean(str(self.target), keep_newlines=False),
            )
        )

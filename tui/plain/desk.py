"""What every part of plain lines works with: the open file, the conversation, the idle watch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tui.leaving import IdleWatch
from tui.plain.talk import Talk
from tui.plain.ways import Back, Gone, Lock
from tui.session import Session
from tui.telling.rescue_words import WAY_TO_RESCUE
from tui.telling.sentences import OPEN_READ_ONLY, ends_session, error_sentence, open_file_sentence
from tui.vault.errors import Damaged, Unplugged, VaultError, WrongPassphrase
from tui.vault.opening import open_vault
from tui.vault.profiles import Profiles

Entry = tuple[str, Callable[[], None]]
"""A line of a menu in the person's language, and what it leads to."""


@dataclass
class Desk:
    """An open file and the conversation about it.

    Args:
        session: the open file.
        talk: says and asks.
        idle: when the file locks by itself.
        folder: the folder Carnet was started from; typed paths begin there.
        profiles: the strengths of key derivation that may be used.
        spoke: told of the language that was chosen, so that the next start speaks it.
        moved: told where the file is now, so that the next start opens it there.
    """

    session: Session
    talk: Talk
    idle: IdleWatch
    folder: Path
    profiles: Profiles
    spoke: Callable[[str], None] = lambda _code: None
    moved: Callable[[Path], None] = lambda _path: None

    def menu(
        self,
        title: Callable[[], None],
        entries: Callable[[], Sequence[Entry]],
        help: str = "",  # noqa: A002
    ) -> None:
        """Say a numbered list again and again, and go where its numbers lead, until `Back`.

        Args:
            title: says what stands above the list, as it is now.
            entries: gives the list, as it is now.
            help: what can be done here.

        Raises:
            Way: see `Talk.line`.
        """
        while True:
            title()
            listed = entries()
            chosen = self.talk.pick(len(listed), lambda place: listed[place][0], help=help)  # noqa: B023
            try:
                self.visit(listed[chosen][1])
            except Gone:
                raise Back from None

    def visit(self, go: Callable[[], None]) -> None:
        """Go somewhere and come back; a fault of the file is said in one sentence.

        Raises:
            Way: see `Talk.line`; never `Back`. `Gone` when what was opened is not there any more.
        """
        try:
            go()
        except Back:
            return
        except VaultError as error:
            self.tell_error(error)

    def tell_error(self, error: VaultError) -> None:
        """Say what went wrong; ask for the stick, or lock when the file cannot be used further.

        Raises:
            Lock: it cannot go on.
        """
        if isinstance(error, Unplugged) and not self.session.read_only:
            self.wait_for_stick()
            return
        self.talk.tell(self.talk.say(open_file_sentence(error)))
        if isinstance(error, Damaged):
            self.talk.tell(self.talk.say(WAY_TO_RESCUE))
        if ends_session(error):
            raise Lock

    def kept(self, write: Callable[[], object]) -> None:
        """Write something typed; when the stick is out, ask for it and write again.

        Raises:
            Way: see `tell_error`.
        """
        try:
            write()
        except VaultError as error:
            self.tell_error(error)
            write()

    def can_write(self) -> bool:
        """Return whether the file may be changed; say why not."""
        if self.session.read_only:
            self.talk.tell(self.talk.say(OPEN_READ_ONLY))
        return not self.session.read_only

    def wait_for_stick(self) -> None:
        """Ask for the stick and the passphrase, until the same file is open again."""
        talk, vault = self.talk, self.session.vault
        talk.tell(
            talk.say("The file cannot be reached. Was the stick taken out?"),
            talk.say("Put the stick back and type your passphrase. b alone closes the file."),
        )
        while True:
            try:
                with talk.secret(talk.say("Passphrase, not shown:")) as passphrase:
                    vault.close()
                    fresh = open_vault(vault.path, passphrase, profiles=self.profiles)
            except Back:
                raise Lock from None
            except VaultError as error:
                talk.tell(talk.say(error_sentence(error)))
                continue
            if fresh.salt == vault.salt:
                vault.adopt(fresh)
                talk.tell(talk.say("The file is back."))
                return
            fresh.close()
            talk.tell(talk.say(error_sentence(WrongPassphrase())))

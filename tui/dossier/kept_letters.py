"""Letters that were written: their text, to whom, whether they were sent, and what they are about.

A letter is a record of its own; links lead from it to the notes it was filled from, and back.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from pathlib import Path

from tui.safety.names import Names
from tui.vault.links import Links, Ref
from tui.vault.records import Record, Records
from tui.vault.vault import Vault

KIND = "letter"
"""The kind of these records, and of links to them."""
INCIDENT = "incident"


class UnknownLetter(KeyError):  # noqa: N818  (says the state, like the vault's errors)
    """There is no letter with this uid."""


@dataclass(frozen=True, slots=True)
class KeptLetter:
    """One letter; `letter` is the id of what it was made from, `language` of its text.

    `channel` is how it goes, `decided_with` who helped to decide. `sent` is the moment it was
    marked as sent, ISO 8601 in UTC, empty before. `written` is when it was first kept, `uid` and
    `hidden` as in records.
    """

    letter: str
    language: str
    to: str
    subject: str
    text: str
    channel: str = ""
    decided_with: str = ""
    sent: str = ""
    uid: str = ""
    written: str = ""
    hidden: bool = False


class KeptLetters:
    """The letters of one file."""

    def __init__(
        self, vault: Vault, clock: Callable[[], datetime], new_id: Callable[[], str]
    ) -> None:
        """Keep letters in `vault`."""
        self._records, self._links = Records(vault, clock, new_id, KIND), Links(vault, clock)

    def all(self, *, hidden: bool = False) -> list[KeptLetter]:
        """Return the letters, the oldest first; `hidden` brings hidden ones too."""
        return [_letter(record) for record in self._records.all(hidden=hidden)]

    def get(self, uid: str) -> KeptLetter:
        """Return one letter.

        Raises:
            UnknownLetter: when there is none with this uid.
        """
        record = self._records.get(uid)
        if record is None:
            raise UnknownLetter
        return _letter(record)

    def was_sent(self, letter: str) -> bool:
        """Say whether a letter of this kind was ever sent; hiding it does not change that."""
        return any(one.letter == letter and one.sent for one in self.all(hidden=True))

    def add(self, letter: KeptLetter, notes: Iterable[str] = (), *, draft: str = "") -> str:
        """Keep a letter, linked with the notes it speaks of, and return its uid.

        `draft` is the form it was typed in; it is removed in the same transaction.
        """
        uid = self._records.add(_fields(letter), draft=draft)
        for note in notes:
            self._links.join(Ref(KIND, uid), Ref(INCIDENT, note))
        return uid

    def change(self, letter: KeptLetter, *, draft: str = "") -> None:
        """Replace what a letter says; raise `UnknownLetter`.  `draft` as in `add`."""
        self.get(letter.uid)
        self._records.change(letter.uid, _fields(letter), draft=draft)

    def notes_of(self, uid: str) -> list[str]:
        """Return the uids of the notes a letter speaks of."""
        return [ref.uid for ref in self._links.of(Ref(KIND, uid), INCIDENT)]

    def hide(self, uid: str, *, hidden: bool = True) -> None:
        """Keep a letter out of the list, or bring it back; raise `UnknownLetter`."""
        self.get(uid)
        (self._records.hide if hidden else self._records.show)(uid)


def write_out(letter: KeptLetter, folder: Path, name: str) -> Path:
    """Write a letter as text into `folder`, under a name that is free and says nothing of it.

    Raises:
        OSError: when the folder cannot be written to; nothing of it stays then.
    """
    target = folder / Names(tuple(path.name for path in folder.iterdir())).take(name)
    with open(target, "x", encoding="utf-8", newline="\n", opener=_for_oneself) as out:
        try:
            out.write(letter.text)
            out.flush()
            os.fsync(out.fileno())
        except BaseException:
            target.unlink(missing_ok=True)
            raise
    return target


def _for_oneself(path: str, flags: int) -> int:
    """Open a new file that only its owner may read, where the system knows such a thing."""
    return os.open(path, flags, 0o600)


_NOT_KEPT = frozenset(("uid", "written", "hidden"))
_KEPT = tuple(item.name for item in fields(KeptLetter) if item.name not in _NOT_KEPT)


def _fields(letter: KeptLetter) -> dict[str, str]:
    return {name: str(value) for name, value in asdict(letter).items() if name in _KEPT}


def _letter(record: Record) -> KeptLetter:
    kept = {name: str(record.fields.get(name, "")) for name in _KEPT}
    return KeptLetter(**kept, uid=record.uid, written=record.created, hidden=record.hidden)

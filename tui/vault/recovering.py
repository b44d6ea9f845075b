"""What an interrupted swap may leave beside a file, and how it is put right.

A swap (see `swap`) writes the new file as NAME.new, renames NAME to NAME.old, NAME.new to NAME,
and removes NAME.old once NAME has been opened with the new key.  Before it begins, it notes the
salts of both files inside them.  So whatever moment it was stopped at:

* NAME and NAME.new: nothing was changed yet; NAME opens with the passphrase of before.
* NAME.old and NAME.new: the old file is put back; it opens with the passphrase of before.
* NAME and NAME.old: the change is done; NAME opens with the new passphrase.

A file is removed only after NAME was opened with a key and says, in its own encrypted note, that
the file with this salt is the other half of its swap.  A file that somebody made and happened to
call NAME.old is never touched.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tui.vault.connection import PAGE_BYTES
from tui.vault.errors import VaultError
from tui.vault.files import salt_of, sync_folder
from tui.vault.leftovers import NEW, OLD, Applies, beside
from tui.vault.profiles import SALT_BYTES

NOTE = "swap"
"""The setting that a swap writes before it begins."""

_JOURNAL = "-journal"
_FEWEST_BYTES = 2 * PAGE_BYTES


@dataclass(frozen=True)
class Note:
    """What two files of a swap are to each other; both hold it until the swap has ended.

    Args:
        before: the salt of the old file.
        after: the salt of the new file.
        forget: settings that hold for the old key only.
    """

    before: bytes
    after: bytes
    forget: tuple[str, ...] = ()

    def text(self) -> str:
        """Return the note as it is kept in the file."""
        return " ".join((self.before.hex(), self.after.hex(), *self.forget))

    @classmethod
    def read(cls, text: str) -> Note:
        """Return the note that `text` is."""
        before, after, *forget = text.split()
        return cls(bytes.fromhex(before), bytes.fromhex(after), tuple(forget))


def recover(path: Path) -> Applies:
    """Put back a file that an interrupted swap left under another name; nothing is removed.

    To be called before the file is looked for.  Raises nothing: where the folder cannot be read or
    changed, opening says so.
    """
    with suppress(OSError, VaultError):
        if not os.path.lexists(path):
            return _put_back(path)
        if _has_shape(beside(path, OLD)):
            return Applies.NEW
        if os.path.lexists(beside(path, NEW)):
            return Applies.BEFORE
    return Applies.ANY


def tidy(path: Path, own: bytes, note: Note) -> bool:
    """Remove the other half of a swap beside the file at `path`; say whether nothing of it is left.

    To be called once the file has been opened with its key: `own` is its salt, `note` its note.
    """
    if own == note.after:
        old = beside(path, OLD)
        return _remove_if(old, lambda: _is_old_half(old, note.before, path))
    new = beside(path, NEW)
    return _remove_if(new, lambda: own == note.before and _is_new_half(new, note.after))


def remove_cut_copy(found: Path, salt: bytes) -> bool:
    """Remove a copy that was cut off, if it begins with the `salt` that was noted for it."""
    return _remove_if(found, lambda: _is_new_half(found, salt))


def _put_back(path: Path) -> Applies:
    """Give the file its name again: the old one where both are there, because it is the one that
    counts.
    """
    for ending, applies in ((OLD, Applies.BEFORE), (NEW, Applies.NEW)):
        found = beside(path, ending)
        if _has_shape(found):
            found.rename(path)
            sync_folder(path)
            return applies
    return Applies.ANY


def _has_shape(path: Path) -> bool:
    """Say whether the file looks like a whole vault, as far as that can be said without its key."""
    try:
        salt_of(path)
        return path.stat().st_size >= _FEWEST_BYTES
    except (OSError, VaultError):
        return False


def _is_old_half(found: Path, salt: bytes, path: Path) -> bool:
    """Say whether `found` is the file as it was before the swap, with nothing written to it since.

    Somebody may have opened it with the old passphrase and worked in it: then it is later than the
    new file, and stays.
    """
    return _start(found) == salt and found.stat().st_mtime <= path.stat().st_mtime


def _is_new_half(found: Path, salt: bytes) -> bool:
    """Say whether `found` is the new file, or was only begun and never got its salt."""
    start = _start(found)
    return start == salt or not any(start)


def _start(found: Path) -> bytes:
    """Return the first 16 bytes of a file, fewer where it is shorter."""
    with found.open("rb", buffering=0) as file:
        return file.read(SALT_BYTES)


def _remove_if(found: Path, is_ours: Callable[[], bool]) -> bool:
    """Remove a file and its journal when it is ours; say whether nothing is left."""
    try:
        if not os.path.lexists(found):
            return True
        if not is_ours():
            return False
        beside(found, _JOURNAL).unlink(missing_ok=True)
        found.unlink()
        sync_folder(found)
    except (OSError, VaultError):
        return False
    return True

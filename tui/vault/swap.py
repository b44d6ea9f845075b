"""A file takes the place of the old one: after a change of passphrase, or to give room back.

The new file is written beside, verified, and only then renamed.  `recovering` says what an
interruption may leave and how it is put right.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tui.vault import files, leftovers, recovering
from tui.vault.connection import PAGE_BYTES
from tui.vault.errors import AlreadyOpen, InTheWay, ReadOnlyMedium, SwapUnfinished, VaultError
from tui.vault.export import Progress, write_verified
from tui.vault.kdf import derive_seed
from tui.vault.medium import require_copy_room
from tui.vault.opening import open_with_seed
from tui.vault.passphrase import fold
from tui.vault.profiles import Profile, new_salt
from tui.vault.secret import Secret
from tui.vault.tables import SETTING
from tui.vault.vault import Vault


def change_key(
    vault: Vault,
    passphrase: Secret,
    progress: Progress,
    *,
    profile: Profile | None = None,
    forget: Sequence[str] = (),
) -> None:
    """Give `vault` a new salt and the key of `passphrase`, in a new file that takes its place.

    The open vault goes on with the new file.  The caller has proved the old passphrase before, and
    wipes `passphrase`, which is folded here.  `profile` is the file's own unless given.  Settings
    named in `forget` hold for the old key only and are gone from the new file.  Deleted content
    leaves the file, which shrinks: with the same passphrase this is how room is given back.

    Raise, with the file as it was and the vault usable: `NoSpace` or `FileTooBigForMedium` before
    anything is written, `Cancelled`, `SwapFailed`, `InTheWay` (NAME.new or NAME.old is somebody's
    file), `ReadOnlyMedium`, `BadPassphraseText`, `TooLong`, `NotEnoughMemory`, `Damaged`.  Raise
    `SwapUnfinished` with the vault closed when the medium failed at the end.
    """
    if vault.read_only:
        raise ReadOnlyMedium
    profile = profile or vault.profile
    salt = new_salt(profile)
    with fold(passphrase) as folded, derive_seed(folded, salt, profile) as seed:
        _swap(vault, _Half(seed, salt, profile), progress, forget)
    progress(1.0)


@dataclass(frozen=True)
class _Half:
    """What opens the new file."""

    seed: Secret
    salt: bytes
    profile: Profile


def _swap(vault: Vault, half: _Half, progress: Progress, forget: Sequence[str]) -> None:
    """Write and verify the new file, then let it take the old one's place."""
    new, old = (leftovers.beside(vault.path, end) for end in (leftovers.NEW, leftovers.OLD))
    with vault.alone() as connection:
        require_copy_room(vault.path, vault.path.parent)
        if os.path.lexists(new) or os.path.lexists(old):
            raise InTheWay
        _note(vault, recovering.Note(vault.salt, half.salt, tuple(forget)))
        try:
            write_verified(connection, new, half.seed, half.salt, progress)
        except BaseException:
            with suppress(VaultError):
                _drop_note(vault)
            raise
        vault.close()
        try:
            _exchange(vault, new, old, half)
        except (OSError, VaultError):
            raise SwapUnfinished from None


def _exchange(vault: Vault, new: Path, old: Path, half: _Half) -> None:
    """Rename both files and go on with the new one; opening it removes the old one.

    A journal beside the old file would be taken for the new one's: with one there, nothing is done.
    """
    path = vault.path
    with _held(path):
        if os.path.lexists(leftovers.beside(path, "-journal")):
            raise InTheWay
        path.rename(old)
        try:
            new.rename(path)
        except OSError:
            old.rename(path)
            raise
        files.sync_folder(path)
        profiles = {half.profile.number: half.profile}
        vault.adopt(open_with_seed(path, half.seed, profiles=profiles))


@contextmanager
def _held(path: Path) -> Iterator[None]:
    """Keep other processes from opening the file while it has no connection.

    On Windows an open file cannot be renamed, so there nothing is held.
    """
    if sys.platform == "win32":
        yield
        return
    descriptor = os.open(path, os.O_RDWR)
    try:
        if not files.lock_whole(descriptor):
            raise AlreadyOpen
        yield
    finally:
        os.close(descriptor)


def _note(vault: Vault, note: recovering.Note) -> None:
    """Write into the old file, and so into the new one, what they are to each other."""
    with vault.write() as writer:
        writer.put(SETTING, {"name": recovering.NOTE, "value": note.text()})


def _drop_note(vault: Vault) -> None:
    """Take the note back when nothing came of it."""
    with vault.write(frees=True) as writer:
        writer.delete(SETTING, name=recovering.NOTE)


def room_to_give_back(vault: Vault) -> tuple[int, int]:
    """Return the size of the file and how much of it is empty, in bytes."""
    with vault.alone() as connection:
        pages = int(connection.value("PRAGMA page_count"))
        return pages * PAGE_BYTES, int(connection.value("PRAGMA freelist_count")) * PAGE_BYTES

"""A second file with everything in it, at another place and under a key of its own."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from tui.vault import files
from tui.vault.errors import FileExists, NoSuchFile, VaultError
from tui.vault.export import Progress, write_verified
from tui.vault.kdf import derive_seed
from tui.vault.leftovers import NEW, beside
from tui.vault.medium import require_copy_room
from tui.vault.opening import open_with_seed
from tui.vault.passphrase import fold
from tui.vault.profiles import Profile, new_salt
from tui.vault.recovering import remove_cut_copy
from tui.vault.secret import Secret
from tui.vault.tables import SETTING
from tui.vault.vault import Vault

UNDER_WAY = "copy_under_way"
"""The setting that holds the salt of a copy being written, in hex."""


def copy_to(
    vault: Vault,
    target: Path,
    passphrase: Secret,
    progress: Progress,
    *,
    profile: Profile | None = None,
    forget: Sequence[str] = (),
) -> None:
    """Write everything in `vault` into a new file at `target`, read it back and compare each value.

    `passphrase` may be the vault's own or another one; it is folded here and left to the caller to
    wipe.  The copy gets its own salt and key, so nobody can tell that the two belong together.
    Settings named in `forget` hold for this file only and are not in the copy.  Nothing appears at
    `target` before it was verified, and nothing that is there is ever replaced.

    A copy that was cut off by a kill is removed by the next copy to the same place: the file notes
    the salt of the copy under way, so that nothing else is ever removed.

    Raise `FileExists`, `NoSuchFile` (no such folder), `NoSpace`, `FileTooBigForMedium`,
    `ReadOnlyMedium`, `Cancelled`, `SwapFailed` (it did not read back the same), `Damaged` (the
    vault is), `Unplugged`, `BadPassphraseText`, `TooLong` or `NotEnoughMemory`.
    """
    _require_free(target)
    _remove_cut_off(vault, target)
    require_copy_room(vault.path, target.parent)
    profile = profile or vault.profile
    salt = new_salt(profile)
    with (
        fold(passphrase) as folded,
        derive_seed(folded, salt, profile) as seed,
        _noted(vault, salt) as note,
    ):
        begun = _free_name(target)
        with vault.alone() as connection:
            write_verified(connection, begun, seed, salt, progress)
        try:
            _forget(begun, seed, profile, (*forget, *note))
            _give_name(begun, target)
        except BaseException:
            with suppress(OSError):
                begun.unlink()
            raise
    progress(1.0)


def _remove_cut_off(vault: Vault, target: Path) -> None:
    """Remove what an interrupted copy to this place left, if it is the one the file noted."""
    with vault.read() as reader:
        row = reader.get(SETTING, name=UNDER_WAY)
    if row is not None:
        remove_cut_copy(beside(target, NEW), bytes.fromhex(str(row["value"])))


@contextmanager
def _noted(vault: Vault, salt: bytes) -> Iterator[tuple[str, ...]]:
    """Note the salt of the copy under way; give the names of the settings that say so.

    A file that is open for reading only notes nothing.
    """
    if vault.read_only:
        yield ()
        return
    with vault.write() as writer:
        writer.put(SETTING, {"name": UNDER_WAY, "value": salt.hex()})
    try:
        yield (UNDER_WAY,)
    finally:
        with suppress(VaultError), vault.write(frees=True) as writer:
            writer.delete(SETTING, name=UNDER_WAY)


def _require_free(target: Path) -> None:
    """Raise when something is at `target`, or when its folder is not there."""
    if os.path.lexists(target):
        raise FileExists
    if not target.parent.is_dir():
        raise NoSuchFile


def _free_name(target: Path) -> Path:
    """Return a name beside `target` that nothing has: a copy that was cut off may lie there."""
    name, number = beside(target, NEW), 1
    while os.path.lexists(name):
        number += 1
        name = beside(target, f"{NEW}{number}")
    return name


def _forget(begun: Path, seed: Secret, profile: Profile, names: Sequence[str]) -> None:
    """Remove the settings that are about the original only."""
    if not names:
        return
    copy = open_with_seed(begun, seed, profiles={profile.number: profile})
    try:
        with copy.write(frees=True) as writer:
            for name in names:
                writer.delete(SETTING, name=name)
    finally:
        copy.close()


def _give_name(begun: Path, target: Path) -> None:
    """Give the verified copy its name, unless something has taken it meanwhile."""
    _require_free(target)
    try:
        begun.rename(target)
        files.sync_folder(target)
    except OSError as error:
        raise files.typed(error) from None

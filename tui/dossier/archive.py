"""Writes a dossier as an encrypted ZIP that programs everywhere open."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from tui.dossier.bag import Files, Progress
from tui.vault import files
from tui.vault.errors import BadPassphraseText, Cancelled
from tui.vault.secret import Secret

_AES_BITS = 256
_NO_MORE = 126
"""The last letter that every program reads alike in the passphrase of an archive."""


def write_archive(target: Path, parcel: Files, passphrase: Secret, progress: Progress) -> None:
    """Write a dossier as a ZIP with AES-256 (WinZip AE-2), which 7-Zip and others open.

    Names and sizes of the files can be seen in it, their contents not.  `passphrase` is left to the
    caller to wipe; it holds plain letters only, because programs differ about all others.

    Raises:
        VaultError: `BadPassphraseText`, `FileExists` (what is there stays untouched), `NoSuchFile`,
            `NoSpace`, `ReadOnlyMedium`, `Unplugged`, `Cancelled`, or what reading raises.
    """
    import pyzipper

    spelt = bytes(passphrase.view())
    if not spelt or max(spelt) > _NO_MORE:
        raise BadPassphraseText
    files.make_empty(target)
    try:
        with (
            target.open("r+b") as out,
            pyzipper.AESZipFile(
                out, "w", compression=pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES
            ) as archive,
        ):
            archive.setpassword(spelt)
            archive.setencryption(pyzipper.WZ_AES, nbits=_AES_BITS)
            _fill(archive, parcel, progress)
        _make_durable(target)
    except BaseException as error:
        with suppress(OSError):
            target.unlink()
        if isinstance(error, OSError):
            raise files.typed(error) from None
        raise


def _fill(archive: Any, parcel: Files, progress: Progress) -> None:
    done = 0
    for file in parcel.files():
        with archive.open(file.path, "w", force_zip64=True) as member:
            for piece in file.pieces:
                member.write(piece)
                done += len(piece)
                if not progress(done):
                    raise Cancelled


def _make_durable(target: Path) -> None:
    with target.open("rb") as written:
        os.fsync(written.fileno())
    files.sync_folder(target)

"""The list of SHA-256 sums of a kit, which `sha256sum -c SHA256SUMS` checks."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

NAME = "SHA256SUMS"


def write_sums(folder: Path, tops: Iterable[str]) -> int:
    """List every file that is, or is below, one of `tops` in `folder`; return how many there are.

    Only what the kit brought is listed: a stick may hold other files, and their names are no one's
    business.
    """
    files = sorted(
        file
        for top in tops
        for file in (
            [folder / top] if (folder / top).is_file() else sorted((folder / top).rglob("*"))
        )
        if file.is_file()
    )
    lines = [f"{sha256(file)}  {file.relative_to(folder).as_posix()}\n" for file in files]
    (folder / NAME).write_text("".join(lines), encoding="utf-8", newline="\n")
    return len(lines)


def sha256(file: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()

"""A bag: a folder that says of every file what it was (BagIt 1.0, RFC 8493), with SHA-256 alone.

The bag is made as a row of files, so that it can go into a folder, an encrypted archive or a vault
without being written anywhere in between.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, Protocol

from tui.vault import files
from tui.vault.errors import Cancelled

DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
PAYLOAD_LIST, TAG_LIST = "manifest-sha256.txt", "tagmanifest-sha256.txt"
_PAYLOAD = "data/"

Progress = Callable[[int], bool]
"""Called with the bytes written so far; returns False to stop."""


class BagFile(NamedTuple):
    """A file of a bag: its path with `/`, in ASCII, and its bytes in pieces, to be taken once."""

    path: str
    pieces: Iterable[bytes]


class Files(Protocol):
    """A row of files that leaves together, in order."""

    def files(self) -> Iterator[BagFile]:
        """Yield each file; its pieces must be taken to the end before the next one is asked for."""


class Bag:
    """The files of one bag, in order: what is carried, then what describes it.

    After `files` has ended, `size` (bytes) and `count` (files) say how much is carried, and `seal`
    is the SHA-256 in hex of the last list, which stands for the whole bag.
    """

    def __init__(
        self,
        payload: Iterable[BagFile],
        tags: Sequence[BagFile] = (),
        info: Sequence[tuple[str, str]] = (),
    ) -> None:
        """Carry `payload` below `data/`; `tags` stand at the top, `info` in `bag-info.txt`."""
        self._payload, self._tags, self._info = payload, tags, info
        self.size = self.count = 0
        self.seal = ""

    def files(self) -> Iterator[BagFile]:
        """Yield each file; its pieces must be taken to the end before the next one is asked for."""
        carried: dict[str, str] = {}
        for file in self._payload:
            path = _PAYLOAD + file.path
            yield BagFile(path, self._counted(path, file.pieces, carried))
            self._require(path, carried)
            self.count += 1
        described: dict[str, str] = {}
        for file in (*self._tags, *self._descriptions(carried)):
            yield BagFile(file.path, _hashed(file.path, file.pieces, described))
            self._require(file.path, described)
        last = _listed(described)
        self.seal = hashlib.sha256(last).hexdigest()
        yield BagFile(TAG_LIST, [last])

    def _descriptions(self, carried: dict[str, str]) -> Iterator[BagFile]:
        info = [*self._info, ("Payload-Oxum", f"{self.size}.{self.count}")]
        lines = "".join(f"{name}: {' '.join(value.split())}\n" for name, value in info)
        yield BagFile("bagit.txt", [DECLARATION])
        yield BagFile("bag-info.txt", [lines.encode()])
        yield BagFile(PAYLOAD_LIST, [_listed(carried)])

    def _counted(
        self, path: str, pieces: Iterable[bytes], digests: dict[str, str]
    ) -> Iterator[bytes]:
        for piece in _hashed(path, pieces, digests):
            self.size += len(piece)
            yield piece

    @staticmethod
    def _require(path: str, digests: dict[str, str]) -> None:
        if path not in digests:
            raise RuntimeError("a file of a bag was not taken to its end")


def write_folder(target: Path, bag: Files, progress: Progress = lambda _done: True) -> None:
    """Write files into a new folder that only its owner can read; they are in clear there.

    Raises:
        VaultError: `FileExists` (what is there stays untouched), `NoSuchFile`, `NoSpace`,
            `ReadOnlyMedium`, `Unplugged`, `Cancelled` when `progress` said so, or what reading the
            originals raises. Nothing of the folder stays then.
    """
    try:
        target.mkdir(mode=0o700)
    except OSError as error:
        raise files.typed(error) from None
    try:
        _write(target, bag, progress)
    except BaseException as error:
        with suppress(OSError):
            shutil.rmtree(target)
        if isinstance(error, OSError):
            raise files.typed(error) from None
        raise


def _write(target: Path, bag: Files, progress: Progress) -> None:
    done = 0
    for file in bag.files():
        path = target.joinpath(*file.path.split("/"))
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        files.make_empty(path)
        with path.open("wb") as written:
            for piece in file.pieces:
                written.write(piece)
                done += len(piece)
                if not progress(done):
                    raise Cancelled
            written.flush()
            os.fsync(written.fileno())


def _hashed(path: str, pieces: Iterable[bytes], digests: dict[str, str]) -> Iterator[bytes]:
    """Pass the pieces on and note the SHA-256 of all of them at the end."""
    whole = hashlib.sha256()
    for piece in pieces:
        whole.update(piece)
        yield piece
    digests[path] = whole.hexdigest()


def _listed(digests: dict[str, str]) -> bytes:
    """Return a list of SHA-256 in its one spelling: sorted by path."""
    return "".join(f"{digests[path]}  {path}\n" for path in sorted(digests)).encode()

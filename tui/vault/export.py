"""A second file with everything a vault holds, under a salt and key of its own, verified.

SQLCipher's own change of key is never used: killed in the middle, it can leave a file that opens
with neither key.  The new file shares no block with the old one, so nobody who sees both can tell
that they belong together.  Source: SQLCipher's API documentation, `sqlcipher_export`.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tui.vault import files
from tui.vault.connection import PAGE_BYTES, Connection
from tui.vault.contents import Contents, contents_of
from tui.vault.errors import (
    Cancelled,
    FileTooBigForMedium,
    NoSpace,
    NotEnoughMemory,
    SwapFailed,
    Unplugged,
    VaultError,
)
from tui.vault.kdf import derive_key, key_spec
from tui.vault.medium import may_be_too_big
from tui.vault.raw_pages import RawPages
from tui.vault.secret import Secret
from tui.vault.streams import CHUNK_BYTES

Progress = Callable[[float], bool]
"""Called with the fraction done, 0 to 1; returns False to stop."""

_READ, _WRITTEN, _SEALED, _READ_BACK = 0.3, 0.6, 0.75, 0.99
"""How far each part of the work leads."""

_NOT_THE_COPY = (Cancelled, NotEnoughMemory, SwapFailed, Unplugged)
"""What may end the check without saying anything against the new file."""

_ACCOUNTED = ("application_id", "user_version")


@dataclass
class Course:
    """Turns bytes worked through into the fraction that is shown, and passes on the wish to stop.

    Args:
        size: bytes of the file, which each part works through once.
        progress: is told the fraction.
    """

    size: int
    progress: Progress
    _from: float = 0.0
    _to: float = 0.0
    _done: int = 0
    stopped: bool = False

    def part(self, end: float) -> None:
        """Begin the part that leads to the fraction `end`; raise `Cancelled` when asked to stop."""
        self._from, self._to, self._done = self._to, end, 0
        self.advance(0)

    def advance(self, count: int) -> None:
        """Count bytes of this part; raise `Cancelled` when asked to stop."""
        if not self.reached(self._done + count):
            raise Cancelled

    def goes_on(self) -> bool:
        """Return whether to go on, no further than before."""
        return self.reached(self._done)

    def reached(self, done: int) -> bool:
        """Set the bytes of this part that are done, and return whether to go on."""
        self._done = done
        share = min(1.0, done / self.size) if self.size else 1.0
        self.stopped = not self.progress(self._from + (self._to - self._from) * share)
        return not self.stopped


def write_verified(
    connection: Connection, target: Path, seed: Secret, salt: bytes, progress: Progress
) -> None:
    """Write everything `connection` holds into a new file at `target` and verify it.

    The file is durable when this returns; whatever is raised, it is gone.  Raise `FileExists`,
    `Cancelled`, `Damaged` (the source is), `SwapFailed` (the new file is not the same), `NoSpace`,
    `FileTooBigForMedium`, `ReadOnlyMedium`, `NoSuchFile` or `Unplugged`.
    """
    size = int(connection.value("PRAGMA page_count")) * PAGE_BYTES
    course = Course(size, progress)
    course.part(_READ)
    expected = contents_of(connection, course.advance)
    files.make_empty(target)
    try:
        with derive_key(seed, salt) as key, key_spec(key, salt) as spec:
            course.part(_WRITTEN)
            _export(connection, target, spec, course)
            _make_durable(target)
            course.part(_SEALED)
            _require_seals(target, seed, course)
            course.part(_READ_BACK)
            _verify(target, spec, expected, course)
    except BaseException:
        with suppress(OSError):
            target.unlink()
        raise


def _export(connection: Connection, target: Path, spec: Secret, course: Course) -> None:
    """Let SQLCipher copy every table.  The new file needs no journal: it counts only when whole."""
    accounted = {name: int(connection.value(f"PRAGMA {name}")) for name in _ACCOUNTED}
    with connection.unbound():
        with spec.view() as view:
            connection.run("ATTACH ? AS copy KEY ?", (str(target.absolute()), view))
        try:
            connection.run_all(("PRAGMA copy.journal_mode = OFF", "PRAGMA copy.synchronous = OFF"))
            for name, value in accounted.items():
                connection.run(f"PRAGMA copy.{name} = {value}")
            with connection.asking(lambda: course.reached(_size(target))):
                connection.run("SELECT sqlcipher_export('copy')")
        except VaultError as error:
            raise _cause(error, target, course) from None
        finally:
            connection.run("DETACH copy")


def _cause(error: VaultError, target: Path, course: Course) -> VaultError:
    """Return why the export failed: SQLCipher reports every fault in it by the same code."""
    if course.stopped:
        return Cancelled()
    if type(error) is not VaultError:
        return error
    if may_be_too_big(target):
        return FileTooBigForMedium()
    try:
        return NoSpace() if shutil.disk_usage(target.parent).free < CHUNK_BYTES else SwapFailed()
    except OSError:
        return Unplugged()


def _size(path: Path) -> int:
    """Return how many bytes were written so far."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _make_durable(path: Path) -> None:
    """Wait until the file and its name are on the medium.

    What the computer remembers of it is dropped where that can be asked for, so that it is read
    back from the medium.
    """
    try:
        descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
        try:
            os.fsync(descriptor)
            if hasattr(os, "posix_fadvise"):
                os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
        finally:
            os.close(descriptor)
        files.sync_folder(path)
    except OSError as error:
        raise files.typed(error) from None


def _require_seals(target: Path, seed: Secret, course: Course) -> None:
    """Check the seal of every page of the new file; raise `SwapFailed` when one does not fit.

    SQLCipher's own check of a whole file cannot be stopped, which at a big one takes seconds.
    """
    with RawPages(target, seed) as pages:
        for number in range(1, pages.count + 1):
            if not pages.is_sealed(number):
                raise SwapFailed
            course.advance(PAGE_BYTES)


def _verify(target: Path, spec: Secret, expected: Contents, course: Course) -> None:
    """Open the new file with its own key and compare every value with the old one.

    Raise `SwapFailed` when anything differs.
    """
    connection = Connection(target, read_only=True)
    try:
        connection.unlock(spec)
        with connection.asking(course.goes_on):
            sound = connection.run("PRAGMA quick_check") == [("ok",)]
        if not sound or contents_of(connection, course.advance) != expected:
            raise SwapFailed
    except _NOT_THE_COPY:
        raise
    except VaultError:
        raise SwapFailed from None
    finally:
        connection.close()

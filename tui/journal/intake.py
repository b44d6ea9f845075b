"""Takes many files in, one after the other, and says of each what came of it."""

from __future__ import annotations

import os
import stat
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, Literal

from tui.journal.exhibit import Exhibit
from tui.journal.exhibits import Exhibits, Taken
from tui.vault.errors import Cancelled

MOST_FILES = 5000
"""Files taken from a folder at once; a larger one is taken in parts."""

Refusal = Literal["unreadable", "not_a_file", "changed", "the_vault"]
Told = Callable[["Step"], None]


@dataclass(frozen=True)
class Step:
    """How far an intake is: the file under work, its number from 1, and bytes of it and of all."""

    name: str
    number: int
    of: int
    done: int
    whole: int


@dataclass
class Outcome:
    """What came of an intake; `refused` names each file that was not taken, and why."""

    taken: list[Exhibit] = field(default_factory=list)
    again: list[Exhibit] = field(default_factory=list)
    refused: list[tuple[str, Refusal]] = field(default_factory=list)
    stopped: bool = False


def files_in(paths: Iterable[Path]) -> list[Path]:
    """Return the files among `paths` and in the folders among them, in the order of their names.

    Links inside folders are not followed; at most `MOST_FILES` files are returned.
    """
    found: list[Path] = []
    for path in paths:
        for file in [path] if not path.is_dir() else _walk(path):
            if len(found) == MOST_FILES:
                return found
            found.append(file)
    return found


def _walk(folder: Path) -> Iterator[Path]:
    for place, folders, files in os.walk(folder, followlinks=False):
        folders.sort()
        for name in sorted(files):
            file = Path(place, name)
            if not file.is_symlink():
                yield file


class Intake:
    """One intake, run in a thread of its own; it can be paused and stopped from another."""

    def __init__(self, exhibits: Exhibits, files: Iterable[Path], tell: Told, own: Path) -> None:
        """Take `files` into `exhibits`; `tell` is told each step, `own` is the vault itself."""
        self._exhibits, self._files, self._tell = exhibits, list(files), tell
        self._own = own
        self._going = threading.Event()
        self._going.set()
        self._stopped = False

    @property
    def paused(self) -> bool:
        """Whether it waits."""
        return not self._going.is_set()

    def pause(self) -> None:
        """Wait after the bytes that are on their way."""
        self._going.clear()

    def go_on(self) -> None:
        """End the pause."""
        self._going.set()

    def stop(self) -> None:
        """Stop; the file under work is left out, those before it stay."""
        self._stopped = True
        self._going.set()

    def run(self) -> Outcome:
        """Take everything in; raise what `Vault.put_stream` raises, but never for one bad file.

        Files that were taken before an error stay: `Outcome` is then on `self.outcome`.
        """
        self.outcome = Outcome()
        for number, file in enumerate(self._files, start=1):
            if self._stopped:
                break
            try:
                self._one(file, number)
            except Cancelled:
                break
            except OSError:
                self.outcome.refused.append((file.name, "unreadable"))
        self.outcome.stopped = self._stopped
        return self.outcome

    def _one(self, file: Path, number: int) -> None:
        """Take one file in; a file that is no ordinary one is never opened."""
        before = file.stat()
        if not stat.S_ISREG(before.st_mode):
            self.outcome.refused.append((file.name, "not_a_file"))
            return
        if file.samefile(self._own):
            self.outcome.refused.append((file.name, "the_vault"))
            return
        with file.open("rb") as source:
            taken = self._take(source, file.name, number, before)
        if file.stat().st_mtime_ns != before.st_mtime_ns and not taken.again:
            self._exhibits.remove(taken.exhibit.uid)
            self.outcome.refused.append((file.name, "changed"))
            return
        (self.outcome.again if taken.again else self.outcome.taken).append(taken.exhibit)

    def _take(self, source: BinaryIO, name: str, number: int, before: os.stat_result) -> Taken:
        def progress(done: int) -> bool:
            self._going.wait()
            self._tell(Step(name, number, len(self._files), done, before.st_size))
            return not self._stopped

        progress(0)
        modified = datetime.fromtimestamp(before.st_mtime, UTC).isoformat(timespec="seconds")
        return self._exhibits.take(source, name, modified=modified, progress=progress)

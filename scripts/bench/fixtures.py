"""The files that are measured: each made once, then lent as often as it is needed."""

from __future__ import annotations

import hashlib
import inspect
import itertools
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial
from pathlib import Path

from scripts.bench import stores, texts
from scripts.bench.stores import Plain
from scripts.environment import ROOT
from tui.vault import migrations
from tui.vault.profiles import DEFAULT, SMALL, Profile

FULL, SHORT, FEW = 100_000, 5_000, 1_000
"""Notes in the large file of a full run and of a short one, and in the small file of both."""

PATIENCE = 45.0
"""Seconds after which another program is stopped, unless the command line gives it longer."""

TOGETHER = 2
"""Files that are made at the same time: each takes a core."""

COPIED_FROM = 5_000
"""From so many notes on, a file with another profile is a copy: that is quicker than a new one."""

NAME = "carnet.dat"


class Fixtures:
    """Gives out files with notes in them.

    Args:
        folder: where they are made; what is there from a run before is used again, as long as
            nothing that decides what they hold has changed.
        short: whether this is a short run.
        million: whether a file with a million notes is measured too; making it takes an hour.
        ratios: whether figures that are no ratio may be left out, where they take long.
        patience: seconds another program is given for one piece of work.
    """

    def __init__(
        self,
        folder: Path,
        *,
        short: bool,
        million: bool = False,
        ratios: bool = False,
        patience: float = PATIENCE,
    ) -> None:
        self.folder, self.short, self.million = folder, short, million
        self.ratios, self.patience = ratios, patience
        self.size = SHORT if short else FULL
        self._numbers = itertools.count()
        folder.mkdir(parents=True, exist_ok=True)

    def make_ready(self) -> None:
        """Make the files that nearly every measurement needs, side by side, before the first."""
        making: list[Callable[[], Path]] = [
            partial(self.vault, self.size),
            partial(self.vault, FEW),
            partial(self.plain, self.size),
            partial(self.plain, FEW),
        ]
        if not self.ratios:
            making.insert(2, partial(self.vault, FEW, DEFAULT))
        with ThreadPoolExecutor(TOGETHER) as together:
            for made in [together.submit(make) for make in making]:
                made.result()

    def vault(self, count: int, profile: Profile = SMALL) -> Path:
        """Return a file with `count` notes that nobody may change."""
        path = self.folder / f"{_recipe()}-{profile.number}-{count}.dat"
        if path.exists():
            return path
        begun = path.with_suffix(".begun")
        begun.unlink(missing_ok=True)
        copied = profile != SMALL and count >= COPIED_FROM
        source = [str(self.vault(count))] if copied else []
        _say(f"a file with {count:,} notes …")
        command = [sys.executable, "-I", "-B", "-m", "scripts.bench.building"]
        numbers = [str(count), str(profile.number)]
        subprocess.run([*command, str(begun), *numbers, *source], cwd=ROOT, check=True)
        return begun.rename(path)

    def plain(self, count: int) -> Path:
        """Return a plain SQLite file with `count` notes that nobody may change."""
        path = self.folder / f"{_recipe()}-plain-{count}.db"
        if path.exists():
            return path
        begun = path.with_suffix(".begun")
        begun.unlink(missing_ok=True)
        _say(f"a plain file with {count:,} notes …")
        with closing(Plain(begun)) as plain:
            plain.enter(count)
        return begun.rename(path)

    def place(self) -> Path:
        """Return a new empty folder."""
        place = self.folder / "places" / str(next(self._numbers))
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        return place

    def stick(self, count: int | None = None, profile: Profile = SMALL) -> Path:
        """Return a new folder with a file of `count` notes (the large file) of one's own."""
        place = self.place()
        shutil.copyfile(self.vault(self.size if count is None else count, profile), place / NAME)
        return place

    def drop(self, place: Path) -> None:
        """Remove a folder of `place` or `stick`: large files would fill the disk."""
        shutil.rmtree(place, ignore_errors=True)


def _recipe() -> str:
    """Return a short name for everything that decides what the files hold."""
    whole = hashlib.sha256()
    for module in (stores, texts, migrations):
        whole.update(inspect.getsource(module).encode())
    return whole.hexdigest()[:12]


def _say(words: str) -> None:
    print(f"  {words}", file=sys.stderr, flush=True)

"""2: from the first byte to the last, a vault looks like random bytes."""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from tests.faults.conftest import Soak
from tests.vault.test_file_looks_random import chi_square, serial_correlation, written

FILES = 20
LEAST, MOST = 190.8, 330.5
"""The 0.1 % and 99.9 % points of chi-square with 255 degrees of freedom."""
SERIAL_Z = 3.09
"""The same points of the normal distribution."""
BY_CHANCE = 2
"""Of 40 results, 0.08 lie outside by chance; three or more once in ten thousand runs."""


def test_twenty_files_pass_for_random(tmp_path: Path, soak: Soak) -> None:
    outside = 0
    for number in range(FILES):
        content = written(tmp_path / str(number))
        outside += not LEAST < chi_square(content) < MOST
        outside += abs(serial_correlation(content)) > SERIAL_Z / len(content) ** 0.5
    soak.report(2 * FILES, leaked=max(0, outside - BY_CHANCE))
    assert outside <= BY_CHANCE


def test_the_command_file_finds_no_mark_that_vaults_share(tmp_path: Path, soak: Soak) -> None:
    """Many marks of `file` are one or two bytes long, so random files carry one by chance too.

    What would give vaults away is a mark that more than one of them has.
    """
    if shutil.which("file") is None:
        pytest.skip("looks random: the command `file` is not installed here")
    marks = Counter(kind_told(tmp_path / str(number)) for number in range(TOLD))
    shared = [kind for kind, times in marks.items() if kind != "data" and times > 1]
    soak.report(TOLD, leaked=len(shared))
    assert shared == []
    assert not any("SQL" in kind for kind in marks)


TOLD = 5


def kind_told(path: Path) -> str:
    """Return what `file` says a new vault is."""
    written(path)
    told = subprocess.run(["file", "-b", path], capture_output=True, text=True, check=True)
    return told.stdout.strip()

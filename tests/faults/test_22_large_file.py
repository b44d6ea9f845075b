"""22. A file of 4.4 GiB: the check reports 0 problems, and opening takes no more than 100 ms."""

import io
import shutil
import time
from functools import partial
from pathlib import Path

import pytest

from tests.faults.conftest import Soak
from tests.vaults import TestClock, ids, new_vault, reopen
from tui.journal.findable import findable
from tui.journal.journal import Journal
from tui.journal.verify import first_broken
from tui.vault.check import check

SIZE = 4506 * 1024**2
NEEDED = SIZE + 1024**3
MOST_SECONDS = 0.1


class Noise(io.RawIOBase):
    """So many bytes that do not repeat within a page, made as they are read."""

    def __init__(self, size: int) -> None:
        self._left = size
        self._block = bytes(range(256)) * 4096

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        count = min(self._left, len(self._block), size if size >= 0 else self._left)
        self._left -= count
        return self._left.to_bytes(8) + self._block[8:count] if count >= 8 else self._block[:count]


def test_a_large_file_is_sound_and_opens_at_once(path: Path, soak: Soak) -> None:
    if not soak.full:
        pytest.skip("test 22: a file of 4.4 GiB is made in the full run only")
    if shutil.disk_usage(path.parent).free < NEEDED:
        pytest.skip("test 22: there are no 5.4 GiB free here")
    vault = new_vault(path)
    Journal(vault, TestClock(), ids().__next__).note("before the large file")
    vault.put_stream(Noise(SIZE), "film", "video/mp4")
    vault.close()
    started = time.perf_counter()
    reopen(path).close()
    seconds = time.perf_counter() - started
    again = partial(reopen, path, read_only=True)
    health = check(again, first_broken, findable, lambda _kind, _share: True)
    problems = sum(found.broken for found in health.findings)
    soak.report(path.stat().st_size // 4096, lost=problems)
    assert problems == 0
    assert seconds < MOST_SECONDS

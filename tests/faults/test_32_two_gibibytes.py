"""32: a file of 2 GiB goes in and comes out unchanged, through little memory."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.conftest import Soak
from tests.vault.test_streams import LARGE

ROOT = Path(__file__).resolve().parents[2]
MOST_MIB = 120
ROOM = 3 * 1024**3


@pytest.mark.skipif(sys.platform != "linux", reason="2 GiB: peak memory is measured on Linux only")
def test_what_comes_out_is_what_went_in(path: Path, soak: Soak) -> None:
    if not soak.full:
        pytest.skip("2 GiB: only in the full run")
    if shutil.disk_usage(path.parent).free < ROOM:
        pytest.skip("2 GiB: no 3 GiB are free here")
    command = [sys.executable, "-B", "-c", LARGE, str(path), "2048"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)
    same, grown = done.stdout.split()
    soak.report(1, lost=int(same != "True" or int(grown) > MOST_MIB))
    path.unlink()
    assert same == "True"
    assert int(grown) <= MOST_MIB

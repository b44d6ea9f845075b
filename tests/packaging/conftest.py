"""What needs a package index is skipped where none can be reached, and only there."""

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one small package, fetched to see that an index answers."""
    folder: Path = tmp_path_factory.mktemp("fetched")
    pip = (sys.executable, "-I", "-m", "pip", "--disable-pip-version-check", "download")
    done = subprocess.run(
        [*pip, "--no-deps", "--no-cache-dir", "--retries", "1", "-d", str(folder), "mdurl"],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode and "connection broken" in done.stdout + done.stderr:
        pytest.skip("no package index can be reached from here, so nothing can be installed")
    assert done.returncode == 0, done.stderr
    return folder

"""`scripts/run.py` on a copy of the checkout, as someone does who just received it."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from scripts import environment

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("pyproject.toml", "scripts", "tui", "content")

pytestmark = pytest.mark.packaging


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy without an environment, in a folder whose name is not plain."""
    folder = tmp_path_factory.mktemp("clé é") / "carnet copy"
    for part in PARTS:
        source = ROOT / part
        copy = shutil.copytree if source.is_dir() else shutil.copy
        folder.mkdir(exist_ok=True)
        copy(source, folder / part)
    for cache in folder.rglob("__pycache__"):
        shutil.rmtree(cache)
    return folder


def start(folder: Path, *words: str, cwd: Path, **variables: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(folder / "scripts" / "run.py"), *words],
        cwd=cwd,
        env={**os.environ, **variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def finished(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    out, err = process.communicate(timeout=300)
    return process.returncode, out, err


def test_without_a_network_it_says_one_clear_thing(checkout: Path, tmp_path: Path) -> None:
    code, out, err = finished(
        start(checkout, "--version", cwd=tmp_path, PIP_NO_INDEX="1", PIP_FIND_LINKS=str(tmp_path))
    )
    assert code == 1
    assert out == ""
    assert "Internet" in err
    assert "Traceback" not in err


@pytest.fixture(scope="module")
def resumed(
    checkout: Path, index: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[int, str, str]:
    """How a start went after one that was killed while it made the environment."""
    folder = tmp_path_factory.mktemp("elsewhere")
    killed = start(checkout, "--version", cwd=folder)
    while not list((checkout / ".venv").rglob("site-packages/pip")):
        time.sleep(0.05)
        assert killed.poll() is None
    killed.send_signal(signal.SIGKILL)
    killed.communicate()
    return finished(start(checkout, "--version", cwd=folder))


@pytest.fixture
def ready(checkout: Path, resumed: tuple[int, str, str]) -> Path:
    assert resumed[0] == 0
    return checkout


def test_an_interrupted_first_run_is_taken_up_again(resumed: tuple[int, str, str]) -> None:
    code, out, err = resumed
    assert code == 0, err
    assert out.startswith("carnet ")
    assert "Carnet se prépare" in err
    assert "Carnet is getting ready" in err


def test_a_second_run_starts_at_once_and_needs_no_network(ready: Path, tmp_path: Path) -> None:
    before = {file: file.stat().st_mtime_ns for file in ready.rglob("*")}
    began = time.monotonic()
    code, out, err = finished(
        start(ready, "--version", cwd=tmp_path, PIP_NO_INDEX="1", PATH="/nonexistent")
    )
    assert (code, err) == (0, "")
    assert out.startswith("carnet ")
    assert time.monotonic() - began < 5
    assert {file: file.stat().st_mtime_ns for file in ready.rglob("*")} == before


def test_arguments_and_the_folder_are_passed_on(ready: Path, tmp_path: Path) -> None:
    shutil.copy(next((ROOT / "tests" / "plans").glob("*.json")), tmp_path / "my answers.json")
    code, out, err = finished(start(ready, "plan", "my answers.json", "--json", cwd=tmp_path))
    assert (code, err) == (0, "")
    assert out.startswith("{")


def test_the_folder_may_be_moved(ready: Path, tmp_path: Path) -> None:
    moved = ready.rename(ready.with_name("moved"))
    try:
        code, out, _err = finished(start(moved, "--version", cwd=tmp_path, PIP_NO_INDEX="1"))
        assert (code, out[:7]) == (0, "carnet ")
    finally:
        moved.rename(ready)


def test_a_folder_that_cannot_be_written_to_is_said_plainly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment, "FOLDER", tmp_path / ".venv")
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(environment.NotReady, match="cannot be written to"):
        environment.make_ready(environment.RUNTIME)

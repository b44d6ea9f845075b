"""The built wheel works in an empty environment, from any folder."""

import json
import os
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ANSWERS = sorted((ROOT / "tests" / "plans").glob("*.json"))

pytestmark = pytest.mark.packaging


def run(*command: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    environ = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run(
        [str(word) for word in command],
        cwd=folder,
        env=environ,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the sdist as an index would."""
    folder = tmp_path_factory.mktemp("dist")
    done = run(
        *(sys.executable, "-I", "-m", "build", "--no-isolation", "--outdir", folder, ROOT),
        folder=folder,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, index: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of commands of an environment that holds the wheel and what it asks for."""
    place = tmp_path_factory.mktemp("empty")
    venv.create(place, with_pip=True)
    commands = place / ("Scripts" if sys.platform == "win32" else "bin")
    lock = ROOT / "scripts" / "lock" / "runtime.txt"
    pip = (commands / "python", "-I", "-m", "pip", "--disable-pip-version-check", "install", "-q")
    fetched = run(*pip, "--require-hashes", "-r", lock, folder=place)
    assert fetched.returncode == 0, fetched.stderr
    done = run(*pip, "--no-deps", "--no-index", wheel, folder=place)
    assert done.returncode == 0, done.stderr
    return commands


def test_the_wheel_carries_the_content_and_the_translations(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {"tui/cli.py", "tui/py.typed", "tui/_content/fr/interface.mo"} <= names
    for file in (ROOT / "content").rglob("*"):
        if file.is_file():
            assert f"tui/_content/{file.relative_to(ROOT / 'content').as_posix()}" in names
    styles = [
        f"tui/{file.relative_to(ROOT / 'tui').as_posix()}"
        for file in (ROOT / "tui").rglob("*.tcss")
    ]
    assert set(styles) <= names
    outside = [name for name in names if not name.startswith(("tui/", "carnet-"))]
    assert outside == []
    assert not [name for name in names if name.endswith((".pyc", ".dat"))]


def test_what_is_declared_is_what_the_lock_holds(installed: Path, tmp_path: Path) -> None:
    done = run(installed / "python", "-I", "-m", "pip", "check", folder=tmp_path)
    assert done.returncode == 0, done.stdout


def test_the_command_says_its_version_from_anywhere(installed: Path, tmp_path: Path) -> None:
    done = run(installed / "carnet", "--version", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("carnet ")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_command_builds_a_plan_from_anywhere(
    installed: Path, tmp_path: Path, language: str
) -> None:
    shutil.copy(ANSWERS[0], tmp_path / "answers.json")
    done = run(
        *(installed / "carnet", "plan", "answers.json", "--json", "--lang", language),
        folder=tmp_path,
    )
    assert (done.returncode, done.stderr) == (0, "")
    plan = json.loads(done.stdout)
    assert plan["do"]
    assert plan["next"] in {step["id"] for step in plan["do"]}


def test_installers_find_the_manual_and_the_completions(installed: Path) -> None:
    share = installed.parent / "share"
    for name in ("man/man1/carnet.1", "man/fr/man1/carnet.1", "zsh/site-functions/_carnet"):
        source = ROOT / "scripts" / "share" / name
        assert (share / name).read_bytes() == source.read_bytes()


def test_help_is_translated_after_installation(installed: Path, tmp_path: Path) -> None:
    done = run(installed / "carnet", "--help", "--lang", "fr", folder=tmp_path)
    assert "afficher ce texte" in done.stdout

"""61, 64: the bag is good for other programs too, its check runs anywhere, and what was removed
is not in it.
"""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.dossier.story import BURIED, story
from tests.faults.conftest import Soak
from tui.dossier.bag import write_folder
from tui.dossier.verify import check

OLDEST = (3, 8)
BAGIT = """
import logging, sys, types
# bagit asks it for nothing but its own version, and it is not everywhere
asked = types.ModuleType("pkg_resources")
asked.DistributionNotFound = LookupError
asked.get_distribution = lambda name: types.SimpleNamespace(version="?")
sys.modules["pkg_resources"] = asked
import bagit
logging.disable(logging.CRITICAL)
bag = bagit.Bag(sys.argv[1])
bag.validate()
print(bag.is_valid(), sorted(bag.algorithms), bag.info["Payload-Oxum"])
"""


@pytest.fixture
def bag(tmp_path: Path) -> Path:
    with story(tmp_path / "carnet.dat") as told:
        write_folder(tmp_path / "bag", told.bag())
    return tmp_path / "bag"


def pythons() -> list[str]:
    """Return every Python here from 3.8 on, this one and older ones."""
    names = [f"python3.{minor}" for minor in range(8, 16)]
    roots = [Path.home() / ".pyenv" / "versions"]
    found = [str(exe) for root in roots for exe in sorted(root.glob("3.*/bin/python3"))]
    return [sys.executable, *found, *filter(None, map(shutil.which, names))]


def version_of(python: str) -> tuple[int, ...]:
    asked = "import sys; print(*sys.version_info[:2])"
    done = subprocess.run([python, "-c", asked], capture_output=True, text=True, check=False)
    return tuple(map(int, done.stdout.split()))


def test_the_program_of_the_library_of_congress_finds_it_valid(bag: Path, soak: Soak) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", BAGIT, str(bag)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    soak.report(1, lost=int(done.returncode != 0))
    assert done.stdout.startswith("True ['sha256']"), done.stderr[-800:]


def test_its_own_check_runs_with_the_oldest_python(bag: Path, soak: Soak) -> None:
    """From another folder, without this program, with each Python that is on this machine."""
    able = {version_of(python): python for python in pythons()}
    tried = {version: python for version, python in able.items() if version >= OLDEST}
    bad = []
    for version, python in sorted(tried.items()):
        done = subprocess.run(
            [python, "-I", "-W", "error", str(bag / "verify.py")],
            capture_output=True, text=True, check=False, cwd=bag.parent,
        )  # fmt: skip
        if done.returncode != 0 or "Sceau" not in done.stdout:
            bad.append((version, done.stdout[-300:] + done.stderr[-300:]))
    soak.report(len(tried), lost=len(bad))
    assert bad == []


def test_it_is_written_in_the_oldest_python_and_ascii(bag: Path) -> None:
    program = (bag / "verify.py").read_bytes()
    ast.parse(program.decode("ascii"), feature_version=OLDEST)
    imported = {
        node.module if isinstance(node, ast.ImportFrom) else node.names[0].name
        for node in ast.walk(ast.parse(program))
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    assert imported <= {
        "__future__", "hashlib", "json", "os", "re", "sys", "pathlib", "typing", "collections.abc",
    }  # fmt: skip


def test_64_what_was_removed_is_not_in_the_bag(bag: Path, soak: Soak) -> None:
    files = [file for file in bag.rglob("*") if file.is_file()]
    found = [file.name for file in files if BURIED.encode() in file.read_bytes()]
    broken = check(bag)
    soak.report(1, lost=len(broken), leaked=len(found))
    assert (found, broken) == ([], [])


def test_64_it_would_have_been_found(tmp_path: Path) -> None:
    with story(tmp_path / "carnet.dat") as told:
        told.journal.note(f"{BURIED} again")
        write_folder(tmp_path / "bag", told.bag())
    whole = (tmp_path / "bag" / "data" / "journal.jsonl").read_bytes()
    assert BURIED.encode() in whole

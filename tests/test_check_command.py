"""`carnet check FILE` from the command line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.vaults import TestClock, ids
from tui.journal.journal import Journal
from tui.vault.opening import create
from tui.vault.profiles import SMALL
from tui.vault.secret import Secret

PAGE = 4096
PASSPHRASE = "premier carnet, été 2026"


def carnet_check(*words: str, typed: str = PASSPHRASE) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-I", "-B", "-m", "tui", "check", *words],
        capture_output=True,
        text=True,
        input=f"{typed}\nnever read",
        env={**os.environ, "LC_ALL": "C.UTF-8", "LANG": "en"},
        check=False,
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "carnet.dat"
    vault = create(file, Secret(PASSPHRASE.encode()), profile=SMALL, now=TestClock())
    Journal(vault, TestClock(), ids().__next__).note("seen at the door")
    vault.close()
    return file


def test_a_sound_file_ends_with_0_and_is_not_touched(path: Path) -> None:
    raw = path.read_bytes()
    done = carnet_check(str(path))
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert len(lines) == 9
    assert lines[-1] == "The file is sound."
    assert path.read_bytes() == raw
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    assert PASSPHRASE not in done.stdout + done.stderr


def test_it_speaks_french(path: Path) -> None:
    assert carnet_check(str(path), "--lang", "fr").stdout.endswith("Le fichier est sain.\n")


def test_damage_ends_with_1(path: Path) -> None:
    raw = path.read_bytes()
    path.write_bytes(raw[: 5 * PAGE] + bytes(PAGE) + raw[6 * PAGE :])
    done = carnet_check(str(path), "--json")
    assert done.returncode == 1
    found = json.loads(done.stdout)
    assert found["sound"] is False
    assert found["kinds"]["pages"]["broken"] == 1


def test_a_wrong_passphrase_ends_with_3(path: Path) -> None:
    done = carnet_check(str(path), typed="une autre phrase")
    assert (done.returncode, done.stdout) == (3, "")
    assert "does not open the file" in done.stderr


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("a", "b"), "Use it like this: carnet check [FILE]"),
        (("--passphrase=x", "a"), "Use it like this: carnet check [FILE]"),
        (("--json=x",), "Use it like this: carnet check [FILE]"),
        (("nowhere.dat",), "There is no file at this place"),
        ((sys.executable,), "This file was not made by this program"),
    ],
)
def test_what_cannot_be_opened_ends_with_2(words: tuple[str, ...], sentence: str) -> None:
    done = carnet_check(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert sentence in done.stderr


def test_a_second_file_of_an_interrupted_change_is_named(path: Path) -> None:
    path.with_name("carnet.dat.new").write_bytes(b"")
    assert "An interrupted change left a second file" in carnet_check(str(path)).stdout


def test_the_file_of_a_cut_change_is_looked_for(path: Path) -> None:
    path.rename(path.with_name("elsewhere"))
    done = carnet_check(str(path), "--json")
    assert (done.returncode, json.loads(done.stdout)["error"]) == (2, "no_such_file")


def test_the_place_of_the_file_can_be_typed(path: Path) -> None:
    done = carnet_check(typed=f"{path}\n{PASSPHRASE}")
    assert done.returncode == 0
    assert done.stdout.endswith("The file is sound.\n")
    assert str(path) not in done.stdout + done.stderr


@pytest.mark.parametrize("words", [(), ("--json",)])
def test_an_empty_place_is_no_file(words: tuple[str, ...]) -> None:
    done = carnet_check(*words, typed="")
    assert done.returncode == 2
    assert "Use it like this" in done.stderr


def test_a_closed_input_is_said_to_hold_no_passphrase(path: Path) -> None:
    command = [sys.executable, "-I", "-B", "-m", "tui", "check", str(path)]
    done = subprocess.run(
        ["sh", "-c", 'exec "$@" <&-', "sh", *command],
        capture_output=True,
        text=True,
        env={**os.environ, "LC_ALL": "C.UTF-8", "LANG": "en"},
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "No passphrase was typed" in done.stderr

"""`carnet doctor FILE`, called as the command does, on a computer made for the test."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.safety.test_host import processes
from tui import doctor, doctor_place
from tui.doctor import Row
from tui.doctor_command import run
from tui.doctor_words import ADVICE, GROUPS, TITLES, DoctorWords
from tui.host_words import HOST_NOTES
from tui.library.language import Language
from tui.library.places import content_root
from tui.safety.host import FINDINGS, Host
from tui.vault.profiles import SMALL, new_salt


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Host:
    """A calm computer: one shell above us, plenty of memory, no swap."""
    proc = tmp_path / "proc"
    process = processes(proc, "python", "bash")
    (proc / "swaps").write_text("Filename Type\n")
    (proc / "meminfo").write_text("MemTotal: 9000000 kB\nMemAvailable: 4000000 kB\n")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    monkeypatch.chdir(tmp_path)
    tmp_path.chmod(0o700)
    return Host({}, process, "linux", proc, tmp_path, tmp_path)


def report(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


def test_a_calm_computer_ends_with_0(computer: Host, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--json"], computer) == 0
    found = report(capsys)
    assert found["ok"] is True
    assert found["look_at"] == []
    seen = found["seen"]
    assert isinstance(seen, dict)
    assert seen["free_memory"] == 4_000_000 * 1024
    assert seen["swap"] is False
    assert seen["file"] is None
    assert "world_readable" not in seen  # there is no file that could be read


def test_what_deserves_a_look_ends_with_1_and_says_what_to_do(
    computer: Host, capsys: pytest.CaptureFixture[str]
) -> None:
    (computer.proc / "swaps").write_text("Filename Type\n/dev/sda2 partition 1 0 -2\n")
    (computer.proc / "meminfo").write_text("MemAvailable: 100000 kB\n")
    assert run(["--lang", "fr"], computer) == 1
    text = capsys.readouterr().out
    say = Language(content_root(), "fr").say
    for name in ("swap", "free_memory"):
        assert f"    -> {say(ADVICE[name])}" in text
    assert sum(line.startswith("  !") for line in text.splitlines()) == 2
    assert "2 choses à regarder." in text


def test_a_small_profile_needs_less_memory(
    computer: Host, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "carnet.dat").write_bytes(new_salt(SMALL) + bytes(range(255)) * 16)
    run(["--json", str(tmp_path)], computer)
    seen = report(capsys)["seen"]
    assert isinstance(seen, dict)
    assert seen["needed_memory"] == 64 * 1024**2
    assert seen["file"] == 4096


@pytest.mark.parametrize(
    ("kind", "look"),
    [("vfat", []), ("ext4", []), ("nfs4", ["elsewhere"]), ("tmpfs", ["passing"])],
)
def test_the_kind_of_medium_is_told(
    kind: str,
    look: list[str],
    computer: Host,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    device = tmp_path.stat().st_dev
    (computer.proc / "self").mkdir()
    (computer.proc / "self" / "mountinfo").write_text(
        "1 0 0:1 / /other rw - proc proc rw\n"
        f"2 1 {os.major(device)}:{os.minor(device)} / /media/stick rw,x shared:1 - {kind} /dev/x rw"
    )
    assert run(["--json"], computer) == (1 if look else 0)
    found = report(capsys)
    assert found["look_at"] == look
    seen = found["seen"]
    assert isinstance(seen, dict)
    assert seen["kind"] == kind
    assert seen["four_gigabytes"] is (kind == "vfat")
    assert doctor_place.mount_of(tmp_path, tmp_path / "nowhere") is None


@pytest.mark.parametrize(
    ("variables", "look"),
    [
        ({"TERM": "dumb"}, "terminal"),
        ({"LC_ALL": "C"}, "characters"),
        ({"LC_ALL": "fr_FR.ISO-8859-1"}, "characters"),
    ],
)
def test_a_poor_terminal_is_told(
    variables: dict[str, str],
    look: str,
    computer: Host,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert run(["--json"], computer) == 1
    assert report(capsys)["look_at"] == [look]


def test_a_library_that_does_not_load_is_named(
    computer: Host, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(doctor, "LIBRARIES", ("json", "no_such_library"))
    assert run([], computer) == 1
    text = capsys.readouterr().out
    assert "no_such_library" in text
    assert "json" not in text


@pytest.mark.parametrize(
    "words", [["--revue"], ["a", "b"], ["--lang"], ["at my sister's/carnet.dat"]]
)
def test_what_is_not_understood_ends_with_2(
    words: list[str], computer: Host, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(words, computer) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert len(captured.err.splitlines()) == 1
    assert "sister" not in captured.err


def test_every_row_has_its_words_and_every_finding_its_advice(computer: Host) -> None:
    rows = doctor.examination(Path("carnet.dat"), {}, computer)
    names = {row.name for row in rows} | {"world_readable"}
    assert names == TITLES.keys() | {"libraries"}
    assert set(FINDINGS) == HOST_NOTES.keys()
    assert set(FINDINGS) <= ADVICE.keys()
    assert names >= GROUPS.keys()
    for code in ("en", "fr", "es"):
        words = DoctorWords(Language(content_root(), code))
        unseen = list(words.lines([Row(name, None) for name in TITLES]))
        assert sum(line.startswith("  ?") for line in unseen) == len(TITLES)


def test_the_command_asks_for_nothing_and_touches_nothing(tmp_path: Path) -> None:
    file = tmp_path / "carnet.dat"
    file.write_bytes(bytes(8192))
    done = subprocess.run(
        [sys.executable, "-I", "-B", "-m", "tui", "doctor", str(file), "--json"],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert done.returncode in {0, 1}
    assert json.loads(done.stdout)["seen"]["file"] == 8192
    assert done.stderr == ""
    assert str(tmp_path) not in done.stdout
    assert file.read_bytes() == bytes(8192)
    assert [one.name for one in tmp_path.iterdir()] == ["carnet.dat"]

"""A whole session, watched from the kernel: nothing is written outside the vault.

`strace` sees every file the program opens to write, creates, renames or removes, every socket,
and every byte written. It is skipped only where strace is missing or may not trace.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.terminal import steps
from tests.terminal.harness import CARNET, CTRL_Q, Terminal

pytestmark = pytest.mark.terminal

CANARY = "CANARY-of-the-journal"
FILES = "open,openat,openat2,creat,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat"
MORE = "link,linkat,symlink,symlinkat,truncate,chmod,fchmodat,utimensat,mknod,mknodat"
NETWORK = "socket,connect,bind"
WRITES = "write,writev,pwrite64,pwritev"
STRACE = ("strace", "-ff", "-qq", "-y", "-s", "100000")
CALL = re.compile(r"^(?P<name>\w+)\((?P<arguments>.*)\)\s+= (?P<result>-?\w+)")
QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
TERMINAL = re.compile(r"/dev/(tty|pts/\d+|null)")


class Call(NamedTuple):
    """One finished system call: its name, its arguments as strace prints them, its result."""

    name: str
    arguments: str
    result: str

    @property
    def paths(self) -> list[str]:
        """The paths among the arguments."""
        raw = [match.encode("latin-1") for match in QUOTED.findall(self.arguments)]
        return [path.decode("unicode_escape").encode("latin-1").decode() for path in raw]


def refusal() -> str:
    """Return why a run cannot be traced here, or ""."""
    if sys.platform != "linux" or shutil.which("strace") is None:
        return "strace is not installed here"
    probe = subprocess.run(["strace", "-qq", "true"], capture_output=True, check=False)
    return "strace may not trace here" if probe.returncode else ""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("watched")
    for name in ("home", "temp", "stick"):
        (folder / name).mkdir()
    return folder


@pytest.fixture(scope="module")
def calls(place: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Call]:
    """Every call of a session that makes a file, writes in it, locks, unlocks and leaves."""
    reason = refusal()
    if reason:
        pytest.skip(reason)
    logs = tmp_path_factory.mktemp("strace")
    kinds = f"trace={FILES},{MORE},{NETWORK},{WRITES}"
    command = [*STRACE, "-e", kinds, "-o", str(logs / "log"), *CARNET]
    with Terminal(command, env=hostile_environment(place), folder=place / "stick") as terminal:
        live_a_session(terminal)
    return [call for log in sorted(logs.iterdir()) for call in finished_calls(log)]


def hostile_environment(place: Path) -> dict[str, str]:
    """Return variables that would make Textual and Python write, in places that are looked at."""
    return {
        "HOME": str(place / "home"),
        "TMPDIR": str(place / "temp"),
        "TEXTUAL": "debug,devtools",
        "TEXTUAL_LOG": str(place / "temp" / "textual.log"),
        "TEXTUAL_SCREENSHOT": "1",
        "TEXTUAL_SCREENSHOT_LOCATION": str(place / "temp"),
        "PYTHONPROFILEIMPORTTIME": "1",
        "PYTHONPYCACHEPREFIX": str(place / "temp"),
    }


def live_a_session(terminal: Terminal) -> None:
    """Use every section of the program once."""
    steps.create_file(terminal)
    steps.write_note(terminal, CANARY)
    steps.visit_every_section(terminal)
    steps.lock(terminal)
    steps.unlock(terminal)
    terminal.send(CTRL_Q)
    assert terminal.wait_end(seconds=20) == 0


def finished_calls(log: Path) -> Iterator[Call]:
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        if found := CALL.match(line):
            yield Call(**found.groupdict())


def test_a_stray_write_would_be_seen(tmp_path: Path) -> None:
    reason = refusal()
    if reason:
        pytest.skip(reason)
    script = f"echo {CANARY} > stray; mv stray moved; rm moved"
    kinds = f"trace={FILES},{WRITES}"
    command = [*STRACE, "-e", kinds, "-o", str(tmp_path / "log"), "sh", "-c", script]
    subprocess.run(command, cwd=tmp_path, check=True)
    seen = [call for log in tmp_path.glob("log.*") for call in finished_calls(log)]
    changed = sorted(sorted(call.paths) for call in seen if changes_a_file(call))
    assert changed == [["moved"], ["moved", "stray"], ["stray"]]
    assert any(call.name == "write" and CANARY in call.arguments for call in seen)


def test_the_trace_sees_what_it_is_there_to_see(calls: list[Call], place: Path) -> None:
    """Without this, an empty trace would pass every test below."""
    opened = {path for call in calls if call.name == "openat" for path in call.paths}
    assert str(place / "stick" / "carnet.dat") in opened
    drawn = [c.arguments for c in calls if c.name == "write" and "/dev/pts/" in c.arguments[:40]]
    assert any(CANARY in arguments for arguments in drawn)
    assert len({call.name for call in calls}) > 3


def test_only_the_vault_and_its_journal_are_written(calls: list[Call], place: Path) -> None:
    vault = place / "stick" / "carnet.dat"
    allowed = {str(vault), f"{vault}-journal"}
    touched = {
        path
        for call in calls
        if changes_a_file(call)
        for path in call.paths
        if path not in allowed and not TERMINAL.fullmatch(path)
    }
    assert touched == set()


def changes_a_file(call: Call) -> bool:
    if call.result == "-1" or call.name in {*NETWORK.split(","), *WRITES.split(",")}:
        return False
    if call.name.startswith("open"):
        return any(flag in call.arguments for flag in ("O_WRONLY", "O_RDWR", "O_CREAT"))
    return True


def test_no_socket_is_opened(calls: list[Call]) -> None:
    assert [call for call in calls if call.name in NETWORK.split(",")] == []


def test_the_story_is_written_to_the_terminal_only(calls: list[Call]) -> None:
    written = [c for c in calls if c.name in WRITES.split(",") and CANARY in c.arguments]
    assert written
    assert [c.arguments[:80] for c in written if "/dev/pts/" not in c.arguments[:40]] == []


def test_nothing_is_left_beside_the_vault(calls: list[Call], place: Path) -> None:
    assert calls
    left = {str(path.relative_to(place)) for path in place.rglob("*") if path.is_file()}
    assert left == {"stick/carnet.dat"}
    assert CANARY.encode() not in (place / "stick" / "carnet.dat").read_bytes()
    assert steps.PASSPHRASE.encode() not in (place / "stick" / "carnet.dat").read_bytes()

"""The kit for a stick: made once, then used as its person would, and watched from the kernel."""

from __future__ import annotations

import io
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest

from scripts import environment
from scripts.kit.folder import put_program, put_the_rest
from scripts.kit.systems import this_system
from tests.journal.photos import photo
from tests.packaging import kits, sticks
from tests.terminal import steps, test_no_trace
from tests.terminal.harness import CTRL_Q, ENTER, Terminal, command_line
from tests.terminal.test_picture import looks
from tui import __version__
from tui.journal.exhibits import Exhibits
from tui.journal.journal import Journal
from tui.library.places import content_root
from tui.vault.opening import create
from tui.vault.secret import Secret

pytestmark = [
    pytest.mark.packaging,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminal to test on"),
]

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc, mounts, traces")
as_root = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0,
    reason="only the administrator of a Linux machine may mount and become somebody else",
)
NOT_ALLOWED = ("does not allow programs", "ne permet pas de démarrer")
NOT_NEUTRAL = re.compile(
    r"abuse|stalk|harass|violen|victim|safe|secret|spy|blackmail|crypt", re.IGNORECASE
)
LOADING = """
import importlib, pathlib, sys
for file in sorted(pathlib.Path("tui").rglob("*.py")):
    if file.name != "__main__.py":
        importlib.import_module(".".join(file.with_suffix("").parts))
for name in ("typst", "pypdf", "pyzipper", "olefile", "shamir_mnemonic", "pyperclip", "PIL.Image"):
    importlib.import_module(name)
for name, module in sorted(sys.modules.items()):
    installed = "site-packages" in (getattr(module, "__file__", "") or "")
    if name.startswith("tui") or installed and not name.startswith("_distutils"):
        print(module.__name__)
"""


@pytest.fixture(scope="module")
def kit(index: Path) -> Iterator[Path]:
    """A kit for this system; CARNET_KIT names one that was made before."""
    assert index
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        place = Path(folder) / "clé é" / "kit un"
        if made := os.environ.get("CARNET_KIT"):
            shutil.copytree(made, place, ignore=shutil.ignore_patterns("*.dat*"))
        else:
            done = kits.make(place)
            assert done.returncode == 0, done.stdout + done.stderr
        kits.allow_only_programs(place)
        yield place


@pytest.fixture
def opened(kit: Path) -> Iterator[Path]:
    """The kit with a file in it, which holds one picture."""
    vault_path = kit / "carnet.dat"

    def now() -> datetime:
        return datetime.now(UTC)

    def new_id() -> str:
        return uuid.uuid4().hex

    with Secret(steps.PASSPHRASE.encode()) as passphrase:
        vault = create(vault_path, passphrase, now=now)
    journal = Journal(vault, now, new_id)
    Exhibits(vault, journal, now, new_id).take(io.BytesIO(photo()), "IMG_1.jpg")
    vault.close()
    yield kit
    vault_path.unlink()


def test_its_files_are_neutral_and_fit_any_stick(kit: Path) -> None:
    files = [file.relative_to(kit) for file in kit.rglob("*")]
    assert [file for file in kit.rglob("*") if file.is_symlink()] == []
    assert [
        name for name in files if name.suffix in {".dat", ".py"} and name.parts[0] != "bin"
    ] == []
    assert [name for name in files if name.suffix == ".dat"] == []
    lowered = [str(name).lower() for name in files]
    assert len(set(lowered)) == len(lowered)  # FAT does not tell upper from lower case
    assert [name for name in lowered if not name.isascii() or re.search(r'[<>:"|?*\\]', name)] == []
    seen = [name for name in files if name.parts[0] != "bin" or len(name.parts) <= 3]
    assert [name for name in seen if NOT_NEUTRAL.search(str(name))] == []


def test_its_sums_are_those_that_sha256sum_reads(kit: Path) -> None:
    check = ["sha256sum", "-c", "--quiet", "--strict", "SHA256SUMS"]
    if shutil.which("sha256sum") is None:
        check = ["shasum", "-a", "256", "-c", "SHA256SUMS"]
    assert kits.answer(check, kit).returncode == 0
    listed = {line[66:] for line in (kit / "SHA256SUMS").read_text("utf-8").splitlines()}
    here = {file.relative_to(kit).as_posix() for file in kit.rglob("*") if file.is_file()}
    assert here - listed == {"SHA256SUMS"}
    page = kit / "LISEZ-MOI.txt"
    before = page.read_bytes()
    page.write_bytes(before.replace(b"17", b"71"))
    assert kits.answer(check, kit).returncode != 0
    page.write_bytes(before)


def test_it_answers_whatever_the_environment_says(kit: Path, tmp_path: Path) -> None:
    hostile = {
        "PYTHONHOME": "/nonexistent",
        "PYTHONPATH": str(tmp_path),
        "PYTHONSTARTUP": str(tmp_path / "tui.py"),
        "PYTHONINSPECT": "1",
        "PYTHONVERBOSE": "1",
    }
    (tmp_path / "tui.py").write_text("raise SystemExit(99)")
    launcher = ("sh", kit / "start-carnet.sh")
    done = kits.answer((*launcher, "--version"), tmp_path, **hostile)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"carnet {__version__}\n", "")
    plan = next((kits.ROOT / "tests" / "plans").glob("*.json"))
    for locale in ("C", "C.UTF-8"):
        done = kits.answer((*launcher, "plan", plan, "--lang", "fr"), tmp_path, LC_ALL=locale)
        assert (done.returncode, done.stderr) == (0, "")
        assert "é" in done.stdout


def test_every_module_went_along(kit: Path, tmp_path: Path) -> None:
    """Load every module of Carnet here, and look for each library it needs in the program."""
    wanted = kits.answer((environment.python(), "-B", "-c", LOADING), kits.ROOT)
    assert wanted.returncode == 0, wanted.stderr
    listing: list[str | Path] = [environment.python(environment.KIT), "-I", "-m"]
    listing += ["PyInstaller.utils.cliutils.archive_viewer", "-r", "-b", "-l", kits.program(kit)]
    inside = set(re.findall(r"[\w.]+", kits.answer(listing, tmp_path).stdout))
    parts = kits.program(kit).with_name("parts")
    compiled = {file.relative_to(parts).as_posix().split(".")[0] for file in parts.rglob("*.so")}
    inside |= {name.replace("/", ".") for name in compiled}
    names = {name for name in wanted.stdout.split() if "tui.__init__" not in name}
    missing = {name for name in names - inside if not name.endswith("__init__")}
    assert len(names) > 400
    assert missing == set()


@pytest.fixture(scope="module")
def calls(kit: Path, tmp_path_factory: pytest.TempPathFactory) -> list[test_no_trace.Call]:
    """Every call of a session that makes a file, writes in it, locks, unlocks and leaves."""
    if reason := test_no_trace.refusal():
        pytest.skip(reason)
    logs: Path = tmp_path_factory.mktemp("strace")
    place: Path = tmp_path_factory.mktemp("host")
    for name in ("home", "temp"):
        (place / name).mkdir()
    kinds = f"trace={test_no_trace.FILES},{test_no_trace.MORE},{test_no_trace.NETWORK}"
    kinds += f",{test_no_trace.WRITES}"
    command = [*test_no_trace.STRACE, "-e", kinds, "-o", str(logs / "log")]
    command += ["sh", str(kit / "start-carnet.sh")]
    variables = test_no_trace.hostile_environment(place)
    with Terminal(command, folder=place, env=variables) as terminal:
        test_no_trace.live_a_session(terminal)
    assert [file for file in place.rglob("*") if file.is_file()] == []
    assert test_no_trace.CANARY.encode() not in (kit / "carnet.dat").read_bytes()
    (kit / "carnet.dat").unlink()
    return [call for log in sorted(logs.iterdir()) for call in test_no_trace.finished_calls(log)]


def test_nothing_is_written_outside_the_file(calls: list[test_no_trace.Call], kit: Path) -> None:
    vault = str(kit / "carnet.dat")
    touched = {
        path
        for call in calls
        if test_no_trace.changes_a_file(call)
        for path in call.paths
        if not test_no_trace.TERMINAL.fullmatch(path) and path != "/dev/tty"
    }
    assert touched == {vault, f"{vault}-journal"}
    assert [call for call in calls if call.name in test_no_trace.NETWORK.split(",")] == []


def test_it_runs_nothing_of_the_computer_but_its_own_parts(
    calls: list[test_no_trace.Call], kit: Path
) -> None:
    read = {path for call in calls if call.name == "openat" for path in call.paths}
    foreign = [path for path in read if "site-packages" in path or path.endswith((".py", ".pyc"))]
    assert any(path.startswith(str(kit / "bin")) for path in read)
    assert [path for path in foreign if not path.startswith(str(kit))] == []


@linux_only
def test_a_picture_is_drawn_and_no_process_tells_anything(opened: Path, tmp_path: Path) -> None:
    with kits.started(opened, "--lang", "en", folder=tmp_path) as terminal:
        looks(terminal)
        processes = [terminal.pid, *terminal.processes()]
        assert len(processes) == 2
        for process in processes:
            assert "carnet.dat" not in command_line(process)
            assert Path(f"/proc/{process}/comm").read_text() == "carnet.exe\n"
            limits = Path(f"/proc/{process}/limits").read_text()
            assert re.search(r"Max core file size +0 +0 ", limits)
        session = Path(f"/proc/{processes[1]}/environ").read_bytes()
        assert b"PYTHON" not in session
        assert b"_PYI_A" not in session.replace(b"_PYI_ARCHIVE_FILE", b"")
        terminal.send(CTRL_Q)
        assert terminal.wait_end() == 0


@as_root
def test_somebody_who_may_not_write_there_can_read_and_cannot_be_watched(
    opened: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    (opened / "carnet.dat").chmod(0o644)
    become = ["setpriv", f"--reuid={kits.NOBODY}", f"--regid={kits.NOBODY}", "--clear-groups"]
    before = {file: file.stat().st_mtime_ns for file in opened.rglob("*")}
    with Terminal([*become, "sh", str(opened / "start-carnet.sh")], folder=Path("/")) as terminal:
        terminal.wait_for("enter opens")
        terminal.send(steps.PASSPHRASE + ENTER)
        terminal.wait_for("cannot be written to", seconds=60)
        terminal.send(ENTER)
        terminal.wait_for("Whom to call", seconds=60)
        (session,) = terminal.processes()
        # what other processes of the same person may open belongs to root once it is closed
        assert Path(f"/proc/{session}/mem").stat().st_uid == 0
        assert f"Uid:\t{kits.NOBODY}" in Path(f"/proc/{session}/status").read_text()
        terminal.send(CTRL_Q)
        assert terminal.wait_end() == 0
    assert {file: file.stat().st_mtime_ns for file in opened.rglob("*")} == before


@as_root
def test_where_no_program_may_start_it_says_what_to_do(kit: Path, tmp_path: Path) -> None:
    place = tmp_path / "a stick"
    place.mkdir()
    mount = ["mount", "--bind", str(kit), str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no bind mount can be made here")
    try:
        subprocess.run(["mount", "-o", "remount,bind,noexec", place], check=True)
        done = kits.answer(("sh", place / "start-carnet.sh"), tmp_path)
    finally:
        subprocess.run(["umount", "-l", place], check=True)
    assert done.returncode == 1
    assert all(sentence in done.stderr for sentence in NOT_ALLOWED)
    assert f'remount,exec "{place}"' in done.stderr


def test_the_desktop_entry_starts_it_from_where_it_lies(kit: Path, tmp_path: Path) -> None:
    entry = kit / "Start Carnet.desktop"
    lines = dict(
        line.split("=", 1) for line in entry.read_text("utf-8").splitlines() if "=" in line
    )
    assert (lines["Terminal"], lines["Type"]) == ("true", "Application")
    # the standard undoes backslashes of the file first, then those inside quotes
    words = [word.replace("\\$", "$") for word in shlex.split(lines["Exec"].replace("\\\\", "\\"))]
    assert words.pop() == "%k"
    with Terminal([*words, str(entry)], folder=tmp_path) as terminal:
        terminal.wait_for("Make a new file here")
        terminal.wait_for("carnet.dat")
        terminal.send(CTRL_Q)
        assert terminal.wait_end() == 0
    assert list(tmp_path.iterdir()) == []


@as_root
@pytest.mark.parametrize("kind", ["vfat", "exfat"])
def test_it_works_from_a_stick(kind: str, kit: Path, tmp_path: Path) -> None:
    """What no FAT can keep (links, rights, cases of letters) is not needed."""
    with ExitStack() as stack:
        try:
            stick = stack.enter_context(sticks.stick(kind, tmp_path / "stick"))
        except (OSError, subprocess.CalledProcessError):
            pytest.skip(f"{kind}: cannot be made or mounted on this machine")
        put_program(stick, this_system(), kits.program(kit).parent)
        today = datetime.now(UTC).date()
        put_the_rest(stick, content_root(), today, guides=True)
        check = ["sha256sum", "-c", "--quiet", "--strict", "SHA256SUMS"]
        assert kits.answer(check, stick).returncode == 0
        with kits.started(stick, folder=tmp_path) as terminal:
            steps.create_file(terminal)
            steps.write_note(terminal, "On a stick.")
            steps.lock(terminal)
            steps.unlock(terminal)
            terminal.send(CTRL_Q)
            assert terminal.wait_end() == 0
        assert [file.name for file in stick.glob("carnet*")] == ["carnet.dat"]


def test_another_system_is_added_beside_it(kit: Path, tmp_path: Path) -> None:
    """Wheels for Windows go into a Python for Windows; what was there stays as it was."""
    python = tmp_path / "embeddable"
    python.mkdir()
    for name in ("python.exe", "pythonw.exe", "python312.dll", "python312.zip", "python312._pth"):
        (python / name).write_text("python312.zip\n.\n")
    mine = {file: file.stat().st_mtime_ns for file in kits.program(kit).parent.rglob("*")}
    words = ("--from-wheel", "--python", str(python), "--platform", "windows-x86_64")
    done = kits.make(kit, *words, "--no-guides")
    assert done.returncode == 0, done.stderr
    place = kit / "bin" / "windows-x86_64" / "python"
    assert {file.name for file in place.glob("*.exe")} == {"carnet.exe"}
    assert "Lib\\site-packages" in (place / "python312._pth").read_text("utf-8").splitlines()
    packages = place / "Lib" / "site-packages"
    assert list((packages / "sqlcipher3").glob("*.pyd"))
    assert (packages / "tui" / "_content" / "fr" / "interface.mo").is_file()
    assert list(packages.rglob("*.so")) == []
    assert {file: file.stat().st_mtime_ns for file in kits.program(kit).parent.rglob("*")} == mine
    assert not (kit / "guides").exists()
    check = ["sha256sum", "-c", "--quiet", "--strict", "SHA256SUMS"]
    assert kits.answer(check, kit).returncode == 0

"""B8: the same work with other encrypted notebooks, each a whole program from start to end.

The libraries are installed into an environment of their own, from `scripts/lock/peers.txt`.  What
does not end within the patience of the run counts as that: the ratio is then too kind to the other.
A short run compares with gpg alone, with few notes.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.bench.figure import Figure, absent, middle_and_tail, significant
from scripts.bench.fixtures import FEW, NAME, Fixtures
from scripts.bench.stores import PASSPHRASE
from scripts.bench.texts import RARE, Note, notes
from scripts.environment import FOLDER, LOCKS, ROOT

PLACE = FOLDER / "peers"
LOCK = LOCKS / "peers.txt"
OPERATIONS = {"newest": "open, newest 20", "rare": "open, a rare word", "append": "one more note"}
AT_MOST = 1.0
JRNL_APPEND = 0.002
"""Five hundred times as fast."""
SLOW = 3.0
"""Seconds from which on one try is enough."""
ROUNDS, SHORT_ROUNDS = 5, 2
SAID = "one more note, of a usual length, as it would be typed in a hurry in the evening"
_PEER = str(ROOT / "scripts" / "bench" / "apps" / "peer.py")


@dataclass(frozen=True)
class Peer:
    """Another program: how its store is made, and what does each operation.

    `stdin` is what it reads, `also` what is said beside its name in the table.
    """

    name: str
    build: Callable[[Path, bytes], None]
    command: Callable[[str, Path], Sequence[str]]
    stdin: bytes = b""
    also: str = ""


class Slow(Exception):  # noqa: N818  (says what came of it)
    """It did not end in time."""


def measure(fixtures: Fixtures) -> Iterator[tuple[str, Figure]]:
    """Yield the ratio of Carnet's time to that of each other program, for each operation."""
    count = FEW if fixtures.short else fixtures.size
    installed = not fixtures.short and _installed()
    text = "".join(f"{json.dumps(_spelt(note))}\n" for note in notes(count)).encode()
    ours = fixtures.stick(count) / NAME
    with tempfile.TemporaryDirectory(prefix="cb") as short_name:  # gpg wants a short path
        for peer, why in _peers(Path(short_name), installed):
            if why:
                yield f"B8-{peer.name}", absent(peer.name, why)
                continue
            store = Path(short_name) / peer.name
            _say(f"{peer.name}: {count:,} notes …")
            peer.build(store, text)
            for operation in OPERATIONS:
                figure = _compared(peer, operation, store, ours, count, fixtures.patience)
                yield f"B8-{peer.name}-{operation}", figure
    fixtures.drop(ours.parent)


def _spelt(note: Note) -> dict[str, str]:
    return {"moment": f"{note.moment:%Y-%m-%d %H:%M}", "body": note.body}


def _compared(
    peer: Peer, operation: str, store: Path, ours: Path, count: int, patience: float
) -> Figure:
    mine: list[float] = []
    other: list[float] = []
    own = [sys.executable, "-I", "-B", "-m", "scripts.bench.apps.ours", operation, str(ours)]
    said = ""
    for _ in range(ROUNDS if count > FEW else SHORT_ROUNDS):
        mine.append(_seconds(own, b"", patience))
        if other and other[-1] > SLOW:
            continue
        try:
            other.append(_seconds(peer.command(operation, store), peer.stdin, patience))
        except Slow:
            other.append(patience)
            said = f", which was stopped after {patience:.0f} s"
    ratio = statistics.median(mine) / statistics.median(other)
    target = JRNL_APPEND if (peer.name, operation) == ("jrnl", "append") else AT_MOST
    what = f"{OPERATIONS[operation]}, {count:,} notes, whole program"
    milliseconds = [1000 * seconds for seconds in mine]
    to = f"{peer.name}{peer.also} ({1000 * statistics.median(other):.0f} ms{said})"
    limit = target if count > FEW else None
    value = significant(ratio)
    return Figure(what, value, limit, to, len(mine), *middle_and_tail(milliseconds))


def _seconds(command: Sequence[str], stdin: bytes, patience: float) -> float:
    """Run a program to its end; raise `Slow` or `subprocess.CalledProcessError`."""
    began = time.perf_counter()
    try:
        subprocess.run(
            command, input=stdin, cwd=ROOT, capture_output=True, check=True, timeout=patience,
            env=_variables(),
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise Slow from None
    return time.perf_counter() - began


def _variables() -> Mapping[str, str]:
    return {**os.environ, "PEER_PASSPHRASE": PASSPHRASE, "PYTHONDONTWRITEBYTECODE": ""}


def _installed() -> bool:
    """Make the peers' environment unless it is there; say whether it is."""
    stamp = PLACE / "ready"
    lock = LOCK.read_text(encoding="utf-8")
    if stamp.exists() and stamp.read_text(encoding="utf-8") == lock:
        return True
    _say("installing jrnl, pykeepass and pyrage …")
    options = ["--require-hashes", "--only-binary", ":all:", "-q", "-r", str(LOCK)]
    python = str(_python("python"))
    for command in (
        [sys.executable, "-I", "-m", "venv", "--clear", str(PLACE)],
        [python, "-I", "-m", "pip", "--disable-pip-version-check", "install", *options],
    ):
        if subprocess.run(command, capture_output=True, check=False).returncode:
            return False
    stamp.write_text(lock, encoding="utf-8")
    return True


def _python(name: str) -> Path:
    return PLACE / ("Scripts" if sys.platform == "win32" else "bin") / name


def _peers(place: Path, installed: bool) -> Iterator[tuple[Peer, str]]:
    """Yield the other programs, each with why it is absent, "" when it is not."""
    away = "" if installed else "not installed: left to a full run, or not to be had"
    yield _of_python("age", "age file"), away
    yield _of_python("pykeepass", "pykeepass"), away
    yield _jrnl(), away
    keepassxc = shutil.which("keepassxc-cli")
    yield _keepassxc(), away or ("" if keepassxc else "not on this computer")
    yield _gpg(place), "" if shutil.which("gpg") else "not on this computer"


def _of_python(name: str, said: str) -> Peer:
    python = str(_python("python"))

    def build(store: Path, text: bytes) -> None:
        _built([python, "-I", "-B", _PEER, name, "build", str(store)], text)

    def command(operation: str, store: Path) -> Sequence[str]:
        return [python, "-I", _PEER, name, operation, str(store), RARE]

    return Peer(name, build, command, also="" if said == name else f" ({said})")


def _jrnl() -> Peer:
    python, program = str(_python("python")), str(_python("jrnl"))

    def build(store: Path, text: bytes) -> None:
        _built([python, "-I", "-B", _PEER, "jrnl", "build", str(store)], text)

    def command(operation: str, store: Path) -> Sequence[str]:
        words = {
            "newest": ["-n", "20"],
            "rare": ["-contains", RARE, "--short"],
            "append": [f"2031-01-01 10:00: {SAID}"],
        }
        return [program, "--config-file", str(store / "jrnl.yaml"), *words[operation]]

    return Peer("jrnl", build, command, f"{PASSPHRASE}\n".encode())


def _keepassxc() -> Peer:
    """Use the file that pykeepass makes; the same kind of file, another program."""
    python = str(_python("python"))

    def build(store: Path, text: bytes) -> None:
        _built([python, "-I", "-B", _PEER, "pykeepass", "build", str(store)], text)

    def command(operation: str, store: Path) -> Sequence[str]:
        words = {
            "newest": ["export", "-q", "-f", "csv", str(store)],
            "rare": ["search", "-q", str(store), f"notes:{RARE}"],
            "append": ["add", "-q", "--notes", SAID, str(store), f"/new {time.time_ns()}"],
        }
        return ["keepassxc-cli", *words[operation]]

    return Peer("keepassxc", build, command, f"{PASSPHRASE}\n".encode())


def _gpg(place: Path) -> Peer:
    """One text file, encrypted whole; its passphrase costs a guesser far less than Argon2."""
    home, passphrase = place / "g", place / "passphrase"
    home.mkdir(mode=0o700)
    passphrase.write_text(PASSPHRASE, encoding="utf-8")
    gpg = (
        f"gpg --homedir {home} --batch --quiet --no-tty --pinentry-mode loopback "
        f"--passphrase-file {passphrase}"
    )
    encrypt = f"{gpg} --yes --symmetric --cipher-algo AES256"

    def build(store: Path, text: bytes) -> None:
        _built(["sh", "-c", f"{encrypt} -o {store}"], text)

    def command(operation: str, store: Path) -> Sequence[str]:
        words = {
            "newest": f"{gpg} -d {store} | tail -20",
            "rare": f"{gpg} -d {store} | grep -i {RARE} | head -20",
            "append": f"{{ {gpg} -d {store}; echo '{SAID}'; }} | {encrypt} -o {store}.new "
            f"&& sync {store}.new && mv {store}.new {store}",
        }
        return ["sh", "-c", words[operation]]

    return Peer("gpg", build, command, also=" (one text file, a weaker passphrase hash)")


def _built(command: Sequence[str], text: bytes) -> None:
    subprocess.run(command, input=text, capture_output=True, check=True, env=_variables())


def _say(words: str) -> None:
    print(f"  {words}", file=sys.stderr, flush=True)

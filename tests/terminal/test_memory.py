"""After a lock nothing of the file is left in the memory of any process."""

import os
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from tests.terminal import steps
from tests.terminal.harness import CARNET, ENTER, Terminal

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(
        not sys.platform.startswith("linux") or os.geteuid() != 0,
        reason="a hardened process lets only the administrator of a Linux system read its memory",
    ),
]

CANARY = "CANARY-of-the-journal"
DOT = "•"
PASSPHRASE = "saturn velvet orchard mitten"


def hits(process: int, needle: str) -> int:
    """Return how often `needle` stands in the memory of a process, as UTF-8 or as wide text."""
    found = 0
    with Path(f"/proc/{process}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{process}/maps").read_text().splitlines():
            span, rights = line.split()[:2]
            if not rights.startswith("rw"):
                continue
            begin, end = (int(number, 16) for number in span.split("-"))
            with suppress(OSError, OverflowError):  # kernel pages that cannot be read
                memory.seek(begin)
                data = memory.read(end - begin)
                found += data.count(needle.encode()) + data.count(needle.encode("utf-32-le"))
    return found


def test_a_lock_leaves_nothing_in_memory(stick: Path) -> None:
    with Terminal(CARNET, folder=stick) as terminal:
        steps.create_file(terminal, PASSPHRASE)
        steps.write_note(terminal, CANARY)
        (session,) = terminal.processes()
        assert hits(session, CANARY) > 0  # the search finds what is there
        steps.lock(terminal)
        for process in (terminal.pid, *terminal.processes()):
            assert hits(process, CANARY) == 0
            assert hits(process, PASSPHRASE) == 0
            assert hits(process, PASSPHRASE[:8]) == 0


def type_slowly(terminal: Terminal, keys: str) -> None:
    """Type as fingers do: each key is drawn before the next one comes."""
    for number, key in enumerate(keys, 1):
        terminal.send(key)
        terminal.wait_for(DOT * number)


def test_a_typed_passphrase_does_not_stay_in_memory(stick: Path) -> None:
    with Terminal(CARNET, folder=stick) as terminal:
        steps.create_file(terminal, PASSPHRASE)
        steps.lock(terminal)
        type_slowly(terminal, PASSPHRASE)
        terminal.send(ENTER)
        terminal.wait_for("Whom to call", seconds=60)
        (session,) = terminal.processes()
        for length in (8, 12, len(PASSPHRASE)):
            assert hits(session, PASSPHRASE[:length]) == 0

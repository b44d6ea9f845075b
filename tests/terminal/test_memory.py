"""After a lock nothing of the file is left in the memory of any process."""

import os
import re
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from tests.terminal import steps
from tests.terminal.harness import CARNET, CTRL_L, CTRL_N, CTRL_Q, ENTER, SLOW, Terminal
from tui.safety.terminal import RESET

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(
        not sys.platform.startswith("linux") or os.geteuid() != 0,
        reason="a hardened process lets only the administrator of a Linux system read its memory",
    ),
]

CANARY = "CANARY-of-the-journal"
DRAFT = "DRAFT-that-was-being-typed"
CLEARING, CLEARED = RESET[:8], 0.1
"""The start of what clears the screen, and the seconds it may take (as test 48 has it)."""
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


def test_behind_the_cover_page_nothing_of_the_file_is_left(stick: Path) -> None:
    with Terminal(CARNET, folder=stick) as terminal:
        steps.create_file(terminal, PASSPHRASE)
        steps.write_note(terminal, CANARY)
        terminal.send("w")
        terminal.wait_for("What just happened?")
        terminal.send(DRAFT)
        terminal.wait_for(DRAFT)
        seen, began = len(terminal.raw), time.perf_counter()
        terminal.send(CTRL_N)
        terminal.wait_until(lambda: CLEARING in terminal.raw[seen:])
        cleared = time.perf_counter() - began
        terminal.wait_for("water the plants")
        assert cleared <= CLEARED * SLOW
        for process in (terminal.pid, *terminal.processes()):
            for needle in (CANARY, DRAFT, PASSPHRASE, PASSPHRASE[:8]):
                assert hits(process, needle) == 0
        assert "arnet" not in terminal.screen
        terminal.send("post the letter")
        terminal.wait_for("post the letter")
        terminal.send(CTRL_N)
        terminal.wait_for("enter opens")
        terminal.send(CTRL_N)  # no passphrase was typed: what was changed is still there
        terminal.wait_for("post the letter")
        terminal.send(CTRL_L)
        steps.unlock(terminal, PASSPHRASE)
        terminal.send("w")
        terminal.wait_for(DRAFT)
        terminal.send(CTRL_N)
        terminal.wait_for("post the letter")
        terminal.send(CTRL_Q)
        assert terminal.wait_end() == 0
    assert [file.name for file in stick.iterdir()] == ["carnet.dat"]
    titles = re.findall(rb"\x1b\][012];([^\x07]*)\x07", terminal.raw)
    assert titles == [b"carnet", b""]


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

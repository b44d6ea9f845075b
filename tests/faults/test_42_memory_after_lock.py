"""42: after a lock or a quick exit no process holds the passphrase, the key or what was written."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

import pytest

from tests.faults.conftest import Soak
from tests.terminal import steps
from tests.terminal.conftest import stick  # noqa: F401 - a fixture
from tests.terminal.harness import CARNET, CTRL_Q, Terminal
from tui.vault.kdf import derive_key, derive_seed
from tui.vault.passphrase import fold
from tui.vault.profiles import SHIPPED, profile_of
from tui.vault.secret import Secret

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(
        not sys.platform.startswith("linux") or os.geteuid() != 0,
        reason="memory: only the administrator of a Linux system may read a hardened process",
    ),
]

PASSPHRASE = "saturn velvet orchard mitten"
NOTES = tuple(f"CANARY-{word}-of-the-journal" for word in ("one", "two", "three", "four", "five"))


def needles(path: Path) -> Mapping[str, bytes]:
    """Return everything that must be gone, by name."""
    salt = path.read_bytes()[:16]
    profile = profile_of(salt, SHIPPED)
    with (
        Secret(PASSPHRASE.encode()) as secret,
        fold(secret) as folded,
        derive_seed(folded, salt, profile) as seed,
        derive_key(seed, salt) as key,
    ):
        raw_key, raw_seed = bytes(key.view()), bytes(seed.view())
    found = {note: note.encode() for note in NOTES}
    found |= {f"{note} (wide)": note.encode("utf-32-le") for note in NOTES}
    found |= {"passphrase": PASSPHRASE.encode(), "its start": PASSPHRASE[:8].encode()}
    return {**found, "key": raw_key, "key in hex": raw_key.hex().encode(), "seed": raw_seed}


def held(process: int, wanted: Mapping[str, bytes]) -> set[str]:
    """Return the names of what stands in the writable memory of a process."""
    return {name for piece in memory(process) for name, needle in wanted.items() if needle in piece}


def memory(process: int) -> Iterator[bytes]:
    with Path(f"/proc/{process}/mem").open("rb", buffering=0) as file:
        for line in Path(f"/proc/{process}/maps").read_text(encoding="utf-8").splitlines():
            span, rights = line.split()[:2]
            begin, end = (int(number, 16) for number in span.split("-"))
            if rights.startswith("rw"):
                with suppress(OSError, OverflowError):  # kernel pages that cannot be read
                    file.seek(begin)
                    yield file.read(end - begin)


def test_nothing_is_left_in_any_process(stick: Path, soak: Soak) -> None:  # noqa: F811
    with Terminal(CARNET, folder=stick) as terminal:
        steps.create_file(terminal, PASSPHRASE)
        for note in NOTES:
            steps.write_note(terminal, note)
        (session,) = terminal.processes()
        wanted = needles(stick / "carnet.dat")
        before = held(session, wanted)
        steps.lock(terminal)
        after = {name for p in (terminal.pid, *terminal.processes()) for name in held(p, wanted)}
        steps.unlock(terminal, PASSPHRASE)
        (session,) = terminal.processes()
        terminal.send(CTRL_Q)
        terminal.wait_until(lambda: not Path(f"/proc/{session}").exists(), "the session to end", 2)
        terminal.wait_end()
    soak.report(len(wanted), leaked=len(after))
    assert set(NOTES) & before  # the search finds what is there
    assert after == set()

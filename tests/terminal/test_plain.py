"""Plain lines on a real terminal that obeys nothing: the whole evening, and every way out of it."""

from __future__ import annotations

import signal
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.plain.story import AGAIN, FIRST
from tests.plain.talking import WORDS
from tests.terminal.harness import CARNET, CTRL_C, ENTER, Terminal
from tui.notebook.drafts import Drafts
from tui.vault.opening import open_vault
from tui.vault.secret import Secret

pytestmark = pytest.mark.terminal

PLAIN = [*CARNET, "--plain"]
DUMB = {"TERM": "dumb"}
ALLOWED = frozenset(b"\r\n")


class Lines:
    """Types lines, each when it is asked for."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal
        self.wait(-1)

    def wait(self, before: int) -> None:
        """Wait for a prompt: a line without end that ends with a space, after new lines."""

        def asked() -> bool:
            raw = self.terminal.raw
            return raw.count(b"\n") > before and raw.rsplit(b"\n", 1)[-1].endswith(b" ")

        self.terminal.wait_until(asked, "a question", seconds=60)

    def type(self, *lines: str) -> None:
        for line in lines:
            before = self.terminal.raw.count(b"\n")
            self.terminal.send(line + ENTER)
            self.wait(before)


def unlocked_text(path: Path) -> list[str]:
    """Return the drafts in the file."""
    with Secret(WORDS.encode()) as passphrase:
        vault = open_vault(path, passphrase)
    try:
        drafts = Drafts(vault, lambda: datetime.now(UTC))
        return [drafts.get(place) for place in drafts.places()]
    finally:
        vault.close()


def test_an_evening_holds_no_byte_that_a_terminal_obeys(stick: Path) -> None:
    french = {**DUMB, "LANG": "fr_FR.UTF-8"}
    with Terminal(PLAIN, folder=stick, env=french, size=(40, 100)) as terminal:
        lines = Lines(terminal)
        lines.type(*FIRST)  # the last one locks: the passphrase is asked again
        assert "Verrouillé".encode() in terminal.raw
        lines.type(*AGAIN[:-1])
        assert terminal.raw.count(b"onze") == 0  # what is typed is somebody's own
        assert terminal.raw.count(b"He wrote eleven times.") >= 3
        terminal.send("q" + ENTER)
        assert terminal.wait_end() == 0
        bad = {byte for byte in terminal.raw if byte < 0x20 or byte == 0x7F} - ALLOWED
        assert not bad, sorted(bad)
        assert WORDS.encode() not in terminal.raw
        assert terminal.modes == terminal.before
    assert (stick / "papiers.zip").stat().st_size > 1000


def test_what_is_half_typed_is_kept_whatever_ends_it(stick: Path) -> None:
    ends: dict[str, str | signal.Signals] = {
        "ctrl+c twice": CTRL_C + CTRL_C,
        "a signal": signal.SIGTERM,
    }
    with Terminal(PLAIN, folder=stick, env=DUMB) as terminal:
        Lines(terminal).type("1", "1", "1", WORDS, WORDS)
        terminal.send("q" + ENTER)
        assert terminal.wait_end() == 0
    for number, (how, end) in enumerate(ends.items(), start=1):
        with Terminal(PLAIN, folder=stick, env=DUMB) as terminal:
            lines = Lines(terminal)
            lines.type(WORDS, "4")
            terminal.send(f"half a line {number}")
            terminal.wait_for(f"half a line {number}")
            if isinstance(end, str):
                terminal.send(end)
            else:
                terminal.signal(end)
            assert terminal.wait_end() == 0, how
            assert not {b for b in terminal.raw if b < 0x20 or b == 0x7F} - ALLOWED, how
        kept = unlocked_text(stick / "carnet.dat")
        assert any(f"half a line {number}" in draft for draft in kept), how


def test_it_needs_a_terminal_and_says_so_in_one_sentence(stick: Path) -> None:
    done = subprocess.run(
        PLAIN, cwd=stick, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.strip().splitlines()) == 1
    assert "terminal" in done.stderr

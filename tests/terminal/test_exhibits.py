"""Proof kept in the real program: taken in, there after the lock, copied out as it was."""

from __future__ import annotations

import hashlib
import random
from pathlib import Path

import pytest

from tests.terminal import steps
from tests.terminal.harness import CARNET, CTRL_L, CTRL_S, DOWN, ENTER, ESCAPE, Terminal

pytestmark = pytest.mark.terminal


@pytest.fixture
def proof(stick: Path) -> Path:
    """A folder with a picture of 3 MB and a mail, beside the file."""
    folder = stick / "preuves"
    folder.mkdir()
    noise = random.Random(7).randbytes(3_000_000)
    (folder / "capture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + noise)
    (folder / "message.eml").write_text("From: a@example.org\nSubject: x\n\nbonjour")
    return folder


def test_a_folder_is_taken_in_and_comes_out_as_it_was(proof: Path, stick: Path) -> None:
    before = {path.name: path.read_bytes() for path in proof.iterdir()}
    with Terminal(CARNET, folder=stick) as terminal:
        steps.create_file(terminal)
        terminal.send("o")
        terminal.wait_for("▸o Journal")
        terminal.send("n")
        terminal.wait_for("When it happened:")
        terminal.send("He published my picture.")
        terminal.wait_for("my picture.")
        terminal.send(CTRL_S)
        terminal.wait_for("1 note")
        terminal.wait_still()
        terminal.send(ENTER)
        terminal.wait_for("Written on:")
        terminal.send("n")
        terminal.wait_for("preuves/")
        terminal.wait_still()
        terminal.send(DOWN + ENTER)
        terminal.wait_for("capture.png")
        terminal.send("x")
        terminal.wait_for("under 18")
        terminal.wait_still()
        terminal.send(DOWN + ENTER)
        terminal.wait_for("2 exhibits added")
        terminal.wait_still()
        terminal.send(ENTER)
        terminal.wait_for("message.eml")
        terminal.send(CTRL_L)
        assert "message.eml" not in steps_screen(terminal)
        steps.unlock(terminal)
        terminal.send("o")
        terminal.wait_for("▸o Journal")
        terminal.wait_still()
        terminal.send("x")
        terminal.wait_for("2 exhibits")
        terminal.wait_still()
        copy_out(terminal, stick)
    assert {path.name: path.read_bytes() for path in proof.iterdir()} == before
    digest = hashlib.sha256(before["capture.png"]).hexdigest()
    copied = next(path for path in (stick / "out").iterdir() if path.suffix == ".png")
    assert hashlib.sha256(copied.read_bytes()).hexdigest() == digest
    raw = (stick / "carnet.dat").read_bytes()
    assert b"PNG" not in raw[:100]
    assert before["capture.png"][100:164] not in raw


def steps_screen(terminal: Terminal) -> str:
    """Return the screen once the question for the passphrase is there."""
    terminal.wait_for("enter opens")
    return terminal.screen


def copy_out(terminal: Terminal, stick: Path) -> None:
    """Copy the picture, wherever it stands in the list, into a folder of its own."""
    (stick / "out").mkdir()
    while "▸   " in terminal.screen and "capture.png" not in cursor_line(terminal):
        terminal.send(DOWN)
        terminal.wait_still()
    terminal.send(ENTER)
    terminal.wait_for("SHA-256")
    terminal.send("y")
    terminal.wait_for("which folder")
    terminal.send("out" + ENTER)
    terminal.wait_for("Copied, with a note of its hash")
    terminal.send(ESCAPE)


def cursor_line(terminal: Terminal) -> str:
    """Return the line of the list that carries the mark."""
    return next((row for row in terminal.screen.splitlines() if row.startswith(" ▸ ")), "")

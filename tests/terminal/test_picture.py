"""A picture on a real terminal: drawn after its key, and gone whatever ends the session."""

from __future__ import annotations

import io
import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.journal.photos import photo
from tests.terminal import steps
from tests.terminal.harness import CARNET, CTRL_L, CTRL_Q, ENTER, ESCAPE, Terminal
from tui.journal.exhibits import Exhibits
from tui.journal.journal import Journal
from tui.vault.opening import create
from tui.vault.secret import Secret

pytestmark = pytest.mark.terminal
HALF = "▀"


def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture
def with_photo(stick: Path) -> Path:
    """A file with one picture in it."""
    with Secret(steps.PASSPHRASE.encode()) as passphrase:
        vault = create(stick / "carnet.dat", passphrase, now=now)
    journal = Journal(vault, now, lambda: uuid.uuid4().hex)
    exhibits = Exhibits(vault, journal, now, lambda: uuid.uuid4().hex)
    exhibits.take(io.BytesIO(photo()), "IMG_1.jpg")
    vault.close()
    return stick


def looks(terminal: Terminal) -> None:
    """Open the file and look at the picture."""
    steps.unlock(terminal)
    terminal.send("o")
    terminal.wait_for("▸o Journal")
    terminal.send("x")
    terminal.wait_for("IMG_1.jpg")
    terminal.send(ENTER)
    terminal.wait_for("Fairphone")
    assert HALF not in terminal.screen
    terminal.send("i")
    terminal.wait_for(HALF * 20)


WAYS: dict[str, Callable[[Terminal], None]] = {
    "ctrl+q": lambda terminal: terminal.send(CTRL_Q),
    "lock": lambda terminal: terminal.send(CTRL_L),
    "esc": lambda terminal: terminal.send(ESCAPE),
    "help": lambda terminal: terminal.send("?"),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_picture_is_gone_however_it_is_left_and_nothing_stays(with_photo: Path, way: str) -> None:
    with Terminal(CARNET, folder=with_photo, env={"COLORTERM": "truecolor"}) as terminal:
        looks(terminal)
        WAYS[way](terminal)
        terminal.wait_gone(HALF)
        assert {each.name.split("-")[0] for each in with_photo.iterdir()} == {"carnet.dat"}
        if way == "help":
            terminal.send(ESCAPE)
            terminal.wait_for("Veiled. Press i to see it.")
            assert HALF not in terminal.screen

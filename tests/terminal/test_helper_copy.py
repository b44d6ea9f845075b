"""A helper's round trip in the real program: given, opened as theirs, worked in, brought back."""

from __future__ import annotations

import itertools
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.terminal import steps
from tests.terminal.harness import CARNET, CTRL_Q, CTRL_S, DOWN, ENTER, SPACE, TAB, Terminal
from tui.helping.bundle import bundle_of
from tui.journal.journal import Journal
from tui.notebook.answers import AnswerBook
from tui.people.supporters import Supporter, Supporters
from tui.vault.opening import create, open_vault
from tui.vault.profiles import SMALL
from tui.vault.secret import Secret
from tui.vault.vault import Vault

pytestmark = pytest.mark.terminal

THEIRS = "douze tasses de farine bleue"
STORY = Path(__file__).parents[1] / "plans" / "crowd_against_a_journalist.json"


def now() -> datetime:
    return datetime.now(UTC)


def journal_of(vault: Vault) -> Journal:
    ids = itertools.count(1)
    return Journal(vault, now, lambda: f"f{next(ids):031x}")


@pytest.fixture
def own(stick: Path) -> Path:
    """A file with answers, a note of one's own and somebody who helps."""
    path = stick / "carnet.dat"
    with Secret(steps.PASSPHRASE.encode()) as passphrase:
        vault = create(path, passphrase, profile=SMALL, now=now)
    answers = AnswerBook(vault, now)
    for question, answer in json.loads(STORY.read_text(encoding="utf-8")).items():
        answers.set(question, answer)
    journal_of(vault).note("mine alone")
    Supporters(vault, now).add(Supporter("Lea"))
    vault.close()
    return path


def give(terminal: Terminal) -> None:
    """Give the first step to the person who helps."""
    terminal.send("c")
    terminal.wait_for("▸ Lea")
    terminal.wait_still()
    terminal.send(ENTER)
    terminal.wait_for("Nothing was asked yet")
    terminal.send("z")
    terminal.wait_for("Name of who helps")
    terminal.wait_still()
    terminal.send(TAB + TAB + "the page of the club")
    terminal.wait_for("page of the club")
    terminal.send(TAB + SPACE)
    terminal.wait_for("[x]")
    terminal.send(CTRL_S)
    terminal.wait_for("and nothing else")
    terminal.wait_still()
    terminal.send("lea.dat" + ENTER)
    terminal.wait_still()
    for _ in range(2):
        terminal.send(THEIRS)
        terminal.send(ENTER)
        terminal.wait_still()
    terminal.wait_for("The copy for Lea", seconds=60)


def bring_back(terminal: Terminal) -> None:
    """Unite the file with the copy."""
    terminal.send("s")
    terminal.wait_for("▸s Settings")
    terminal.wait_still()
    while "▸ Unite two copies" not in terminal.screen:
        terminal.send(DOWN)
        terminal.wait_still()
    terminal.send(ENTER)
    terminal.wait_for("Where the other copy is")
    terminal.wait_still()
    terminal.send("lea.dat" + ENTER)
    terminal.wait_still()
    terminal.send(THEIRS + ENTER)
    terminal.wait_for("Brought back", seconds=60)


def test_a_copy_is_given_worked_in_and_brought_back(own: Path, stick: Path) -> None:
    with Terminal(CARNET, folder=stick) as terminal:
        steps.unlock(terminal)
        give(terminal)
        terminal.send(CTRL_Q)
        assert terminal.wait_end() == 0
    with Terminal([*CARNET, "lea.dat"], folder=stick) as terminal:
        steps.unlock(terminal, THEIRS)
        terminal.wait_for("helper's copy")
        assert "the page of the club" in terminal.screen
        steps.write_note(terminal, "seen at nine")
        terminal.send(CTRL_Q)
        assert terminal.wait_end() == 0
    with Terminal(CARNET, folder=stick) as terminal:
        steps.unlock(terminal)
        bring_back(terminal)
        terminal.send(CTRL_Q)
        assert terminal.wait_end() == 0
    with Secret(steps.PASSPHRASE.encode()) as passphrase:
        vault = open_vault(own, passphrase, read_only=True)
    found = [(one.body, one.fields.get("by")) for one in journal_of(vault).newest(5)]
    assert found == [("seen at nine", "Lea"), ("mine alone", None)]
    assert bundle_of(vault) is None
    assert journal_of(vault).verify() is None
    vault.close()

"""A person's evening with the real program: everything done is there again after the lock."""

from __future__ import annotations

import hashlib
import unicodedata
from pathlib import Path

import pytest

from tests.terminal import steps
from tests.terminal.harness import (
    CARNET,
    CTRL_C,
    CTRL_Q,
    CTRL_S,
    DOWN,
    ENTER,
    ESCAPE,
    RIGHT,
    SPACE,
    UP,
    Terminal,
)

pytestmark = pytest.mark.terminal

FRENCH = {"LANG": "fr_FR.UTF-8"}


SHORT: tuple[str, ...] = (
    DOWN * 3 + ENTER,
    DOWN + UP + ENTER,
    DOWN + UP + ENTER,
    DOWN + SPACE + ENTER,
)
SHORT += (DOWN + SPACE + ENTER, RIGHT, SPACE + ENTER)


def answer_the_short_version(terminal: Terminal) -> None:
    """Say: not in danger, my own device, for me, an ex, messages again and again, no sign.

    Each question is left to be drawn whole, however busy the computer is.
    """
    terminal.send("a")
    for number, keys in enumerate(SHORT, start=1):
        terminal.wait_for(f"{number} of 7")
        terminal.wait_still()
        terminal.send(keys)
    terminal.wait_for("What your answers say")


def add_supporter(terminal: Terminal, name: str) -> None:
    terminal.send("c")
    terminal.wait_for("▸c People")
    terminal.send("n")
    terminal.wait_for("ctrl+s")
    terminal.send(name + CTRL_S)
    terminal.wait_for("People you trust")
    terminal.wait_for(name)


def test_everything_is_there_again_after_the_lock(stick: Path) -> None:
    with Terminal(CARNET, folder=stick) as terminal:
        steps.create_file(terminal)
        answer_the_short_version(terminal)
        terminal.send(ENTER)
        terminal.wait_for("The next step")
        first = terminal.screen
        terminal.send("p")
        terminal.wait_for("▸p Plan")
        terminal.wait_still()
        terminal.send(SPACE)
        terminal.wait_for("Done. Did it help?")
        terminal.wait_still()
        terminal.send(ESCAPE)
        terminal.wait_gone("Done. Did it help?")
        terminal.wait_still()
        steps.write_note(terminal, "The doorbell at two in the morning")
        add_supporter(terminal, "Morgan")
        steps.lock(terminal)
        assert "doorbell" not in terminal.screen
        steps.unlock(terminal)
        terminal.wait_for("Morgan")
        assert "The next step" in terminal.screen
        assert terminal.screen.split("Whom to call")[0] != first.split("Whom to call")[0]
        terminal.send("p")
        terminal.wait_for("▸p Plan")
        terminal.send("G")
        terminal.wait_for("Done, later, or not for me")
        assert "[x]" in terminal.screen
        terminal.send("o")
        terminal.wait_for("The doorbell at two in the morning")
        terminal.send("a")
        terminal.wait_for("A former partner")


def test_french_with_accents_goes_all_the_way(stick: Path) -> None:
    passphrase = "forêt été Nîmes Noël"
    with Terminal(CARNET, folder=stick, env=FRENCH) as terminal:
        terminal.wait_for("Créer un nouveau fichier")
        terminal.send(ENTER)
        terminal.wait_for("La même encore une fois")
        terminal.send(passphrase + ENTER)
        terminal.wait_until(lambda: steps.CURSOR in terminal.screen.split("encore une fois")[-1])
        terminal.send(passphrase + ENTER)
        terminal.wait_for("échap passe", seconds=60)
        terminal.send(ESCAPE)
        terminal.wait_for("Qui appeler", seconds=60)
        terminal.send("w")
        terminal.wait_for("Que vient-il de se passer")
        terminal.send("Un évènement à Orléans : « ça suffit »")
        terminal.wait_for("« ça suffit »")
        terminal.send(CTRL_S)
        terminal.wait_gone("Que vient-il de se passer")
        terminal.send("\x0c")
        terminal.wait_for("Verrouillé")
        terminal.send(unicodedata.normalize("NFD", passphrase) + ENTER)
        terminal.wait_for("Qui appeler", seconds=60)
        terminal.send("o")
        terminal.wait_for("Un évènement à Orléans")
        terminal.send("/")
        terminal.wait_for("Mots à chercher")
        terminal.send("evenement")
        terminal.wait_for("evenement")
        terminal.wait_for("Un évènement à Orléans")


@pytest.mark.parametrize("keys", [CTRL_Q, ESCAPE * 3, CTRL_C * 2], ids=["ctrl+q", "esc", "ctrl+c"])
def test_leaving_from_a_text_field_keeps_the_draft(stick: Path, keys: str) -> None:
    with Terminal(CARNET, folder=stick) as terminal:
        steps.create_file(terminal)
        terminal.send("w")
        terminal.wait_for("What just happened?")
        terminal.send("he is at the door")
        terminal.wait_for("he is at the door")
        terminal.send(keys)
        assert terminal.wait_end() == 0
        assert "door" not in terminal.screen
        assert terminal.modes == terminal.before
    with Terminal(CARNET, folder=stick) as terminal:
        steps.unlock(terminal)
        terminal.send("w")
        terminal.wait_for("he is at the door")


def test_a_wrong_passphrase_gets_its_own_sentence_and_changes_nothing(stick: Path) -> None:
    with Terminal(CARNET, folder=stick) as terminal:
        steps.create_file(terminal)
        terminal.send(CTRL_Q)
        terminal.wait_end()
    before = hashlib.sha256((stick / "carnet.dat").read_bytes()).digest()
    with Terminal(CARNET, folder=stick) as terminal:
        terminal.wait_for("enter opens")
        terminal.send("not the right one" + ENTER)
        terminal.wait_for("This passphrase does not open the file", seconds=60)
        steps.unlock(terminal)
        terminal.send(CTRL_Q)
        terminal.wait_end()
    assert hashlib.sha256((stick / "carnet.dat").read_bytes()).digest() == before


def test_a_review_reads_and_changes_nothing(stick: Path) -> None:
    with Terminal(CARNET, folder=stick) as terminal:
        steps.create_file(terminal)
        answer_the_short_version(terminal)
        terminal.send(CTRL_Q)
        terminal.wait_end()
    before = hashlib.sha256((stick / "carnet.dat").read_bytes()).digest()
    with Terminal([*CARNET, "--review", "carnet.dat"], folder=stick) as terminal:
        steps.unlock(terminal)
        terminal.wait_for("read only")
        terminal.send("p")
        terminal.wait_for("▸p Plan")
        terminal.wait_still()
        terminal.send(SPACE + "x" + "w")
        terminal.wait_still()
        terminal.send("o")
        terminal.wait_for("▸o Journal")
        assert "What just happened?" not in terminal.screen
        terminal.send(CTRL_Q)
        terminal.wait_end()
    assert [file.name for file in stick.iterdir()] == ["carnet.dat"]
    assert hashlib.sha256((stick / "carnet.dat").read_bytes()).digest() == before


def test_the_language_changes_on_the_first_screen_and_keeps_what_is_typed(stick: Path) -> None:
    with Terminal(CARNET, folder=stick) as terminal:
        terminal.wait_for("Make a new file here")
        terminal.send(DOWN + ENTER)
        terminal.wait_for("Type the folder or file")
        terminal.send("sub/other.dat")
        terminal.wait_for("other.dat")
        terminal.send("\x0b")
        terminal.wait_for("salir ya")
        terminal.send("\x0b")
        terminal.wait_for("quitter vite")
        assert "sub/other.dat" in terminal.screen
    assert list(stick.iterdir()) == []

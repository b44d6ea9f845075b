"""What a person does in Carnet, for tests that need a file with something in it."""

from tests.terminal.harness import CTRL_L, CTRL_S, ENTER, ESCAPE, Terminal

PASSPHRASE = "correct horse battery staple river"
CURSOR = "▏"
SECTIONS = {
    "a": "Questions",
    "p": "Plan",
    "o": "Journal",
    "c": "People",
    "d": "Dossier",
    "s": "Settings",
    "t": "Today",
}


def create_file(terminal: Terminal, passphrase: str = PASSPHRASE) -> None:
    """Make `carnet.dat` in the folder Carnet was started from, and see Today."""
    terminal.wait_for("Make a new file here")
    terminal.send(ENTER)
    terminal.wait_for("The same once more")
    terminal.send(passphrase)
    terminal.send(ENTER)
    terminal.wait_until(lambda: CURSOR in terminal.screen.split("The same once more")[-1])
    terminal.send(passphrase)
    terminal.send(ENTER)
    terminal.wait_for("esc skips this", seconds=60)
    terminal.send(ESCAPE)
    terminal.wait_for("Whom to call", seconds=60)


def unlock(terminal: Terminal, passphrase: str = PASSPHRASE) -> None:
    """Open the file that is asked for, and see Today."""
    terminal.wait_for("enter opens")
    terminal.send(passphrase)
    terminal.send(ENTER)
    terminal.wait_for("Whom to call", seconds=60)


def write_note(terminal: Terminal, text: str) -> None:
    """Write a quick note and keep it."""
    terminal.send("w")
    terminal.wait_for("What just happened?")
    terminal.send(text)
    terminal.wait_for(text)
    terminal.send(CTRL_S)
    terminal.wait_gone("What just happened?")


def visit_every_section(terminal: Terminal) -> None:
    """Open each section by its key and come back to Today."""
    for key, name in SECTIONS.items():
        terminal.send(key)
        terminal.wait_for(f"▸{key} {name}")


def lock(terminal: Terminal) -> None:
    """Lock the file; the question for the passphrase comes."""
    terminal.send(CTRL_L)
    terminal.wait_for("enter opens")

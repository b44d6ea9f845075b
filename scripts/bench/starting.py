"""B1 and B15: how long until the first screen, and what is loaded until then."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from scripts.bench.apps.bare import LINE
from scripts.bench.driving import BARE, ENTER, LAST_OF_UNLOCK, TODAY, WIDE
from scripts.bench.figure import Figure, ratio
from scripts.bench.fixtures import FEW, Fixtures
from scripts.bench.pseudo_terminal import CARNET, Screen
from scripts.bench.stores import PASSPHRASE

LOADED = [sys.executable, "-I", "-B", "-m", "scripts.bench.apps.loaded"]
TO = "a bare Textual application"
WHOLE, READABLE = 1.08, 0.5
ROUNDS, SHORT_ROUNDS = 15, 3
MOST_MODULES = 500
HEAVY = (
    "typst", "pypdf", "PIL", "tinytag", "olefile", "pyzipper", "email", "mailbox", "zipfile",
    "tarfile", "xml", "markdown_it", "shamir_mnemonic", "Cryptodome", "pyperclip",
    "tui.dossier", "tui.journal", "tui.followup",
)  # fmt: skip
"""Modules of documents, pictures, mail, archives and of rooms that no first screen needs."""

_LETTERS = re.compile(rb"[A-Za-z\xc3-\xc5][\x80-\xbf]?[a-z]{3}")


def measure(fixtures: Fixtures) -> Iterator[tuple[str, Figure]]:
    """Yield the start of the program, and the modules loaded before the first frame."""
    place = fixtures.stick(FEW)
    whole: list[float] = []
    readable: list[float] = []
    bare: list[float] = []
    for number in range(1 + (SHORT_ROUNDS if fixtures.short else ROUNDS)):
        first, last = start(place)
        other = start_bare(place)
        if number:  # the first round fills the caches of the disk
            whole.append(last)
            readable.append(first)
            bare.append(other)
    yield "B1", ratio("start until the question for the passphrase stands", whole, bare, WHOLE, TO)
    what = "start until something can be read and takes keys"
    yield "B1-readable", ratio(what, readable, bare, READABLE, TO)
    yield from _modules(place, Path(place, "modules.txt"))
    fixtures.drop(place)


def start(place: Path) -> tuple[float, float]:
    """Start Carnet; return milliseconds until it can be read and until all of it stands.

    The passphrase is typed at the first moment: it has to open the file, or that moment does not
    count, and `Silent` is raised.
    """
    with Screen(CARNET, place, size=WIDE) as screen:
        while not _LETTERS.search(screen.seen()):
            screen.read(5)
        first = screen.marks[-1][0]
        screen.send(PASSPHRASE)
        last = screen.painted(LAST_OF_UNLOCK)
        screen.send(ENTER)
        screen.wait_for(TODAY)
    return (first - screen.began) * 1000, (last - screen.began) * 1000


def start_bare(place: Path) -> float:
    """Start the bare application; return the milliseconds until its line stands there."""
    with Screen(BARE, place, size=WIDE) as screen:
        return (screen.painted(LINE) - screen.began) * 1000


def _modules(place: Path, names: Path) -> Iterator[tuple[str, Figure]]:
    with Screen([*LOADED, str(names)], place, size=WIDE) as screen:
        screen.wait_end()
    loaded = names.read_text(encoding="utf-8").split()
    heavy = [name for name in loaded if _is_heavy(name)]
    found = ", ".join(heavy[:5]) or "none"
    what = f"libraries of documents, pictures, mail and archives at the first frame ({found})"
    yield "B15", Figure(what, len(heavy), 0, samples=1, unit="modules")
    own = sum(name.startswith("tui") for name in loaded)
    what = f"all modules at the first frame, {own} of them Carnet's"
    yield "B15-all", Figure(what, len(loaded), MOST_MODULES, samples=1, unit="modules")


def _is_heavy(module: str) -> bool:
    return any(module == name or module.startswith(f"{name}.") for name in HEAVY)

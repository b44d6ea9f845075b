"""A page for a printer: what it is, what is said before it is written, and writing it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol

from tui.dossier.printed_page import Line, pdf_page, text_page, write_page
from tui.library.language import mark
from tui.session import Session

PDF = ".pdf"
EXAMPLE = "page.pdf"
"""A name that says nothing."""

WARNING = mark(
    "This file will not be encrypted: whoever finds it can read it. Write it to a stick rather "
    "than to a computer others use, print it, then remove the file. Even removed, traces of it can "
    "stay on the stick or the computer, and in the printer. Copying by hand leaves none."
)


class Printable(Protocol):
    """A paper that can be put on a page."""

    def page(self, say: Callable[..., str], day: str, /) -> Iterable[Line]:
        """Return the lines for a printer; `day` is today in the person's language."""


def day_of(session: Session) -> str:
    """Return today in the person's language."""
    return session.service_words.day(session.clock().date().isoformat())


def write_paper(session: Session, paper: Printable, path: Path) -> bool:
    """Write a page to a new file: a PDF by its name, else a text; say whether it lies beside ours.

    Raises:
        VaultError: what `write_page` raises.
    """
    lines = paper.page(session.language.say, day_of(session))
    write_page(path, pdf_page(lines) if path.suffix.lower() == PDF else text_page(lines))
    return path.resolve().parent == session.vault.path.resolve().parent

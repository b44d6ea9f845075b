"""Shows every word of a dossier before it leaves."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tui.commands import Commands
from tui.library.language import mark
from tui.safety.text import clean
from tui.screens.base import MEASURE, CarnetScreen
from tui.session import Session
from tui.widgets.row_list import RowList

_EDGES = 4
"""Columns that the frame and the cursor take."""


class DossierPreviewScreen(CarnetScreen):
    """Shows the pages of one dossier as text, exactly as they leave."""

    OWN_COMMANDS: ClassVar[Commands] = ()
    CSS_PATH: ClassVar[str] = "dossier.tcss"
    TITLE_WORDS = mark("What leaves")
    HELP_WORDS = mark(
        "Every word of the dossier, as it will be read. Exhibits are named here and leave whole. "
        "Arrows and page keys move, esc goes back."
    )
    AUTO_FOCUS = "#pages"
    section = "dossier"

    def __init__(self, session: Session, uid: str) -> None:
        """Take the open file and the uid of the dossier."""
        super().__init__(session)
        self._uid = uid
        self._text, self._lines = "", [""]

    def body(self) -> ComposeResult:
        """Yield where we are, and the lines."""
        yield Static(markup=False, id="about")
        yield RowList(id="pages")

    def reload(self) -> None:
        """Gather the dossier as it is now."""
        self.query_one("#about", Static).update(Content(self.say("Gathering…")))
        self._gather()

    @work(thread=True, exclusive=True)
    def _gather(self) -> None:
        """Gather away from the drawing thread: a long journal takes seconds."""
        from tui.telling.dossier_making import parcel_of

        parcel = parcel_of(self.session, self._uid)
        self.app.call_from_thread(self._show, parcel.preview(self._width), parcel.seals_whole)

    def _show(self, text: str, sealed: int) -> None:
        self._text = text
        said = self.say("This is everything the pages say. Esc goes back.")
        if sealed:
            said += " " + self.count(
                "The folder also holds the sealed record of {number} note: all of it but your "
                "private words, with its weight for you and its earlier versions.",
                "The folder also holds the sealed records of {number} notes: all of them but your "
                "private words, with their weight for you and their earlier versions.",
                sealed,
            )
        self.query_one("#about", Static).update(Content(said))
        self._wrap()

    def _wrap(self) -> None:
        lines = self._text.strip().split("\n")
        self._lines = [part for line in lines for part in _cut(line, self._width)]
        self.query_one(RowList).show_rows(
            len(self._lines), lambda index: clean(self._lines[index], keep_newlines=False)
        )

    @property
    def _width(self) -> int:
        return max(20, min(MEASURE, self.app.size.width - _EDGES))

    def on_resize(self, _event: events.Resize) -> None:
        """Wrap the lines again."""
        if self._text:
            self._wrap()


def _cut(line: str, width: int) -> Iterator[str]:
    """Yield a line in pieces that fit, each as far in as the line."""
    inside = " " * (len(line) - len(line.lstrip(" ")))
    yield from textwrap.wrap(line, width, subsequent_indent=inside, drop_whitespace=True) or [""]

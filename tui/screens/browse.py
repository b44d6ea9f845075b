"""Finds files on the computer or a stick: folders are opened, files ticked, nothing is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from tui.commands import Command, Commands
from tui.library.language import mark
from tui.safety.text import clean
from tui.screens.base import CarnetScreen
from tui.session import Session
from tui.telling.places import typed_place
from tui.telling.sizes import size_words
from tui.widgets.line import Line
from tui.widgets.moves import Tick
from tui.widgets.row_list import Row, RowList

MOST_LISTED = 5000
"""Names shown of one folder."""


@dataclass(frozen=True)
class Found:
    """One name in a folder; `size` in bytes, `modified` in seconds since 1970."""

    path: Path
    folder: bool
    size: int = 0
    modified: float = 0.0


def listed(folder: Path) -> list[Found]:
    """Return the folders, then the files of `folder`, by name; hidden names are left out.

    Raise `OSError` when it cannot be read.
    """
    found: list[Found] = []
    for path in sorted(folder.iterdir(), key=lambda path: path.name.casefold())[:MOST_LISTED]:
        if path.name.startswith("."):
            continue
        try:
            about = path.stat()
        except OSError:
            continue
        found.append(Found(path, path.is_dir(), about.st_size, about.st_mtime))
    return [one for one in found if one.folder] + [one for one in found if not one.folder]


class TakeTicked(Command):
    """Take what is ticked."""

    title = mark("Take what is ticked")
    help = mark("Takes the ticked files, or the one under the cursor when none is ticked.")
    keys = ("ctrl+s",)
    action = "screen.take_ticked"
    short = mark("take")
    footer = True


class TakeFolder(Command):
    """Take the whole folder."""

    title = mark("Take the whole folder")
    help = mark("Takes every file of the folder shown, and of the folders in it.")
    keys = ("x",)
    action = "screen.take_folder"
    short = mark("whole folder")
    footer = True


class TypePlace(Command):
    """Type a folder."""

    title = mark("Type a place")
    help = mark("Goes to a folder or file whose path you type, or drop on this window.")
    keys = ("slash",)
    action = "screen.type_place"
    short = mark("path")
    footer = True


class UpFolder(Command):
    """Go to the folder above."""

    title = mark("Folder above")
    help = mark("Goes to the folder that holds this one.")
    keys = ("backspace", "left", "h")
    action = "screen.up_folder"


class BrowseScreen(CarnetScreen):
    """Gives the chosen paths to `chosen` and closes."""

    OWN_COMMANDS: ClassVar[Commands] = (Tick, TakeTicked, TakeFolder, TypePlace, UpFolder)
    CSS_PATH = "browse.tcss"
    TITLE_WORDS = mark("Choose files")
    HELP_WORDS = mark(
        "Enter opens a folder or takes a file, space ticks several. Your files are only read: they "
        "stay where they are, as they are."
    )
    AUTO_FOCUS = "#files"
    section = "journal"

    def __init__(
        self, session: Session, folder: Path, chosen: Callable[[list[Path]], object]
    ) -> None:
        """Take the open file, the folder to begin with, and what is done with the choice."""
        super().__init__(session)
        self.folder, self._chosen = folder, chosen
        self._found: list[Found] = []
        self._ticked: dict[Path, None] = {}

    def body(self) -> ComposeResult:
        """Yield where we are, the field for a path, and the names."""
        yield Static(markup=False, id="where")
        yield Line(limit=4000, id="typed")
        yield RowList(id="files")

    def on_mount(self) -> None:
        """Show the first folder."""
        self._open(self.folder)

    @work(thread=True, exclusive=True)
    def _open(self, folder: Path) -> None:
        """Read a folder away from the drawing thread: a slow stick must not stop the keys."""
        try:
            found = listed(folder)
        except OSError:
            self.app.call_from_thread(
                self.tell, self.say("This folder cannot be read. The one before stays open.")
            )
            return
        self.app.call_from_thread(self._show, folder, found)

    def _show(self, folder: Path, found: list[Found]) -> None:
        self.folder, self._found = folder, found
        above = [] if folder.parent == folder else [Found(folder.parent, folder=True)]
        self._found = above + found
        self.query_one(RowList).show_rows(len(self._found), self._row, cursor=0)
        self._where()

    def _where(self) -> None:
        ticked = len(self._ticked)
        where = clean(str(self.folder), keep_newlines=False)
        if ticked:
            where += " · " + self.count("{number} file ticked", "{number} files ticked", ticked)
        self.query_one("#where", Static).update(Content(where))

    def _row(self, index: int) -> Row:
        found = self._found[index]
        if found.folder:
            above = found.path == self.folder.parent
            return self.say("(folder above)") if above else f"    {_name(found.path)}/"
        day = datetime.fromtimestamp(found.modified).astimezone()
        mark_ = "[x] " if found.path in self._ticked else "[ ] "
        size = size_words(found.size, self.say)
        return Content.assemble(mark_, _name(found.path), (f"  {size} · {day:%Y-%m-%d}", "dim"))

    def _here(self) -> Found | None:
        cursor = self.query_one(RowList).cursor
        return self._found[cursor] if cursor < len(self._found) else None

    def on_row_list_selected(self) -> None:
        """Open the folder, or take the file."""
        here = self._here()
        if here is None:
            return
        if here.folder:
            self._open(here.path)
        else:
            self._give([*self._ticked, *([] if here.path in self._ticked else [here.path])])

    def action_tick(self) -> None:
        """Tick the file under the cursor, or untick it."""
        here = self._here()
        if here is None or here.folder:
            return
        if here.path in self._ticked:
            del self._ticked[here.path]
        else:
            self._ticked[here.path] = None
        self.query_one(RowList).refresh()
        self._where()

    def action_take_ticked(self) -> None:
        """Take what is ticked, or else the file under the cursor."""
        here = self._here()
        single = [here.path] if here is not None and not here.folder else []
        if self._ticked or single:
            self._give(list(self._ticked) or single)

    def action_take_folder(self) -> None:
        """Take the folder that is shown."""
        self._give([self.folder])

    def action_up_folder(self) -> None:
        """Go to the folder above."""
        self._open(self.folder.parent)

    def action_type_place(self) -> None:
        """Ask for a path."""
        line = self.query_one("#typed", Line)
        line.placeholder = self.say("Folder or file, then enter")
        line.display = True
        line.focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the place that was typed."""
        line = self.query_one("#typed", Line)
        path = typed_place(event.value, self.folder) if event.value.strip() else self.folder
        line.display, line.value = False, ""
        self.query_one(RowList).focus()
        if path.is_dir():
            self._open(path.absolute())
        elif path.is_file():
            self._give([path.absolute()])
        else:
            self.tell(self.say("There is nothing at this place. Check the path."))

    def action_back(self) -> None:
        """Close the field for a path, or else the screen."""
        line = self.query_one("#typed", Line)
        if not line.display:
            super().action_back()
            return
        line.display = False
        self.query_one(RowList).focus()

    def _give(self, paths: list[Path]) -> None:
        """Close, and hand over what was chosen.

        The application does it: what is asked next is answered to whoever asked, and this screen
        is gone by then.
        """
        self.dismiss()
        self.app.call_next(self._chosen, paths)


def _name(path: Path) -> str:
    return clean(path.name, keep_newlines=False)

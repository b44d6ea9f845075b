"""Follow-up: what goes on for weeks, so that nothing begun is lost."""

from __future__ import annotations

from typing import cast

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tui.library.language import mark
from tui.screens.base import CarnetScreen
from tui.screens.followup_parts import PARTS, PartLine
from tui.screens.sections import screen_class
from tui.telling.followup_due import due_lines
from tui.widgets.row_list import Row, RowList
from tui.widgets.words import Words

NAME_WIDTH = 32
"""Columns kept for the name of a line, so that the states stand under each other."""
NARROW = 60
"""Cells of a window under which how things stand follows the name at once."""


class FollowupScreen(CarnetScreen):
    """Lists the parts of the section, each line with how things stand."""

    CSS_PATH = "followup.tcss"
    TITLE_WORDS = mark("Follow-up")
    HELP_WORDS = mark(
        "What goes on for weeks: your accounts and who can reach them, and what is said about you "
        "elsewhere. Each line says how things stand; enter opens it."
    )
    AUTO_FOCUS = "#parts"
    section = "followup"

    _lines: tuple[str | PartLine, ...] = ()

    def body(self) -> ComposeResult:
        """Yield what is due, the list, and how to use it."""
        yield Static(markup=False, id="due")
        yield RowList(id="parts")
        yield Words(lambda: self.say("Enter opens a line."), classes="-quiet")

    def reload(self) -> None:
        """Ask every part how things stand; the cursor stays on its line."""
        lines: list[str | PartLine] = []
        for make in PARTS:
            part = make(self.session)
            lines += [part.heading, *part.lines]
        self._lines = tuple(lines)
        due = due_lines(self.session)
        self.query_one("#due", Static).update(Content("\n".join(due)))
        self.query_one("#due").display = bool(due)
        self.query_one("#parts", RowList).show_rows(
            len(lines), self._row, heading=lambda index: isinstance(self._lines[index], str)
        )

    def _row(self, index: int) -> Row:
        line = self._lines[index]
        if isinstance(line, str):
            return line
        name = Content(line.name)
        narrow = self.size.width < NARROW
        room = 2 if narrow else max(1, NAME_WIDTH - name.cell_length)
        return Content.assemble(name, " " * room, (line.state, "dim"))

    def on_row_list_selected(self, event: RowList.Selected) -> None:
        """Open the line."""
        line = self._lines[event.index]
        if isinstance(line, PartLine):
            screen = cast("type[CarnetScreen]", screen_class(line.screen))
            self.app.push_screen(screen(self.session), lambda _result: None)

"""Preparing to speak with an officer: a list to go through, with what the journal says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tui.commands import Command, Commands
from tui.dossier.interview import PARTS, Item, Right
from tui.library.language import mark
from tui.screens.base import CarnetScreen
from tui.screens.paper import PaperScreen
from tui.screens.undoing import Undoing, UndoLast
from tui.telling.borrowed import INTERVIEW, said
from tui.telling.interview_paper import InterviewPaper
from tui.telling.services import shown_country
from tui.widgets.row_list import Row, RowList


class TickReady(Command):
    """Tick what is ready."""

    title = mark("Ready, or not yet")
    help = mark("Ticks the line as ready, or takes the tick away.")
    keys = ("space",)
    action = "screen.tick_ready"
    short = mark("ready")
    footer = True
    writes = True


class InterviewPage(Command):
    """Look at everything as one paper."""

    title = mark("Look at the page")
    help = mark("Shows everything as one paper, with your notes; from there it goes into a file.")
    keys = ("v",)
    action = "screen.interview_page"
    short = mark("page")
    footer = True


@dataclass(frozen=True)
class _Line:
    """A heading, a line to prepare, or what the law says."""

    heading: str = ""
    item: Item | None = None
    right: Right | None = None


class InterviewScreen(Undoing, CarnetScreen):
    """Lists what to prepare, what is asked, what one may ask, and the law; enter opens a line."""

    OWN_COMMANDS: ClassVar[Commands] = (TickReady, InterviewPage, UndoLast)
    CSS_PATH = "linked.tcss"
    TITLE_WORDS = mark("Before speaking with an officer")
    HELP_WORDS = mark(
        "What to bring, what you may be asked and what you may ask, filled from your journal. "
        "Private words stay private. Enter opens a line and lets you write a short note; space "
        "ticks what is ready. What the law says is no advice: check it with a lawyer."
    )
    AUTO_FOCUS = "#lines"
    section = "followup"

    _lines: tuple[_Line, ...] = ()

    def body(self) -> ComposeResult:
        """Yield how far it is, and the list."""
        yield Static(markup=False, id="about")
        yield RowList(id="lines")

    def reload(self) -> None:
        """Show how things stand; the cursor stays on its line."""
        notes, items = self.session.interview_notes, self.session.interview.items
        self._made = {name: notes.of(name) for name in items}
        ready = sum(prepared.ready for prepared in self._made.values())
        counted = self.say("{ready} of {number} ready", ready=ready, number=len(items))
        about = " · ".join(filter(None, (counted, said(self.session, INTERVIEW))))
        self.query_one("#about", Static).update(Content(about))
        rows = self.query_one("#lines", RowList)
        cursor = rows.cursor if self._lines else 0
        self._lines = tuple(self._made_lines())
        rows.show_rows(
            len(self._lines),
            self._row,
            heading=lambda index: bool(self._lines[index].heading),
            cursor=cursor,
        )

    def _made_lines(self) -> Iterator[_Line]:
        interview, country = self.session.interview, shown_country(self.session)
        for part in PARTS:
            items = [_Line(item=item) for item in interview.of(part)]
            if part == "rights":
                items = [_Line(right=right) for right in interview.rights_in(country)]
            if items:
                yield _Line(interview.parts[part])
                yield from items

    def _row(self, index: int) -> Row:
        line = self._lines[index]
        if line.right is not None:
            return line.right.text
        if line.item is None:
            return line.heading
        made = self._made[line.item.id]
        box, star = "[x] " if made.ready else "[ ] ", " *" if made.note else ""
        return f"{box}{line.item.title}{star}"

    def _line(self) -> _Line:
        return self._lines[self.query_one("#lines", RowList).cursor]

    def on_row_list_highlighted(self) -> None:
        """Offer the tick only where there is something to tick."""
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the tick only on lines to prepare."""
        listed = self.is_mounted and bool(self._lines)
        if action == "tick_ready" and listed and self._line().item is None:
            return False
        return super().check_action(action, parameters)

    def action_tick_ready(self) -> None:
        """Tick the line, or take the tick away."""
        item = self._line().item
        if item is not None:
            made = self._made[item.id]
            notes = self.session.interview_notes
            notes.put(item.id, replace(made, ready=not made.ready))
            ready = made.ready
            self.can_undo(lambda: notes.put(item.id, replace(notes.of(item.id), ready=ready)))
            self.reload()

    def on_row_list_selected(self) -> None:
        """Open the line."""
        from tui.screens.interview_item import InterviewItemScreen, RightScreen

        line = self._line()
        if line.item is not None:
            self.app.push_screen(InterviewItemScreen(self.session, line.item.id))
        elif line.right is not None:
            self.app.push_screen(RightScreen(self.session, line.right.id))

    def action_interview_page(self) -> None:
        """Show everything as one paper."""
        paper = InterviewPaper(self.session)
        self.app.push_screen(PaperScreen(self.session, paper, self.section))

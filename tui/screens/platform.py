"""One platform: what to know first, and where to press for each thing that can be done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content

from tui.commands import Command
from tui.library.language import mark
from tui.library.platforms import Platform, PlatformAction, split_word
from tui.screens.borrowed import page_lines
from tui.screens.copying import copy_text
from tui.screens.find_line import FindsInList
from tui.screens.platform_lines import platform_words
from tui.session import Session
from tui.telling.borrowed import CHANGES, borrows
from tui.telling.path_words import shown_address
from tui.widgets.line import Line
from tui.widgets.page import EMPTY, Page, PageLine
from tui.widgets.row_list import Row, RowList


class CopyAddress(Command):
    """Copy the address of the path under the cursor."""

    title = mark("Copy the address")
    help = mark("Copies the address of this path; the first time, it says what that means.")
    keys = ("y",)
    action = "screen.copy_address"
    short = mark("copy address")
    footer = True


@dataclass(frozen=True)
class _Line:
    """A heading, a path, or (when both are empty) what to know first."""

    heading: str = ""
    path: PlatformAction | None = None


class PlatformScreen(FindsInList):
    """Lists the paths of one platform; the one under the cursor is shown with its doubts."""

    OWN_COMMANDS = (CopyAddress,)
    CSS_PATH = "platform.tcss"
    TITLE_WORDS = mark("A platform")
    HELP_WORDS = mark(
        "What can be done on this platform. The line under the cursor is shown in full: where to "
        "press, the address, what the other person sees, and how sure it is. Addresses are only "
        "text: nothing opens by itself. tab moves to the text, to scroll it."
    )
    AUTO_FOCUS = "#paths"
    section = "guides"

    _lines: tuple[_Line, ...] = ()

    def __init__(self, session: Session, platform: str, path: str = "", *, step: str = "") -> None:
        """Take the open file, the platform, the path to begin with, and the step they are for."""
        super().__init__(session)
        self._platform, self._path, self._step = platform, path, step

    @property
    def platform(self) -> Platform:
        """The platform, in the language of now."""
        found = self.session.platforms.get(self._platform)
        if found is None:
            raise LookupError("platform")
        return found

    def body(self) -> ComposeResult:
        """Yield the line to find with, the list, and the path under the cursor."""
        yield Line(id="search")
        with Vertical(id="split"):
            yield RowList(id="paths")
            with VerticalScroll(id="detail"):
                yield Page(id="page")

    def heading(self) -> str:
        """Return the name of the platform."""
        return self.platform.name

    def reload(self) -> None:
        """Fill the list in the language of now."""
        self._words = platform_words(self.session)
        self.fill()

    def fill(self) -> None:
        """Fill the list; the cursor stays on its path."""
        rows = self.query_one("#paths", RowList)
        self._lines = tuple(self._grouped())
        ids = [line.path.id if line.path else "" for line in self._lines]
        rows.show_rows(
            len(self._lines),
            self._row,
            heading=lambda index: bool(self._lines[index].heading),
            cursor=ids.index(self._path) if self._path in ids else 0,
        )
        self._show_page()

    def _grouped(self) -> Iterator[_Line]:
        """Yield what to know first, the paths for the step, then the others by theme."""
        platforms = self.session.platforms
        if not self.query_text:
            yield _Line()
        first = self._for_step()
        yield from self._block(self.say("For this step"), first)
        for theme in platforms.themes:
            rest = [p for p in self.platform.actions if p.action in theme.actions]
            yield from self._block(theme.name, [p for p in rest if p not in first])

    def _block(self, name: str, paths: list[PlatformAction]) -> Iterator[_Line]:
        names = self.session.platforms.actions
        held = [path for path in paths if self.holds(names[path.action], path.steps)]
        if held:
            yield _Line(name)
            yield from (_Line(path=path) for path in held)

    def _for_step(self) -> list[PlatformAction]:
        if not self._step:
            return []
        words = self.session.library.steps[self._step].actions
        wanted = {split_word(word)[1] for word in words}
        return [path for path in self.platform.actions if path.action in wanted]

    def _row(self, index: int) -> Row:
        line = self._lines[index]
        if line.heading:
            return line.heading
        if line.path is None:
            return Content(self.say("What to know first")).stylize("bold")
        name = self.session.platforms.actions[line.path.action]
        return Content.assemble((name, "bold"), f" · {line.path.steps}")

    def _line(self) -> _Line | None:
        cursor = self.query_one("#paths", RowList).cursor
        return self._lines[cursor] if cursor < len(self._lines) else None

    def _show_page(self) -> None:
        """Show what is under the cursor, from its first line."""
        line = self._line()
        page: list[PageLine] = []
        if line is not None and line.path is not None:
            name = self.session.platforms.actions[line.path.action]
            path = [*self._words.path(line.path), *self._words.seen_at(line.path)]
            page = [PageLine(name, style="bold"), EMPTY, *path]
        elif line is not None:
            page = [*self._foreign_changes(), *self._words.know_first(self.platform)]
        foreign = page_lines(self.say, self.platform.borrowed)
        self.query_one("#page", Page).show([*foreign, *page])
        self.query_one("#detail").scroll_home(animate=False)
        self.refresh_bindings()

    def _foreign_changes(self) -> list[PageLine]:
        """Return a line when what changed is told in English and nothing else says so."""
        changed = self.session.platforms.changes_of(self._platform)
        foreign = bool(changed) and borrows(self.session, CHANGES) and not self.platform.borrowed
        return page_lines(self.say, foreign)

    def on_row_list_highlighted(self) -> None:
        """Show the path under the cursor."""
        line = self._line()
        if line is not None:
            self._path = line.path.id if line.path else ""
        self._show_page()

    def on_row_list_selected(self) -> None:
        """Go to the text, to scroll it."""
        self.query_one("#detail").focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to copy only where there is an address."""
        if action == "copy_address" and self.is_mounted and not self._address():
            return False
        return super().check_action(action, parameters)

    def _address(self) -> str:
        line = self._line()
        return shown_address(line.path.url) if line is not None and line.path is not None else ""

    def action_copy_address(self) -> None:
        """Copy the address under the cursor, after asking once."""
        copy_text(self, self.session, self._address())

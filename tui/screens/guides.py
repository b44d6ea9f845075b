"""Guides: short lessons by topic, those for the plan first, and a search in all our texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from tui.commands import Command
from tui.library.guides import Guide
from tui.library.language import mark
from tui.library.text_search import MOST_FOUND, Find, TextIndex
from tui.screens.base import CarnetScreen
from tui.screens.find_line import NOTHING_FOUND
from tui.screens.following import follow
from tui.screens.undoing import Undoing, UndoLast
from tui.telling.borrowed import IN_ENGLISH, below_title, titled
from tui.telling.link_words import KIND_WORDS
from tui.widgets.beside import Beside, Shown
from tui.widgets.line import Line
from tui.widgets.prose import markdown_rows
from tui.widgets.row_list import Row, RowList
from tui.widgets.two_pane import WIDE, TwoPane

MOST_FOR_PLAN = 12
"""Guides of the first group; the others stand under their topic."""
READ, UNREAD = "✓ ", "  "


class FindText(Command):
    """Search everything we wrote."""

    title = mark("Find in all texts")
    help = mark("Finds words in guides, steps, services, letters and platforms; no accents needed.")
    keys = ("slash",)
    action = "screen.find_text"
    short = mark("find")
    footer = True


class MarkRead(Command):
    """Mark the guide as read, or not."""

    title = mark("Mark as read")
    help = mark("Marks the guide as read. Press again to take the mark away.")
    keys = ("space",)
    action = "screen.mark_read"
    short = mark("read")
    footer = True
    writes = True


@dataclass(frozen=True)
class GuideLine:
    """A heading, a guide, or something that was found."""

    heading: str = ""
    guide: Guide | None = None
    find: Find | None = None


class GuidesScreen(Undoing, CarnetScreen):
    """Lists the guides, or what a search found."""

    OWN_COMMANDS = (FindText, MarkRead, UndoLast)
    CSS_PATH = "guides.tcss"
    TITLE_WORDS = mark("Guides")
    HELP_WORDS = mark(
        "Short lessons, the ones for your plan first. Enter opens one; ✓ marks those you have "
        "read. / looks for words in everything Carnet says: guides, steps, services, letters and "
        "platforms."
    )
    AUTO_FOCUS = "#guides"
    section = "guides"

    _lines: tuple[GuideLine, ...] = ()
    _read: frozenset[str] = frozenset()
    _texts: TextIndex | None = None
    _query = ""

    def body(self) -> ComposeResult:
        """Yield the search, what to say about the list, the list, and the guide beside it."""
        yield Line(id="search")
        yield Static(markup=False, id="about")
        yield TwoPane(RowList(id="guides"), Beside(id="detail"))

    def reload(self) -> None:
        """Fill the list; the cursor stays where it was."""
        self.query_one("#search", Line).placeholder = self.say("Words to find")
        self._read = self.session.reading.all()
        self._texts = None
        if self._query:
            self._search()
        else:
            self._fill()

    def _fill(self) -> None:
        before = self._line()
        self._lines = tuple(self._found_lines() if self._query else self._guide_lines())
        self.query_one("#about", Static).update(Content(self._about()))
        rows = self.query_one("#guides", RowList)
        place = self._lines.index(before) if before in self._lines else 0
        rows.show_rows(
            len(self._lines),
            self._row,
            heading=lambda i: bool(self._lines[i].heading),
            cursor=place,
        )
        self._show_beside(self._line())

    def _guide_lines(self) -> Iterator[GuideLine]:
        guides, planning = self.session.guides, self.session.planning
        steps = [planned.step.id for planned in planning.plan().do] if planning.begun else []
        first = guides.for_plan(planning.situation(), steps)[:MOST_FOR_PLAN] if steps else ()
        if first:
            yield GuideLine(self.say("For your plan"))
            yield from (GuideLine(guide=guide) for guide in first)
        for topic, name in guides.topics.items():
            rest = [g for g in guides.all.values() if g.topic == topic and g not in first]
            if rest:
                yield GuideLine(name)
                yield from (GuideLine(guide=guide) for guide in rest)

    def _found_lines(self) -> Iterator[GuideLine]:
        if self._texts is not None:
            yield from (GuideLine(find=find) for find in self._texts.find(self._query))

    def _about(self) -> str:
        if self._query and len(self._lines) == MOST_FOUND:
            return self.say("The {number} texts that fit best", number=MOST_FOUND)
        if self._query and not self._lines:
            return self.say(NOTHING_FOUND)
        if self._query:
            return self.count("{number} text found", "{number} texts found", len(self._lines))
        return self.say("/ looks for words in everything Carnet says · F3 opens the letters")

    def _row(self, index: int) -> Row:
        line = self._lines[index]
        if line.guide is not None:
            read = READ if line.guide.id in self._read else UNREAD
            return read + titled(self.say, line.guide.title, line.guide.borrowed)
        if line.find is not None:
            kind = self.say(KIND_WORDS[line.find.passage.kind])
            language = f" · {self.say(IN_ENGLISH)}" if line.find.passage.borrowed else ""
            return Content.assemble(f"{kind} · ", (line.find.passage.title, "bold"), language)
        return line.heading

    def _line(self) -> GuideLine | None:
        """Return the line under the cursor."""
        cursor = self.query_one("#guides", RowList).cursor
        return self._lines[cursor] if cursor < len(self._lines) else None

    def on_row_list_highlighted(self) -> None:
        """Show the line under the cursor beside the list."""
        self.refresh_bindings()
        self._show_beside(self._line())

    def _show_beside(self, line: GuideLine | None) -> None:
        if self.app.size.width < WIDE:
            return
        self.query_one("#detail", Beside).show(self._beside(line))

    def _beside(self, line: GuideLine | None) -> Shown:
        """Return the text of a guide, or the line that was found."""
        if line is not None and line.guide is not None:
            text = self.session.guides.text(line.guide.id)
            markdown = below_title(self.say, text, line.guide.borrowed)
            return partial(markdown_rows, markdown)
        if line is not None and line.find is not None:
            return Content.assemble((line.find.passage.title, "bold"), "\n\n", line.find.line)
        return ""

    def on_row_list_selected(self) -> None:
        """Open the guide, or what was found."""
        line = self._line()
        if line is not None and line.guide is not None:
            follow(self, "guide", line.guide.id)
        elif line is not None and line.find is not None:
            follow(self, line.find.passage.kind, line.find.passage.target)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the mark only on a guide."""
        if action == "mark_read" and self.is_mounted:
            line = self._line()
            if line is None or line.guide is None:
                return False
        return super().check_action(action, parameters)

    def action_mark_read(self) -> None:
        """Mark the guide under the cursor, or take its mark away."""
        line = self._line()
        if line is not None and line.guide is not None:
            guide = line.guide.id
            change_mark(self, guide)
            self.can_undo(lambda: change_mark(self, guide))
            self.reload()

    # The search

    def action_find_text(self) -> None:
        """Go to the search line."""
        line = self.query_one("#search", Line)
        line.display = True
        line.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look for what is typed."""
        if event.value.strip() != self._query:
            self._query = event.value.strip()
            self._search()

    def _search(self) -> None:
        if self._query and self._texts is None:
            self._read_texts()
        else:
            self._fill()

    @work(thread=True, exclusive=True)
    def _read_texts(self) -> None:
        """Read all texts, the first time, outside the thread that draws."""
        texts = self.session.texts
        self.app.call_from_thread(self._searchable, texts)

    def _searchable(self, texts: TextIndex) -> None:
        self._texts = texts
        self._fill()

    def on_input_submitted(self) -> None:
        """Go to what was found."""
        self.query_one("#guides", RowList).focus()

    def action_back(self) -> None:
        """End the search, if there is one."""
        line = self.query_one("#search", Line)
        if not line.display:
            super().action_back()
            return
        line.display, line.value = False, ""
        self.query_one("#guides", RowList).focus()


def change_mark(screen: CarnetScreen, guide: str) -> None:
    """Mark a guide as read, or take its mark away."""
    reading = screen.session.reading
    if guide in reading.all():
        reading.unmark(guide)
    else:
        reading.mark(guide)

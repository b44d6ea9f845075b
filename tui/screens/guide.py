"""One guide: its text, where it comes from, and what it leads to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.commands import Command
from tui.library.guides import Guide, Source, links_of
from tui.library.language import mark
from tui.people.services import OLD_AFTER, earliest_day
from tui.screens.base import CarnetScreen
from tui.screens.following import follow
from tui.screens.guides import MarkRead, change_mark
from tui.session import Session
from tui.telling.borrowed import below_title
from tui.telling.link_words import KIND_WORDS, title_of
from tui.widgets.prose import Prose
from tui.widgets.row_list import RowList


class NextGuide(Command):
    """Open the next guide."""

    title = mark("Next guide")
    help = mark("Opens the guide after this one.")
    keys = ("n", "right")
    action = "screen.turn(1)"
    short = mark("following")
    footer = True


class GuideBefore(Command):
    """Open the guide before this one."""

    title = mark("Guide before")
    help = mark("Opens the guide before this one.")
    keys = ("left",)
    action = "screen.turn(-1)"


@dataclass(frozen=True)
class _Way:
    """Something a guide leads to."""

    kind: str
    target: str
    words: str


class GuideScreen(CarnetScreen):
    """Shows a guide; the list below it holds what its numbers lead to."""

    OWN_COMMANDS = (MarkRead, NextGuide, GuideBefore)
    CSS_PATH = "guide.tcss"
    TITLE_WORDS = mark("A guide")
    HELP_WORDS = mark(
        "A short lesson. Numbers in brackets lead somewhere: press tab for the list below the "
        "text, choose a line, then enter. esc comes back here."
    )
    AUTO_FOCUS = "#text"
    section = "guides"

    _ways: tuple[_Way, ...] = ()

    def __init__(self, session: Session, guide: str) -> None:
        """Take the open file and the id of the guide."""
        super().__init__(session)
        self._guide = guide

    def body(self) -> ComposeResult:
        """Yield the text, where it comes from, and what it leads to."""
        with VerticalScroll(id="text"):
            yield Prose(numbered=True, id="page")
            yield Static(markup=False, id="sources")
        yield RowList(id="ways")

    def heading(self) -> str:
        """Return the name of the topic."""
        guides = self.session.guides
        return guides.topics[guides.all[self._guide].topic]

    def note(self) -> str:
        """Say that it was read."""
        read = self._guide in self.session.reading.all()
        return self.say("read") if read else super().note()

    def reload(self) -> None:
        """Show the guide in the language of now."""
        guides = self.session.guides
        text = guides.text(self._guide)
        borrowed = guides.all[self._guide].borrowed
        self.query_one("#page", Prose).show(below_title(self.say, text, borrowed))
        about = Content("\n").join(self._about(guides.all[self._guide]))
        self.query_one("#sources", Static).update(about)
        self._ways = tuple(self._make_ways(text))
        ways = self.query_one("#ways", RowList)
        ways.display = bool(self._ways)
        ways.show_rows(len(self._ways), self._row)

    def _make_ways(self, text: str) -> Iterator[_Way]:
        """Yield the ways of the text, each once and by its number, then the guide's letters."""
        seen: set[tuple[str, str]] = set()
        for link in links_of(text):
            if (link.kind, link.target) not in seen:
                seen.add((link.kind, link.target))
                words = title_of(self.session, link.kind, link.target) or link.words
                yield _Way(link.kind, link.target, words)
        linked = {link.target for link in links_of(text) if link.kind == "letter"}
        for name in self.session.guides.all[self._guide].letters:
            if name not in linked:
                yield _Way("letter", name, title_of(self.session, "letter", name))
        for letter in self.session.guides.all[self._guide].letters:
            title = title_of(self.session, "letter", letter)
            if title and ("letter", letter) not in seen:
                yield _Way("letter", letter, title)

    def _row(self, index: int) -> str:
        way = self._ways[index]
        return f"[{index + 1}] {self.say(KIND_WORDS[way.kind])} · {way.words}"

    def _about(self, guide: Guide) -> Iterator[Content]:
        if guide.law:
            yield Content("")
            yield Content(
                self.say(
                    "Laws change, and yours may be a special case: check with a lawyer or an "
                    "association before you rely on this."
                )
            )
        yield Content("")
        day = self.session.service_words.day(guide.checked)
        yield Content(self.say("Checked: {date}.", date=day))
        if self.session.planning.today() - earliest_day(guide.checked) > OLD_AFTER:
            yield Content(self.say("That was more than a year ago: things may have changed."))
        yield Content(self.say("Where this comes from:"))
        yield from (Content(f"• {self._source(source)}") for source in guide.sources)

    def _source(self, source: Source) -> str:
        seen = self.session.service_words.day(source.checked)
        unsure = "" if source.confidence == "high" else f" · {self.say('to be checked')}"
        return f"{source.name} — {source.where} ({seen}){unsure}"

    def on_row_list_selected(self, event: RowList.Selected) -> None:
        """Go where the line leads."""
        way = self._ways[event.index]
        follow(self, way.kind, way.target)

    def action_mark_read(self) -> None:
        """Mark the guide as read, or take the mark away."""
        change_mark(self, self._guide)
        self.refill()

    def action_turn(self, by: int) -> None:
        """Show the guide before or after this one."""
        names = list(self.session.guides.all)
        place = names.index(self._guide) + by
        if 0 <= place < len(names):
            self._guide = names[place]
            self.query_one("#text").scroll_home(animate=False)
            self.relabel()

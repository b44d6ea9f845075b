"""One line of the preparation: what it is for, what the journal says, and a note of one's own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.commands import Command, Commands
from tui.dossier.interview import Item, Right
from tui.library.language import mark
from tui.safety.text import clean
from tui.screens.base import CarnetScreen
from tui.screens.interview import TickReady
from tui.session import Session
from tui.telling.borrowed import INTERVIEW, said
from tui.telling.interview_filling import interview_filling
from tui.telling.interview_paper import NO_ADVICE, source_words
from tui.widgets.confirm import AskText


class InterviewNote(Command):
    """Write a note of your own."""

    title = mark("Your own note")
    help = mark("Writes a short note to take along; it stands on the page.")
    keys = ("e",)
    action = "screen.interview_note"
    short = mark("note")
    footer = True
    writes = True


class InterviewItemScreen(CarnetScreen):
    """Shows one line."""

    OWN_COMMANDS: ClassVar[Commands] = (TickReady, InterviewNote)
    CSS_PATH = "person.tcss"
    TITLE_WORDS = mark("Before speaking with an officer")
    HELP_WORDS = mark(
        "What is taken from your journal stands below; change it there. A note of your own, with "
        "e, is for what you want to say and not forget."
    )
    section = "followup"

    def __init__(self, session: Session, item: str) -> None:
        """Take the open file and the id of the line."""
        super().__init__(session)
        self._item_id = item

    @property
    def _item(self) -> Item:
        return self.session.interview.items[self._item_id]

    def body(self) -> ComposeResult:
        """Yield the page."""
        with VerticalScroll():
            yield Static(markup=False, id="page")

    def note(self) -> str:
        """Say whether it is ready."""
        ready = self.session.interview_notes.of(self._item_id).ready
        return self.say("ready") if ready else super().note()

    def reload(self) -> None:
        """Show the line as it is now."""
        self.query_one("#page", Static).update(Content("\n").join(self._page(self._item)))

    def _page(self, item: Item) -> Iterator[Content]:
        yield Content(item.title).stylize("bold underline")
        yield Content(said(self.session, INTERVIEW)).stylize("italic")
        yield Content(item.text)
        found = interview_filling(self.session).lines(item.fill)
        if found:
            yield Content("")
            yield Content(self.say("In your file")).stylize("bold")
            yield from (Content(f"- {line}") for line in found)
        made = self.session.interview_notes.of(item.id)
        if made.note:
            yield Content("")
            yield Content(self.say("Your note")).stylize("bold")
            yield Content(clean(made.note))

    def action_tick_ready(self) -> None:
        """Tick the line, or take the tick away."""
        notes = self.session.interview_notes
        made = notes.of(self._item_id)
        notes.put(self._item_id, replace(made, ready=not made.ready))
        self.refill()

    def action_interview_note(self) -> None:
        """Ask for the note."""
        made = self.session.interview_notes.of(self._item_id)
        hint = self.say("ctrl+s keeps · esc goes back")
        window = AskText(self._item.title, hint=hint, value=made.note, lines=True)
        self.app.push_screen(window, self._written)

    def _written(self, text: str | None) -> None:
        if text is not None:
            notes = self.session.interview_notes
            notes.put(self._item_id, replace(notes.of(self._item_id), note=text))
            self.refill()


class RightScreen(CarnetScreen):
    """Shows what the law says, with its source and how sure it is."""

    OWN_COMMANDS: ClassVar[Commands] = ()
    CSS_PATH = "person.tcss"
    TITLE_WORDS = mark("What the law says")
    HELP_WORDS = mark("Laws change: each sentence has its source and its day. Ask a lawyer.")
    section = "followup"

    def __init__(self, session: Session, right: str) -> None:
        """Take the open file and the id of the right."""
        super().__init__(session)
        self._right_id = right

    def body(self) -> ComposeResult:
        """Yield the page."""
        with VerticalScroll():
            yield Static(markup=False, id="page")

    def reload(self) -> None:
        """Show it."""
        self.query_one("#page", Static).update(Content("\n\n").join(self._page(self._right)))

    @property
    def _right(self) -> Right:
        return next(one for one in self.session.interview.rights if one.id == self._right_id)

    def _page(self, right: Right) -> Iterator[Content]:
        foreign = said(self.session, INTERVIEW)
        if foreign:
            yield Content(foreign).stylize("italic")
        yield Content(right.text)
        yield Content(self.say(NO_ADVICE)).stylize("bold")
        yield Content(source_words(right, self.session)).stylize("italic")

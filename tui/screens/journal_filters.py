"""Chooses what the notes are narrowed to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui.commands import Command
from tui.journal.facets import CHANNEL, PLATFORM, Filters
from tui.journal.occurred import understand
from tui.library.language import mark
from tui.library.model import UNIVERSAL_OPTIONS
from tui.screens.base import CarnetModal
from tui.screens.choose_one import ChooseOne
from tui.session import Session
from tui.telling.exhibit_facts import one_line
from tui.telling.filter_words import MOST_NAMED, TITLES, values_of
from tui.telling.note_facts import KINDS_QUESTION
from tui.widgets.confirm import AskText, Cancel
from tui.widgets.row_list import RowList

PERSON, PLATFORM_ROW, CHANNEL_ROW, KIND, DAYS, PROOF, THREATS, REPORTED = range(8)


class ShowNotes(Command):
    """Show the notes that fit."""

    title = mark("Show them")
    help = mark("Shows the notes that fit what is chosen.")
    keys = ("ctrl+s",)
    action = "screen.show_notes"


class EveryNote(Command):
    """Take every filter away."""

    title = mark("Every note again")
    help = mark("Takes every filter away.")
    keys = ("Z", "delete")
    action = "screen.every_note"


class FiltersScreen(CarnetModal[Filters | None]):
    """Gives the filters, or None when nothing shall change."""

    OWN_COMMANDS = (ShowNotes, EveryNote, Cancel)
    CSS_PATH = "window.tcss"
    TITLE_WORDS = mark("Only some notes")
    HELP_WORDS = mark("enter chooses for the line under the cursor, ctrl+s shows the notes.")

    def __init__(self, session: Session, filters: Filters) -> None:
        """Take the open file and what is chosen already."""
        super().__init__()
        self._session, self._filters = session, filters

    def compose(self) -> ComposeResult:
        """Show what notes can be narrowed to."""
        with Vertical():
            yield Static(Content(self.say("Show only the notes with…")), markup=False)
            yield RowList(len(TITLES), self._row)
            hint = self.say("enter chooses · ctrl+s shows them · Z every note · esc goes back")
            yield Static(Content(hint), markup=False, classes="-last")

    def _row(self, index: int) -> Content:
        value = values_of(self._filters, self._session, self.say)[index] or self.say("any")
        label = self.say("{label}:", label=self.say(TITLES[index]))
        return Content.assemble(f"{label:<20}", (value, "bold"))

    def on_row_list_selected(self, event: RowList.Selected) -> None:
        """Choose for one line."""
        simple: dict[int, Callable[[], Filters]] = {
            PROOF: lambda: replace(self._filters, exhibits=not self._filters.exhibits),
            THREATS: lambda: replace(self._filters, threats=not self._filters.threats),
            REPORTED: lambda: replace(self._filters, reported=_next(self._filters.reported)),
        }
        if event.index in simple:
            self._take(simple[event.index]())
        elif event.index == DAYS:
            self._ask_days()
        else:
            self._ask_value(event.index)

    def _take(self, filters: Filters) -> None:
        self._filters = filters
        self.query_one(RowList).refresh()

    def _ask_value(self, row: int) -> None:
        field = {PERSON: "person", PLATFORM_ROW: "platform", CHANNEL_ROW: "channel", KIND: "kind"}
        names = {"": self.say("any"), **self._names(row)}

        def take(value: str | None) -> None:
            if value is not None:
                self._take(replace(self._filters, **{field[row]: value}))  # type: ignore[arg-type]

        self.app.push_screen(ChooseOne(self.say(TITLES[row]), names), take)

    def _names(self, row: int) -> dict[str, str]:
        journal = self._session.journal
        if row == PERSON:
            return {p.uid: one_line(p.alias) for p in self._session.persons.all()[:MOST_NAMED]}
        if row == KIND:
            options = self._session.library.questions[KINDS_QUESTION].options
            return {o.id: o.text for o in options if o.id not in UNIVERSAL_OPTIONS}
        group = PLATFORM if row == PLATFORM_ROW else CHANNEL
        return {value: value for value in journal.values_of(group, MOST_NAMED)}

    def _ask_days(self) -> None:
        question = self.say("Since when, or which days?")
        hint = self.say("such as: 3 May 2026 · from 3 May 2026 to 5 May 2026 · empty for any")
        self.app.push_screen(AskText(question, hint=hint), self._take_days)

    def _take_days(self, typed: str | None) -> None:
        if typed is None:
            return
        if not typed.strip():
            self._take(replace(self._filters, first=None, last=None))
            return
        now = self._session.clock().astimezone()
        when = understand(typed, self._session.date_words, now)
        if when is None:
            self.tell(self.say("No date was understood. Try 3/5/2026."))
            return
        first = datetime.fromisoformat(when.start).date()
        last: date | None = datetime.fromisoformat(when.end).date() if when.end else None
        self._take(replace(self._filters, first=first, last=last))

    def action_show_notes(self) -> None:
        """Give the filters."""
        self.dismiss(self._filters)

    def action_every_note(self) -> None:
        """Give no filters."""
        self.dismiss(Filters())

    def action_cancel(self) -> None:
        """Change nothing."""
        self.dismiss(None)


def _next(reported: bool | None) -> bool | None:
    """Return the setting after this one: any, reported, not reported."""
    return {None: True, True: False, False: None}[reported]

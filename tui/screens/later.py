"""Asks for a day: when a step shall come back, or be looked at again."""

from __future__ import annotations

from datetime import date, timedelta

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from tui.library.language import mark
from tui.screens.base import CarnetModal
from tui.telling.delays import DELAYS, Day, typed_day
from tui.widgets.confirm import AskText, Cancel
from tui.widgets.row_list import RowList


class LaterScreen(CarnetModal[Day | None]):
    """Gives the day chosen, or None when nothing was."""

    OWN_COMMANDS = (Cancel,)
    CSS_PATH = "window.tcss"
    TITLE_WORDS = mark("Later")
    HELP_WORDS = mark("Choose when this step comes back to you.")

    def __init__(self, today: date, question: str, no_day: str) -> None:
        """Take the day it is, the question, and what "no day" is called here (two msgids)."""
        super().__init__()
        self._today, self._question = today, question
        self._rows = (*(words for _, words in DELAYS), mark("On a day I type"), no_day)

    def compose(self) -> ComposeResult:
        """Show the delays."""
        with Vertical():
            yield Static(self.say(self._question), markup=False)
            yield RowList(len(self._rows), lambda index: self.say(self._rows[index]))

    def on_row_list_selected(self, event: RowList.Selected) -> None:
        """Give the delay chosen, or ask for the day."""
        if event.index < len(DELAYS):
            self.dismiss(Day(self._today + timedelta(DELAYS[event.index][0])))
        elif event.index == len(DELAYS):
            self._ask_day()
        else:
            self.dismiss(Day(None))

    @work
    async def _ask_day(self) -> None:
        """Ask for a day until one can be read, or the person goes back."""
        question = self.say(
            "Which day? For example {day}, or 10 for in ten days.", day=self._sample()
        )
        text: str | None = ""
        while text is not None:
            text = await self.app.push_screen_wait(
                AskText(question, hint=self.say("enter goes on"), value=text)
            )
            day = typed_day(text or "", self._today)
            if day is not None:
                self.dismiss(Day(day))
                return
            question = self.say("This day cannot be used. Write it like {day}.", day=self._sample())

    def _sample(self) -> str:
        return (self._today + timedelta(14)).isoformat()

    def action_cancel(self) -> None:
        """Give nothing."""
        self.dismiss(None)

"""A line above a list in which words to find are typed."""

from __future__ import annotations

from typing import ClassVar

from textual.widgets import Input

from tui.commands import Command, Commands
from tui.library.language import mark
from tui.library.text_search import folded, wanted_words
from tui.screens.base import CarnetScreen
from tui.widgets.line import Line
from tui.widgets.row_list import RowList

NOTHING_FOUND = mark("Nothing found. esc shows the whole list again.")


class FindWords(Command):
    """Show only the lines with some words."""

    title = mark("Find in this list")
    help = mark("Shows only the lines that hold the words you type; esc shows all of them again.")
    keys = ("slash",)
    action = "screen.find_words"
    short = mark("find")
    footer = True


class FindsInList(CarnetScreen):
    """Mixed into screens with a `Line` called `search`, hidden by its style, and one list."""

    OWN_COMMANDS: ClassVar[Commands] = (FindWords,)

    query_text = ""

    def fill(self) -> None:
        """Fill the list with the lines that hold the words looked for."""
        raise NotImplementedError

    def holds(self, *texts: str) -> bool:
        """Say whether some texts together hold every word looked for."""
        text = folded(" ".join(texts))
        return all(word in text for word in wanted_words(self.query_text))

    def action_find_words(self) -> None:
        """Go to the line."""
        line = self.query_one("#search", Line)
        line.placeholder = self.say("Words to find")
        line.display = True
        line.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look for what is typed."""
        if event.value.strip() != self.query_text:
            self.query_text = event.value.strip()
            self.fill()

    def on_input_submitted(self) -> None:
        """Go to what was found."""
        self.query_one(RowList).focus()

    def action_back(self) -> None:
        """End the search, if there is one."""
        line = self.query_one("#search", Line)
        if not line.display:
            super().action_back()
            return
        line.display, line.value = False, ""
        self.query_one(RowList).focus()

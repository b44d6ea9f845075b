"""What guides of 2017 still say and that is no longer so."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from tui.library.language import mark
from tui.screens.base import CarnetScreen
from tui.screens.borrowed import page_lines
from tui.screens.platform_lines import platform_words
from tui.telling.borrowed import CHANGES, borrows
from tui.widgets.page import Page


class OldGuidesScreen(CarnetScreen):
    """Shows old advice beside what holds now, each with its source."""

    CSS_PATH = "old_guides.tcss"
    TITLE_WORDS = mark("What old guides say")
    HELP_WORDS = mark(
        "Many pages still give advice of 2017. Here is what changed since, with the source and "
        "how sure it is."
    )
    section = "guides"

    def body(self) -> ComposeResult:
        """Yield the page."""
        with VerticalScroll():
            yield Page(id="page")

    def reload(self) -> None:
        """Show the changes in the language of now."""
        words, platforms = platform_words(self.session), self.session.platforms
        foreign = page_lines(self.say, borrows(self.session, CHANGES))
        self.query_one("#page", Page).show([*foreign, *words.changes(platforms.changes)])

"""Choose what goes into a copy for somebody who helps: steps, letters, addresses."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input

from tui.commands import Command
from tui.helping.giving import Gift
from tui.library.language import mark
from tui.people.supporters import Supporter
from tui.screens.care import CareScreen
from tui.session import Session
from tui.telling.helper_gifts import LINES, NAME_FIRST, STEP_FIRST, gift_of, gift_rows
from tui.widgets.choice_list import Choice, ChoiceList
from tui.widgets.line import Line
from tui.widgets.words import Words


class GoOnGiving(Command):
    """Go on to the place and the passphrase."""

    title = mark("Go on")
    help = mark("Shows everything that will be in the copy, then asks for a place and passphrase.")
    keys = ("ctrl+s",)
    action = "screen.go_on"
    short = mark("go on")
    footer = True


class GiftScreen(CareScreen):
    """Two names, what to capture, and a list to tick; nothing is ticked at first."""

    OWN_COMMANDS = (GoOnGiving,)
    AUTO_FOCUS = "Line"
    TITLE_WORDS = mark("A copy for somebody who helps")
    HELP_WORDS = mark(
        "A file of its own for somebody you trust, under a passphrase of its own. Only what you "
        "tick is in it: no journal, no answers, no people, no notes. They open it with Carnet, "
        "work in it and bring it back; here “Unite two copies” then brings in what they did, with "
        "their name. An alias is enough for both names."
    )

    def __init__(self, session: Session, supporter: Supporter | None = None) -> None:
        """Take the open file and who helps, where that is known."""
        super().__init__(session)
        self._alias = supporter.alias if supporter is not None else ""

    def fields(self) -> ComposeResult:
        """Yield the names, what to capture, and the list."""
        yield Words(
            lambda: self.say(
                "Only what you tick here goes along, with the cautions of each step. What you do "
                "not tick is not in the copy, not even hidden."
            )
        )
        for name, words in LINES:
            with Horizontal():
                yield Words(lambda words=words: self.say(words))  # type: ignore[misc]
                yield Line(self._alias if name == "helper" else "", limit=1000, id=name)
        yield ChoiceList(tuple(self._choices()), kind="multi", id="what")

    def _choices(self) -> Iterator[Choice]:
        for name, words in gift_rows(self.session):
            yield Choice(name, words)

    def relabel(self) -> None:
        """Draw the list in the new language, ticked as it was."""
        super().relabel()
        what = self.query_one("#what", ChoiceList)
        what.show_choices(tuple(self._choices()), kind="multi", chosen=what.chosen)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the next field."""
        event.stop()
        self.focus_next()

    def on_choice_list_submitted(self) -> None:
        """Go on."""
        self.action_go_on()

    def gift(self) -> Gift:
        """Return what is chosen now."""
        lines = {name: self.query_one(f"#{name}", Line).value.strip() for name, _ in LINES}
        return gift_of(self.session, lines, self.query_one("#what", ChoiceList).chosen)

    def action_go_on(self) -> None:
        """Ask for what is missing, or go on."""
        from tui.screens.helper_give import GiveScreen

        gift = self.gift()
        if not gift.helper:
            self.message(NAME_FIRST)
            self.query_one("#helper").focus()
        elif not gift.steps:
            self.message(STEP_FIRST)
        else:
            self.message()
            self.app.push_screen(GiveScreen(self.session, gift))

"""Adds addresses to the removals, as many at once as were copied together."""

from __future__ import annotations

from textual.app import ComposeResult

from tui.followup.removals import addresses_in
from tui.library.language import mark
from tui.screens.form import FormScreen, Values
from tui.session import Session
from tui.widgets.editor import Editor
from tui.widgets.words import Words

PLACE = "removals/new"


class AddRemovalsScreen(FormScreen):
    """One text field; each address in it becomes a line of the list."""

    CSS_PATH = "accounts_add.tcss"
    TITLE_WORDS = mark("Add addresses")
    HELP_WORDS = mark(
        "Each address becomes a line; other words are left out, and one that is in the list "
        "already is not added twice. ctrl+s keeps, esc sets aside what is typed."
    )
    section = "followup"

    def __init__(self, session: Session) -> None:
        """Take the open file."""
        super().__init__(session, PLACE, {"addresses": ""})

    def body(self) -> ComposeResult:
        """Yield what to paste, and the field."""
        yield Words(
            lambda: self.say(
                "Paste or type the addresses, one a line. Keep a trace of each before you ask for "
                "its removal. No picture is ever needed here."
            ),
            id="which",
        )
        yield Editor(str(self.first_values()["addresses"]), id="addresses")

    def values(self) -> Values:
        """Return the text."""
        return {"addresses": self.query_one("#addresses", Editor).text}

    def keep(self) -> bool:
        """Add the addresses."""
        addresses = addresses_in(str(self.values()["addresses"]))
        if not addresses:
            self.tell(self.say("No address was found in this text. Esc goes back."))
            return False
        added = self.session.removals.add_all(addresses, draft=self.place)
        self.tell(self.count("{number} address added.", "{number} addresses added.", added))
        return True

"""Adds accounts by their names, as many at once as come to mind."""

from __future__ import annotations

from typing import cast

from textual.app import ComposeResult

from tui.followup.accounts import Account
from tui.followup.guessing import guess_kind, guess_platform
from tui.followup.typed import looks_like_password, several_labels
from tui.library.language import mark
from tui.screens.form import FormScreen, Values
from tui.session import Session
from tui.telling.typed_days import LOOKS_LIKE_ONE
from tui.widgets.editor import Editor
from tui.widgets.words import Words

PLACE = "accounts/new"
WHICH = mark(
    "Write the names of your accounts, one a line or with commas. Mail and phone line first, then "
    "bank, official sites, cloud, networks, shopping, children's apps, work. Never a password."
)


class AddAccountsScreen(FormScreen):
    """One text field; each name in it becomes an account."""

    CSS_PATH = "accounts_add.tcss"
    TITLE_WORDS = mark("Add accounts")
    HELP_WORDS = mark(
        "Each line, and each part between commas, becomes an account. A name that is in the list "
        "already is not added twice. ctrl+s keeps, esc sets aside what is typed."
    )
    section = "followup"

    def __init__(self, session: Session) -> None:
        """Take the open file."""
        super().__init__(session, PLACE, {"names": ""})

    def body(self) -> ComposeResult:
        """Yield what to write, the field, and a word about passwords."""
        yield Words(lambda: self.say(WHICH), id="which")
        yield Editor(str(self.first_values()["names"]), id="names")
        yield Words(lambda: "", id="care")

    def reload(self) -> None:
        """Look at what was typed before."""
        self._warn()

    def values(self) -> Values:
        """Return the text."""
        return {"names": self.query_one("#names", Editor).text}

    def touched(self) -> None:
        """Keep the draft, and say when something looks like a password."""
        super().touched()
        self._warn()

    def _warn(self) -> None:
        words = LOOKS_LIKE_ONE if looks_like_password(cast("str", self.values()["names"])) else ""
        self.query_one("#care", Words).tell(lambda: self.say(words) if words else "")

    def keep(self) -> bool:
        """Add the accounts."""
        labels = several_labels(cast("str", self.values()["names"]))
        if not labels:
            self.tell(self.say("There is nothing to keep yet. Esc goes back."))
            return False
        accounts = (self._account(label) for label in labels)
        added = self.session.accounts.add_all(accounts, draft=self.place)
        self.tell(self.count("{number} account added.", "{number} accounts added.", added))
        return True

    def _account(self, label: str) -> Account:
        """Return an account with what its name says of it."""
        platform = guess_platform(label, self.session.platforms.all)
        known = platform.id if platform is not None else ""
        return Account(label, guess_kind(platform), known)

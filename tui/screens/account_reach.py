"""Who can reach which account, and how."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.followup.access import PersonAccess, Reach, who_can_reach
from tui.library.language import mark
from tui.screens.base import CarnetScreen
from tui.telling.account_facts import WAY_WORDS, line_of, listed


class ReachScreen(CarnetScreen):
    """Lists each person named in the inventory with what they may reach."""

    CSS_PATH = "account.tcss"
    TITLE_WORDS = mark("Who can reach what")
    HELP_WORDS = mark(
        "Worked out from what you wrote: who knows an account, who has a device in hand that is "
        "signed in, and what can be reset from there. It says what is possible, not what happened."
    )
    section = "followup"

    def body(self) -> ComposeResult:
        """Yield the page."""
        with VerticalScroll():
            yield Static(markup=False, id="page")

    def reload(self) -> None:
        """Work it out from the inventory as it stands."""
        session = self.session
        people = who_can_reach(session.accounts.all(), session.devices.all(), session.own_names)
        lines = [line for person in people for line in self._person(person)]
        if not lines:
            nobody = self.say(
                "Nobody is named yet. Press esc, open “Your accounts and devices”, then e on a "
                "line: write there who may reach it, who uses it, who set it up."
            )
            lines = [Content(nobody)]
        self.query_one("#page", Static).update(Content("\n").join(lines))

    def _person(self, person: PersonAccess) -> Iterator[Content]:
        number = len(person.reaches)
        count = self.count("{number} account", "{number} accounts", number)
        yield Content.assemble((line_of(person.name), "bold underline"), f"  {count}")
        if person.devices:
            yield Content(self.say("Has in hand: {devices}", devices=listed(person.devices)))
        yield from (Content(f"• {self._reach(reach)}") for reach in person.reaches)
        yield Content("")

    def _reach(self, reach: Reach) -> str:
        way = self.say(WAY_WORDS[reach.way], name=line_of(reach.through))
        return self.say("{account}: {way}", account=line_of(reach.account.label), way=way)

"""The form of one removal: what stands there, where, and the day to look again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from tui.followup.identifiers import NothingWritten
from tui.followup.reading import day_text
from tui.followup.removals import PLACES, Removal
from tui.library.language import mark
from tui.screens.account_fields import FieldsScreen, Question
from tui.session import Session
from tui.telling.finding_words import NO_ADDRESS
from tui.telling.removal_words import PLACE_WORDS
from tui.telling.typed_days import UNREAD_DAY, UnreadDay
from tui.widgets.choice_list import Choice


class RemovalScreen(FieldsScreen):
    """One field a line, then where it stands."""

    TITLE_WORDS = mark("An address to be removed")
    HELP_WORDS = mark(
        "The address, what stands there in your own words, and the day to look again; empty for "
        "no reminder. How it stands is said in the list, with space. ctrl+s keeps, esc sets aside."
    )
    LINES = (
        ("address", mark("Address")),
        ("what", mark("What stands there")),
        ("look_again", mark("Look again on (day)")),
    )

    def __init__(self, session: Session, removal: Removal) -> None:
        """Take the open file and the removal to change."""
        self._removal = removal
        begun = {
            "address": removal.address,
            "what": removal.what,
            "look_again": day_text(removal.look_again),
            "place": [removal.place],
        }
        super().__init__(session, f"removal/{removal.uid}", begun)

    def care(self) -> str:
        """Say what comes before a removal."""
        return self.say(
            "Keep a trace before you ask for a removal: afterwards it is hard to prove."
        )

    def questions(self) -> Sequence[Question]:
        """Return the places in the language of now."""
        places = tuple(Choice(place, self.say(PLACE_WORDS[place])) for place in reversed(PLACES))
        return (Question("place", mark("Where it stands"), "single", places),)

    def _written(self, values: dict[str, Any]) -> Removal:
        """Return the removal as it is written; a reminder cannot lie in the past."""
        look_again = self.day(values, "look_again")
        changed = look_again != self._removal.look_again
        if changed and look_again is not None and look_again < self.session.planning.today():
            raise UnreadDay("look_again")
        return replace(
            self._removal,
            address=values["address"],
            what=values["what"],
            look_again=look_again,
            place=values["place"][0] if values["place"] else PLACES[-1],
        )

    def keep(self) -> bool:
        """Change the removal."""
        try:
            removal = self._written(dict(self.values()))
            self.session.removals.update(removal, draft=self.place)
        except NothingWritten:
            return self.refuse(NO_ADDRESS, "address")
        except UnreadDay as error:
            return self.refuse(UNREAD_DAY, error.field)
        return True

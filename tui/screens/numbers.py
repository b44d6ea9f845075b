"""Copying a phone number of a person or of a service."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands import Command
from tui.library.language import mark
from tui.people.supporters import Supporter
from tui.screens.choose_one import ChooseOne
from tui.screens.copying import copy_text
from tui.telling.numbers import numbers_of
from tui.telling.people_lines import PeopleLine

if TYPE_CHECKING:
    from tui.screens.base import CarnetScreen

    _Host = CarnetScreen
else:
    _Host = object


class CopyNumber(Command):
    """Copy the number."""

    title = mark("Copy the number")
    help = mark(
        "Copies the number or address, after asking; it is taken back soon. Call and "
        "message lists on a phone stay there."
    )
    keys = ("m",)
    action = "screen.copy_number"
    short = mark("copy number")


class CopiesNumber(_Host):
    """Mixed into screens with a line of people in front."""

    def line_shown(self) -> PeopleLine:
        """Return the line that the key is about."""
        raise NotImplementedError

    def action_copy_number(self) -> None:
        """Copy the only number, or ask which."""
        line = self.line_shown()
        who = line.supporter or line.service
        numbers = numbers_of(who) if who is not None else []
        if not numbers:
            self.tell(self.say("There is no number to copy."))
        elif isinstance(who, Supporter) and who.never_call:
            self.tell(self.say("Do not call or write to them from this phone."))
            self._which(numbers)
        else:
            self._which(numbers)

    def _which(self, numbers: list[str]) -> None:
        if len(numbers) == 1:
            copy_text(self, self.session, numbers[0])
            return
        names = {number: number for number in numbers}
        self.app.push_screen(ChooseOne(self.say("Which one?"), names), self._chosen_number)

    def _chosen_number(self, number: str | None) -> None:
        if number is not None:
            copy_text(self, self.session, number)

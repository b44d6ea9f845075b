"""Copying a phone number of a person or of a service."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.commands import Command
from tui.library.language import mark
from tui.people.services import Service
from tui.people.supporters import Supporter
from tui.safety.text import clean
from tui.screens.choose_one import ChooseOne
from tui.screens.copying import copy_text
from tui.telling.people_lines import PeopleLine

if TYPE_CHECKING:
    from tui.screens.base import CarnetScreen

    _Host = CarnetScreen
else:
    _Host = object

_NUMBER = re.compile(r"\+?\d(?:[\s.()/-]*\d){2,14}")


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


def numbers_of(who: Supporter | Service) -> list[str]:
    """Return what can be copied: numbers, or else the address or channel as it is written."""
    if isinstance(who, Service):
        found = [who.phone, who.sms] if who.phone or who.sms else [who.url, who.email]
        return list(dict.fromkeys(text for text in found if text))
    found = [" ".join(number.split()) for number in _NUMBER.findall(who.channel)]
    channel = clean(who.channel, keep_newlines=False).strip()
    return list(dict.fromkeys(found)) or ([channel] if channel else [])


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

"""A key that jumps to an option of a long list by a few letters of it."""

from __future__ import annotations

from typing import ClassVar

from textual import work

from tui.commands import Command, Commands
from tui.library.language import mark
from tui.library.text_search import folded
from tui.screens.base import CarnetScreen
from tui.widgets.choice_list import ChoiceList
from tui.widgets.confirm import AskText

LONG_LIST = 12
"""Options from which the key is offered; fewer can be seen at once."""


class FindChoice(Command):
    """Jump to an option by a few letters of it."""

    title = mark("Find an option")
    help = mark("In a long list: type a few letters, and the cursor goes to the line with them.")
    keys = ("slash",)
    action = "screen.find_choice"
    short = mark("find")
    footer = True


class FindsChoice(CarnetScreen):
    """Mixed into screens with one `ChoiceList`."""

    OWN_COMMANDS: ClassVar[Commands] = (FindChoice,)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the key only in a long list that is shown."""
        if action == "find_choice" and self.is_mounted:
            options = self.query_one(ChoiceList)
            if not options.display or len(options.choices) <= LONG_LIST:
                return False
        return super().check_action(action, parameters)

    @work
    async def action_find_choice(self) -> None:
        """Ask for letters and go to the next option that has them."""
        asked = self.say("A few letters of what you look for")
        typed = await self.app.push_screen_wait(
            AskText(asked, hint=self.say("enter goes there · esc stays here"))
        )
        if not typed or not typed.strip():
            return
        options = self.query_one(ChoiceList)
        place = place_of(typed, [choice.label for choice in options.choices], options.cursor)
        if place is None:
            self.tell(self.say("Nothing has these letters."))
        else:
            options.cursor = place


def place_of(letters: str, labels: list[str], cursor: int) -> int | None:
    """Return the next label after `cursor`, around the end, that has the letters; words first."""
    wanted = folded(letters.strip())
    places = [(cursor + 1 + step) % len(labels) for step in range(len(labels))]
    texts = {place: " " + folded(labels[place]) for place in places}
    begins = [place for place in places if f" {wanted}" in texts[place]]
    inside = [place for place in places if wanted in texts[place]]
    return next(iter(begins + inside), None)

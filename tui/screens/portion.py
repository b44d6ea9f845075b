"""How many steps a day: one, three or six, as much as there is strength for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from tui.commands import Command
from tui.library.language import mark
from tui.planner.plan import ENERGY_QUESTION
from tui.screens.base import CarnetModal
from tui.telling.portions import PORTION_WORDS, portion_word
from tui.widgets.confirm import Cancel
from tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from tui.screens.base import CarnetScreen

    _Host = CarnetScreen
else:
    _Host = object


class ChoosePortion(Command):
    """Say how much fits in a day."""

    title = mark("Steps a day")
    help = mark("Chooses how many steps Today shows: one, three or six. None has to be done.")
    keys = ("e",)
    action = "screen.choose_portion"
    short = mark("how many")
    writes = True


class PortionScreen(CarnetModal[str | None]):
    """Gives the option chosen, or None."""

    OWN_COMMANDS = (Cancel,)
    CSS_PATH = "window.tcss"
    TITLE_WORDS = mark("Steps a day")
    HELP_WORDS = mark("How many steps Today shows. Resting counts too; change it any day.")

    def __init__(self, chosen: str) -> None:
        """Take the option that stands."""
        super().__init__()
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        """Show the three."""
        rows = [self.say(words) for words in PORTION_WORDS.values()]
        with Vertical():
            yield Static(self.say("How much fits in a day just now?"), markup=False)
            yield RowList(len(rows), rows.__getitem__)

    def on_mount(self) -> None:
        """Put the cursor on what stands."""
        place = list(PORTION_WORDS).index(self._chosen)
        self.query_one(RowList).show_rows(len(PORTION_WORDS), cursor=place)

    def on_row_list_selected(self, event: RowList.Selected) -> None:
        """Give the option."""
        self.dismiss(list(PORTION_WORDS)[event.index])

    def action_cancel(self) -> None:
        """Change nothing."""
        self.dismiss(None)


class ChoosingPortion(_Host):
    """Mixed into screens that show the steps of a day."""

    @work
    async def action_choose_portion(self) -> None:
        """Ask how much fits in a day; it is the answer to the question of the same meaning."""
        screen = PortionScreen(portion_word(self.session))
        chosen = await self.app.push_screen_wait(screen)
        if chosen is not None:
            self.session.planning.give(ENERGY_QUESTION, (chosen,))
            self.reload()

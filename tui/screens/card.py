"""The card: choose what stands on one page to carry, and in which words."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tui.commands import Command, Commands
from tui.dossier.card import Card, Style
from tui.library.language import mark
from tui.screens.base import CarnetScreen
from tui.session import Session
from tui.telling.card_items import ABOUT, KIND_WORDS, card_items
from tui.widgets.choice_list import Choice, ChoiceList

if TYPE_CHECKING:
    _Host = CarnetScreen
else:
    _Host = object


class ShowCard(Command):
    """Make a page to carry."""

    title = mark("A page to carry")
    help = mark("One page with whom to call and what comes next, in plain or neutral words.")
    keys = ("q",)
    action = "screen.show_card"


class ShowsCard(_Host):
    """Mixed into screens that lead to the card."""

    def action_show_card(self) -> None:
        """Open the card."""
        self.app.push_screen(CardScreen(self.session))


class SwitchWords(Command):
    """Change between plain and neutral words."""

    title = mark("Plain or neutral words")
    help = mark("Changes between plain words and words that give nothing away.")
    keys = ("v",)
    action = "screen.switch_words"
    short = mark("words")
    footer = True


class PreviewCard(Command):
    """Show the page as it will be."""

    title = mark("Look at the page")
    help = mark("Shows the page exactly as it will be; from there it goes into a file.")
    keys = ("n",)
    action = "screen.preview_card"
    short = mark("look")
    footer = True


class CardScreen(CarnetScreen):
    """A list to tick; the words are neutral until they are changed."""

    OWN_COMMANDS: ClassVar[Commands] = (SwitchWords, PreviewCard)
    CSS_PATH = "linked.tcss"
    TITLE_WORDS = mark("A page to carry")
    HELP_WORDS = mark(
        "One page with whom to call and what comes next, to carry or to leave with somebody. Tick "
        "what stands on it; v changes between plain words and words that give nothing away; n "
        "shows the page. The neutral one names no step and no role."
    )
    AUTO_FOCUS = "ChoiceList"
    section = "today"

    def __init__(self, session: Session) -> None:
        """Take the open file."""
        super().__init__(session)
        self._style: Style = "neutral"
        self._chosen: tuple[str, ...] | None = None

    def body(self) -> ComposeResult:
        """Yield which words are used, and the list."""
        yield Static(markup=False, id="about")
        yield ChoiceList((), kind="multi")

    def reload(self) -> None:
        """Offer what there is now; people and steps are ticked at first."""
        self._items = {item.key: item for item in card_items(self.session)}
        if self._chosen is None:
            self._chosen = tuple(
                key for key, item in self._items.items() if item.kind in ("person", "step")
            )
        self.query_one("#about", Static).update(Content(self.say(ABOUT[self._style])))
        choices = [
            Choice(key, self.say(KIND_WORDS[item.kind], words=item.plain))
            for key, item in self._items.items()
        ]
        self.query_one(ChoiceList).show_choices(choices, kind="multi", chosen=self._chosen)

    def on_choice_list_changed(self, event: ChoiceList.Changed) -> None:
        """Keep what is ticked."""
        self._chosen = tuple(event.chosen)

    def on_choice_list_submitted(self) -> None:
        """Show the page."""
        self.action_preview_card()

    def card(self) -> Card:
        """Return the page as it is chosen now."""
        items = [item for key, item in self._items.items() if key in (self._chosen or ())]
        return Card(self.session.card_words, self._style, items)

    def action_switch_words(self) -> None:
        """Use the other words."""
        self._style = "plain" if self._style == "neutral" else "neutral"
        self.query_one("#about", Static).update(Content(self.say(ABOUT[self._style])))

    def action_preview_card(self) -> None:
        """Show the page."""
        from tui.screens.paper import PaperScreen

        if not self.card().items:
            self.tell(self.say("Tick what shall stand on it first."))
            return
        self.app.push_screen(PaperScreen(self.session, self.card(), self.section))

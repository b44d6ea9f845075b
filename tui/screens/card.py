"""The card: choose what stands on one page to carry, and in which words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tui.commands import Command, Commands
from tui.dossier.card import Card, Item, Style
from tui.library.language import mark
from tui.safety.text import clean
from tui.screens.base import CarnetScreen
from tui.screens.numbers import numbers_of
from tui.session import Session
from tui.telling.services import offered_services
from tui.widgets.choice_list import Choice, ChoiceList

if TYPE_CHECKING:
    _Host = CarnetScreen
else:
    _Host = object

STEPS_OFFERED = 6
KIND_WORDS: dict[str, str] = {
    "person": mark("Person: {words}"),
    "service": mark("Service: {words}"),
    "step": mark("Step: {words}"),
    "sign": mark("Warning sign: {words}"),
}
ABOUT: dict[Style, str] = {
    "plain": mark("In plain words. Whoever finds the page understands it."),
    "neutral": mark(
        "In words that give nothing away. A number can still be recognised: leave out well-known "
        "ones."
    ),
}


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


def card_items(session: Session) -> Iterator[Item]:
    """Yield everything that can stand on the card: the three to call first."""
    yield from _people(session)
    yield from _services(session)
    plan = session.planning.plan() if session.planning.begun else None
    if plan is None:
        return
    for name in plan.open_steps[:STEPS_OFFERED]:
        step = session.library.steps[name]
        yield Item("step", f"step {name}", step.title, group=step.group)
    for flag in plan.flags:
        yield Item("sign", f"sign {flag}", session.library.flags[flag].text)


def _people(session: Session) -> Iterator[Item]:
    three = session.three.all()
    everyone = [(f"supporter {one.id}", one) for one in session.supporters.all()]
    everyone.sort(key=lambda pair: three.index(pair[0]) if pair[0] in three else len(three))
    for key, one in everyone:
        reach = ", ".join(numbers_of(one))
        name = clean(one.alias, keep_newlines=False)
        parts = [name, clean(one.role, keep_newlines=False), reach]
        hours = clean(one.hours, keep_newlines=False)
        never = session.language.say("not from this phone") if one.never_call else ""
        plain = " · ".join(part for part in (*parts, hours, never) if part)
        yield Item("person", key, plain, name=name, reach=reach)


def _services(session: Session) -> Iterator[Item]:
    """Yield services of the three, those chosen, and those that fit, each once."""
    known = {service.id: service for service in session.directory.services}
    offered = offered_services(session)
    three = [key.removeprefix("service ") for key in session.three.all()]
    listed = [*three, *session.chosen_services.all(), *(s.id for s in offered.emergency[:2])]
    listed += [service.id for service in offered.fitting[:3]]
    for name in dict.fromkeys(listed):
        if name in known:
            service = known[name]
            reach = ", ".join(numbers_of(service))
            hours = session.service_words.hours(service)
            plain = " · ".join(part for part in (service.name, reach, hours) if part)
            yield Item("service", f"service {name}", plain, reach=reach)

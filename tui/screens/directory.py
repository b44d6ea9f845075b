"""The directory: every service of every country, narrowed by country and need, found by words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.commands import Command, Commands
from tui.library.language import mark
from tui.people.retired import load_retired, replaced
from tui.people.services import EMERGENCY, EVERYWHERE, Service
from tui.screens.base import CarnetModal
from tui.screens.find_line import NOTHING_FOUND, FindsInList
from tui.screens.people_words import service_row
from tui.session import Session
from tui.telling.services import shown_country
from tui.widgets.choice_list import Choice, ChoiceList
from tui.widgets.confirm import Cancel
from tui.widgets.line import Line
from tui.widgets.row_list import Row, RowList

ALL = "all"
"""The choice that narrows nothing."""
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[ .()/-]+(?=\d)")


class NarrowCountry(Command):
    """Show the services of one country, or of all."""

    title = mark("Country")
    help = mark("Shows the services of one country, or of all of them.")
    keys = ("y",)
    action = "screen.narrow_country"
    short = mark("country")
    footer = True


class NarrowNeed(Command):
    """Show the services for one need, or for all."""

    title = mark("Need")
    help = mark("Shows the services that help with one thing, or all of them.")
    keys = ("u",)
    action = "screen.narrow_need"
    short = mark("need")
    footer = True


@dataclass(frozen=True)
class _Line:
    """A heading or a service."""

    heading: str = ""
    service: Service | None = None


class DirectoryScreen(FindsInList):
    """Lists the services; enter shows everything about one."""

    OWN_COMMANDS: ClassVar[Commands] = (NarrowCountry, NarrowNeed)
    CSS_PATH = "platforms.tcss"
    TITLE_WORDS = mark("All services")
    HELP_WORDS = mark(
        "Every service Carnet knows, in every country. y chooses a country, u what you need help "
        "with, / finds words and numbers; an old number leads to the new one. What is not "
        "confirmed says so, as does what was checked long ago."
    )
    AUTO_FOCUS = "#directory"
    section = "people"

    _lines: tuple[_Line, ...] = ()

    def __init__(self, session: Session) -> None:
        """Take the open file; the country of the person comes first."""
        super().__init__(session)
        self._country, self._need = shown_country(session) or ALL, ALL
        self._retired = load_retired(session.content)

    def body(self) -> ComposeResult:
        """Yield the line to find with, what is shown, and the list."""
        yield Line(id="search")
        yield Static(markup=False, id="about")
        yield RowList(id="directory")

    def reload(self) -> None:
        """Take the services in the language of now."""
        self._chosen = self.session.chosen_services.all()
        self.fill()

    def fill(self) -> None:
        """Fill the list; the cursor stays on its line."""
        rows = self.query_one("#directory", RowList)
        before = self._lines[rows.cursor] if rows.cursor < len(self._lines) else None
        self._lines = tuple(self._listed())
        self.query_one("#about", Static).update(Content("\n").join(self._about()))
        rows.show_rows(
            len(self._lines),
            self._row,
            heading=lambda index: bool(self._lines[index].heading),
            cursor=self._lines.index(before) if before in self._lines else 0,
        )

    def _listed(self) -> Iterator[_Line]:
        """Yield the services country by country; a search looks everywhere."""
        words, codes = self.session.service_words, self._codes()
        finding = bool(self.query_text)
        shown = codes if finding or self._country == ALL else [self._country, EVERYWHERE]
        for code in shown:
            found = [one for one in self._services(code) if not finding or self._found(one)]
            if found:
                yield _Line(words.country(code))
                yield from (_Line(service=one) for one in found)

    def _codes(self) -> list[str]:
        """Return the countries, the person's own first."""
        codes = dict.fromkeys(one.country for one in self.session.directory.services)
        return sorted(codes, key=lambda code: (code == EVERYWHERE, code != self._country))

    def _services(self, code: str) -> list[Service]:
        """Return the services of a country for the need, what is sure first."""
        need = ALL if self.query_text else self._need
        found = [
            one
            for one in self.session.directory.services
            if one.country == code and need in {ALL, *one.needs}
        ]
        return sorted(found, key=lambda one: (not one.is_emergency, not one.is_sure))

    def _found(self, service: Service) -> bool:
        words = self.session.service_words
        numbers = (service.phone, service.sms)
        texts = (service.name, service.note, service.url, service.email, *numbers)
        needs = (words.need(need) for need in service.needs)
        joined = (_BETWEEN_DIGITS.sub("", number) for number in numbers)
        new = [now for _, now in self._new_ones()]
        return self.holds(*texts, *joined, *needs, words.country(service.country)) or (
            service.phone in new or service.name in new or service.url in new
        )

    def _new_ones(self) -> tuple[tuple[str, str], ...]:
        return replaced(self._retired, self.query_text) if self.query_text else ()

    def _about(self) -> Iterator[Content]:
        """Yield what replaced an old number that was typed, then what is shown."""
        for was, now in self._new_ones():
            yield Content(self.say("{old} is now {new}.", old=was, new=now)).stylize("bold")
        words = self.session.service_words
        every = self.say("all")
        country = every if self._country == ALL else words.country(self._country)
        need = every if self._need == ALL else words.need(self._need)
        if self.query_text:
            country = need = every
        yield Content(self.say("Country: {country} · Need: {need}", country=country, need=need))
        if not self._lines:
            narrowed = mark("Nothing is known for this. y and u show more.")
            yield Content(self.say(NOTHING_FOUND if self.query_text else narrowed))

    def _row(self, index: int) -> Row:
        line = self._lines[index]
        if line.service is None:
            return line.heading
        chosen = line.service.id in self._chosen
        return service_row(line.service, self.session.service_words, chosen=chosen)

    def on_row_list_selected(self, event: RowList.Selected) -> None:
        """Show everything about the service."""
        from tui.screens.person import PersonScreen
        from tui.telling.people_lines import PeopleLine

        line = self._lines[event.index]
        if line.service is not None:
            page = PersonScreen(self.session, PeopleLine(service=line.service))
            self.app.push_screen(page)

    def action_narrow_country(self) -> None:
        """Ask for a country."""
        words = self.session.service_words
        codes = [code for code in self._codes() if code != EVERYWHERE]
        choices = [Choice(code, words.country(code)) for code in codes]
        window = NarrowScreen(self.say("Services of which country?"), choices, self._country)
        self.app.push_screen(window, self._take_country)

    def _take_country(self, country: str | None) -> None:
        self._country = country or self._country
        self.fill()

    def action_narrow_need(self) -> None:
        """Ask for a need."""
        words = self.session.service_words
        used = {need for one in self.session.directory.services for need in one.needs}
        ordered = [EMERGENCY, *(need.id for need in self.session.directory.needs)]
        choices = [Choice(need, words.need(need)) for need in ordered if need in used]
        window = NarrowScreen(self.say("Services for what?"), choices, self._need)
        self.app.push_screen(window, self._take_need)

    def _take_need(self, need: str | None) -> None:
        self._need = need or self._need
        self.fill()


class NarrowScreen(CarnetModal[str | None]):
    """Lists what a list can be narrowed to; gives one of them, `ALL`, or None."""

    OWN_COMMANDS: ClassVar[Commands] = (Cancel,)
    CSS_PATH = "window.tcss"
    TITLE_WORDS = mark("Show only")
    HELP_WORDS = mark("Enter takes the line under the cursor; the first one shows everything.")

    def __init__(self, question: str, choices: Sequence[Choice], shown: str) -> None:
        """Take the question, what is offered, and what is shown so far."""
        super().__init__()
        self._question, self._choices, self._shown = question, choices, shown

    def compose(self) -> ComposeResult:
        """Show the choices, all of them first."""
        every = Choice(ALL, self.say("all"))
        with VerticalScroll(can_focus=False):
            yield Static(self._question, markup=False)
            yield ChoiceList([every, *self._choices], kind="single", chosen=(self._shown,))

    def on_choice_list_submitted(self, event: ChoiceList.Submitted) -> None:
        """Give what was chosen."""
        self.dismiss(event.chosen[0] if event.chosen else None)

    def action_cancel(self) -> None:
        """Choose nothing."""
        self.dismiss(None)

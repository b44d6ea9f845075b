"""Everything about one supporter or one service, on the whole screen."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.library.language import mark
from tui.people.chosen import choose_or_drop
from tui.people.services import Service
from tui.people.supporters import Supporter
from tui.screens.base import CarnetScreen
from tui.screens.numbers import CopiesNumber, CopyNumber
from tui.screens.people import ChooseService, EditSupporter
from tui.screens.people_words import PeopleWords
from tui.screens.person_asked import AskedPart, AskSomething, GiveCopy, WhatTheyCan
from tui.screens.three import AmongThree, ChoosingThree
from tui.screens.undoing import UndoLast
from tui.session import Session
from tui.telling.people_lines import PeopleLine
from tui.widgets.row_list import RowList


class PersonScreen(AskedPart, CopiesNumber, ChoosingThree, CarnetScreen):
    """Shows one line of the people screen with everything known about it."""

    OWN_COMMANDS = (
        AskSomething,
        WhatTheyCan,
        EditSupporter,
        ChooseService,
        CopyNumber,
        AmongThree,
        UndoLast,
        GiveCopy,
    )
    CSS_PATH = "person.tcss"
    TITLE_WORDS = mark("Whom to call")
    HELP_WORDS = mark(
        "How to reach them, when, what it costs, and whether the call can be seen later. Numbers "
        "can change: each service says when it was last checked, and by which source."
    )
    section = "people"

    def __init__(self, session: Session, line: PeopleLine) -> None:
        """Take the open file and the line."""
        super().__init__(session)
        self._person = line

    def body(self) -> ComposeResult:
        """Yield the page."""
        with VerticalScroll():
            yield Static(markup=False, id="page")
            yield RowList(id="asked")

    def reload(self) -> None:
        """Show the page as it stands now."""
        session, line = self.session, self._person
        words = PeopleWords(session.service_words, self.say, session.planning.today())
        page = self.query_one("#page", Static)
        if line.supporter is not None:
            supporter = session.supporters.get(line.supporter.id)
            lines = [words.supporter(supporter), *self.asked_lines(supporter)]
            page.update(Content("\n").join(lines))
        elif (service := self._service()) is not None:
            about = words.service(service, session.chosen_services.all().get(service.id, ""))
            page.update(Content("\n").join([about, *self._when_chosen(service)]))

        self.fill_asked()

    def supporter_shown(self) -> Supporter | None:
        """Return the supporter as they are now."""
        supporter = self._person.supporter
        return None if supporter is None else self.session.supporters.get(supporter.id)

    def line_shown(self) -> PeopleLine:
        """Return the line of the page, as it is now."""
        supporter = self.supporter_shown()
        return PeopleLine(supporter=supporter) if supporter is not None else self._person

    def _when_chosen(self, service: Service) -> Iterator[Content]:
        """Yield what the service said when it was chosen, where that is another way to reach it."""
        kept = self.session.kept_services.all().get(service.id)
        if kept is None or service.id not in self.session.chosen_services.all():
            return
        day = self.session.service_words.day(kept.chosen)
        yield Content(self.say("Chosen by you on {day}.", day=day)).stylize("italic")
        if kept.differs(service):
            then = ", ".join(part for part in (kept.phone, kept.sms, kept.url, kept.email) if part)
            words = self.say("Then it said: {reach} ({source})", reach=then, source=kept.source)
            yield Content(words).stylize("italic")

    def _service(self) -> Service | None:
        """Return the service in the language of now."""
        wanted = self._person.service
        services = self.session.directory.services
        now = (s for s in services if wanted is not None and s.id == wanted.id)
        return next(now, wanted)

    def note(self) -> str:
        """Say that it is among the three, or that a service is chosen."""
        if self._person.key in self.session.three.all():
            return self.say("among your three")
        service = self._person.service
        if service is not None and service.id in self.session.chosen_services.all():
            return self.say("chosen by you")
        return super().note()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer changes to supporters and choosing to services."""
        of_people = {"edit_supporter", "ask_something", "what_they_can", "give_copy"}
        if action in of_people and self._person.supporter is None:
            return False
        if action == "choose_service" and self._person.service is None:
            return False
        return super().check_action(action, parameters)

    def action_edit_supporter(self) -> None:
        """Open the form of this supporter."""
        from tui.screens.supporter import SupporterScreen

        if self._person.supporter is not None:
            supporter = self.session.supporters.get(self._person.supporter.id)
            self.app.push_screen(SupporterScreen(self.session, supporter))

    def action_choose_service(self) -> None:
        """Tick or untick this service."""
        service = self._person.service
        if service is not None:
            self.can_undo(choose_or_drop(self.session.chosen_services, service.id))
            self.refill()

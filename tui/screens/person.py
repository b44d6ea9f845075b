"""Everything about one supporter or one service, on the whole screen."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from tui.library.language import mark
from tui.people.services import Service
from tui.screens.base import CarnetScreen
from tui.screens.people import ChooseService, EditSupporter
from tui.screens.people_lines import PeopleLine
from tui.screens.people_words import PeopleWords
from tui.session import Session


class PersonScreen(CarnetScreen):
    """Shows one line of the people screen with everything known about it."""

    OWN_COMMANDS = (EditSupporter, ChooseService)
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

    def reload(self) -> None:
        """Show the page as it stands now."""
        session, line = self.session, self._person
        words = PeopleWords(session.service_words, self.say, session.planning.today())
        page = self.query_one("#page", Static)
        if line.supporter is not None:
            page.update(words.supporter(session.supporters.get(line.supporter.id)))
        elif (service := self._service()) is not None:
            page.update(words.service(service, session.chosen_services.all().get(service.id, "")))

    def _service(self) -> Service | None:
        """Return the service in the language of now."""
        wanted = self._person.service
        services = self.session.directory.services
        return next((s for s in services if wanted is not None and s.id == wanted.id), None)

    def note(self) -> str:
        """Say that a service is chosen."""
        service = self._person.service
        if service is not None and service.id in self.session.chosen_services.all():
            return self.say("chosen by you")
        return super().note()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer changes to supporters and choosing to services."""
        if action == "edit_supporter" and self._person.supporter is None:
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
        service, chosen = self._person.service, self.session.chosen_services
        if service is None:
            return
        if service.id in chosen.all():
            chosen.drop(service.id)
        else:
            chosen.choose(service.id)
        self.on_screen_resume()

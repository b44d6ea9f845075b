"""What is said at once about an answer, with the numbers that go with it."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.commands import Command
from tui.library.language import mark
from tui.library.model import Gate
from tui.people.services import EMERGENCY, Service
from tui.screens.base import CarnetScreen
from tui.screens.service_lines import numbers_by_country, service_line
from tui.session import Session
from tui.telling.services import offered_services, shown_country

MOST_SERVICES = 4
"""Services named besides the emergency numbers: a choice, not a directory."""


class GoOn(Command):
    """Close the page and go on."""

    title = mark("Go on")
    help = mark("Closes this page and goes on with the questions.")
    keys = ("enter",)
    action = "screen.back"
    short = mark("go on")
    footer = True


class GateScreen(CarnetScreen):
    """Nothing but a sentence and numbers to call, until it is dismissed."""

    OWN_COMMANDS = (GoOn,)
    CSS_PATH = "step.tcss"
    TITLE_WORDS = mark("Before going on")
    HELP_WORDS = mark("Numbers that can help now. Your answers are kept; you can stop here.")
    section = "questions"

    def __init__(self, session: Session, gate: Gate) -> None:
        """Take the open file and what is to be said."""
        super().__init__(session)
        self._gate = gate

    def body(self) -> ComposeResult:
        """Yield the page."""
        with VerticalScroll():
            yield Static(Content("\n").join(self._lines()), markup=False, id="page")

    def _lines(self) -> Iterator[Content]:
        session = self.session
        yield Content(self._gate.text).stylize("bold")
        yield Content("")
        self._situation = session.planning.situation()
        if shown_country(session, self._situation):
            yield from (service_line(service, session) for service in self._services())
            return
        needs = set(self._gate.needs)
        everywhere = (s for s in session.directory.services if needs & set(s.needs))
        yield from numbers_by_country(everywhere, session)

    def _services(self) -> list[Service]:
        """Return the services of the gate's needs, in the order of those needs."""
        offered = offered_services(self.session, self._situation)
        groups = {EMERGENCY: offered.emergency}
        found: list[Service] = []
        for need in self._gate.needs:
            fitting = [s for s in offered.fitting if need in s.needs]
            found += groups.get(need, fitting[:MOST_SERVICES])
        return list(dict.fromkeys(found))

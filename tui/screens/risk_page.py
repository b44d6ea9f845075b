"""Everything about one line of the risk picture; for a danger sign, who can help with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from tui.library.language import mark
from tui.library.model import Flag
from tui.people.services import Service
from tui.screens.base import CarnetScreen
from tui.screens.service_lines import numbers_by_country
from tui.session import Session
from tui.telling.risks import helping_services
from tui.telling.services import emergency_everywhere, shown_country
from tui.widgets.page import EMPTY, Page, PageLine, heading


class RiskPage(CarnetScreen):
    """One page: what stands behind a line, the emergency numbers and services, the honest words."""

    CSS_PATH = "risk.tcss"
    TITLE_WORDS = mark("What is at stake")
    HELP_WORDS = mark(
        "What stands behind this line, and who can help: hours, cost, whether a call shows on the "
        "phone bill, and whether one can write. Press c for every service."
    )
    section = "today"

    def __init__(self, session: Session, flag: Flag | None, behind: Sequence[PageLine]) -> None:
        """Take the open file, the danger sign if it is one, and what stands behind the line."""
        super().__init__(session)
        self._flag, self._behind = flag, behind

    def body(self) -> ComposeResult:
        """Yield the page."""
        with VerticalScroll():
            yield Page(id="page")

    def reload(self) -> None:
        """Write the page."""
        honesty = PageLine(self.session.library.wording.texts["honesty"])
        services = self._services() if self._flag is not None else ()
        said = any(line.text == honesty.text for line in self._behind)
        end = [] if said else [EMPTY, honesty]
        self.query_one("#page", Page).show([*self._behind, *services, *end])

    def _services(self) -> Iterator[PageLine]:
        session = self.session
        situation = session.planning.situation()
        yield EMPTY
        yield heading(self.say("Who can help"))
        if not shown_country(session, situation):
            everywhere = emergency_everywhere(session.directory)
            yield from (PageLine(line) for line in numbers_by_country(everywhere, session))
            yield PageLine(self.say("Press c, then y for the services of your country."))
            return
        flagged = () if self._flag is None else (self._flag,)
        for service in helping_services(session, flagged, situation):
            yield from self._about(service)

    def _about(self, service: Service) -> Iterator[PageLine]:
        """Say one service: how to reach it, when, what it costs, and what stays behind."""
        words = self.session.service_words
        reach = service.phone or service.url or service.email
        name = Content.assemble(
            (service.name, "bold"), "" if reach in service.name else f"  {reach}"
        )
        yield PageLine(name, "• ")
        facts = [words.hours(service), words.cost(service), self._written(service)]
        if service.phone and not service.is_emergency:
            facts.append(words.on_bill(service))
        if service.freshness(self.session.planning.today()) == "old":
            facts.append(self.say("may have changed"))
        yield PageLine(" · ".join(fact for fact in facts if fact), "  ")

    def _written(self, service: Service) -> str:
        """Say how to write instead of speaking, where that is possible."""
        if not service.sms:
            return ""
        text = f"{service.sms_word} → {service.sms}" if service.sms_word else service.sms
        return self.say("by text message: {number}", number=text)

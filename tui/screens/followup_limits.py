"""Time limits that may matter: before which day to ask a lawyer, and from what it is counted."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.followup.limits import AskBefore
from tui.library.language import mark
from tui.people.services import OLD_AFTER, earliest_day
from tui.screens.base import CarnetScreen
from tui.telling.limits import limits_now
from tui.telling.services import shown_country


class LimitsScreen(CarnetScreen):
    """Says for each time limit before which day to ask a lawyer, with its source."""

    CSS_PATH = "followup_limits.tcss"
    TITLE_WORDS = mark("Time limits: ask before…")
    HELP_WORDS = mark(
        "Some complaints come too late after a few months. Carnet counts from the days and kinds "
        "in your journal. It is no legal advice and can be wrong: a lawyer or an association tells "
        "you what counts in your case."
    )
    section = "followup"

    def body(self) -> ComposeResult:
        """Yield the page."""
        with VerticalScroll():
            yield Static(markup=False, id="page")

    def reload(self) -> None:
        """Count anew from the journal."""
        self.query_one("#page", Static).update(Content("\n").join(list(self._page())))

    def _page(self) -> Iterator[Content]:
        yield Content(
            self.say(
                "No legal advice: it only says when a time limit may end. Ask a lawyer or an "
                "association before that day."
            )
        )
        yield Content("")
        found = limits_now(self.session)
        if not found:
            yield Content(self._why_none())
        for one in found:
            yield from self._limit(one)

    def _why_none(self) -> str:
        country = shown_country(self.session)
        if not country:
            return self.say("Choose your country in People (c, then y) to see what is known of it.")
        if country not in {limit.country for limit in self.session.deadlines.limits}:
            return self.say("For this country Carnet knows no time limit for certain. Ask early.")
        return self.say(
            "Nothing in your journal starts one. In a note, say what it is about (ctrl+t) and when "
            "it happened."
        )

    def _limit(self, one: AskBefore) -> Iterator[Content]:
        day = self.session.service_words.day
        passed = one.day < self.session.planning.today()
        words = (
            self.say("Perhaps over since {day}: ask all the same.", day=day(one.day.isoformat()))
            if passed
            else self.say("Ask before {day}.", day=day(one.day.isoformat()))
        )
        yield Content(words).stylize("bold")
        yield Content(one.limit.text)
        counted = day(one.incident.day.isoformat())
        yield Content(
            self.say(
                "Counted from the note of {day}; if it began earlier, the limit ends earlier.",
                day=counted,
            )
        )
        source = f"{one.limit.source} ({day(one.limit.checked)})"
        yield Content(self.say("Source: {source}", source=source)).stylize("italic")
        if self.session.planning.today() - earliest_day(one.limit.checked) > OLD_AFTER:
            old = self.say("This source was read more than a year ago: have it checked.")
            yield Content(old).stylize("italic")
        yield Content("")

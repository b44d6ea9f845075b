"""What Today says below the steps: a reminder of a copy, whom to call, the last days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterator
from datetime import timedelta

from textual.content import Content

from tui.library.conditions import Situation
from tui.screens.service_lines import numbers_by_country, service_line
from tui.screens.three import supporter_line, three_lines
from tui.session import Session
from tui.telling.followup_due import due_lines
from tui.telling.services import emergency_everywhere, offered_services, shown_country

DAYS_SHOWN = 14
NOTES_COUNTED = 200
"""Newest notes looked at for the chart of the last days."""
PEOPLE_SHOWN = 3
DUE_SHOWN = 3
BARS = " ▁▂▃▄▅▆▇█"


class TodayRest:
    """Writes the lines below the steps.

    Args:
        session: the open file.
        situation: what the answers mean, worked out once for the whole screen.
        say: gives sentences in the person's language.
        count: the same for a number.
        limits: say which time limits may end, for which the newest notes are read.
    """

    def __init__(
        self,
        session: Session,
        situation: Situation,
        say: Callable[..., str],
        count: Callable[..., str],
        *,
        limits: bool = True,
    ) -> None:
        self._session, self._situation, self.say, self.count = session, situation, say, count
        self._country, self._limits = shown_country(session, situation), limits

    def lines(self) -> Iterator[Content]:
        """Yield every line."""
        yield Content("")
        yield from self._copy_reminder()
        yield from self._due()
        yield from self._people()
        yield Content("")
        yield from self._last_days()

    def _copy_reminder(self) -> Iterator[Content]:
        """Say when a second copy is due; how often is chosen in the settings."""
        copies = self._session.copies
        if not copies.overdue():
            return
        last = copies.last
        if last is None:
            yield Content(
                self.say("There is no copy of this file yet. Press s, then “Make a copy”.")
            )
        else:
            day = self._session.service_words.day(last.day.isoformat())
            words = self.say(
                "The last copy of this file dates from {day}. Press s, then “Make a copy”.", day=day
            )
            yield Content(words)
        yield Content("")

    def _due(self) -> Iterator[Content]:
        """Say what has come due in the follow-up: searches, removals, reports, time limits."""
        sentences = due_lines(self._session, self._country, limits=self._limits)
        yield from (Content(f"! {sentence}") for sentence in sentences[:DUE_SHOWN])
        if len(sentences) > DUE_SHOWN:
            more = len(sentences) - DUE_SHOWN
            yield Content(self.count("{number} more (press f).", "{number} more (press f).", more))
        if sentences:
            yield Content("")

    def _last_days(self) -> Iterator[Content]:
        """Draw how many notes each of the last days has, as bars that need no colour."""
        today = self._session.planning.today()
        entries = self._session.journal.newest(NOTES_COUNTED)
        days = Counter(entry.recorded.astimezone().date() for entry in entries)
        counts = [days[today - timedelta(days=back)] for back in range(DAYS_SHOWN - 1, -1, -1)]
        yield Content(self.say("The last 14 days in your journal")).stylize("bold underline")
        if not any(counts):
            yield Content(self.say("Nothing noted. Press w to write a note."))
            return
        bars = " ".join(BARS[min(count, len(BARS) - 1)] if count else "·" for count in counts)
        total = self.count("{number} note", "{number} notes", sum(counts))
        yield Content(f"{bars}  {total}")

    def _people(self) -> Iterator[Content]:
        """Name the three to call: those chosen, then supporters, then services that fit."""
        yield Content(self.say("Whom to call")).stylize("bold underline")
        chosen = dict(three_lines(self._session))
        lines = [*chosen.values(), *self._supporters(chosen)][:PEOPLE_SHOWN]
        yield from lines
        yield from self._services(PEOPLE_SHOWN - len(lines), chosen)
        yield Content(self._where_all_are()).stylize("dim")

    def _where_all_are(self) -> str:
        if self._country or self._session.read_only:
            return self.say("Press c for everyone.")
        return self.say("Press c, then y for the services of your country.")

    def _supporters(self, named: Container[str]) -> Iterator[Content]:
        for supporter in self._session.supporters.all():
            if f"supporter {supporter.id}" not in named:
                yield supporter_line(supporter, self._session)

    def _services(self, room: int, named: Container[str]) -> Iterator[Content]:
        """Name services of the person's country, or the emergency numbers of every country."""
        session = self._session
        if not self._country and room:
            everywhere = emergency_everywhere(session.directory)
            yield Content(" · ").join(list(numbers_by_country(everywhere, session)))
            return
        offered = offered_services(session, self._situation)
        first = (*offered.emergency[:1], *offered.fitting, *offered.emergency[1:])
        others = [service for service in first if f"service {service.id}" not in named]
        yield from (service_line(service, session) for service in others[:room])

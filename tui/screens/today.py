"""Where one arrives: the level, the next step, what is due, whom to call, the last days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.library.language import mark
from tui.planner.answers import Answers
from tui.planner.plan import Plan, PlannedStep
from tui.screens.base import CarnetScreen
from tui.screens.service_lines import (
    emergency_everywhere,
    numbers_by_country,
    offered_services,
    service_line,
    shown_country,
)
from tui.screens.step_words import step_row
from tui.widgets.row_list import RowList

GOAL_QUESTION = "q_goal"
DAYS_SHOWN = 14
NOTES_COUNTED = 200
"""Newest notes looked at for the chart of the last days."""
PEOPLE_SHOWN = 3
BARS = " ▁▂▃▄▅▆▇█"


class TodayScreen(CarnetScreen):
    """The first screen of an open file, and the quick review."""

    OWN_COMMANDS = ()
    CSS_PATH = "today.tcss"
    TITLE_WORDS = mark("Today")
    HELP_WORDS = mark(
        "The next step of your plan, what comes after it today, whom to call, and your last days "
        "in the journal. Doing nothing today is fine."
    )
    AUTO_FOCUS = "#steps"
    section = "today"

    _steps: tuple[PlannedStep, ...] = ()

    def body(self) -> ComposeResult:
        """Yield the level, the steps of the day, and the rest."""
        with VerticalScroll(id="page"):
            yield Static(markup=False, id="level")
            yield RowList(id="steps")
            yield Static(markup=False, id="rest")

    def reload(self) -> None:
        """Fill the screen from the file as it stands."""
        planning = self.session.planning
        plan, answers = planning.plan(), planning.answers()
        found = (plan.find(name) for name in plan.today)
        self._steps = tuple(p for p in found if p is not None) if answers else ()
        self.query_one("#level", Static).update(Content("\n").join(self._top(plan, answers)))
        rows = self.query_one("#steps", RowList)
        rows.styles.height = max(1, len(self._steps))
        rows.display = bool(self._steps)
        rows.show_rows(len(self._steps), self._row)
        self.query_one("#rest", Static).update(Content("\n").join(self._rest()))
        page = self.query_one("#page", VerticalScroll)
        self.call_after_refresh(page.scroll_home, animate=False)

    def _top(self, plan: Plan, answers: Answers) -> Iterator[Content]:
        goal = str(answers.get(GOAL_QUESTION, ""))
        if goal:
            yield Content(self.say("“{words}”", words=goal.splitlines()[0])).stylize("italic")
        if not answers:
            yield Content(self.say("This file is yours and nobody else's.")).stylize("bold")
            yield Content(
                self.say(
                    "Press a to answer seven short questions (about a minute): your plan comes "
                    "from them. Or press w to write down what happened. Nothing is compulsory."
                )
            )
            return
        yield Content(self.session.library.wording.levels[plan.level])
        yield Content("")
        yield Content(self._heading()).stylize("bold underline")

    def _heading(self) -> str:
        if not self._steps:
            return self.say("Nothing is waiting for you today.")
        minutes = self._steps[0].step.minutes
        return self.count(
            "The next step ({number} minute)", "The next step ({number} minutes)", minutes
        )

    def _row(self, index: int) -> str:
        return step_row(self._steps[index], held=False)

    def on_row_list_selected(self, event: RowList.Selected) -> None:
        """Open the step chosen."""
        from tui.screens.step import StepScreen

        self.app.push_screen(StepScreen(self.session, self._steps[event.index].step.id))

    # Below the steps

    def _rest(self) -> Iterator[Content]:
        yield Content("")
        yield from self._copy_reminder()
        yield from self._people()
        yield Content("")
        yield from self._last_days()

    def _copy_reminder(self) -> Iterator[Content]:
        """Say when a second copy is due; how often is chosen in the settings."""
        copies = self.session.copies
        if not copies.overdue():
            return
        last = copies.last
        if last is None:
            yield Content(
                self.say("There is no copy of this file yet. Press s, then “Make a copy”.")
            )
        else:
            day = self.session.service_words.day(last.day.isoformat())
            words = self.say(
                "The last copy of this file dates from {day}. Press s, then “Make a copy”.", day=day
            )
            yield Content(words)
        yield Content("")

    def _last_days(self) -> Iterator[Content]:
        """Draw how many notes each of the last days has, as bars that need no colour."""
        today = self.session.planning.today()
        entries = self.session.journal.newest(NOTES_COUNTED)
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
        """Name the people to call: supporters first, then services for these answers."""
        yield Content(self.say("Whom to call")).stylize("bold underline")
        lines = list(self._supporters())[:PEOPLE_SHOWN]
        yield from lines
        yield from self._services(PEOPLE_SHOWN - len(lines))
        yield Content(self._where_all_are()).stylize("dim")

    def _where_all_are(self) -> str:
        if shown_country(self.session) or self.session.read_only:
            return self.say("Press c for everyone.")
        return self.say("Press c, then y for the services of your country.")

    def _supporters(self) -> Iterator[Content]:
        for supporter in self.session.supporters.all():
            name = Content(supporter.alias).stylize("bold")
            reach = " · ".join(part for part in (supporter.channel, supporter.hours) if part)
            warning = self.say("not from this phone") if supporter.never_call else ""
            yield Content.assemble(name, *(f"  {part}" for part in (reach, warning) if part))

    def _services(self, room: int) -> Iterator[Content]:
        """Name services of the person's country, or the emergency numbers of every country."""
        session = self.session
        if not shown_country(session):
            everywhere = emergency_everywhere(session.directory)
            yield Content(" · ").join(list(numbers_by_country(everywhere, session)))
            return
        offered = offered_services(session)
        first = (*offered.emergency[:1], *offered.fitting, *offered.emergency[1:])
        yield from (service_line(service, session) for service in first[:room])

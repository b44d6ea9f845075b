"""What the notes are narrowed to, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from tui.journal.facets import Filters
from tui.library.language import mark
from tui.session import Session
from tui.telling.exhibit_facts import one_line
from tui.telling.note_facts import KINDS_QUESTION
from tui.telling.pattern_lines import WEEKDAYS

Say = Callable[..., str]
MOST_NAMED = 50
"""Values offered of one kind."""
TITLES = (
    mark("Person"),
    mark("Platform"),
    mark("Channel"),
    mark("Kind"),
    mark("Days"),
    mark("With exhibits"),
    mark("Threats"),
    mark("Reported"),
)
REPORTED_WORDS: Mapping[bool | None, str] = {
    None: mark("any"),
    True: mark("yes"),
    False: mark("not yet"),
}


def filter_words(filters: Filters, session: Session, say: Say) -> Iterator[str]:
    """Yield what notes are narrowed to, in words."""
    if filters.words.strip():
        yield say("words: {words}", words=one_line(filters.words))
    for title, value in zip(TITLES, values_of(filters, session, say), strict=True):
        if value:
            yield f"{say('{label}:', label=say(title))} {value}"
    if filters.incidents:
        yield say("what happened, without exhibits added or decisions")
    if filters.hour is not None:
        yield say("hour: {hour} h", hour=filters.hour)
    if filters.weekday is not None:
        yield say(WEEKDAYS[filters.weekday])


def values_of(filters: Filters, session: Session, say: Say) -> tuple[str, ...]:
    """Return what each row of the window is set to; empty for any."""
    people = {person.uid: person.alias for person in session.persons.all()}
    kinds = {o.id: o.text for o in session.library.questions[KINDS_QUESTION].options}
    yes = say("yes")
    return (
        one_line(people.get(filters.person, filters.person)),
        one_line(filters.platform),
        one_line(filters.channel),
        kinds.get(filters.kind, filters.kind),
        _days(filters, session, say),
        yes if filters.exhibits else "",
        yes if filters.threats else "",
        "" if filters.reported is None else say(REPORTED_WORDS[filters.reported]),
    )


def _days(filters: Filters, session: Session, say: Say) -> str:
    first, last = (
        session.service_words.day(day.isoformat()) if day else ""
        for day in (filters.first, filters.last)
    )
    if first and last:
        return first if first == last else say("from {start} to {end}", start=first, end=last)
    if first:
        return say("from {start}", start=first)
    return say("until {end}", end=last) if last else ""

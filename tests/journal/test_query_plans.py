"""No key waits for a walk through the whole journal: every statement finds its rows by an index."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

import pytest

from tests.vaults import TestClock, ids, new_vault
from tui.journal import patterns
from tui.journal.facets import PLATFORM, Filters
from tui.journal.incident import Details, Incident
from tui.journal.occurred import When
from tui.journal.pages import NotePages
from tui.library.language import Language
from tui.library.places import content_root
from tui.screens.today_rest import TodayRest
from tui.session import Session
from tui.telling.services import shown_country
from tui.vault.connection import Connection

NOTES = 60
LARGE = ("entry", "chunk", "record", "link", "answer_history", "stream")
"""Tables that grow with what is written; the others are as long as the content, or shorter."""
SMALL_INDEX = re.compile(r"^SCAN entry USING (COVERING )?INDEX entry_(revises|tombstone)\b")
"""Partial indexes of later revisions and of removed notes alone."""

Work = Callable[[Session], object]
Ran = list[tuple[str, Sequence[object]]]


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """A file with notes, a corrected one and a removed one, after the first use of everything."""
    clock = TestClock()
    vault = new_vault(tmp_path_factory.mktemp("plans") / "carnet.dat", clock)
    language = Language(content_root(), "en")
    new_id = ids().__next__
    made = Session(vault, language, clock, new_id, read_only=False, content=content_root())
    for number in range(NOTES):
        details = Details(platform="X" if number % 2 else "SMS", threat="yes")
        when = When(f"2026-11-{1 + number % 28:02}T10:00")
        made.journal.record(Incident(f"message {number}", ("contact",), "", when, details))
    first, second = made.journal.newest(2)
    made.journal.revise(first.uid, "said better")
    made.journal.bury(second.uid)
    for work in KEYS.values():
        work(made)
    yield made
    vault.close()


def today(session: Session) -> object:
    plan, situation = session.planning.plan(), session.planning.situation()
    country = shown_country(session, situation)
    return plan, country, list(TodayRest(session, situation, session.language.say, count).lines())


def count(one: str, _several: str, number: int) -> str:
    return one.format(number=number)


def page(session: Session) -> object:
    pages = NotePages(session.journal)
    pages.refresh()
    return [pages.at(place) for place in range(NOTES - 1)]


def newest(session: Session) -> str:
    return session.journal.newest(1)[0].uid


CHOSEN = Filters(words="mess", platform="X", threats=True)
MONTH = date(2026, 11, 5)

KEYS: dict[str, Work] = {
    "the list": page,
    "a place deep in the list": lambda session: session.journal.newest(20, 30),
    "the place of a note": lambda session: session.journal.place(newest(session)),
    "a note": lambda session: session.journal.get(newest(session)),
    "its revisions": lambda session: session.journal.revisions(newest(session)),
    "a search": lambda session: session.journal.search("mess"),
    "a long word": lambda session: session.journal.search("message"),
    "how many are found": lambda session: session.journal.count_found(CHOSEN),
    "filters": lambda session: session.journal.find(CHOSEN, 50),
    "what can be filtered by": lambda session: session.journal.values_of(PLATFORM),
    "the calendar": lambda session: patterns.month_days(session.journal, MONTH, Filters()),
    "the hours": lambda session: patterns.by_hour(session.journal, Filters()),
    "the trend": lambda session: patterns.trend(session.journal, MONTH, Filters()),
    "exhibits of a note": lambda session: session.exhibits.of_incident(newest(session)),
    "today": today,
    "a draft": lambda session: session.drafts.put("note", "half a sentence"),
}


def ran(session: Session, work: Work, monkeypatch: pytest.MonkeyPatch) -> Ran:
    """Return the statements that `work` runs."""
    found: Ran = []
    run, each = Connection.run, Connection.each

    def noted(self: Connection, sql: str, params: Sequence[object] = ()) -> Any:
        found.append((sql, params))
        return run(self, sql, params)

    def noted_each(self: Connection, sql: str, params: Sequence[object] = ()) -> Any:
        found.append((sql, params))
        return each(self, sql, params)

    monkeypatch.setattr(Connection, "run", noted)
    monkeypatch.setattr(Connection, "each", noted_each)
    work(session)
    monkeypatch.undo()
    return found


def walks(session: Session, statements: Ran) -> list[str]:
    """Return the steps of the plans that walk through a whole table."""
    found = []
    with session.vault.alone() as connection:
        for sql, params in statements:
            if sql.lstrip().upper().startswith(("SELECT", "INSERT", "DELETE", "UPDATE")):
                plan = connection.run(f"EXPLAIN QUERY PLAN {sql}", params)
                found += [str(row[3]) for row in plan if is_walk(str(row[3]))]
    return found


def is_walk(step: str) -> bool:
    if SMALL_INDEX.match(step):
        return False
    return any(re.match(rf"SCAN {table}\b", step) for table in (*LARGE, "first", "later"))


@pytest.mark.parametrize("key", KEYS)
def test_a_key_walks_through_no_table(
    session: Session, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    statements = ran(session, KEYS[key], monkeypatch)
    assert statements
    assert walks(session, statements) == []


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM entry WHERE body = 'x'",
        "SELECT count(*) FROM entry",
        "SELECT uid FROM record WHERE hidden = 0",
        "SELECT * FROM entry WHERE seq IN (SELECT seq FROM entry AS first WHERE first.body = 'x')",
    ],
)
def test_a_walk_is_noticed(session: Session, sql: str) -> None:
    assert walks(session, [(sql, ())])

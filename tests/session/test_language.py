"""What a session has made in one language is made again in the other."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta, timezone
from functools import cached_property
from pathlib import Path

import pytest

from tests.vaults import TestClock, ids, new_vault
from tui.journal.occurred import When, understand
from tui.library.language import Language
from tui.library.places import content_root
from tui.session import Session
from tui.session.opened import spoken

NOW = datetime(2026, 3, 4, 12, tzinfo=timezone(timedelta(hours=1)))
YESTERDAY = When("2026-03-03")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    root = content_root()
    with closing(new_vault(tmp_path / "carnet.dat")) as vault:
        yield Session.of_vault(
            vault,
            Language(root, "en"),
            chosen=True,
            clock=TestClock(),
            new_id=ids().__next__,
            content=root,
        )


def services() -> Iterator[tuple[str, cached_property[object]]]:
    """Yield everything that a session offers, by name."""
    for cls in Session.__mro__:
        for name, found in vars(cls).items():
            if isinstance(found, cached_property):
                yield name, found


def test_days_are_understood_in_the_language_that_was_chosen(session: Session) -> None:
    assert understand("yesterday", session.date_words, NOW) == YESTERDAY
    assert understand("hier", session.date_words, NOW) is None
    session.speak(Language(session.content, "fr"))
    assert understand("hier", session.date_words, NOW) == YESTERDAY


def test_whatever_asks_for_the_language_is_made_again(session: Session) -> None:
    asked: list[str] = []

    class Watched(Language):
        def __getattribute__(self, name: str) -> object:
            asked.append(name)
            return super().__getattribute__(name)

    given = {**session.__dict__, "language": Watched(session.content, "en")}
    for name, found in services():
        session.__dict__.clear()
        session.__dict__.update(given)
        asked.clear()
        found.func(session)
        assert bool(asked) is isinstance(found, spoken), name


def test_what_was_made_in_a_language_is_made_again_and_all_else_stays(session: Session) -> None:
    before = {name: getattr(session, name) for name, _ in services()}
    session.speak(Language(session.content, "fr"))
    for name, found in services():
        same = getattr(session, name) is before[name]
        assert same is not isinstance(found, spoken), name

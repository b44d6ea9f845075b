"""What is done to a list is taken back with one key, the same on every list."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.screens.stage import OpenApp, Settle
from tests.screens.stories import tell_story
from tui.commands import CommandType
from tui.dossier.recipe import Recipe
from tui.followup.accounts import Account
from tui.followup.removals import Removal
from tui.followup.reports import Report
from tui.people.chosen import choose_or_drop
from tui.people.supporters import Supporter
from tui.screens.exhibit import RemoveExhibit
from tui.screens.followup_removals import RemovalsScreen
from tui.screens.followup_reports import ReportsScreen
from tui.screens.gentle_list import BringBack
from tui.screens.linked import LinkedScreen
from tui.screens.risk import RiskScreen
from tui.screens.sections import screen_class
from tui.screens.step_commands import UndoStep
from tui.screens.tables import EVERY_SCREEN
from tui.screens.undoing import UndoLast
from tui.session import Session
from tui.undo import Undo, as_before
from tui.vault.links import Ref
from tui.widgets.row_list import RowList

TAKES_AWAY = re.compile(
    r"\b(hides?|removes?|press again|group)\b|\b(leaves?|takes?) .*\b(out|away)\b",
    re.IGNORECASE,
)
UNDOES = {UndoLast, UndoStep, BringBack}
OTHERWISE = {
    "remove-exhibit": "sealed: asks first, says that the bytes go for good, keeps name and hash",
    "tick-ready": "a page about one line, whose key ticks and unticks",
    "mark-read": "the page of the guide itself, whose key marks and unmarks",
}
"""Commands on screens without undo, and why."""


def taking_away(where: str) -> set[CommandType]:
    """Return the commands of a screen whose words say that they take something out of a list."""
    found = set(screen_class(where).commands()) - UNDOES
    return {c for c in found if c.writes and TAKES_AWAY.search(f"{c.title} {c.help}")}


@pytest.mark.parametrize("where", EVERY_SCREEN)
def test_a_screen_that_takes_away_gives_back(where: str) -> None:
    undoes = set(screen_class(where).commands()) & UNDOES
    assert all(command.keys == ("u",) for command in undoes), "the same key on every list"
    if not undoes:
        assert {command.id for command in taking_away(where)} <= set(OTHERWISE)


def test_what_is_not_given_back_says_so() -> None:
    met = {c.id for where in EVERY_SCREEN for c in taking_away(where)}
    assert met >= set(OTHERWISE), "an exception that nothing needs"
    assert "for good" in RemoveExhibit.help


def test_only_what_a_change_replaced_is_given_back(session: Session) -> None:
    book = session.reports
    before = book.get(book.add(Report("Mastodon", reference="1")))
    book.update(replace(before, closed=True))
    back = as_before(book, before)
    book.update(replace(book.get(before.uid), reference="2"))
    back()
    assert (book.get(before.uid).closed, book.get(before.uid).reference) == (False, "2")


def test_changes_go_back_one_by_one_and_each_list_has_its_own() -> None:
    undo, done = Undo(), list[str]()
    for name in "ab":
        undo.note("list", lambda name=name: done.append(name))  # type: ignore[misc]
    undo.note("list", lambda: dict[str, str]()["gone"])
    assert not undo.can("other")
    assert [undo.take_back("list") for _ in range(4)] == [False, True, True, False]
    assert done == ["b", "a"]


def test_a_service_comes_back_with_its_note_and_the_three_in_their_order(session: Session) -> None:
    chosen, three = session.chosen_services, session.three
    chosen.choose("fr-3919", "ask for Anna")
    back = choose_or_drop(chosen, "fr-3919")
    assert not chosen.all()
    back()
    assert chosen.all() == {"fr-3919": "ask for Anna"}
    for who in ("supporter 1", "supporter 2"):
        three.toggle(who)
    before = three.all()
    three.toggle("supporter 1")
    three.keep(before)
    assert three.all() == before


def hidden_and_shown(session: Session) -> list[Any]:
    """Return everything the walk below changes, to compare before and after."""
    return [
        session.reports.all(hidden=True),
        session.removals.all(hidden=True),
        session.supporters.all(),
        [one.uid for one in session.dossiers.all()],
        session.links.of(Ref("removal", session.removals.all(hidden=True)[0].uid)),
        session.settings.own_view,
        [account.secured for account in session.accounts.all()],
        session.reading.all(),
        session.three.all(),
    ]


async def press(pilot: Pilot[Any], settle: Settle, *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()
    await settle(pilot)


async def test_each_list_gives_back_what_was_done_to_it(
    session: Session, carnet: OpenApp, settle: Settle
) -> None:
    tell_story(session, "partner_at_home")
    session.reports.add(Report("Mastodon"))
    removal = session.removals.add(Removal("https://example.org/a"))
    session.supporters.add(Supporter("Anna"))
    session.accounts.add(Account("Mail"))
    session.dossiers.add(Recipe("police", "en"))
    note = session.journal.note("a note")
    session.links.join(Ref("removal", removal), Ref("incident", note.note))
    before = hidden_and_shown(session)
    app = carnet(session, "people", "en")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, settle, "i", "x")
        assert hidden_and_shown(session)[2] == []
        await press(pilot, settle, "u", "u")
        assert hidden_and_shown(session) == before
        walks = (
            (ReportsScreen(session), ("space", "x")),
            (RemovalsScreen(session), ("space", "down", "enter", "x")),
            (LinkedScreen(session, Ref("removal", removal)), ("x",)),
            (RiskScreen(session), ("left", "left")),
        )
        for screen, keys in walks:
            app.push_screen(screen)
            await settle(pilot)
            await press(pilot, settle, *keys)
            assert hidden_and_shown(session) != before, screen
            await press(pilot, settle, "u", "u")
            assert hidden_and_shown(session) == before, screen
            await press(pilot, settle, "escape")
        await press(pilot, settle, "d", "x", "down", "enter")
        assert not session.dossiers.all()
        await press(pilot, settle, "u")
        assert hidden_and_shown(session) == before
        await press(pilot, settle, "b")
        rows = app.screen.query_one(RowList)
        rows.action_first()
        await press(pilot, settle, "space", "u")
        assert hidden_and_shown(session) == before

"""56: markup in a note, a name or an answer is shown as it was written and does nothing."""

from __future__ import annotations

import itertools
import random
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.faults.conftest import Soak
from tests.screens.conftest import (  # noqa: F401 - fixtures
    _in_own_folder,
    carnet,
    exits,
    make_app,
    session,
    settle,
    time,
    vault,
)
from tests.screens.stage import Exits, OpenApp, Settle, drawn
from tui.app import CarnetApp
from tui.people.supporters import Supporter
from tui.session import Session
from tui.widgets.row_list import RowList

PIECES = (
    "[@click=app.quick_exit]x[/]", "[@click=app.lock]", "[/]", "[bold", "[/b]", "[red]r", "[[",
    "[link=http://e]l", "[on red]", "\\[", "[/foo]", "[$primary]", "[@click=screen.keep()]k[/]",
    "](x)", "{x}", "{0}", "%s", "`code`", "**b**", "<b>", "[x]", "[ ]", "&amp;", "$(ls)",
)  # fmt: skip
WATCHED = ("action_quick_exit", "action_lock", "open_url", "action_screenshot", "action_quit")


def texts(how_many: int) -> list[str]:
    """Return different short texts, each with a number so that it can be found."""
    chance = random.Random(3)
    return [f"n{number} {''.join(chance.choices(PIECES, k=2))}"[:40] for number in range(how_many)]


@pytest.fixture
def actions(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    done: list[str] = []
    for name in WATCHED:
        monkeypatch.setattr(CarnetApp, name, lambda *_told, name=name, **_how: done.append(name))
    return done


async def seen_while_paging(pilot: Pilot[Any], pages: int) -> str:
    """Return everything a list shows from its first to its last row; click on each of them."""
    seen = ""
    rows = pilot.app.screen.query(RowList).first()
    rows.focus()
    await pilot.press("home")
    for _ in range(pages):
        await pilot.pause()
        seen += drawn(pilot.app)  # type: ignore[arg-type]
        await pilot.click(rows, offset=(8, rows.size.height - 2))
        while len(pilot.app.screen_stack) > 1:  # the click chose the row a second time
            pilot.app.pop_screen()
        rows.focus()
        await pilot.press("pagedown")
    await pilot.pause()
    return seen + drawn(pilot.app)  # type: ignore[arg-type]


async def test_notes_names_and_answers_are_shown_as_written(
    session: Session,  # noqa: F811
    carnet: OpenApp,  # noqa: F811
    settle: Settle,  # noqa: F811
    exits: Exits,  # noqa: F811
    actions: list[str],
    soak: Soak,
) -> None:
    hostile = texts(500)
    notes, names, answers = hostile[:360], hostile[360:400], hostile[400:]
    for text in notes:
        session.journal.note(text)
    for alias in names:
        session.supporters.add(Supporter(alias=alias))
    app = carnet(session, "journal")
    async with app.run_test(size=(99, 50)) as pilot:
        await settle(pilot)
        seen = await seen_while_paging(pilot, len(notes) // 20)
        app.action_go("people")
        await settle(pilot)
        seen += await seen_while_paging(pilot, 3)
        for answer in answers[:: 1 if soak.full else 20]:
            session.answers.set("q_goal", answer)
            app.action_go("questions")
            app.action_go("today")
            await settle(pilot)
        crashed = app.return_code not in {None, 0}
        still_there = exits.codes == []
    hidden = [text for text in itertools.chain(notes, names) if text not in seen]
    soak.report(len(hostile), lost=len(hidden), leaked=len(actions) + crashed)
    assert hidden == []
    assert actions == []
    assert still_there

"""52: a link in a stored text, however it is written, is text: a click opens nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

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
from tests.screens.stage import OpenApp, Settle, drawn
from tui.app import CarnetApp
from tui.screens.journal_note import JournalNoteScreen
from tui.session import Session
from tui.widgets.prose import Prose

LINKS = (
    "[markdown](http://evil.example/a) <http://evil.example/b> http://evil.example/c\n\n"
    "[link='http://evil.example/d']markup[/] [@click=app.open_url('http://evil.example')]x[/]\n\n"
    "<a href='http://evil.example/e'>html</a> file:///etc/passwd mailto:a@evil.example"
)


async def test_no_click_opens_anything(
    session: Session,  # noqa: F811
    carnet: OpenApp,  # noqa: F811
    settle: Settle,  # noqa: F811
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    soak: Soak,
) -> None:
    opened: list[object] = []
    monkeypatch.setattr("webbrowser.open", lambda *told: opened.append(told))
    monkeypatch.setattr(CarnetApp, "open_url", lambda _self, *told, **_how: opened.append(told))
    note = session.journal.note(LINKS)
    app = carnet(session, "journal")
    clicks = 0
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for shown in (JournalNoteScreen(session, note.note), None):
            if shown is None:
                await app.screen.query_one("#page").mount(Prose(LINKS))
            else:
                app.push_screen(shown)
            await settle(pilot)
            assert "evil.example" in drawn(app)
            for row in range(2, 12):
                for column in range(1, 60, soak.of(16, 4)):
                    await pilot.click(offset=(column, row))
                    clicks += 1
        await pilot.press("ctrl+q")
    soak.report(clicks, leaked=len(opened))
    assert opened == []

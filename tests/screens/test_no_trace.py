"""Hostile text stays text, and nothing of the file is written anywhere else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Label, Static

from tests.screens.stage import MakeApp, OpenApp, Settle, drawn
from tests.screens.stories import tell_story
from tui.safe_app import ControlFilter
from tui.screens.base import FramedScreen
from tui.screens.sections import SECTION_SCREENS
from tui.session import Session
from tui.widgets.editor import Editor
from tui.widgets.row_list import RowList

HOSTILE = "\x1b]52;c;QQ==\x07 \x1b[2J \x9b2J \u202eabc \x00 [@click=app.quick_exit]x[/] [/]"
CANARY = "CANARY-7f3a"


CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def files_in(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file()}


def files_holding(folder: Path, words: str) -> list[str]:
    return [path.name for path in files_in(folder) if words.encode() in path.read_bytes()]


class HostileScreen(FramedScreen[None]):
    """Shows hostile text in each kind of widget that Carnet uses."""

    def body(self) -> ComposeResult:
        yield Static(Content(HOSTILE), markup=False)
        yield Label(HOSTILE, markup=False)
        yield RowList(1, lambda _i: HOSTILE)
        yield Input(HOSTILE)
        yield Editor(HOSTILE)

    def heading(self) -> str:
        return HOSTILE


async def show_hostile_text(make_app: MakeApp, settle: Settle) -> str:
    app = make_app()
    async with app.run_test(notifications=True) as pilot:
        await settle(pilot)
        app.push_screen(HostileScreen())
        app.notify(HOSTILE, markup=False)
        await settle(pilot)
        return drawn(app).replace("\n", "")


async def test_no_control_character_of_a_text_reaches_the_terminal(
    make_app: MakeApp, settle: Settle
) -> None:
    seen = await show_hostile_text(make_app, settle)
    assert not CONTROL.search(seen)
    assert seen.count("␛]52;c;QQ==") >= 6
    assert "[@click=app.quick_exit]x[/] [/]" in seen


async def test_without_the_filter_they_would(
    make_app: MakeApp, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ControlFilter, "apply", lambda _self, segments, _background: segments)
    assert CONTROL.search(await show_hostile_text(make_app, settle))


async def test_pictures_links_and_suspension_do_nothing(
    make_app: MakeApp, settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    app = make_app()
    async with app.run_test() as pilot:
        await settle(pilot)
        before = files_in(tmp_path)
        app.action_screenshot()
        assert app.save_screenshot(path=str(tmp_path)) == ""
        assert app.export_screenshot() == ""
        app.deliver_screenshot(path=str(tmp_path))
        app.open_url("https://example.org")
        app.action_suspend_process()
        assert files_in(tmp_path) == before
        assert opened == []


async def test_copying_stays_inside_the_program(
    make_app: MakeApp, settle: Settle, capfd: pytest.CaptureFixture[str]
) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await settle(pilot)
        app.copy_to_clipboard(CANARY)
        await settle(pilot)
        assert app.clipboard == CANARY
    assert "]52;" not in "".join(capfd.readouterr())


async def test_a_canary_seen_on_every_screen_is_found_nowhere_else(
    session: Session,
    carnet: OpenApp,
    settle: Settle,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    home = tmp_path / "home"
    for name in ("HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"):
        (home / name).mkdir(parents=True)
        monkeypatch.setenv(name, str(home / name))
    tell_story(session, "partner_at_home")
    session.answers.set("q_goal", CANARY)
    session.journal.note(f"note {CANARY}")
    session.drafts.put("quick-note", f"draft {CANARY}")
    app = carnet(session, "today")
    seen = ""
    async with app.run_test() as pilot:
        for section in SECTION_SCREENS:
            app.action_go(section)
            await settle(pilot)
            seen += drawn(app)
            await pilot.press("enter")
            await settle(pilot)
            seen += drawn(app)
            await pilot.press("escape")
            await settle(pilot)
        await pilot.press("w")
        await settle(pilot)
        seen += drawn(app)
        await pilot.press("ctrl+q")
    assert f"draft {CANARY}" in seen
    assert f"note {CANARY}" in seen
    assert CANARY not in "".join(capfd.readouterr())
    assert files_holding(tmp_path, CANARY) == []
    assert files_in(home) == set()

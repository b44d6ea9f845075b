"""A section that is opened is filled once and drawn once, the first time and every time after."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from textual.app import App
from textual.css.stylesheet import Stylesheet
from textual.pilot import Pilot
from textual.screen import Screen

from scripts.demo.looking import drawn, looking, settled
from tui.app import CarnetApp
from tui.screens.guides import GuidesScreen
from tui.screens.journal import JournalScreen
from tui.screens.plan import PlanScreen
from tui.themes import THEMES

WIDE = (120, 40)
SECTIONS = {"p": PlanScreen, "o": JournalScreen, "b": GuidesScreen}


@pytest.fixture
def frames(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the screens that wrote something to the terminal, in order."""
    written: list[str] = []
    display = App._display

    def noted(app: App[Any], screen: Any, update: Any) -> None:
        if update is not None and screen is app.screen:
            written.append(type(screen).__name__)
        display(app, screen, update)

    monkeypatch.setattr(App, "_display", noted)
    return written


@contextmanager
def fillings(monkeypatch: pytest.MonkeyPatch, kind: type[Any]) -> Iterator[list[str]]:
    """Count how often a screen is filled meanwhile."""
    filled: list[str] = []
    reload = kind.reload

    def noted(screen: Any) -> None:
        filled.append("")
        reload(screen)

    with monkeypatch.context() as patch:
        patch.setattr(kind, "reload", noted)
        yield filled


@pytest.mark.parametrize("key", SECTIONS)
async def test_a_section_is_filled_and_drawn_once(
    key: str, frames: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    kind = SECTIONS[key]
    async with looking("today", "en", WIDE) as (_app, pilot):
        await pilot.pause(0.2)
        for _ in range(3):  # the first time it is made, then it only comes back
            frames.clear()
            with fillings(monkeypatch, kind) as filled:
                await pilot.press(key)
                await pilot.pause(0.2)
            assert (frames, len(filled)) == ([kind.__name__], 1)
            await pilot.press("t")
            await pilot.pause(0.2)


async def test_opening_a_section_leaves_the_styles_of_the_others_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    styled: list[Any] = []
    apply = Stylesheet.apply

    def noted(sheet: Stylesheet, node: Any, **options: Any) -> None:
        styled.append(node)
        apply(sheet, node, **options)

    async with looking("today", "en", WIDE) as (app, pilot):
        plan = await _opened(app, pilot, "p")
        monkeypatch.setattr(Stylesheet, "apply", noted)
        journal = await _opened(app, pilot, "o")
        parts = {*plan.query("*"), plan}
        assert journal.query_one("RowList") in styled
        assert not parts.intersection(styled)
        await _opened(app, pilot, "p")
        styled.clear()
        await _opened(app, pilot, "o")
        assert len(styled) < len(journal.query("*")) / 2


async def _opened(app: CarnetApp, pilot: Pilot[Any], key: str) -> Screen[Any]:
    await pilot.press(key)
    await settled(pilot)
    return app.screen


async def test_a_section_comes_back_in_the_colours_chosen_meanwhile() -> None:
    async with looking("today", "en", WIDE) as (app, pilot):
        journal = await _opened(app, pilot, "o")
        before = journal.styles.background
        await _opened(app, pilot, "s")
        app.theme = next(theme.name for theme in THEMES if not theme.dark)
        await settled(pilot)
        assert await _opened(app, pilot, "o") is journal
        assert journal.styles.background != before
        assert {node.styles.background for node in journal.query("RowList")} != {before}


async def test_keys_typed_ahead_of_a_drawing_are_answered_in_their_order() -> None:
    async with looking("today", "en", WIDE) as (app, pilot):
        for key in "opbto":
            app.simulate_key(key)
        await settled(pilot)
        await pilot.pause(0.2)
        assert isinstance(app.screen, JournalScreen)
        assert any("▸o Journal" in line for line in drawn(app))


async def test_what_is_seen_around_a_window_is_drawn_when_the_window_changes() -> None:
    async with looking("today w", "en", (40, 12)) as (app, pilot):
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        assert "a Questions" in drawn(app)[0]

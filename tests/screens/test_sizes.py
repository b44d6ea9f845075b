"""Every size of window: what is drawn, that all of it is in reach, that resizing loses nothing."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from scripts.demo.looking import WAYS, drawn, go, looking, settled
from tests.screens.reach import out_of_reach
from tests.screens.stage import LANGUAGES
from tui.app import CarnetApp
from tui.screens.sections import SECTION_SCREENS
from tui.widgets.beside import Beside
from tui.widgets.editor import Editor

SIZES = [(40, 12), (60, 18), (80, 24), (120, 40), (200, 60)]
DRAWN = ("today", "plan", "step", "people", "guide", "quick_note")
SNAPSHOTS = Path(__file__).parent / "snapshots"
DRAWN_AT = {"en": ((40, 12), (80, 24), (200, 60)), "fr": ((40, 12), (60, 18), (120, 40))}
TIGHT = ("followup", "patterns", "seal", "securing", "card", "removal", "journal_write", "palette")
"""Screens of several parts, which are the first to be cut; all others only with the marker."""
INSIDE = {name: way for name, way in WAYS.items() if way.split()[0] in SECTION_SCREENS}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_main_screens_at_every_size(language: str) -> None:
    async with looking("today", language, (80, 24)) as (app, pilot):
        for name in DRAWN:
            await pilot.resize_terminal(80, 24)
            await go(pilot, WAYS[name])
            for size in DRAWN_AT[language]:
                await pilot.resize_terminal(*size)
                await settled(pilot)
                _compare(app, f"size-{name}-{language}-{size[0]}x{size[1]}")
                _check(app, name, size)
        if language == "fr":
            await _nothing_is_out_of_reach_in_the_smallest_window(app, pilot)
        else:
            await _resizing_keeps_what_is_typed_and_where_one_is(app, pilot)


async def test_what_stands_beside_a_list_is_there_as_soon_as_there_is_room() -> None:
    async with looking("today", "en", (80, 24)) as (app, pilot):
        for name in ("questions", "plan", "journal", "people", "guides", "exhibits", "accounts"):
            await pilot.resize_terminal(80, 24)
            await go(pilot, WAYS[name])
            assert not app.screen.query_one(".-second").display
            await pilot.resize_terminal(120, 40)
            await settled(pilot)
            beside = app.screen.query_one(Beside)
            shown = beside.text.plain
            assert shown.strip(), name
            await pilot.resize_terminal(80, 24)
            await pilot.press("end")
            await settled(pilot)
            await pilot.resize_terminal(120, 40)
            await settled(pilot)
            assert beside.text.plain.strip()
            assert beside.text.plain != shown, name


@pytest.mark.soak
@pytest.mark.parametrize("language", LANGUAGES)
async def test_nothing_is_out_of_reach_on_any_screen_at_any_size(language: str) -> None:
    async with looking("today", language, (80, 24)) as (app, pilot):
        for name, way in INSIDE.items():
            await pilot.resize_terminal(80, 24)
            await go(pilot, way)
            for size in SIZES:
                await pilot.resize_terminal(*size)
                await settled(pilot)
                _check(app, name, size)


async def _nothing_is_out_of_reach_in_the_smallest_window(
    app: CarnetApp, pilot: Pilot[Any]
) -> None:
    await pilot.resize_terminal(40, 12)
    for name in TIGHT:
        await go(pilot, WAYS[name])
        _check(app, name, (40, 12))


async def _resizing_keeps_what_is_typed_and_where_one_is(app: CarnetApp, pilot: Pilot[Any]) -> None:
    await go(pilot, "today w")
    await pilot.press(*"he wrote")
    for size in ((40, 12), (1, 1), (200, 60)):
        await pilot.resize_terminal(*size)
        await settled(pilot)
        assert isinstance(app.focused, Editor)
        await pilot.press("x")
    assert app.screen.query_one(TextArea).text == "he wrotexxx"
    await go(pilot, "guides slash")
    await pilot.press(*"phone")
    await pilot.resize_terminal(40, 12)
    await settled(pilot)
    assert isinstance(app.focused, Input)
    assert app.focused.value == "phone"
    await go(pilot, "plan ctrl+o")
    assert app.screen.is_modal
    await pilot.resize_terminal(80, 24)
    await settled(pilot)
    assert not app.screen.is_modal


def _compare(app: CarnetApp, name: str) -> None:
    file = SNAPSHOTS / f"{name}.txt"
    seen = "\n".join(drawn(app)).replace("\u00a0", " ") + "\n"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        file.write_text(seen, encoding="utf-8")
    assert seen.splitlines() == file.read_text(encoding="utf-8").splitlines()


def _check(app: CarnetApp, name: str, size: tuple[int, int]) -> None:
    """Look that every part can be reached, and that leaving and help are named."""
    assert not out_of_reach(app), (name, size, out_of_reach(app))
    lines = drawn(app)
    assert all(len(line) <= size[0] for line in lines)
    if not app.screen.is_modal:
        assert "ctrl+q" in lines[-1], (name, size)
        assert app.say("help") in lines[-1] or name == "help", (name, size)

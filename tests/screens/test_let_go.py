"""What was closed is let go of: a day of notes holds no more than the first of them."""

from __future__ import annotations

import gc
import weakref
from typing import Any

from textual.pilot import Pilot

from scripts.demo.looking import looking, settled
from tui.app import CarnetApp
from tui.widgets.editor import Editor


async def _closed(app: CarnetApp, pilot: Pilot[Any]) -> tuple[weakref.ref[Any], weakref.ref[Any]]:
    """Open the window for a quick note and close it; return what was its text and its lines."""
    await pilot.press("w")
    await settled(pilot)
    editor = app.screen.query_one(Editor)
    gone = weakref.ref(editor), weakref.ref(editor._styles_cache)
    await pilot.press("escape")
    await settled(pilot)
    return gone


async def test_a_closed_window_keeps_neither_its_text_nor_its_lines_in_memory() -> None:
    async with looking("today", "en", (80, 24)) as (app, pilot):
        await _closed(app, pilot)
        gone = await _closed(app, pilot)
        await _closed(app, pilot)  # what was drawn last may still be there
        gc.collect()
        assert [one() for one in gone] == [None, None]
        assert not [node for node, _ in vars(app)["__watchers"]["theme"] if type(node) is Editor]

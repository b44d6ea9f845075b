"""Opens one screen from another, as far as keys and lines lead, and shows each to a visitor."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.pilot import Pilot
from textual.screen import Screen

from tui.commands import ALWAYS, SECTIONS, WITH_FILE, Back, CommandType, NextPart
from tui.screens.base import Commanded
from tui.screens.sections import SECTION_SCREENS
from tui.widgets.row_list import RowList

LEFT_ALONE = {
    *ALWAYS,
    *SECTIONS,
    *WITH_FILE,
    Back,
    NextPart,
}
DEEPEST, ROWS = 2, 9

Visit = Callable[[Screen[Any]], None]


class Crawl:
    """Visits each kind of screen once; what its keys change stays changed."""

    def __init__(self, pilot: Pilot[Any], visit: Visit, deepest: int = DEEPEST) -> None:
        self._pilot, self._visit, self._deepest = pilot, visit, deepest
        self.seen: dict[str, str] = {}
        self.failed: list[str] = []

    async def everything(self) -> None:
        """Begin at each main screen."""
        app = self._pilot.app
        for section in SECTION_SCREENS:
            app.action_go(section)  # type: ignore[attr-defined]
            await self._settle()
            await self._explore(section)

    async def _settle(self) -> None:
        for _ in range(3):
            await self._pilot.pause()

    async def _explore(self, way: str, depth: int = 0) -> None:
        screen = self._pilot.app.screen
        name = type(screen).__name__
        if name in self.seen:
            return
        self.seen[name] = way
        self._visit(screen)
        if depth >= self._deepest or not isinstance(screen, Commanded):
            return
        await self._try_rows(screen, way, depth)
        for command in screen.commands():
            if command not in LEFT_ALONE:
                await self._try(screen, command, f"{way} {command.keys[0]}", depth)

    async def _try_rows(self, screen: Screen[Any], way: str, depth: int) -> None:
        for number in range(ROWS if depth == 0 else 2):
            rows = next(iter(screen.query(RowList).results(RowList)), None)
            if rows is None or self._pilot.app.screen is not screen:
                return
            count = rows.row_count if hasattr(rows, "row_count") else ROWS
            if number >= count:
                return
            rows.focus()
            await self._pilot.press("home", *["down"] * number, "enter")
            await self._settle()
            await self._follow(screen, f"{way} row{number}", depth)

    async def _try(self, screen: Screen[Any], command: CommandType, way: str, depth: int) -> None:
        if self._pilot.app.screen is not screen:
            return
        try:
            await screen.run_action(command.action)
        except Exception as error:  # noqa: BLE001
            self.failed.append(f"{way}: {error!r}")
        await self._settle()
        await self._follow(screen, way, depth)

    async def _follow(self, screen: Screen[Any], way: str, depth: int) -> None:
        app = self._pilot.app
        if app.screen is screen:
            return
        if screen in app.screen_stack:
            await self._explore(way, depth + 1)
            while app.screen is not screen and screen in app.screen_stack:
                app.pop_screen()
                await self._settle()

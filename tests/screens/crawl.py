"""Opens one screen from another, by a line and by keys, and shows each kind to a visitor once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from textual.pilot import Pilot
from textual.screen import Screen

from tui.app import CarnetApp
from tui.commands import ALWAYS, SECTIONS, WITH_FILE, Back, NextPart
from tui.screens.commanded import Commanded
from tui.screens.sections import SECTION_SCREENS
from tui.widgets.row_list import RowList

LEFT_ALONE = {*ALWAYS, *SECTIONS, *WITH_FILE, Back, NextPart}
"""What leads away or everywhere."""

Visit = Callable[[Screen[Any]], None]


class Crawl:
    """Visits the main screens and what their first line and their keys open.

    What the keys change in the file stays changed: give it one nobody needs.
    """

    def __init__(self, pilot: Pilot[Any], visit: Visit) -> None:
        self._pilot, self._visit = pilot, visit
        self._app = cast("CarnetApp", pilot.app)
        self.seen: set[str] = set()
        self._done = set(LEFT_ALONE)

    async def everything(self) -> None:
        """Begin at each main screen."""
        for section in SECTION_SCREENS:
            self._app.action_go(section)
            await self._settle()
            await self._from(self._app.screen)

    async def _settle(self) -> None:
        await self._pilot.pause()
        await self._pilot.pause()

    async def _from(self, screen: Screen[Any]) -> None:
        self._look()
        if screen.query(RowList):
            await self._pilot.press("enter")
            await self._back_to(screen)
        if not isinstance(screen, Commanded):
            return
        for command in screen.commands():
            if command not in self._done and self._app.screen is screen:
                self._done.add(command)
                await screen.run_action(command.action)
                await self._back_to(screen)

    async def _back_to(self, screen: Screen[Any]) -> None:
        await self._settle()
        while self._app.screen is not screen and screen in self._app.screen_stack:
            self._look()
            self._app.pop_screen()
            await self._settle()

    def _look(self) -> None:
        name = type(self._app.screen).__name__
        if name not in self.seen:
            self.seen.add(name)
            self._visit(self._app.screen)

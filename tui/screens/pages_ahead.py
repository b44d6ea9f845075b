"""Notes of a long list, read before the cursor comes to them.

A page of notes takes some hundredths of a second on a slow stick, for which the key that comes to
it would wait.
"""

from __future__ import annotations

from typing import Any

from textual.screen import Screen
from textual.worker import Worker

from tui.journal.pages import NotePages

AFTER_SECONDS = 0.05
"""The frame of the key comes first."""


class PagesAhead:
    """Has the pages beside that of the cursor read in a thread."""

    def __init__(self, screen: Screen[Any], pages: NotePages) -> None:
        """Read for the list of `screen`."""
        self._screen, self._pages = screen, pages
        self._place = 0
        self._waits = False
        self._worker: Worker[None] | None = None

    def look(self, place: int) -> None:
        """Begin to read soon, if a page beside that of `place` was not read yet."""
        self._place = place
        if not self._waits and self._pages.lacking(place) is not None:
            self._waits = True
            self._screen.set_timer(AFTER_SECONDS, self._begin)

    def _begin(self) -> None:
        """Read; what cannot be read says so when the cursor is there."""
        self._waits = False
        read = self._pages.lacking(self._place)
        if read is not None and (self._worker is None or self._worker.is_finished):
            self._worker = self._screen.run_worker(read, thread=True, exit_on_error=False)

"""Notes of a long list, read before the cursor comes to them.

A page of notes takes some hundredths of a second on a slow stick, for which the key that comes to
it would wait.
"""

from __future__ import annotations

from typing import Any

from textual.screen import Screen
from textual.worker import Worker, WorkerState

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
            self._begin_soon()

    def _begin_soon(self) -> None:
        self._waits = True
        self._screen.set_timer(AFTER_SECONDS, self._begin)

    def _begin(self) -> None:
        """Read, one page after the other; what cannot be read says so when the cursor is there."""
        self._waits = False
        worker, read = self._worker, self._pages.lacking(self._place)
        if worker is not None and not worker.is_finished:
            self._begin_soon()
        elif worker is not None and worker.state is not WorkerState.SUCCESS:
            self._worker = None  # the next key tries again
        elif read is not None:
            self._worker = self._screen.run_worker(read, thread=True, exit_on_error=False)
            self._begin_soon()

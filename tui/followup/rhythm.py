"""How often somebody wants to search for themselves again, and when they last did."""

from __future__ import annotations

from datetime import date, timedelta

from tui.followup.reading import Clock, today_of
from tui.vault.tables import SETTING
from tui.vault.vault import Vault

DAYS: dict[str, int | None] = {"never": None, "weekly": 7, "monthly": 30, "quarterly": 90}
"""The intervals that can be chosen, in days; None for no reminder."""

USUAL = "never"
"""Nobody is reminded who did not ask for it: looking is tiring."""

INTERVAL, LAST = "self_search_interval", "self_search_last"
"""The settings that hold the interval and the last search."""


class Rhythm:
    """Remembers inside the file when to search again."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        self._vault, self._clock = vault, clock

    @property
    def interval(self) -> str:
        """One of `DAYS`; "never" when nothing was chosen."""
        chosen = self._get(INTERVAL)
        return chosen if chosen in DAYS else USUAL

    def choose(self, interval: str) -> None:
        """Choose how often; without an earlier search the first reminder counts from today."""
        self._set(INTERVAL, interval)
        if self.last is None:
            self.searched()

    @property
    def last(self) -> date | None:
        """The day of the last search, or the day the reminder was first chosen; None: never."""
        text = self._get(LAST)
        return date.fromisoformat(text) if text else None

    def searched(self) -> None:
        """Note that a search was made today."""
        self._set(LAST, today_of(self._clock).isoformat())

    @property
    def next(self) -> date | None:
        """The day to search again; None when no reminder is wanted."""
        days, last = DAYS[self.interval], self.last
        return None if days is None or last is None else last + timedelta(days=days)

    def _get(self, name: str) -> str:
        with self._vault.read() as reader:
            row = reader.get(SETTING, name=name)
        return "" if row is None else str(row["value"])

    def _set(self, name: str, value: str) -> None:
        with self._vault.write() as writer:
            writer.put(SETTING, {"name": name, "value": value})

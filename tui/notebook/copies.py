"""When this file was last copied elsewhere, and how often the person wants to be reminded."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date, datetime

from tui.vault.reader import Reader
from tui.vault.tables import FORMAT, SETTING
from tui.vault.vault import Vault

DAYS: dict[str, int | None] = {"never": None, "weekly": 7, "monthly": 30}
"""The intervals that can be chosen, in days; None for no reminder."""

USUAL = "monthly"

INTERVAL, LAST = "copy_interval", "copy_last"
"""The settings that hold the interval and the last copy."""


@dataclass(frozen=True)
class CopyMade:
    """The last copy.

    Args:
        day: when it was made, by this computer's calendar.
        label: the person's own name for it; empty when none was given.
        place: where it is; empty unless the person wanted it to be kept.
    """

    day: date
    label: str = ""
    place: str = ""


class Copies:
    """Remembers the last copy inside the file itself; nothing of it stays on the computer.

    Args:
        vault: the open file.
        clock: gives the current time, aware of its zone.
    """

    def __init__(self, vault: Vault, clock: Callable[[], datetime]) -> None:
        self._vault, self._clock = vault, clock

    @property
    def interval(self) -> str:
        """One of `DAYS`; "monthly" when never chosen."""
        with self._vault.read() as reader:
            chosen = _setting(reader, INTERVAL)
        return chosen if chosen in DAYS else USUAL

    @interval.setter
    def interval(self, name: str) -> None:
        self._set(INTERVAL, name)

    @property
    def last(self) -> CopyMade | None:
        """The last copy; None when none was made."""
        with self._vault.read() as reader:
            return _last(reader)

    def made(self, label: str = "", place: str = "") -> None:
        """Note that a copy was made today."""
        copy = CopyMade(self._today(), label, place)
        self._set(LAST, json.dumps({**asdict(copy), "day": copy.day.isoformat()}))

    def overdue(self) -> bool:
        """Say whether the last copy, or the file where there is none, has reached the interval."""
        days = DAYS[self.interval]
        if days is None:
            return False
        with self._vault.read() as reader:
            last = _last(reader)
            since = last.day if last is not None else _begun(reader)
        return (self._today() - since).days >= days

    def _today(self) -> date:
        return self._clock().astimezone().date()

    def _set(self, name: str, value: str) -> None:
        with self._vault.write() as writer:
            writer.put(SETTING, {"name": name, "value": value})


def _setting(reader: Reader, name: str) -> str:
    row = reader.get(SETTING, name=name)
    return "" if row is None else str(row["value"])


def _last(reader: Reader) -> CopyMade | None:
    text = _setting(reader, LAST)
    if not text:
        return None
    kept = json.loads(text)
    return CopyMade(date.fromisoformat(kept["day"]), kept["label"], kept["place"])


def _begun(reader: Reader) -> date:
    """Return the day the file was made."""
    row = reader.get(FORMAT, id=1)
    created = "" if row is None else str(row["created"])
    return datetime.fromisoformat(created).astimezone().date()

"""How a moment is written into the file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Gives the current time, aware of its zone."""


def stamp(clock: Clock) -> str:
    """Return the current time in UTC as ISO 8601, to the second."""
    return clock().astimezone(UTC).isoformat(timespec="seconds")

"""The services somebody put at the top of their own list."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from tui.vault.tables import CHOSEN_SERVICE
from tui.vault.vault import Vault

Clock = Callable[[], datetime]


class ChosenServices:
    """Chosen service ids with a private note each, in the order they were chosen."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        self._vault, self._clock = vault, clock

    def all(self) -> dict[str, str]:
        """Return the note of every chosen service, by service id."""
        with self._vault.read() as reader:
            rows = reader.select(CHOSEN_SERVICE, order="changed, service")
        return {str(row["service"]): str(row["note"]) for row in rows}

    def choose(self, service: str, note: str = "") -> None:
        """Choose a service, or change the note of a chosen one."""
        with self._vault.write() as writer:
            row = writer.get(CHOSEN_SERVICE, service=service)
            changed = self._clock().astimezone(UTC).isoformat(timespec="microseconds")
            kept = changed if row is None else str(row["changed"])
            writer.put(CHOSEN_SERVICE, {"service": service, "note": note, "changed": kept})

    def drop(self, service: str) -> None:
        """Choose a service no longer; its note goes with it."""
        with self._vault.write() as writer:
            writer.delete(CHOSEN_SERVICE, service=service)


def choose_or_drop(chosen: ChosenServices, service: str) -> Callable[[], None]:
    """Choose a service, or no longer; return what takes that back, with the note it had."""
    notes = chosen.all()
    if service in notes:
        chosen.drop(service)
        return lambda: chosen.choose(service, notes[service])
    chosen.choose(service)
    return lambda: chosen.drop(service)

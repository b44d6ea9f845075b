"""Which guides somebody has read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from tui.vault.records import Records
from tui.vault.vault import Vault

KIND = "guide_read"


class Reading:
    """Marks that the person sets and takes away; nothing is marked by merely opening a guide."""

    def __init__(
        self, vault: Vault, clock: Callable[[], datetime], new_id: Callable[[], str]
    ) -> None:
        self._records = Records(vault, clock, new_id, KIND)

    def all(self) -> frozenset[str]:
        """Return the ids of the guides marked as read."""
        return frozenset(str(record.fields["guide"]) for record in self._records.all())

    def mark(self, guide: str) -> None:
        """Mark a guide as read."""
        if self._records.get(_uid(guide)) is None:
            self._records.add({"guide": guide}, uid=_uid(guide))

    def unmark(self, guide: str) -> None:
        """Take the mark away."""
        self._records.remove(_uid(guide))


def _uid(guide: str) -> str:
    """Name the mark after the guide, so that two copies of a file agree on it."""
    return f"{KIND}:{guide}"

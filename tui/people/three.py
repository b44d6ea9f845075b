"""The person's own three to call: supporters or services, in the order they were chosen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from tui.vault.records import Records
from tui.vault.vault import Vault

KIND = "to_call"
MOST = 3
"""Somebody frightened can take in three names."""


class ThreeFull(ValueError):  # noqa: N818  (says the state, like the vault's errors)
    """Three were chosen already."""


class ThreeToCall:
    """The three of one file; each is spelt "supporter 4" or "service fr-3919"."""

    def __init__(
        self, vault: Vault, clock: Callable[[], datetime], new_id: Callable[[], str]
    ) -> None:
        """Keep them in `vault`."""
        self._records = Records(vault, clock, new_id, KIND)

    def all(self) -> tuple[str, ...]:
        """Return who was chosen, first the first."""
        record = self._records.get(KIND)
        listed = record.fields.get("chosen", []) if record is not None else []
        return tuple(str(item) for item in listed) if isinstance(listed, list) else ()

    def toggle(self, who: str) -> bool:
        """Choose somebody, or no longer; return whether they are among the three now.

        Raises:
            ThreeFull: when there are three others.
        """
        chosen = self.all()
        if who in chosen:
            self.keep(tuple(other for other in chosen if other != who))
            return False
        if len(chosen) >= MOST:
            raise ThreeFull
        self.keep((*chosen, who))
        return True

    def keep(self, chosen: tuple[str, ...]) -> None:
        """Choose exactly these."""
        fields = {"chosen": list(chosen)}
        if self._records.get(KIND) is None:
            self._records.add(fields, uid=KIND)
        else:
            self._records.change(KIND, fields)

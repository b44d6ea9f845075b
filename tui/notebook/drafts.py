"""Text that was typed and is not finished: saved as it is typed, so that leaving is always free."""

from __future__ import annotations

from tui.notebook.moments import Clock, stamp
from tui.vault.tables import DRAFT
from tui.vault.vault import Vault


class Drafts:
    """One draft a place; a place is the name of a screen, with what it edits where that matters."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        self._vault, self._clock = vault, clock

    def get(self, place: str) -> str:
        """Return the draft of a place; empty when there is none."""
        with self._vault.read() as reader:
            row = reader.get(DRAFT, screen=place)
        return "" if row is None else str(row["body"])

    def put(self, place: str, body: str) -> None:
        """Keep a draft; an empty one is dropped, the same one again is not written."""
        with self._vault.write() as writer:
            row = writer.get(DRAFT, screen=place)
            if body == ("" if row is None else row["body"]):
                return
            if body:
                kept = {"screen": place, "body": body, "changed": stamp(self._clock)}
                writer.put(DRAFT, kept)
            else:
                writer.delete(DRAFT, screen=place)

    def drop(self, place: str) -> None:
        """Remove the draft of a place, if there is one."""
        with self._vault.write(frees=True) as writer:
            writer.delete(DRAFT, screen=place)

    def places(self) -> list[str]:
        """Return the places that hold a draft, the latest first."""
        with self._vault.read() as reader:
            rows = reader.select(DRAFT, order="changed DESC, screen")
        return [str(row["screen"]) for row in rows]

"""Links between what rooms keep: incident, exhibit, step, person, report; followed both ways."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import NamedTuple

from tui.vault.tables import LINK, Row
from tui.vault.vault import Vault
from tui.vault.writer import Writer


class Ref(NamedTuple):
    """Names one thing: its kind, as in `Records` or "incident", "step", "person"; and its uid."""

    kind: str
    uid: str

    def __str__(self) -> str:
        """Return the spelling in the file, KIND:UID."""
        return f"{self.kind}:{self.uid}"

    @classmethod
    def spelt(cls, text: str) -> Ref:
        """Return the thing that `text` spells."""
        kind, _, uid = text.partition(":")
        return cls(kind, uid)


class Links:
    """The links of one file."""

    def __init__(self, vault: Vault, clock: Callable[[], datetime]) -> None:
        """Keep links in `vault`, dated by `clock`."""
        self._vault, self._clock = vault, clock

    def join(self, one: Ref, other: Ref) -> None:
        """Note that two things belong together; once is enough."""
        with self._vault.write() as writer:
            self.join_in(writer, one, other)

    def join_in(self, writer: Writer, one: Ref, other: Ref) -> None:
        """As `join`, in a write block that is under way."""
        first, second = _ordered(one, other)
        when = self._clock().astimezone(UTC).isoformat(timespec="microseconds")
        row: Row = {"pair": f"{first} {second}", "first": first, "second": second}
        if writer.get(LINK, pair=row["pair"]) is None:
            writer.insert(LINK, {**row, "changed": when})

    def part(self, one: Ref, other: Ref) -> None:
        """Take back what `join` noted."""
        with self._vault.write() as writer:
            writer.delete(LINK, pair=" ".join(_ordered(one, other)))

    def of(self, ref: Ref, kind: str = "") -> list[Ref]:
        """Return what belongs to `ref`, the oldest link first; only things of `kind` if given."""
        name = str(ref)
        with self._vault.read() as reader:
            rows = reader.select(
                LINK, where="first = ? OR second = ?", params=(name, name), order="changed, pair"
            )
        others = (row["second"] if row["first"] == name else row["first"] for row in rows)
        found = [Ref.spelt(str(other)) for other in others]
        return [other for other in found if not kind or other.kind == kind]


def _ordered(one: Ref, other: Ref) -> tuple[str, str]:
    """Return two names in the order they are kept in, whichever comes first in the call."""
    first, second = sorted((str(one), str(other)))
    return first, second

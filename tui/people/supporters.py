"""The people somebody trusts: how and when to reach them without being noticed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from tui.vault.tables import DRAFT, SUPPORTER, Row
from tui.vault.vault import Vault

Clock = Callable[[], datetime]


class NoAlias(ValueError):  # noqa: N818  (says the state, like the vault's errors)
    """A supporter needs a name to be found by; an alias is enough."""


class UnknownSupporter(KeyError):  # noqa: N818  (the same)
    """There is no supporter with this number."""


@dataclass(frozen=True, slots=True)
class Supporter:
    """Somebody who helps; all texts are the person's own words.

    `hours` is when they can be reached, `knows` what they were told, `never_call` that this number
    must not be called from this phone, `last_checked` the day the channel was last tried.
    """

    alias: str
    role: str = ""
    channel: str = ""
    hours: str = ""
    code_word: str = ""
    knows: str = ""
    note: str = ""
    never_call: bool = False
    last_checked: date | None = None
    hidden: bool = False
    id: int = 0


class Supporters:
    """The supporters of one file."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        self._vault, self._clock = vault, clock

    def all(self, *, hidden: bool = False) -> list[Supporter]:
        """Return the supporters in the order they were added; `hidden` brings hidden ones too."""
        with self._vault.read() as reader:
            rows = reader.select(SUPPORTER, where="" if hidden else "hidden = 0", order="id")
        return [_supporter(row) for row in rows]

    def get(self, number: int) -> Supporter:
        """Return one supporter.

        Raises:
            UnknownSupporter: when there is none with this number.
        """
        with self._vault.read() as reader:
            row = reader.get(SUPPORTER, id=number)
        if row is None:
            raise UnknownSupporter
        return _supporter(row)

    def add(self, supporter: Supporter, *, draft: str = "") -> int:
        """Add somebody and return their number.

        Args:
            supporter: what is known; `id` is not used.
            draft: the draft they were typed in; it is removed in the same transaction.

        Raises:
            NoAlias: when the alias is empty.
        """
        row = self._row(supporter)
        with self._vault.write() as writer:
            writer.delete(DRAFT, screen=draft)
            return writer.insert(SUPPORTER, row)

    def update(self, supporter: Supporter, *, draft: str = "") -> None:
        """Replace what is known about the supporter with this number.

        Args:
            supporter: what is known now.
            draft: the draft it was typed in; it is removed in the same transaction.

        Raises:
            NoAlias: when the alias is empty.
            UnknownSupporter: when there is none with this number.
        """
        row = self._row(supporter)
        with self._vault.write() as writer:
            if writer.get(SUPPORTER, id=supporter.id) is None:
                raise UnknownSupporter
            writer.delete(DRAFT, screen=draft)
            writer.put(SUPPORTER, {**row, "id": supporter.id})

    def hide(self, number: int, *, hidden: bool = True) -> None:
        """Keep somebody out of the lists, or bring them back; nothing is lost.

        Raises:
            UnknownSupporter: when there is none with this number.
        """
        with self._vault.write() as writer:
            row = writer.get(SUPPORTER, id=number)
            if row is None:
                raise UnknownSupporter
            writer.put(SUPPORTER, {**row, "hidden": int(hidden), "changed": self._now()})

    def _row(self, supporter: Supporter) -> dict[str, str | int | None]:
        if not supporter.alias.strip():
            raise NoAlias
        checked = supporter.last_checked
        return {
            "alias": supporter.alias.strip(),
            "role": supporter.role.strip(),
            "channel": supporter.channel.strip(),
            "hours": supporter.hours.strip(),
            "code_word": supporter.code_word.strip(),
            "knows": supporter.knows.strip(),
            "note": supporter.note.strip(),
            "never_call": int(supporter.never_call),
            "last_checked": checked.isoformat() if checked else None,
            "changed": self._now(),
            "hidden": int(supporter.hidden),
        }

    def _now(self) -> str:
        return self._clock().astimezone(UTC).isoformat(timespec="seconds")


def _supporter(row: Row) -> Supporter:
    checked = row["last_checked"]
    return Supporter(
        id=int(row["id"] or 0),
        alias=str(row["alias"]),
        role=str(row["role"]),
        channel=str(row["channel"]),
        hours=str(row["hours"]),
        code_word=str(row["code_word"]),
        knows=str(row["knows"]),
        note=str(row["note"]),
        never_call=bool(row["never_call"]),
        last_checked=date.fromisoformat(str(checked)) if checked is not None else None,
        hidden=bool(row["hidden"]),
    )

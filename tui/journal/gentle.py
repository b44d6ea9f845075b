"""Reading is gentle: what is left out for today, and what somebody else reads first.

None of it touches the journal: the notes and exhibits stay as they are, and these marks lie beside
them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime

from tui.vault.links import Ref
from tui.vault.records import Records
from tui.vault.vault import Vault

KIND = "gentle"


@dataclass(frozen=True, slots=True)
class Gentle:
    """The marks of one thing.

    `skipped` is the day it is left out on, ISO; `first` the alias of who is to read it first,
    `read` the day it was read, ISO, and `by` whom; each is "" when there is nothing to say.
    """

    skipped: str = ""
    first: str = ""
    read: str = ""
    by: str = ""

    @property
    def waits(self) -> bool:
        """Whether somebody else is still to read it."""
        return bool(self.first) and not self.read


class GentleMarks:
    """The marks of one file."""

    def __init__(
        self, vault: Vault, clock: Callable[[], datetime], new_id: Callable[[], str]
    ) -> None:
        """Keep marks in `vault`; days are those of this computer's zone."""
        self._clock = clock
        self._records = Records(vault, clock, new_id, KIND)

    def all(self) -> dict[Ref, Gentle]:
        """Return every mark by the thing it is on."""
        return {
            Ref.spelt(record.uid.removeprefix(f"{KIND}:")): Gentle(**record.fields)
            for record in self._records.all()
        }

    def of(self, ref: Ref) -> Gentle:
        """Return the marks of one thing."""
        record = self._records.get(_uid(ref))
        return Gentle() if record is None else Gentle(**record.fields)

    def skipped(self, marks: Mapping[Ref, Gentle] | None = None) -> list[Ref]:
        """Return what is left out today; `marks` are what `all` gave, where it was asked before."""
        today = self._today().isoformat()
        return [
            ref
            for ref, mark in (self.all() if marks is None else marks).items()
            if mark.skipped == today
        ]

    def skip(self, ref: Ref) -> None:
        """Leave a thing out until tomorrow."""
        self._keep(ref, replace(self.of(ref), skipped=self._today().isoformat()))

    def bring_back(self) -> None:
        """Leave nothing out any more."""
        for ref in self.skipped():
            self._keep(ref, replace(self.of(ref), skipped=""))

    def let_read(self, ref: Ref, alias: str) -> None:
        """Note who is to read a thing first; "" when nobody is."""
        self._keep(ref, replace(self.of(ref), first=alias, read="", by=""))

    def was_read(self, ref: Ref, by: str) -> None:
        """Note that it was read today, and by whom."""
        self._keep(ref, replace(self.of(ref), read=self._today().isoformat(), by=by))

    def _keep(self, ref: Ref, mark: Gentle) -> None:
        if self._records.get(_uid(ref)) is None:
            self._records.add(asdict(mark), uid=_uid(ref))
        else:
            self._records.change(_uid(ref), asdict(mark))

    def _today(self) -> date:
        return self._clock().astimezone().date()


def _uid(ref: Ref) -> str:
    return f"{KIND}:{ref}"

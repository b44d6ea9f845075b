"""What came of the steps that were done: did it help, did somebody notice, who did it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tui.vault.records import Record, Records
from tui.vault.vault import Vault

KIND = "outcome"


class Result(StrEnum):
    """What came of a step."""

    HELPED = "helped"
    NOT_HELPED = "not_helped"
    NOTICED = "noticed"
    DONE_BY = "done_by"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a step once; `by` names who did it, in the person's words; `said` is UTC."""

    uid: str
    step: str
    result: Result
    by: str
    said: datetime


class Outcomes:
    """The outcomes of one file; a step can have several, one each time it was done."""

    def __init__(
        self, vault: Vault, clock: Callable[[], datetime], new_id: Callable[[], str]
    ) -> None:
        """Keep outcomes in `vault`, dated by `clock`, each under a uid of `new_id`."""
        self._records = Records(vault, clock, new_id, KIND)

    def add(self, step: str, result: Result, by: str = "") -> str:
        """Keep what came of a step and return the outcome's uid."""
        return self._records.add({"step": step, "result": result.value, "by": by.strip()})

    def of(self, step: str) -> list[Outcome]:
        """Return what came of a step, the latest first."""
        records = (r for r in self._records.all() if r.fields.get("step") == step)
        found = [outcome for r in records if (outcome := _outcome(r)) is not None]
        return found[::-1]

    def remove(self, uid: str) -> None:
        """Take back an outcome that was told by mistake."""
        self._records.remove(uid)


def _outcome(record: Record) -> Outcome | None:
    """Return a record as an outcome; None for a result that only a newer program knows."""
    result = str(record.fields.get("result"))
    if result not in tuple(Result):
        return None
    return Outcome(
        uid=record.uid,
        step=str(record.fields["step"]),
        result=Result(result),
        by=str(record.fields.get("by", "")),
        said=datetime.fromisoformat(record.created),
    )

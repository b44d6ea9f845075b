"""What was made of the steps of the plan, and the holds that were released."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from tui.notebook.moments import Clock, stamp
from tui.vault.tables import RELEASE, STEP_STATE, Row
from tui.vault.vault import Vault

STATES = ("todo", "doing", "done", "later", "not_for_me")


class UnknownState(ValueError):  # noqa: N818  (says the state, like the vault's errors)
    """A step was to be put into a state that does not exist."""


class ReleaseRefused(Exception):  # noqa: N818  (the same)
    """A hold was to be released without what it waits for."""


@dataclass(frozen=True, slots=True)
class StepRecord:
    """A step's state, a private note, when it changed (UTC), and the day to look at it again."""

    state: str
    note: str
    changed: datetime
    due: date | None


@dataclass(frozen=True, slots=True)
class Release:
    """Why a hold was released; everything in it is private.

    Either somebody of a specialist service was spoken with (`spoke_with`) and it is written what to
    do if the other person reacts (`reaction_plan`), or the caution was read and overruled.
    """

    spoke_with: str
    reaction_plan: str
    overruled: bool
    reason: str
    changed: datetime


class StepBook:
    """States and releases by step id."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        self._vault, self._clock = vault, clock

    def states(self) -> dict[str, StepRecord]:
        """Return the record of every step that was touched."""
        with self._vault.read() as reader:
            rows = reader.select(STEP_STATE)
        return {str(row["step"]): _record(row) for row in rows}

    def set(self, step: str, state: str, note: str = "", due: date | None = None) -> None:
        """Put a step into a state.

        Raises:
            UnknownState: when `state` is not one of `STATES`.
        """
        if state not in STATES:
            raise UnknownState(state)
        row = {"step": step, "state": state, "note": note, "changed": stamp(self._clock)}
        with self._vault.write() as writer:
            writer.put(STEP_STATE, {**row, "due": due.isoformat() if due else None})

    def put_back(self, step: str, record: StepRecord | None) -> None:
        """Put a step back as it was, its day of change included; None for never touched."""
        with self._vault.write() as writer:
            if record is None:
                writer.delete(STEP_STATE, step=step)
            else:
                writer.put(STEP_STATE, {"step": step, **_row(record)})

    def releases(self) -> dict[str, Release]:
        """Return every released hold."""
        with self._vault.read() as reader:
            rows = reader.select(RELEASE)
        return {str(row["step"]): _release(row) for row in rows}

    def release(
        self,
        step: str,
        *,
        spoke_with: str = "",
        reaction_plan: str = "",
        overruled: bool = False,
        reason: str = "",
    ) -> None:
        """Release the hold of a step.

        Args:
            step: the step's id.
            spoke_with: the specialist spoken with, in the person's words.
            reaction_plan: what to do if the other person reacts.
            overruled: the caution was read and the person goes on without the two above.
            reason: the person's own words; may stay empty.

        Raises:
            ReleaseRefused: not overruled, and one of `spoke_with` and `reaction_plan` is empty.
        """
        if not overruled and not (spoke_with.strip() and reaction_plan.strip()):
            raise ReleaseRefused
        with self._vault.write() as writer:
            writer.put(
                RELEASE,
                {
                    "step": step,
                    "spoke_with": spoke_with.strip(),
                    "reaction_plan": reaction_plan.strip(),
                    "overruled": int(overruled),
                    "reason": reason.strip(),
                    "changed": stamp(self._clock),
                },
            )

    def unrelease(self, step: str) -> None:
        """Put a released step on hold again, and remove what was written for its release."""
        with self._vault.write() as writer:
            writer.delete(RELEASE, step=step)


def _record(row: Row) -> StepRecord:
    due = row["due"]
    return StepRecord(
        state=str(row["state"]),
        note=str(row["note"]),
        changed=datetime.fromisoformat(str(row["changed"])),
        due=date.fromisoformat(str(due)) if due is not None else None,
    )


def _row(record: StepRecord) -> Row:
    return {
        "state": record.state,
        "note": record.note,
        "changed": record.changed.astimezone(UTC).isoformat(timespec="seconds"),
        "due": record.due.isoformat() if record.due else None,
    }


def _release(row: Row) -> Release:
    return Release(
        spoke_with=str(row["spoke_with"]),
        reaction_plan=str(row["reaction_plan"]),
        overruled=bool(row["overruled"]),
        reason=str(row["reason"]),
        changed=datetime.fromisoformat(str(row["changed"])),
    )

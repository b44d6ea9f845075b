"""What supporters can do, what each was asked, and what they answered."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from tui.vault.links import Links, Ref
from tui.vault.records import Record, Records
from tui.vault.vault import Vault

KIND = "asked"
"""The kind of these records, and of links to them."""
ABILITY = "ability"
"""The kind of the records that say what a supporter can do."""
ANSWERS = ("yes", "no", "later", "")
"""What came back; the last one, nothing yet, is taken when nothing was said."""


class UnknownAsked(KeyError):  # noqa: N818  (says the state, like the vault's errors)
    """There is no such question to a supporter."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing asked of a supporter.

    `supporter` is their number, `ask` an id of `asks.toml` ("" for something else), `words` what
    was written or said, `answer` one of `ANSWERS` and `reply` their own words.
    """

    supporter: int
    ask: str = ""
    words: str = ""
    asked: date | None = None
    answer: str = ""
    reply: str = ""
    answered: date | None = None
    uid: str = ""


class AskedOfPeople:
    """What was asked of the supporters of one file, and what each of them can do."""

    def __init__(
        self, vault: Vault, clock: Callable[[], datetime], new_id: Callable[[], str]
    ) -> None:
        """Keep it in `vault`."""
        self._records = Records(vault, clock, new_id, KIND)
        self._abilities = Records(vault, clock, new_id, ABILITY)
        self._links, self._clock = Links(vault, clock), clock

    def of(self, supporter: int) -> list[Asked]:
        """Return what a supporter was asked, the newest first."""
        found = (_asked(record) for record in reversed(self._records.all()))
        return [asked for asked in found if asked.supporter == supporter]

    def get(self, uid: str) -> Asked:
        """Return one; raise `UnknownAsked`."""
        record = self._records.get(uid)
        if record is None:
            raise UnknownAsked
        return _asked(record)

    def add(self, asked: Asked, steps: Iterable[str] = (), *, draft: str = "") -> str:
        """Keep what was asked, today unless it says when, linked with the person and the steps.

        `draft` is the draft it was typed in; it is removed in the same transaction.
        """
        dated = replace(asked, asked=asked.asked or self._today())
        uid = self._records.add(_fields(dated), draft=draft)
        self._links.join(Ref(KIND, uid), Ref("supporter", str(asked.supporter)))
        for step in steps:
            self._links.join(Ref(KIND, uid), Ref("step", step))
        return uid

    def answer(self, uid: str, answer: str, reply: str = "") -> None:
        """Keep what came back, today; raise `UnknownAsked`."""
        before = self.get(uid)
        day = self._today() if answer or reply.strip() else None
        changed = replace(before, answer=answer, reply=reply.strip(), answered=day)
        self._records.change(uid, _fields(changed))

    def remove(self, uid: str) -> None:
        """Take back what was noted by mistake."""
        for ref in self._links.of(Ref(KIND, uid)):
            self._links.part(Ref(KIND, uid), ref)
        self._records.remove(uid)

    def abilities(self, supporter: int) -> tuple[str, ...]:
        """Return the ids of `asks.toml` that a supporter can do."""
        record = self._abilities.get(_ability(supporter))
        listed = record.fields.get("can", []) if record is not None else []
        return tuple(str(item) for item in listed) if isinstance(listed, list) else ()

    def can(self, supporter: int, asks: Iterable[str]) -> None:
        """Keep what a supporter can do."""
        uid, fields = _ability(supporter), {"supporter": supporter, "can": list(asks)}
        if self._abilities.get(uid) is None:
            self._abilities.add(fields, uid=uid)
        else:
            self._abilities.change(uid, fields)

    def _today(self) -> date:
        return self._clock().astimezone().date()


def _ability(supporter: int) -> str:
    """Return the uid of what a supporter can do: one record each, so that copies unite."""
    return f"{ABILITY}-{supporter}"


def _fields(asked: Asked) -> dict[str, Any]:
    return {
        "supporter": asked.supporter,
        "ask": asked.ask,
        "words": asked.words.strip(),
        "asked": asked.asked.isoformat() if asked.asked else "",
        "answer": asked.answer,
        "reply": asked.reply,
        "answered": asked.answered.isoformat() if asked.answered else "",
    }


def _asked(record: Record) -> Asked:
    fields = record.fields
    number, answer = fields.get("supporter"), str(fields.get("answer", ""))
    return Asked(
        supporter=number if isinstance(number, int) else 0,
        ask=str(fields.get("ask", "")),
        words=str(fields.get("words", "")),
        asked=_day(fields.get("asked")),
        answer=answer if answer in ANSWERS else "",
        reply=str(fields.get("reply", "")),
        answered=_day(fields.get("answered")),
        uid=record.uid,
    )


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None

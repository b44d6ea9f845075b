"""The answers to the questions, with everything that was answered before."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime

from tui.notebook.moments import Clock, stamp
from tui.vault.chain import canonical_json
from tui.vault.tables import ANSWER, ANSWER_HISTORY
from tui.vault.vault import Vault

Answer = str | int | list[str]
"""An option id or text, a scale value, or a list of option ids."""


@dataclass(frozen=True, slots=True)
class PastAnswer:
    """What a question was once answered; `answer` is None where the answer was taken back."""

    answer: Answer | None
    changed: datetime


class AnswerBook:
    """Answers by question id; what they may be is checked by the planner, not here."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        self._vault, self._clock = vault, clock

    def all(self) -> dict[str, Answer]:
        """Return every answer that stands."""
        with self._vault.read() as reader:
            rows = reader.select(ANSWER)
        return {str(row["question"]): json.loads(str(row["value"])) for row in rows}

    def days(self) -> dict[str, date]:
        """Return the day each standing answer was given, by this computer's calendar."""
        with self._vault.read() as reader:
            rows = reader.select(ANSWER)
        moments = {str(r["question"]): datetime.fromisoformat(str(r["changed"])) for r in rows}
        return {name: moment.astimezone().date() for name, moment in moments.items()}

    def set(self, question: str, answer: Answer) -> None:
        """Answer a question; the same answer again changes nothing."""
        self._change(question, canonical_json(answer).decode("utf-8"))

    def clear(self, question: str) -> None:
        """Take an answer back; what was answered before stays in the history."""
        self._change(question, None)

    def forget(self, question: str) -> None:
        """Take an answer back and remove every trace of what was answered before."""
        with self._vault.write(frees=True) as writer:
            writer.delete(ANSWER, question=question)
            past = writer.select(ANSWER_HISTORY, where="question = ?", params=(question,))
            for row in past:
                writer.delete(ANSWER_HISTORY, id=row["id"])

    def history(self, question: str) -> list[PastAnswer]:
        """Return what a question was answered, newest first, the standing answer included."""
        with self._vault.read() as reader:
            rows = reader.select(
                ANSWER_HISTORY, where="question = ?", params=(question,), order="id DESC"
            )
        return [
            PastAnswer(json.loads(str(row["value"])), datetime.fromisoformat(str(row["changed"])))
            for row in rows
        ]

    def _change(self, question: str, value: str | None) -> None:
        with self._vault.write() as writer:
            standing = writer.get(ANSWER, question=question)
            if (standing and standing["value"]) == value:
                return
            changed = stamp(self._clock)
            past = {"question": question, "value": value or "null", "changed": changed}
            writer.insert(ANSWER_HISTORY, past)
            if value is None:
                writer.delete(ANSWER, question=question)
            else:
                writer.put(ANSWER, past)

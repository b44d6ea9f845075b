"""What two copies of a file made of the same thing, in words."""

from __future__ import annotations

import json

from tui.library.language import mark
from tui.planner.answers import Answers
from tui.planner.plan import StepState
from tui.safety.text import clean
from tui.session import Session
from tui.telling.step_facts import STATE_WORDS, answer_text
from tui.vault.merge import Conflict
from tui.vault.tables import SETTING, Row

ANSWERS = (mark("Show the one of this file"), mark("Show the one of the other copy"))
TITLES: dict[str, str] = {
    "entry": mark("A note was changed in both copies"),
    "answer": mark("An answer was changed in both copies"),
    "step_state": mark("A step was changed in both copies"),
    "release": mark("A step was released in both copies"),
    "supporter": mark("A person was changed in both copies"),
    "chosen_service": mark("A service was changed in both copies"),
    "record": mark("Something you keep a list of was changed in both copies"),
    "setting": mark("Something was chosen differently in both copies"),
    "draft": mark("A draft was changed in both copies"),
}
SETTINGS: dict[str, str] = {
    "asks_after": mark("Whether a question follows a ticked step"),
    "copy_interval": mark("How often to be reminded of a copy"),
    "own_keys": mark("Which keys of your own there are"),
    "plain_keys": mark("Whether the keyboard is in its simple mode"),
    "own_view": mark("How pressing each thing is in your own eyes"),
    "self_search_interval": mark("How often to search for yourself"),
    "services_country": mark("The country whose services are shown"),
}
"""What a setting is about; others are shown by their name in the file."""

CHOICES: dict[str, str] = {
    "never": mark("never"),
    "weekly": mark("every week"),
    "monthly": mark("every month"),
    "quarterly": mark("every three months"),
    "no": mark("no"),
    "yes": mark("yes"),
}
"""How the value of a setting is said."""

MOST_CHARACTERS = 2000
"""How much of a text is shown of each version; both are kept whole."""

_PERSON = ("alias", "role", "channel", "hours", "code_word", "knows", "note")


class ConflictWords:
    """Says one conflict in the person's language, safe to show."""

    def __init__(self, session: Session, conflict: Conflict) -> None:
        """Take the open file and the two versions."""
        self._session, self._conflict = session, conflict
        self.say = session.language.say

    def title(self) -> str:
        """Return what kind of thing was changed in both copies."""
        return self.say(TITLES[self._conflict.table])

    def subject(self) -> str:
        """Return what the two versions are of."""
        row, library = self._conflict.mine, self._session.library
        if "question" in row and row["question"] in library.questions:
            return library.questions[str(row["question"])].text
        if "step" in row and row["step"] in library.steps:
            return library.steps[str(row["step"])].title
        if self._conflict.table == SETTING.name:
            name = str(row["name"])
            return self.say(SETTINGS[name]) if name in SETTINGS else clean(name)
        names = [row[name] for name in ("alias", "service", "screen") if name in row]
        return clean(" ".join(str(name) for name in names), keep_newlines=False)

    def version(self, row: Row) -> str:
        """Return one version in words, safe to show."""
        setting = self._conflict.table == SETTING.name
        words = self._setting(str(row["value"])) if setting else self._words(row)
        return clean(words)[:MOST_CHARACTERS]

    def _words(self, row: Row) -> str:
        if "question" in row:
            return self._answer(row)
        if "state" in row:
            return f"{self.say(STATE_WORDS[StepState(str(row['state']))])}\n{row['note']}"
        if "spoke_with" in row:
            names = ("spoke_with", "reaction_plan", "reason")
            return "\n".join(str(row[name]) for name in names if row[name])
        if "alias" in row:
            return "\n".join(str(row[name]) for name in _PERSON if row[name])
        if "fields" in row and "kind" in row:
            return fields_text(json.loads(str(row["fields"])))
        return str(row.get("body", row.get("note", "")))

    def _setting(self, value: str) -> str:
        return self.say(CHOICES[value]) if value in CHOICES else value

    def _answer(self, row: Row) -> str:
        question = self._session.library.questions.get(str(row["question"]))
        value = json.loads(str(row["value"]))
        if question is None:
            return str(row["value"])
        answer = tuple(value) if isinstance(value, list) else value
        return answer_text(question, Answers({question.id: answer}), self.say)


def fields_text(fields: dict[str, object]) -> str:
    """Return what a record says, one value a line; empty values are left out."""
    return "\n".join(str(value) for value in fields.values() if value not in ("", None, [], {}))

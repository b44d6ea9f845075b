"""Shows side by side what two copies of a file made of the same thing."""

import json
from pathlib import PurePath
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.library.language import mark
from tui.planner.answers import Answers
from tui.planner.plan import StepState
from tui.safety.text import clean
from tui.screens.base import CarnetModal
from tui.session import Session
from tui.telling.step_facts import STATE_WORDS, answer_text
from tui.vault.merge import Conflict
from tui.vault.tables import SETTING, Row
from tui.widgets.confirm import Cancel
from tui.widgets.row_list import RowList

MINE = 0
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


class ConflictScreen(CarnetModal[bool | None]):
    """Gives True for this file's version, False for the other's, None to leave the later one."""

    OWN_COMMANDS = (Cancel,)
    CSS_PATH: ClassVar[list[str | PurePath]] = ["window.tcss", "conflict.tcss"]
    TITLE_WORDS = mark("Changed in both copies")
    HELP_WORDS = mark(
        "Both versions are kept. Choose which one is shown from now on; esc leaves the later one."
    )

    def __init__(self, session: Session, conflict: Conflict) -> None:
        """Take the open file and the two versions."""
        super().__init__()
        self._session, self._conflict = session, conflict

    def compose(self) -> ComposeResult:
        """Show what it is about, the two versions, and the choice."""
        with VerticalScroll(can_focus=False):
            title = self.say(TITLES[self._conflict.table])
            yield Static(Content(title).stylize("bold"), markup=False)
            yield Static(Content(self._subject()), markup=False)
            with Horizontal():
                yield self._version(mark("In this file"), self._conflict.mine)
                yield self._version(mark("In the other copy"), self._conflict.other)
            yield Static(Content(self.say(self.HELP_WORDS)), markup=False)
            yield RowList(len(ANSWERS), lambda index: self.say(ANSWERS[index]))

    def _version(self, heading: str, row: Row) -> Static:
        lines = Content.assemble((self.say(heading), "bold underline"), "\n", self._text(row))
        return Static(lines, markup=False)

    def _subject(self) -> str:
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

    def _text(self, row: Row) -> str:
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

    def on_row_list_selected(self, event: RowList.Selected) -> None:
        """Give the choice."""
        self.dismiss(event.index == MINE)

    def action_cancel(self) -> None:
        """Leave the later one."""
        self.dismiss(None)


def fields_text(fields: dict[str, object]) -> str:
    """Return what a record says, one value a line; empty values are left out."""
    return "\n".join(str(value) for value in fields.values() if value not in ("", None, [], {}))

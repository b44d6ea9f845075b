"""The text of a letter in an editor, with its subject and to whom it goes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from textual.app import ComposeResult
from textual.containers import Horizontal

from tui.dossier.kept_letters import KeptLetter
from tui.library.language import mark
from tui.safety.text import clean
from tui.screens.form import FormScreen, Values
from tui.session import Session
from tui.widgets.editor import Editor
from tui.widgets.line import Line
from tui.widgets.words import Words

LINES = (("to", mark("To")), ("subject", mark("Subject")))


class LetterEditScreen(FormScreen):
    """Two lines and the text; ctrl+s keeps, esc sets aside what was typed."""

    CSS_PATH = "letter_edit.tcss"
    TITLE_WORDS = mark("The text of the letter")
    HELP_WORDS = mark(
        "Change every word you like. What stands in […] is a blank to fill, or something to check "
        "before it goes. ctrl+s keeps, esc sets aside."
    )
    AUTO_FOCUS = "Editor"
    section = "guides"

    def __init__(self, session: Session, kept: KeptLetter) -> None:
        """Take the open file and the letter."""
        begun = {"to": kept.to, "subject": kept.subject, "text": kept.text}
        super().__init__(session, f"letter-text/{kept.uid}", begun)
        self._kept = kept

    def body(self) -> ComposeResult:
        """Yield the lines and the text."""
        first: dict[str, Any] = self.first_values()
        for field, name in LINES:
            with Horizontal():
                yield Words(lambda name=name: self.say(name))  # type: ignore[misc]
                yield Line(str(first[field]), id=field)
        yield Editor(str(first["text"]))

    def on_input_submitted(self) -> None:
        """Go to the next field."""
        self.focus_next()

    def values(self) -> Values:
        """Return the lines and the text."""
        lines = {field: self.query_one(f"#{field}", Line).value for field, _ in LINES}
        return {**lines, "text": self.query_one(Editor).text}

    def keep(self) -> bool:
        """Keep the text."""
        values = {name: str(value) for name, value in self.values().items()}
        changed = replace(
            self._kept, to=values["to"], subject=values["subject"], text=clean(values["text"])
        )
        self.session.kept_letters.change(changed, draft=self.place)
        return True

"""The form of something to search for; what it is may be guessed, and is changed with one key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from tui.followup.identifiers import KINDS, Identifier, NothingWritten, guess_kind
from tui.library.language import mark
from tui.screens.account_fields import FieldsScreen, Question
from tui.screens.self_search import KIND_WORDS
from tui.session import Session
from tui.widgets.choice_list import Choice

NOTHING = mark("Write what to search for first.")


class IdentifierScreen(FieldsScreen):
    """One line for what it is, one for the town, and the kind."""

    TITLE_WORDS = mark("Something to search for")
    HELP_WORDS = mark(
        "A name, a handle, a number, a mail or postal address, or a picture described in words. "
        "Write a number with its country code (+33…) when it is of another country. Without a "
        "tick, Carnet guesses what it is. ctrl+s keeps, esc sets aside."
    )
    LINES = (
        ("text", mark("What to search for")),
        ("town", mark("Town (for a name)")),
    )

    def __init__(self, session: Session, identifier: Identifier) -> None:
        """Take the open file and the identifier; one without a uid is new."""
        self._identifier = identifier
        begun = {
            "text": identifier.text,
            "town": identifier.town,
            "kind": [identifier.kind] if identifier.uid else [],
        }
        super().__init__(session, f"identifier/{identifier.uid or 'new'}", begun)

    def care(self) -> str:
        """Say what belongs here."""
        return self.session.self_search.hints["children"]

    def questions(self) -> Sequence[Question]:
        """Return the kinds in the language of now."""
        kinds = tuple(Choice(kind, self.say(KIND_WORDS[kind])) for kind in KINDS)
        return (Question("kind", mark("What it is"), "single", kinds),)

    def keep(self) -> bool:
        """Add or change the identifier."""
        identifier = self._written()
        try:
            if identifier.uid:
                self.session.identifiers.update(identifier, draft=self.place)
            else:
                self.session.identifiers.add(identifier, draft=self.place)
        except NothingWritten:
            return self.refuse(NOTHING, "text")
        return True

    def _written(self) -> Identifier:
        values: dict[str, Any] = dict(self.values())
        kind = values["kind"][0] if values["kind"] else guess_kind(values["text"])
        return replace(self._identifier, text=values["text"], town=values["town"], kind=kind)

"""The words a dossier is written with, in its own language, whatever the screen speaks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tui.dossier.purposes import Purpose, load_purposes
from tui.followup.recipients import load_deadlines
from tui.library.language import Language, mark
from tui.library.load import load_library

_KINDS = "q_what"
"""The question whose options name the kinds of a note."""

REDACTED = mark("[redacted]")


@dataclass(frozen=True)
class Wording:
    """The language, and the names in it of kinds of notes, recipients, and purposes."""

    language: Language
    kinds: Mapping[str, str]
    recipients: Mapping[str, str]
    purposes: Mapping[str, Purpose]

    @property
    def mark(self) -> str:
        """What stands in place of something that was taken out."""
        return self.language.say(REDACTED)


def load_wording(root: Path, code: str) -> Wording:
    """Load the words of one language from the content folder.

    Raises:
        ContentError: when anything is missing or cannot be read.
    """
    language = Language(root, code)
    say = language.say
    options = load_library(root, code).questions[_KINDS].options
    own = {"decision": say("a decision of mine"), "stop_notice": say("the one message")}
    recipients = load_deadlines(root, code).recipients
    return Wording(
        language,
        {**{option.id: option.text for option in options}, **own},
        {one.id: one.name for one in recipients.values()},
        load_purposes(root, code),
    )

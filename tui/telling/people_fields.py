"""What can be written about somebody who helps."""

from __future__ import annotations

from tui.library.language import mark

FIELDS: tuple[tuple[str, str], ...] = (
    ("alias", mark("Name or alias")),
    ("role", mark("Who they are to you")),
    ("channel", mark("How to reach them")),
    ("hours", mark("When to reach them")),
    ("code_word", mark("Code word")),
    ("knows", mark("What they know")),
    ("note", mark("Anything else")),
)
"""What can be written about a supporter, and how it is called."""

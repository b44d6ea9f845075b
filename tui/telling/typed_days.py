"""Days that are typed, and what is said about passwords in forms."""

from __future__ import annotations

from datetime import date

from tui.journal.occurred import understand
from tui.library.language import mark
from tui.session import Session

NO_PASSWORDS = mark("Never a password here. Only the name is needed; the rest can wait.")
LOOKS_LIKE_ONE = mark(
    "One of these looks like a password. It is not needed here: better leave it out. You can keep "
    "it all the same."
)
UNREAD_DAY = mark("This day could not be read. Write it like 2026-03-01, or leave it empty.")


class UnreadDay(ValueError):  # noqa: N818  (says the state, like the vault's errors)
    """A day was typed that cannot be read; `field` is the field's id."""

    def __init__(self, field: str) -> None:
        super().__init__()
        self.field = field


def day_typed(session: Session, text: str) -> date | None:
    """Return the day a text says, None when there is none.

    Raises:
        ValueError: when the text cannot be read as a day.
    """
    if not text.strip():
        return None
    when = understand(text, session.date_words, session.clock().astimezone())
    if when is None:
        raise ValueError
    return date.fromisoformat(when.start[:10])

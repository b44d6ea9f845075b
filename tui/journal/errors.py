"""What can be wrong with a note; no text ever holds what was written."""

# Each name is the state a screen explains, without a suffix, like the errors of the vault.
# ruff: noqa: N818

from __future__ import annotations


class JournalError(Exception):
    """Base of the journal's errors; `code` is a fixed word that a screen turns into a sentence."""

    code = "journal"

    def __init__(self) -> None:
        super().__init__(self.code)


class EmptyNote(JournalError):
    """There is nothing to keep."""

    code = "empty_note"


class NoteTooLong(JournalError):
    """The note has more than `MOST_BYTES` bytes of UTF-8."""

    code = "note_too_long"


class UnknownEntry(JournalError):
    """There is no such note, or its content was removed."""

    code = "unknown_entry"

"""To whom reports go, what answer to expect, and what comes next when there is none.

The structure is in `content/deadlines.toml`, the words in `<language>/deadlines.toml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tui.library.tables import Problems, Table, read_file

STOP_NOTICE = "stop_notice"
"""The one message that asks the person to stop: sent once, never answered (rule G5)."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody a report goes to; `days` until asking again, 0 for never."""

    id: str
    days: int
    name: str
    expect: str
    next: str


def load_recipients(root: Path, language: str) -> Mapping[str, Recipient]:
    """Load the recipients of the content folder in one language, in their order.

    Raises:
        ContentError: when anything is missing or cannot be read.
    """
    problems = Problems()
    recipients = collect_recipients(root, language, problems)
    problems.refuse()
    return recipients


def collect_recipients(root: Path, language: str, problems: Problems) -> dict[str, Recipient]:
    """Load the recipients and collect what is wrong instead of raising."""
    structure = read_file(root, "deadlines.toml", problems)
    words = read_file(root, f"{language}/deadlines.toml", problems)
    recipients = {
        table.key: _recipient(table, words.table(table.key))
        for table in structure.tables("recipient")
    }
    structure.done()
    words.done()
    return recipients


def _recipient(table: Table, words: Table) -> Recipient:
    recipient = Recipient(
        id=table.text("id"),
        days=table.whole("days"),
        name=words.text("name"),
        expect=words.text("expect"),
        next=words.text("next"),
    )
    table.done()
    words.done()
    return recipient

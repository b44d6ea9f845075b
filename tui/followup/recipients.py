"""To whom reports go, what answer to expect, and what comes next when there is none.

The structure is in `content/deadlines.toml`, the words in `<language>/deadlines.toml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tui.followup.limits import Limit, read_limit
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


@dataclass(frozen=True, slots=True)
class Deadlines:
    """Recipients by id, in their order, and the time limits of the law, in one language."""

    recipients: Mapping[str, Recipient]
    limits: tuple[Limit, ...]


def load_deadlines(root: Path, language: str) -> Deadlines:
    """Load recipients and limits of the content folder in one language.

    Raises:
        ContentError: when anything is missing or cannot be read.
    """
    problems = Problems()
    deadlines = collect_deadlines(root, language, problems)
    problems.refuse()
    return deadlines


def collect_deadlines(root: Path, language: str, problems: Problems) -> Deadlines:
    """Load recipients and limits and collect what is wrong instead of raising."""
    structure = read_file(root, "deadlines.toml", problems)
    words = read_file(root, f"{language}/deadlines.toml", problems)
    recipients = {
        table.key: _recipient(table, words.table(table.key))
        for table in structure.tables("recipient")
    }
    texts = words.table("limits")
    limits = tuple(read_limit(table, texts) for table in structure.tables("limit"))
    for table in (structure, texts, words):
        table.done()
    return Deadlines(recipients, limits)


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

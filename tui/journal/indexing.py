"""What of a note can be searched: everything its newest revision says, private words included."""

from __future__ import annotations

import json
from collections.abc import Mapping

from tui.journal import private
from tui.journal.incident import Details
from tui.vault.reader import Reader
from tui.vault.tables import Row

_NO_WORDS = frozenset({"who", "threat"})


def indexed_text(reader: Reader, row: Row) -> str:
    """Return the words of one revision; `reader` finds the private ones."""
    fields: Mapping[str, object] = json.loads(str(row["fields"]))
    kept = private.find(reader, fields)
    said = [str(row["body"]), str(row["occurred_text"]), *_said(Details.of(fields).spelt())]
    return "\n".join([*said, kept.effect, kept.note])


def _said(details: Mapping[str, object]) -> list[str]:
    texts = (value for name, value in details.items() if name not in _NO_WORDS)
    lists = (value if isinstance(value, list) else [value] for value in texts)
    return [str(item) for items in lists for item in items if isinstance(item, str)]

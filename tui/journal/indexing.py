"""What of a note can be searched: everything its newest revision says, private words included."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tui.journal import private
from tui.journal.entry import Entry, entry_of
from tui.journal.facets import facets_of
from tui.journal.incident import Details
from tui.vault.reader import Reader
from tui.vault.tables import LINK, SETTING, Row
from tui.vault.writer import Writer

INDEX = "index"
"""The setting that says what the index of this very file holds; it never goes to another file."""

FACETED, BEFORE = "3", "2"
"""What it says now, and what it said when the index did not know `facets.OWN`."""

_ITS_LINKS = "first = ? OR second = ?"
_NO_WORDS = frozenset({"who", "threat"})


def indexed_text(reader: Reader, row: Row) -> str:
    """Return the words and facets of one revision; `reader` finds what lies beside it."""
    entry = entry_of(row)
    words, holds = _words(reader, entry), _held(reader)
    if not holds:
        return words
    facets = facets_of(entry, _linked_kinds(reader, entry), own=holds == FACETED)
    return "\n".join([words, *facets])


def found_text(reader: Reader, entry: Entry, facets: Sequence[str]) -> str:
    """Return what a note that was found must hold: its words and its facets.

    What is linked with it is not asked for again: that is not a matter of the note (`BESIDE`).
    """
    return "\n".join([_words(reader, entry), *facets])


def is_faceted(reader: Reader) -> bool:
    """Say whether the index holds all facets; that of an older file only once it is renewed."""
    return _held(reader) == FACETED


def _held(reader: Reader) -> str:
    """Return what the index of this file holds; empty for words alone."""
    row = reader.get(SETTING, name=INDEX)
    return "" if row is None else str(row["value"])


def set_faceted(writer: Writer) -> None:
    """Note that the index holds facets from now on."""
    writer.put(SETTING, {"name": INDEX, "value": FACETED})


def _linked_kinds(reader: Reader, entry: Entry) -> set[str]:
    """Return the kinds of what belongs to a note, such as "exhibit" and "report"."""
    ref = f"incident:{entry.note}"
    rows = reader.select(LINK, where=_ITS_LINKS, params=(ref, ref))
    names = [str(row["second" if row["first"] == ref else "first"]) for row in rows]
    return {name.partition(":")[0] for name in names}


def _words(reader: Reader, entry: Entry) -> str:
    kept = private.find(reader, entry.fields)
    said = [entry.body, entry.occurred_text, *_said(Details.of(entry.fields).spelt())]
    return "\n".join([*said, kept.effect, kept.note])


def _said(details: Mapping[str, object]) -> list[str]:
    texts = (value for name, value in details.items() if name not in _NO_WORDS)
    lists = (value if isinstance(value, list) else [value] for value in texts)
    return [str(item) for items in lists for item in items if isinstance(item, str)]

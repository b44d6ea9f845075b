"""Tells by its content what an export is, and opens it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tui.journal.exports import discord, mailboxes, meta, sms, telegram, whatsapp, x
from tui.journal.exports.model import Export, ExportAsPages, Kind, NotAnExport, Order
from tui.journal.exports.sources import Opened, Part, parts_in, parts_of

_ENDINGS = (".txt", ".json", ".js", ".csv", ".xml", ".eml", ".mbox", ".mbx")
"""What messages are written in; pictures and films of an archive are not looked at."""

_PAGES = re.compile(r"(?:^|/)messages?(?:_\d+|\d*)\.html$", re.IGNORECASE)
_JSON = re.compile(r"\s*(?:\{|\[\s*[{\[\"\]])")
Recognises = Callable[[str, str], bool]
_FORMATS: tuple[tuple[Kind, Recognises], ...] = (
    ("x", x.recognises),
    ("telegram", telegram.recognises),
    ("meta", meta.recognises),
    ("discord", discord.recognises),
    ("sms", sms.recognises),
    ("whatsapp", whatsapp.recognises),
    ("mailbox", mailboxes.recognises),
)


@contextmanager
def open_export(opened: Opened, name: str, order: Order | None = None) -> Iterator[Export]:
    """Give the export that a file is; it can be read until the block ends.

    Args:
        opened: opens the file anew; it must be one that can be sought.
        name: the file's own name, of which only the ending says something.
        order: how dates in figures are read, where the person was asked.

    Raises:
        NotAnExport: when it is none that is known.
        ExportAsPages: when it is one as web pages.
        ExportError: when it cannot be read.
    """
    with parts_of(opened, name) as parts:
        yield export_of(parts, order)


@contextmanager
def open_folder(folder: Path, order: Order | None = None) -> Iterator[Export]:
    """Give the export that the files of a folder are; as `open_export`."""
    yield export_of(parts_in(folder), order)


def export_of(parts: list[Part], order: Order | None = None) -> Export:
    """Return the export that some parts are; raise `NotAnExport`, `ExportError`."""
    found: dict[Kind, list[Part]] = {}
    for part in parts:
        known = _kind(part, alone=len(parts) == 1)
        if known is not None:
            found.setdefault(known, []).append(part)
    if not found:
        pages = any(_PAGES.search(part.name) for part in parts)
        raise ExportAsPages if pages else NotAnExport
    kind: Kind = max(found, key=lambda one: (one != "mailbox", len(found[one])))
    return _read(kind, found[kind], parts, order)


def _kind(part: Part, *, alone: bool) -> Kind | None:
    name = part.last_name
    if not alone and not name.endswith(_ENDINGS) and "." in name:
        return None
    head = part.head().decode("utf-8", "replace").removeprefix("\ufeff")
    if _JSON.match(head):
        name = f"{name}.json"
    elif head.lstrip().startswith("window.YTD"):
        name = f"{name}.js"
    elif head.startswith(discord.COLUMNS):
        name = f"{name}.csv"
    elif head.lstrip().startswith("<"):
        name = f"{name}.xml"
    return next((kind for kind, recognises in _FORMATS if recognises(name, head.lstrip())), None)


def _read(kind: Kind, parts: list[Part], every: list[Part], order: Order | None) -> Export:
    if kind == "whatsapp":
        return whatsapp.read(parts, order)
    if kind == "discord":
        return discord.read(parts, every)
    readers: dict[Kind, Callable[[list[Part]], Export]] = {
        "x": x.read,
        "telegram": telegram.read,
        "meta": meta.read,
        "sms": sms.read,
        "mailbox": mailboxes.read,
    }
    return readers[kind](parts)

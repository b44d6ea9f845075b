"""Discord's data package: `messages/c…/messages.json`, in older ones `messages.csv`.

Sources: support.discord.com, "Your Discord Data Package" (360004957991), and the open reader
discord-data-package-explorer (github.com/Androz2091/discord-data-package-explorer).  It holds only
what the person wrote themselves; times are UTC.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

from tui.journal.exports.model import (
    BrokenExport,
    Export,
    ExportError,
    Message,
    Tally,
    key_of,
    name_of,
    plausible,
    storable,
)
from tui.journal.exports.sources import Part
from tui.journal.exports.streamed_json import items
from tui.journal.exports.texts import decoded, lines

KIND = "discord"
PLATFORM = "Discord"
COLUMNS = "ID,Timestamp,Contents,Attachments"
"""How the older form begins."""
_INDEX = "index.json"
_MOST_INDEX = 4 * 1024 * 1024
_ITSELF = frozenset({""})


def recognises(name: str, head: str) -> bool:
    """Say whether a file begins like a channel of the package."""
    if name.endswith(".csv"):
        return head.startswith(COLUMNS)
    listed = head.lstrip().startswith("[")
    return name.endswith(".json") and listed and '"Timestamp"' in head and '"Contents"' in head


def read(parts: list[Part], every: list[Part]) -> Export:
    """Return the export of the channels in `parts`; `every` part may hold their names."""

    def begin(tally: Tally) -> Iterator[Message]:
        names = _names(every)
        for part in parts:
            yield from _channel(part, names, tally)

    return Export("discord", PLATFORM, begin)


def _channel(part: Part, names: dict[str, str], tally: Tally) -> Iterator[Message]:
    folder = part.name.replace("\\", "/").split("/")[-2:][0]
    channel = folder.removeprefix("c")
    rows = _rows(part) if part.last_name.endswith(".csv") else _objects(part)
    for number, row in enumerate(rows, start=1):
        sent = _moment(str(row.get("Timestamp", "")))
        if sent is None:
            tally.unreadable += 1
            continue
        identity = str(row.get("ID", ""))
        addresses = str(row.get("Attachments") or "").split()
        yield Message(
            sender="",
            sent=sent,
            text=storable(str(row.get("Contents") or "")),
            place=f"{part.name}: {number}",
            key=key_of(KIND, channel, identity, sent.isoformat()),
            chat=name_of(names.get(channel, "")),
            attached=tuple(name_of(_file(one)) for one in addresses[:50]),
            own=True,
        )


def _objects(part: Part) -> Iterator[dict[str, Any]]:
    for _, item in items(decoded(part), _ITSELF):
        yield item if isinstance(item, dict) else {}


def _rows(part: Part) -> Iterator[dict[str, Any]]:
    try:
        for row in csv.DictReader(f"{line}\n" for line in lines(part)):
            yield {str(name): value for name, value in row.items() if isinstance(value, str)}
    except csv.Error:
        raise BrokenExport from None


def _names(parts: list[Part]) -> dict[str, str]:
    """Return what the package calls its channels, by their number."""
    for part in parts:
        if part.last_name == _INDEX:
            with suppress(ValueError, RecursionError, ExportError):
                found = json.loads(part.whole(_MOST_INDEX))
                if isinstance(found, dict):
                    return {n: name for n, name in found.items() if isinstance(name, str)}
    return {}


def _file(address: str) -> str:
    return address.partition("?")[0].rpartition("/")[2]


def _moment(spelt: str) -> datetime | None:
    try:
        sent = datetime.fromisoformat(spelt.strip()[:40])
    except ValueError:
        return None
    sent = sent.astimezone(UTC) if sent.tzinfo else sent.replace(tzinfo=UTC)
    return sent if plausible(sent) else None

"""Telegram Desktop's export as JSON: `result.json` of one chat or of the whole account.

Source: core.telegram.org/import-export ("Telegram Data Export Schema").
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from tui.journal.exports.model import (
    Export,
    Message,
    Tally,
    from_milliseconds,
    key_of,
    name_of,
    plausible,
    storable,
)
from tui.journal.exports.sources import Part
from tui.journal.exports.streamed_json import items
from tui.journal.exports.texts import decoded

KIND = "telegram"
PLATFORM = "Telegram"
_MESSAGES = frozenset({"messages"})
_CHATS = ("", "chats.list.", "left_chats.list.")
_FILES = ("file", "photo")
_ABSENT = "("


def recognises(name: str, head: str) -> bool:
    """Say whether a file begins like an export of a chat, or of an account."""
    if not name.endswith(".json") or not head.startswith("{"):
        return False
    whole = '"personal_information"' in head or '"about": "Here is the data' in head
    return (
        whole
        or ('"messages"' in head and '"type"' in head and '"date_unixtime"' in head)
        or ('"messages"' in head[:600] and '"from_id"' in head)
    )


def read(parts: list[Part]) -> Export:
    """Return the export of all chats in it."""

    def begin(tally: Tally) -> Iterator[Message]:
        for part in parts:
            yield from _chats(part, tally)

    return Export("telegram", PLATFORM, begin)


def _chats(part: Part, tally: Tally) -> Iterator[Message]:
    for number, (around, item) in enumerate(items(decoded(part), _MESSAGES), start=1):
        if not isinstance(item, dict) or item.get("type") == "service":
            tally.skipped += 1
            continue
        sent = _moment(item)
        if sent is None:
            tally.unreadable += 1
            continue
        yield _message(item, sent, f"{part.name}: {number}", around)


def _message(item: dict[str, Any], sent: datetime, place: str, around: dict[str, Any]) -> Message:
    told = {name: around.get(f"{start}{name}") for start in _CHATS for name in ("name", "id")
            if f"{start}{name}" in around}  # fmt: skip
    account = str(item.get("from_id") or "")
    user = around.get("personal_information.user_id")
    identity = f"{told.get('id', '')} {item.get('id', '')}"
    files = (item.get(name) for name in _FILES)
    return Message(
        sender=name_of(str(item.get("from") or account)),
        sent=sent,
        text=storable(_words(item.get("text"))),
        place=place,
        key=key_of(KIND, identity, account, sent.isoformat()),
        chat=name_of(str(told.get("name") or "")),
        account=name_of(account),
        attached=tuple(
            name_of(one.replace("\\", "/").rpartition("/")[2])
            for one in files
            if isinstance(one, str) and not one.startswith(_ABSENT)
        ),
        own=None if user is None else account == f"user{user}",
    )


def _words(text: Any) -> str:
    """Return the text, which is a list of pieces where some are links or in bold."""
    if isinstance(text, str):
        return text
    pieces = text if isinstance(text, list) else []
    said = [piece.get("text") if isinstance(piece, dict) else piece for piece in pieces]
    return "".join(piece for piece in said if isinstance(piece, str))


def _moment(item: dict[str, Any]) -> datetime | None:
    """Return the moment; older exports give only the time of the computer that exported."""
    seconds = str(item.get("date_unixtime") or "")
    if seconds.isdigit():
        return from_milliseconds(f"{seconds[:14]}000")
    try:
        sent = datetime.fromisoformat(str(item.get("date"))[:40])
    except ValueError:
        return None
    sent = sent.astimezone(UTC) if sent.tzinfo else sent
    return sent if plausible(sent) else None

"""The JSON archives of Instagram and Messenger ("Download your information").

Meta publishes no schema. Names and structure are those seen in the archives and in open readers;
the text is UTF-8 that was taken for Latin-1, letter by letter, and is mended here (Martijn Pieters,
stackoverflow.com/questions/50008296).  Messenger's separate download of encrypted chats spells the
same in camel case, with sound text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tui.journal.exports.model import (
    Export,
    Message,
    Tally,
    from_milliseconds,
    name_of,
    storable,
)
from tui.journal.exports.sources import Part
from tui.journal.exports.streamed_json import items
from tui.journal.exports.texts import decoded

KIND = "meta"
_FILES = ("photos", "videos", "audio_files", "files", "gifs", "media")
_WANTED = frozenset({"messages", "participants"})
_FEW, _MOST_PEOPLE = 3, 100
_ASCII = 0x80


def recognises(name: str, head: str) -> bool:
    """Say whether a file begins like a conversation of Meta's."""
    return name.endswith(".json") and '"participants"' in head[:400] and head.startswith("{")


def read(parts: list[Part]) -> Export:
    """Return the export of all conversations."""
    names = " ".join(part.name for part in parts).lower()
    of_facebook = "facebook" in names or "messenger" in names
    of_facebook = of_facebook or any(b'"threadName"' in part.head() for part in parts)
    platform = "Instagram" if "instagram" in names else "Messenger" if of_facebook else ""

    def begin(tally: Tally) -> Iterator[Message]:
        for part in parts:
            yield from _conversation(part, tally)

    return Export("meta", platform, begin)


def mended(text: str) -> str:
    """Return text whose UTF-8 was taken for Latin-1 as it was meant; sound text as it is."""
    if all(ord(letter) < _ASCII for letter in text):
        return text
    try:
        return text.encode("latin-1").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return text


def _conversation(part: Part, tally: Tally) -> Iterator[Message]:
    people: list[str] = []
    number = 0
    for _, item in items(decoded(part), _WANTED):
        if isinstance(item, str) or _is_person(item):
            if len(people) == _MOST_PEOPLE:
                continue
            people.append(mended(_text(item if isinstance(item, str) else item["name"])))
            continue
        number += 1
        message = _message(item, f"{part.name}: {number}", _chat(part, people), tally)
        if message is None:
            tally.unreadable += 1
        elif not message.text and not message.attached:
            tally.skipped += 1
        else:
            yield message


def _message(item: Any, place: str, chat: str, tally: Tally) -> Message | None:
    if not isinstance(item, dict):
        return None
    sent = from_milliseconds(item.get("timestamp_ms", item.get("timestamp")))
    written_by = item.get("sender_name", item.get("senderName"))
    if sent is None or not isinstance(written_by, str):
        return None
    written = _text(item.get("content", item.get("text"))) or _shared(item.get("share"))
    text, sender = storable(mended(written)), name_of(mended(written_by))
    key = tally.again(KIND, sender, sent.isoformat(), text)
    kept = written if text != written else ""
    return Message(
        sender,
        sent,
        text,
        place,
        key,
        chat,
        attached=tuple(_attached(item)),
        written=storable(kept),
    )


def _attached(item: dict[str, Any]) -> Iterator[str]:
    for name in _FILES:
        listed = item.get(name)
        for one in listed if isinstance(listed, list) else ():
            uri = _text(one.get("uri")) if isinstance(one, dict) else ""
            if uri:
                yield name_of(uri.rpartition("/")[2])


def _is_person(item: Any) -> bool:
    """Say whether an item is of the list of participants."""
    return isinstance(item, dict) and "name" in item and "timestamp_ms" not in item


def _shared(share: Any) -> str:
    if not isinstance(share, dict):
        return ""
    return "\n".join(filter(None, (_text(share.get("share_text")), _text(share.get("link")))))


def _chat(part: Part, people: list[str]) -> str:
    """Return who talks there; of many the name of the folder."""
    folders = part.name.replace("\\", "/").split("/")
    if len(people) <= _FEW or len(folders) < 2:  # noqa: PLR2004
        return name_of(", ".join(people))
    return name_of(folders[-2])


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""

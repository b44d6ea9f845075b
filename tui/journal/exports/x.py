"""The archive of X: `tweets.js` and `direct-messages.js`, alone or in the ZIP file.

X describes the files in the README of each archive; each holds JSON behind
`window.YTD.<name>.part0 = `.  Source besides: the open reader twitter-archive-reader
(github.com/alkihis/twitter-archive-reader).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from itertools import chain
from typing import Any

from tui.journal.exports.model import (
    BrokenExport,
    Export,
    Message,
    Tally,
    key_of,
    name_of,
    plausible,
    storable,
)
from tui.journal.exports.sources import Part
from tui.journal.exports.streamed_json import items
from tui.journal.exports.texts import decoded

KIND = "x"
PLATFORM = "X"
_PREFIX = re.compile(
    r"^\s*window\.YTD\.(tweets?|direct_messages?(?:_group)?|account)\.part\d{1,4}\s*="
)
_MOST_PREFIX = 200
_TWEET_TIME = "%a %b %d %H:%M:%S %z %Y"
_ITSELF = frozenset({""})
_MESSAGES = frozenset({"messages"})


def recognises(name: str, head: str) -> bool:
    """Say whether a file begins like one of X's with tweets, direct messages or the account."""
    return name.endswith(".js") and _PREFIX.match(head[:_MOST_PREFIX]) is not None


def read(parts: list[Part]) -> Export:
    """Return the export; the file `account.js` says which account is the person's own."""
    named = [(part, _named(part)) for part in parts]

    def begin(tally: Tally) -> Iterator[Message]:
        own = next((_account(part) for part, name in named if name == "account"), ("", ""))
        for part, name in named:
            if name.startswith("tweet"):
                yield from _tweets(part, own[1], tally)
            elif name.startswith("direct"):
                yield from _direct(part, own, tally)

    return Export("x", PLATFORM, begin)


def _named(part: Part) -> str:
    found = _PREFIX.match(part.head().decode("utf-8", "replace")[:_MOST_PREFIX])
    return found[1] if found else ""


def _json(part: Part) -> Iterator[str]:
    """Yield the text behind the assignment."""
    texts = decoded(part)
    held = ""
    for text in texts:
        held += text
        if "=" in held[:_MOST_PREFIX]:
            yield from chain([held.partition("=")[2]], texts)
            return
        if len(held) > _MOST_PREFIX:
            break
    raise BrokenExport


def _account(part: Part) -> tuple[str, str]:
    """Return number and name of the own account."""
    for _, item in items(_json(part), _ITSELF):
        account = item.get("account") if isinstance(item, dict) else None
        if isinstance(account, dict):
            return _text(account.get("accountId")), _text(account.get("username"))
    return "", ""


def _tweets(part: Part, name: str, tally: Tally) -> Iterator[Message]:
    for number, (_, item) in enumerate(items(_json(part), _ITSELF), start=1):
        tweet = item.get("tweet", item) if isinstance(item, dict) else {}
        sent = _moment(_text(tweet.get("created_at"))) if isinstance(tweet, dict) else None
        if sent is None:
            tally.unreadable += 1
            continue
        text = storable(_text(tweet.get("full_text")) or _text(tweet.get("text")))
        identity = _text(tweet.get("id_str")) or _text(tweet.get("id"))
        key = key_of(KIND, "tweet", identity) if identity else tally.again(KIND, str(sent), text)
        yield Message(name_of(name), sent, text, f"{part.name}: {number}", key, own=True)


def _direct(part: Part, own: tuple[str, str], tally: Tally) -> Iterator[Message]:
    for number, (around, item) in enumerate(items(_json(part), _MESSAGES), start=1):
        made = item.get("messageCreate") if isinstance(item, dict) else None
        if not isinstance(made, dict):
            tally.skipped += 1
            continue
        sent = _moment(_text(made.get("createdAt")))
        if sent is None:
            tally.unreadable += 1
            continue
        yield _message(made, sent, f"{part.name}: {number}", own, around, tally)


def _message(
    made: dict[str, Any],
    sent: datetime,
    place: str,
    own: tuple[str, str],
    around: dict[str, Any],
    tally: Tally,
) -> Message:
    sender, text = _text(made.get("senderId")), storable(_text(made.get("text")))
    identity = _text(made.get("id"))
    key = key_of(KIND, "dm", identity) if identity else tally.again(KIND, sender, str(sent), text)
    mine = sender == own[0] if own[0] and sender else None
    addresses = made.get("mediaUrls")
    listed = addresses if isinstance(addresses, list) else []
    return Message(
        name_of(own[1] if mine and own[1] else sender),
        sent,
        text,
        place,
        key,
        name_of(_text(around.get("dmConversation.conversationId"))),
        name_of(sender),
        tuple(name_of(one.rpartition("/")[2]) for one in listed if isinstance(one, str)),
        mine,
    )


def _moment(spelt: str) -> datetime | None:
    """Return a time as tweets or direct messages spell it, or None."""
    sent: datetime | None = None
    with suppress(ValueError):
        sent = datetime.fromisoformat(spelt[:40])
    if sent is None:
        with suppress(ValueError):
            sent = datetime.strptime(spelt[:40], _TWEET_TIME)  # noqa: DTZ007  (%z is in it)
    return sent if sent is not None and sent.tzinfo is not None and plausible(sent) else None


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""

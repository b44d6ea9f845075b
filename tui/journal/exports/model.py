"""What every export becomes: messages, each with its sender, its exact time and its place."""

# Each name is the state a screen explains, without a suffix, like the errors of the vault.
# ruff: noqa: N818

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal

from tui.journal.errors import JournalError

Kind = Literal["whatsapp", "meta", "x", "telegram", "sms", "discord", "mailbox"]
Order = Literal["dmy", "mdy", "ymd"]
"""How days, months and years follow each other in dates that are written in figures."""

MOST_MESSAGES = 200_000
"""Messages read of one export; the longest chats of ten years have fewer."""

MOST_TEXT = 50_000
"""Letters kept of one message; every platform allows fewer, e-mails excepted."""

MOST_LETTERS = 100_000_000
"""Letters of all messages together; they are held in memory while somebody chooses."""

_MOST_NAME = 200
_KEY_LETTERS = 32
_YEARS = range(1990, 2200)
_UNSTORABLE = {**dict.fromkeys(range(0xD800, 0xE000), "\ufffd"), 0: "\ufffd"}


class ExportError(JournalError):
    """Base of what an export can be refused for; `code` is a word that a screen explains."""

    code = "export"


class NotAnExport(ExportError):
    """It is none of the formats that can be read."""

    code = "not_an_export"


class ExportAsPages(ExportError):
    """It is of a known service, but as web pages; the service also gives it as JSON."""

    code = "export_as_pages"


class BrokenExport(ExportError):
    """It is damaged, or it was made to look like what it is not."""

    code = "export_broken"


class ExportTooLarge(ExportError):
    """It holds more messages than `MOST_MESSAGES`, or one piece of it is larger than any is."""

    code = "export_too_large"


class ExportTooDeep(ExportError):
    """Its parts lie in each other deeper than any program writes them."""

    code = "export_too_deep"


class RefusedArchive(ExportError):
    """The archive it lies in was refused; `code` is that of `ArchiveError`."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__()


@dataclass(frozen=True, slots=True)
class Message:
    """One message of an export.

    `sender` is the name written there, "" for the person's own where the format names them not at
    all; `account` is what stays of them (number, address, id). `sent` has a zone where the format
    says one; without, it is the time the exporting telephone showed. `seconds` says that it is
    exact to the second. `chat` names the conversation, `attached` the files that hang on it.
    `own` says whether the person sent it, None where that cannot be told. `place` is where it
    stands in the export. `written` is the text before it was mended, "" when nothing was. `key` is
    the same in every export that holds the message.
    """

    sender: str
    sent: datetime
    text: str
    place: str
    key: str
    chat: str = ""
    account: str = ""
    attached: tuple[str, ...] = ()
    own: bool | None = None
    seconds: bool = True
    written: str = ""


@dataclass
class Tally:
    """What was counted while messages passed.

    `people` counts the messages of each sender; `skipped` are lines of the platform itself (calls
    to join, notices), `unreadable` messages that could not be read; `first` and `last` are the
    times of the earliest and the latest message.
    """

    people: Counter[str] = field(default_factory=Counter)
    count: int = 0
    skipped: int = 0
    unreadable: int = 0
    first: datetime | None = None
    last: datetime | None = None
    seen: Counter[str] = field(default_factory=Counter, repr=False)

    def add(self, message: Message) -> None:
        """Count a message."""
        self.count += 1
        self.people[message.sender] += 1
        if self.first is None or instant(message.sent) < instant(self.first):
            self.first = message.sent
        if self.last is None or instant(message.sent) > instant(self.last):
            self.last = message.sent

    def again(self, *about: str) -> str:
        """Return a key for a message without a number of its own; equal ones are counted."""
        spelt = key_of(*about)
        self.seen[spelt] += 1
        return key_of(spelt, str(self.seen[spelt]))


Begin = Callable[[Tally], Iterator[Message]]


@dataclass(frozen=True)
class Export:
    """An export that was recognised; its messages are read anew each time they are asked for.

    `platform` is the name of the service as people write it, "" where the file does not say which
    of several it is. `order` is how its dates are read; `sure` False says that the whole file fits
    two readings, so that the person chooses.
    """

    kind: Kind
    platform: str
    begin: Begin = field(repr=False)
    order: Order | None = None
    sure: bool = True

    def messages(self, tally: Tally | None = None) -> Iterator[Message]:
        """Yield the messages in the order of the file, counting them in `tally`.

        Raises:
            ExportError: when it cannot be read on.
        """
        counted = Tally() if tally is None else tally
        letters = 0
        for message in self.begin(counted):
            letters += len(message.text) + len(message.written)
            if counted.count == MOST_MESSAGES or letters > MOST_LETTERS:
                raise ExportTooLarge
            counted.add(message)
            yield message

    def summed(self) -> Tally:
        """Return what is counted when everything is read; raises as `messages`."""
        tally = Tally()
        for _ in self.messages(tally):
            pass
        return tally


def instant(sent: datetime) -> datetime:
    """Return a time that can be compared; one without a zone is taken as this computer's."""
    try:
        return sent.astimezone(UTC)
    except (OverflowError, OSError, ValueError):
        return sent.replace(tzinfo=UTC)


def local(sent: datetime) -> datetime:
    """Return a time in this computer's zone, without one where the file says none."""
    try:
        return sent.astimezone() if sent.tzinfo else sent
    except (OverflowError, OSError, ValueError):
        return sent


def figures(sent: datetime, *, seconds: bool = True) -> str:
    """Return a time in figures: in this computer's zone, or as the telephone showed it."""
    shown = "%Y-%m-%d %H:%M:%S" if seconds else "%Y-%m-%d %H:%M"
    moment = local(sent)
    zone = f"{moment:%z}"
    return f"{moment:{shown}} {zone[:3]}:{zone[3:5]}" if zone else f"{moment:{shown}}"


def key_of(*about: str) -> str:
    """Return the key of a message from what makes it what it is."""
    spelt = "\0".join(about).encode("utf-8", "surrogatepass")
    return hashlib.sha256(spelt).hexdigest()[:_KEY_LETTERS]


def storable(text: str) -> str:
    """Return a text that every file can hold, at most `MOST_TEXT` letters of it."""
    cut = text if len(text) <= MOST_TEXT else f"{text[:MOST_TEXT]}…"
    return cut.translate(_UNSTORABLE)


def name_of(text: str) -> str:
    """Return a name that every file can hold: of a sender, a conversation, an attached file."""
    return storable(text[:_MOST_NAME])


def plausible(sent: datetime) -> bool:
    """Say whether a message can have this date."""
    return sent.year in _YEARS


def from_milliseconds(value: object) -> datetime | None:
    """Return the moment so many milliseconds after 1970, or None."""
    try:
        sent = datetime.fromtimestamp(int(str(value)[:20]) / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return sent if plausible(sent) else None

"""Heads of the chain that were fixed outside the file, so that nobody could write it anew unseen.

The chain proves order; only a head that somebody else holds proves that the whole chain was not
rewritten later.  An anchor is the note that such a head exists: printed, sent, handed over, or
stamped by an authority.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from tui.journal import timestamps
from tui.journal.errors import JournalError
from tui.journal.resealing import SEALED_BEFORE, seals_of
from tui.vault.chain import GENESIS
from tui.vault.records import Fields, Record, Records
from tui.vault.tables import ENTRY
from tui.vault.vault import Vault

KIND = "anchor"
WAYS = ("printed", "sent", "handed", "stamp")
"""How a head leaves the file: on paper, in a message, from hand to hand, to a time-stamp authority.
"""

_GROUP, _GROUPS_A_LINE = 4, 8
_MOVED = f"fields LIKE '%{SEALED_BEFORE}%'"
"""Entries that came from another copy of the file and keep how they were sealed there."""


class EmptyJournal(JournalError):  # noqa: N818  (a state, like the journal's other errors)
    """There is no entry yet, and so nothing to fix."""

    code = "empty_journal"


class UnknownAnchor(JournalError):  # noqa: N818  (the same)
    """There is no such anchor, or it is not the kind that a reply belongs to."""

    code = "unknown_anchor"


@dataclass(frozen=True, slots=True)
class Head:
    """The last link of the chain: `link` has 32 bytes and seals all `count` entries."""

    count: int
    link: bytes

    @property
    def groups(self) -> tuple[str, ...]:
        """The link as it is printed: two lines of eight groups of four hexadecimal digits."""
        digits = self.link.hex()
        pieces = [digits[at : at + _GROUP] for at in range(0, len(digits), _GROUP)]
        starts = range(0, len(pieces), _GROUPS_A_LINE)
        return tuple(" ".join(pieces[at : at + _GROUPS_A_LINE]) for at in starts)

    def same_as(self, typed: str) -> bool:
        """Say whether what was typed from paper is this link; spaces, dashes and case are free."""
        return "".join(c for c in typed.lower() if c.isalnum()) == self.link.hex()


@dataclass(frozen=True, slots=True)
class Anchor:
    """A head that was fixed outside.

    `way` is one of `WAYS`; `note` is to whom or where, in the person's words, and stays in the
    file. Of a time stamp: `nonce` ties the reply to the request, `reply` is the bytes that came
    back, `stamped` what they state.
    """

    uid: str
    way: str
    head: Head
    made: str
    note: str = ""
    nonce: int | None = None
    reply: bytes = b""
    stamped: datetime | None = None

    @property
    def request(self) -> bytes:
        """The request that was written for a time stamp, byte for byte; nothing for other ways."""
        return b"" if self.nonce is None else timestamps.request(self.head.link, self.nonce)


def head_of(vault: Vault) -> Head:
    """Return the head of the chain as it is now; count 0 and 32 zero bytes for no entries."""
    with vault.read() as reader:
        row = reader.get(ENTRY, seq=reader.last(ENTRY))
    return Head(0, GENESIS) if row is None else Head(_number(row["seq"]), _bytes(row["link"]))


class Anchors:
    """The anchors of one file."""

    def __init__(self, vault: Vault, records: Records, new_nonce: Callable[[], int]) -> None:
        """Keep anchors in `records`, which are of `KIND`; `new_nonce` gives 64 random bits."""
        self._vault, self._records, self._new_nonce = vault, records, new_nonce

    def all(self) -> list[Anchor]:
        """Return the anchors, the oldest first."""
        return [_anchor(record) for record in self._records.all()]

    def add(self, way: str, note: str = "") -> Anchor:
        """Note that the head as it is now is fixed outside, and return the anchor.

        Raise `EmptyJournal` when there is no entry.
        """
        head = head_of(self._vault)
        if not head.count:
            raise EmptyJournal
        nonce = self._new_nonce() if way == "stamp" else None
        made = Anchor("", way, head, "", note.strip(), nonce)
        uid = self._records.add(_fields(made))
        return self.get(uid)

    def get(self, uid: str) -> Anchor:
        """Return one anchor; raise `UnknownAnchor`."""
        record = self._records.get(uid)
        if record is None:
            raise UnknownAnchor
        return _anchor(record)

    def take_reply(self, uid: str, reply: bytes) -> Anchor:
        """Keep the reply to a request for a time stamp, and return the anchor with what it states.

        Raises:
            UnknownAnchor: there is no such request.
            JournalError: what `timestamps.check_reply` raises; nothing is kept then.
        """
        anchor = self.get(uid)
        if anchor.nonce is None:
            raise UnknownAnchor
        timestamps.check_reply(reply, anchor.head.link, anchor.nonce)
        self._records.change(uid, _fields(replace(anchor, reply=reply)))
        return self.get(uid)

    def take_any_reply(self, reply: bytes) -> Anchor:
        """Keep a reply with the request it answers, whichever that is; raise as `take_reply`."""
        refusal: JournalError = UnknownAnchor()
        for anchor in reversed([one for one in self.all() if one.nonce is not None]):
            try:
                return self.take_reply(anchor.uid, reply)
            except (timestamps.OtherImprint, timestamps.OtherNonce) as error:
                refusal = error
        raise refusal

    def broken(self) -> list[Anchor]:
        """Return the anchors whose head is not in the chain, nor in one it was united with."""
        return [anchor for anchor in self.all() if not self._holds(anchor.head)]

    def note(self, uid: str, note: str) -> None:
        """Change to whom or where; raise `UnknownAnchor`."""
        self._records.change(uid, _fields(replace(self.get(uid), note=note.strip())))

    def _holds(self, head: Head) -> bool:
        with self._vault.read() as reader:
            row = reader.get(ENTRY, seq=head.count) if reader.last(ENTRY) >= head.count else None
            if row is not None and _bytes(row["link"]) == head.link:
                return True
            moved = reader.select(ENTRY, where=_MOVED)
        seals = [seal for one in moved for seal in seals_of(one)]
        return any((s["seq"], s["link"]) == (head.count, head.link.hex()) for s in seals)


def _fields(anchor: Anchor) -> dict[str, Any]:
    return {
        "way": anchor.way,
        "count": anchor.head.count,
        "link": anchor.head.link.hex(),
        "note": anchor.note,
        "nonce": None if anchor.nonce is None else f"{anchor.nonce:x}",
        "reply": anchor.reply.hex(),
    }


def _anchor(record: Record) -> Anchor:
    fields: Fields = record.fields
    reply, nonce = bytes.fromhex(fields["reply"]), fields["nonce"]
    return Anchor(
        uid=record.uid,
        way=fields["way"],
        head=Head(int(fields["count"]), bytes.fromhex(fields["link"])),
        made=record.created,
        note=fields["note"],
        nonce=None if nonce is None else int(nonce, 16),
        reply=reply,
        stamped=timestamps.read_reply(reply).moment if reply else None,
    )


def _number(value: object) -> int:
    return int(str(value))


def _bytes(value: object) -> bytes:
    return bytes.fromhex(str(value))

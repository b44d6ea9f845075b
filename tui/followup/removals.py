"""Addresses whose removal is wanted: how each stands, stood before, and when to look again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, NamedTuple

from tui.followup.identifiers import NothingWritten
from tui.followup.reading import Clock, NewId, day_of, day_text, one_of, text_of, today_of
from tui.vault.records import Record, Records
from tui.vault.vault import Vault

KIND = "removal"
"""The kind of these records, and of links to them."""

STATES = ("reported", "gone", "back", "up")
"""How an address stands; the last one, still there, is taken when nothing was said."""

PLACES = ("search", "archive", "page")
"""Where it stands: a search engine's result, a web archive, or (when nothing was said) a page."""

LOOK_AGAIN = {"reported": 7, "gone": 30}
"""Days after which to look again: a platform or host is asked again after a week (domain notes,
4.4), and what is gone is looked for a month later, because it can come back."""

_PLACE_OF = (
    ("search", re.compile(r"^(?:https?://)?(?:www\.)?(?:google|bing|duckduckgo|qwant|ecosia)\.")),
    ("archive", re.compile(r"^(?:https?://)?(?:web\.)?archive\.")),
)


class UnknownRemoval(KeyError):  # noqa: N818  (says the state, like the vault's errors)
    """There is no removal with this uid."""


class Stood(NamedTuple):
    """A state an address was in, and since which day."""

    state: str
    since: date | None


@dataclass(frozen=True, slots=True)
class Removal:
    """An address, what stands there, its state and since when.

    `place` is one of `PLACES`, `before` the states it was in, the oldest first, `look_again` the
    day to look at it again; None for no reminder.
    """

    address: str
    what: str = ""
    state: str = STATES[-1]
    since: date | None = None
    place: str = PLACES[-1]
    before: tuple[Stood, ...] = ()
    look_again: date | None = None
    hidden: bool = False
    uid: str = ""


class Removals:
    """The removals of one file."""

    def __init__(self, vault: Vault, clock: Clock, new_id: NewId) -> None:
        self._records, self._clock = Records(vault, clock, new_id, KIND), clock

    def all(self, *, hidden: bool = False) -> list[Removal]:
        """Return the removals in the order they were added; `hidden` brings hidden ones too."""
        return [_removal(record) for record in self._records.all(hidden=hidden)]

    def get(self, uid: str) -> Removal:
        """Return one removal.

        Raises:
            UnknownRemoval: when there is none with this uid.
        """
        record = self._records.get(uid)
        if record is None:
            raise UnknownRemoval
        return _removal(record)

    def add(self, removal: Removal) -> str:
        """Add a removal, in its state since today unless it says when, and return its uid.

        Raises:
            NothingWritten: when the address is empty.
        """
        return self._records.add(_fields(self._dated(removal)))

    def add_all(self, addresses: Iterable[str], *, draft: str = "") -> int:
        """Add the addresses that are not in the list yet, and return how many were added.

        Args:
            addresses: what stands at a search engine or in an archive is told by the address.
            draft: the draft they were typed in; it is removed in the same transaction.
        """
        known = {removal.address for removal in self.all(hidden=True)}
        new = [address for address in dict.fromkeys(addresses) if address not in known]
        removals = (self._dated(Removal(address, place=place_of(address))) for address in new)
        self._records.add_many([_fields(removal) for removal in removals], draft=draft)
        return len(new)

    def update(self, removal: Removal, *, draft: str = "") -> None:
        """Replace what is known about the removal with this uid.

        Raises:
            NothingWritten: when the address is empty.
            UnknownRemoval: when there is none with this uid.
        """
        self.get(removal.uid)
        self._records.change(removal.uid, _fields(removal), draft=draft)

    def stands(self, uid: str, state: str) -> None:
        """Note how an address stands today, and when to look again; raises as `get`."""
        removal, today = self.get(uid), today_of(self._clock)
        days = LOOK_AGAIN.get(state)
        changed = replace(removal, look_again=today + timedelta(days) if days else None)
        if removal.state != state:
            before = (*removal.before, Stood(removal.state, removal.since))
            changed = replace(changed, state=state, since=today, before=before)
        self.update(changed)

    def hide(self, uid: str, *, hidden: bool = True) -> None:
        """Keep a removal out of the list, or bring it back; raises as `get`."""
        self.get(uid)
        (self._records.hide if hidden else self._records.show)(uid)

    def _dated(self, removal: Removal) -> Removal:
        return replace(removal, since=removal.since or today_of(self._clock))


def place_of(address: str) -> str:
    """Return one of `PLACES` for an address."""
    found = (place for place, pattern in _PLACE_OF if pattern.match(address.casefold()))
    return next(found, PLACES[-1])


def addresses_in(text: str) -> list[str]:
    """Return the addresses in a pasted text, each once: the words that hold a dot or a slash."""
    words = (word.strip("<>()[]\"',;") for word in text.split())
    return list(dict.fromkeys(word for word in words if "/" in word or "." in word.strip(".")))


def _fields(removal: Removal) -> dict[str, Any]:
    address = "".join(removal.address.split())
    if not address:
        raise NothingWritten
    return {
        "address": address,
        "what": removal.what.strip(),
        "state": removal.state,
        "since": day_text(removal.since),
        "place": removal.place,
        "before": [
            {"state": stood.state, "since": day_text(stood.since)} for stood in removal.before
        ],
        "look_again": day_text(removal.look_again),
    }


def _removal(record: Record) -> Removal:
    fields = record.fields
    before = fields.get("before")
    return Removal(
        address=text_of(fields, "address"),
        what=text_of(fields, "what"),
        state=one_of(fields, "state", STATES),
        since=day_of(fields, "since"),
        place=one_of(fields, "place", PLACES),
        before=tuple(
            Stood(one_of(stood, "state", STATES), day_of(stood, "since"))
            for stood in (before if isinstance(before, list) else [])
            if isinstance(stood, dict)
        ),
        look_again=day_of(fields, "look_again"),
        hidden=record.hidden,
        uid=record.uid,
    )

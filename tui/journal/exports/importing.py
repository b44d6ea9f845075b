"""Makes incidents of the messages somebody chose from an export; none comes in twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from tui.journal.exhibit import Exhibit
from tui.journal.exhibits import INCIDENT
from tui.journal.exhibits import KIND as EXHIBIT
from tui.journal.exports.model import Message, figures, instant, local
from tui.journal.incident import Details, Incident
from tui.journal.journal import Journal
from tui.journal.occurred import When
from tui.journal.persons import Person, Persons
from tui.vault.errors import Cancelled
from tui.vault.links import Links, Ref
from tui.vault.records import Records
from tui.vault.search import searchable
from tui.vault.tables import ENTRY
from tui.vault.vault import Vault
from tui.vault.writer import Writer

KIND = "imported"
"""The kind of the records that hold the keys of messages that came in, each with its note."""

SOURCE = "source"
"""The field of an entry that seals where it comes from: SHA-256 of the export, and for each message
its exact time, its place in the export and its key."""

MOST_TOGETHER = 300
"""Messages of one note; more are spread over several."""

MOST_LETTERS = 60_000
_KEYS_A_RECORD = 1_000

Together = Literal["each", "day", "all"]
"""One note for each message, for each day, or as few as hold them."""

Progress = Callable[[float], bool]
Body = Callable[[Sequence[Message]], str]


@dataclass(frozen=True)
class Chosen:
    """What shall come in, and how.

    `platform` is the service's name. `owner` is the sender that the person is, "" where the export
    says it or nobody is. `body` writes what a note says first, in the person's language.
    """

    exhibit: Exhibit
    platform: str
    messages: Sequence[Message]
    together: Together
    owner: str
    body: Body


class Imports:
    """Brings messages into the journal of one file."""

    def __init__(
        self,
        vault: Vault,
        journal: Journal,
        persons: Persons,
        clock: Callable[[], datetime],
        new_id: Callable[[], str],
    ) -> None:
        """Write into `journal`, name `persons`, link with the exhibit."""
        self._vault, self._journal, self._persons = vault, journal, persons
        self._new_id = new_id
        self._records = Records(vault, clock, new_id, KIND)
        self._links = Links(vault, clock)

    def known(self) -> set[str]:
        """Return the keys of the messages that are in the journal; a removed note frees its own."""
        with self._vault.read() as reader:
            rows = reader.select(ENTRY, where="tombstone = 1")
        gone = {row["uid"] for row in rows}
        records = (record.fields for record in self._records.all())
        kept = (pair for fields in records for pair in fields.get("keys", {}).items())
        return {key for key, note in kept if note not in gone}

    def keep(self, chosen: Chosen, progress: Progress) -> int:
        """Add the notes, all or none, and return how many.

        Raises:
            Cancelled: when `progress` said so.
            VaultError: as `Vault.write`.
        """
        known = self.known()
        fresh = [message for message in chosen.messages if message.key not in known]
        groups = list(grouped(fresh, chosen.together))
        people = self._people(chosen, fresh)
        with self._vault.write() as writer:
            notes: dict[str, str] = {}
            for number, group in enumerate(groups):
                if not progress(number / len(groups)):
                    raise Cancelled
                uid = self._note(writer, chosen, group, people)
                notes.update((message.key, uid) for message in group)
            for part in _parts(list(notes.items())):
                self._records.add_in(writer, {EXHIBIT: chosen.exhibit.uid, "keys": part})
        return len(groups)

    def _note(
        self, writer: Writer, chosen: Chosen, group: list[Message], people: dict[str, Person]
    ) -> str:
        uid = self._new_id()
        self._links.join_in(writer, Ref(EXHIBIT, chosen.exhibit.uid), Ref(INCIDENT, uid))
        incident = incident_of(group, chosen, people)
        places = [{"at": one.sent.isoformat(), "place": one.place, "key": one.key} for one in group]
        sealed = {SOURCE: {"sha256": chosen.exhibit.sha256, "messages": places}}
        self._journal.record_in(writer, incident, sealed=sealed, uid=uid)
        return uid

    def _people(self, chosen: Chosen, messages: Sequence[Message]) -> dict[str, Person]:
        """Return the person of each sender but the owner; an alias or a handle finds them."""
        handles = {
            searchable(line): person
            for person in self._persons.all()
            for line in person.accounts.splitlines()
            if line.strip()
        }
        found: dict[str, Person] = {}
        for message in messages:
            if message.sender in found or is_own(message, chosen.owner) or not message.sender:
                continue
            known = handles.get(searchable(message.account)) if message.account else None
            known = known or handles.get(searchable(message.sender))
            named = (known,) if known else self._persons.named([message.sender])
            found |= {message.sender: named[0]} if named else {}
        return found


def _parts(pairs: list[tuple[str, str]]) -> Iterator[dict[str, str]]:
    """Yield the keys with their notes, in portions that one record holds."""
    for at in range(0, len(pairs), _KEYS_A_RECORD):
        yield dict(pairs[at : at + _KEYS_A_RECORD])


def is_own(message: Message, owner: str) -> bool:
    """Say whether the person sent a message themselves."""
    return message.own is True or (bool(owner) and message.sender == owner)


def grouped(messages: Sequence[Message], together: Together) -> Iterator[list[Message]]:
    """Yield the messages of each note, in the order of time; conversations stay apart."""
    ordered = sorted(messages, key=lambda one: instant(one.sent))
    if together == "each":
        yield from ([message] for message in ordered)
        return
    held: dict[object, list[Message]] = {}
    for message in ordered:
        day = local(message.sent).date() if together == "day" else None
        held.setdefault((day, message.chat), []).append(message)
    for group in held.values():
        yield from _portions(group)


def _portions(group: list[Message]) -> Iterator[list[Message]]:
    """Yield a run in parts that one note can hold."""
    part: list[Message] = []
    letters = 0
    for message in group:
        if part and (len(part) == MOST_TOGETHER or letters + len(message.text) > MOST_LETTERS):
            yield part
            part, letters = [], 0
        part.append(message)
        letters += len(message.text)
    if part:
        yield part


def incident_of(group: list[Message], chosen: Chosen, people: dict[str, Person]) -> Incident:
    """Return the incident that a message, or a run of them, is."""
    first, last = group[0], group[-1]
    begun, ended = _minute(first.sent), _minute(last.sent)
    shown = figures(first.sent, seconds=first.seconds)
    if last is not first:
        shown = f"{shown} – {figures(last.sent, seconds=last.seconds)}"
    senders = dict.fromkeys(one.sender for one in group if one.sender in people)
    known = {person.uid: person for person in (people[sender] for sender in senders)}
    numbers = dict.fromkeys(one.account for one in group if one.sender in people and one.account)
    details = Details(
        platform=chosen.platform,
        channel=first.chat,
        account=", ".join(senders),
        account_id=", ".join(number for number in numbers if number not in senders),
        who=tuple(known),
        who_names=tuple(person.alias for person in known.values()),
        words=first.text if len(group) == 1 else "\n".join(_line(one, chosen) for one in group),
    )
    when = When(begun, ended if ended != begun else None)
    return Incident(chosen.body(group), (), shown, when, details)


def _line(message: Message, chosen: Chosen) -> str:
    shown = figures(message.sent, seconds=message.seconds)
    sender = message.sender or (chosen.owner if is_own(message, chosen.owner) else "")
    files = f" [{', '.join(message.attached)}]" if message.attached else ""
    return f"[{shown}] {sender or '·'}: {message.text}{files}"


def _minute(sent: datetime) -> str:
    return local(sent).replace(tzinfo=None).isoformat(timespec="minutes")

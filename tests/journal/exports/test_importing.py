"""Messages become incidents: exact, sealed, linked with their export, and never twice."""

from __future__ import annotations

import io
import itertools
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.journal.exports.made import EVERY, sms
from tests.vaults import TestClock
from tui.journal.exhibit import Exhibit
from tui.journal.exhibits import Exhibits
from tui.journal.exports.importing import Chosen, Imports, Together, grouped
from tui.journal.exports.model import Message
from tui.journal.exports.reading import open_export
from tui.journal.facets import Filters
from tui.journal.incident import Details
from tui.journal.journal import Journal
from tui.journal.persons import Person, Persons
from tui.vault.errors import Cancelled
from tui.vault.opening import create
from tui.vault.profiles import SMALL
from tui.vault.secret import Secret
from tui.vault.vault import Vault


class Room:
    """A file with what imports need."""

    def __init__(self, vault: Vault) -> None:
        clock, numbers = TestClock(), itertools.count(1)
        self.vault = vault

        def new_id() -> str:
            return f"id-{next(numbers):05}"

        self.journal = Journal(vault, clock, new_id)
        self.exhibits = Exhibits(vault, self.journal, clock, new_id)
        self.persons = Persons(vault, clock, new_id)
        self.imports = Imports(vault, self.journal, self.persons, clock, new_id)

    def take(self, name: str, data: bytes) -> tuple[Exhibit, list[Message]]:
        exhibit = self.exhibits.take(io.BytesIO(data), name).exhibit
        with open_export(self.exhibits.opened(exhibit.uid), name) as export:
            return exhibit, list(export.messages())

    def keep(
        self,
        exhibit: Exhibit,
        messages: list[Message],
        together: Together = "each",
        owner: str = "",
    ) -> int:
        chosen = Chosen(exhibit, "X", messages, together, owner, lambda group: f"{len(group)} said")
        return self.imports.keep(chosen, lambda _done: True)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with Secret(b"premier carnet, en 2026") as passphrase:
        vault = create(tmp_path / "c.dat", passphrase, profile=SMALL, now=TestClock())
    yield Room(vault)
    vault.close()


@pytest.mark.parametrize("name", EVERY)
def test_an_exhibit_is_read_as_the_file_was(room: Room, name: str) -> None:
    file, data = EVERY[name]
    exhibit, messages = room.take(file, data)
    assert room.keep(exhibit, messages) == len(messages)
    assert room.journal.verify() is None
    assert len(room.exhibits.incidents_of(exhibit.uid)) == len(messages)


def test_one_message_becomes_one_incident(room: Room) -> None:
    exhibit, messages = room.take(*EVERY["android-fr"])
    room.keep(exhibit, messages[:1])
    entry = room.journal.newest(1)[0]
    details = Details.of(entry.fields)
    assert details.words == "Je sais où tu habites\net à quelle heure tu rentres: 18:05"
    assert (entry.occurred_text, entry.when and entry.when.start) == (
        "2026-03-12 14:03", "2026-03-12T14:03",
    )  # fmt: skip
    assert (details.who_names, details.platform, details.channel) == (("Zoé",), "X", "Zoé")
    source = entry.fields["source"]
    assert isinstance(source, dict)
    assert source["sha256"] == exhibit.sha256
    assert source["messages"] == [
        {"at": "2026-03-12T14:03:00", "key": messages[0].key,
         "place": "Discussion WhatsApp avec Zoé.txt: 2"}
    ]  # fmt: skip
    assert room.journal.count_found(Filters(exhibits=True)) == 1
    assert [found.note for found in room.journal.search("habites")] == [entry.note]


def test_a_run_keeps_every_line_and_the_whole_time(room: Room) -> None:
    exhibit, messages = room.take(*EVERY["android-fr"])
    assert room.keep(exhibit, messages, "all", owner="Moi") == 1
    entry = room.journal.newest(1)[0]
    assert entry.when is not None
    assert (entry.when.start, entry.when.end) == ("2026-03-12T14:03", "2026-03-13T00:11")
    details = Details.of(entry.fields)
    assert details.who_names == ("Zoé", "+33 6 12 34 56 78")
    assert "[2026-03-12 14:04] Moi: Arrête." in details.words.splitlines()
    assert details.words.splitlines()[3].endswith("[IMG-20260312-WA0001.jpg]")


def test_no_message_comes_in_twice_also_from_another_export(room: Room) -> None:
    exhibit, messages = room.take(*EVERY["telegram"])
    other, same = room.take(*EVERY["telegram-chat"])
    assert room.keep(exhibit, messages[:1]) == 1
    assert room.keep(exhibit, messages) == 1
    assert room.keep(other, same, "day") == 0
    assert room.journal.count() == 2
    assert room.imports.known() == {one.key for one in messages}


def test_a_cancelled_import_leaves_nothing(room: Room) -> None:
    exhibit, messages = room.take("sms.xml", sms(20))
    chosen = Chosen(exhibit, "SMS", messages, "each", "", lambda _group: "x")
    with pytest.raises(Cancelled):
        room.imports.keep(chosen, lambda done: done < 0.5)
    assert room.journal.count() == 0
    assert room.imports.known() == set()
    assert room.exhibits.incidents_of(exhibit.uid) == []


def test_a_removed_note_frees_its_messages(room: Room) -> None:
    exhibit, messages = room.take(*EVERY["telegram"])
    room.keep(exhibit, messages)
    room.journal.bury(room.journal.newest(1)[0].uid)
    assert len(room.imports.known()) == 1
    assert room.keep(exhibit, messages) == 1
    assert room.journal.verify() is None


def test_a_known_handle_finds_the_person(room: Room) -> None:
    (person,) = room.persons.named(["L'ex"])
    room.persons.change(Person(person.uid, "L'ex", "zoe@x.org\n+33612345678"))
    exhibit, messages = room.take("sms.xml", sms(1))
    room.keep(exhibit, messages[:1])
    assert Details.of(room.journal.newest(1)[0].fields).who_names == ("L'ex",)


def test_days_and_conversations_stay_apart() -> None:
    start = datetime(2026, 3, 2, 10, tzinfo=UTC)
    made = [
        Message("A", start + timedelta(hours=20 * n), "x" * 30_000, str(n), str(n), chat=str(n % 2))
        for n in range(4)
    ]
    assert [len(group) for group in grouped(made, "each")] == [1, 1, 1, 1]
    assert len(list(grouped(made, "day"))) == 4
    assert [len(group) for group in grouped(made, "all")] == [2, 2]
    assert [len(group) for group in grouped(made * 2, "all")] == [2, 2, 2, 2]
    assert list(grouped([], "all")) == []


def test_two_thousand_messages_stay_quick(room: Room) -> None:
    exhibit, messages = room.take("sms.xml", sms(2000))
    begun = time.process_time()
    assert room.keep(exhibit, messages) == 2002
    assert time.process_time() - begun < 30
    assert room.journal.verify() is None

"""Exhibits: original bytes, one copy of each, sealed, verified, and never forgotten."""

import hashlib
from contextlib import AbstractContextManager
from io import BytesIO
from pathlib import Path

import pytest

from tests.vaults import TestClock, new_vault, reopen
from tui.journal.exhibits import Exhibits, UnknownExhibit, hash_of
from tui.journal.journal import Journal
from tui.journal.media import media_type
from tui.vault.errors import Cancelled, Damaged
from tui.vault.streams import CUT
from tui.vault.tables import STREAM
from tui.vault.vault import Vault
from tui.vault.writer import Writer

PHOTO = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 9000


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return new_vault(tmp_path / "carnet.dat")


def book(vault: Vault) -> Exhibits:
    numbers = iter(range(1, 10_000))
    clock = TestClock()
    return Exhibits(
        vault,
        Journal(vault, clock, lambda: f"n{next(numbers)}"),
        clock,
        lambda: f"x{next(numbers)}",
    )


def test_every_byte_comes_back_with_its_hash_and_kind(vault: Vault) -> None:
    exhibits = book(vault)
    taken = exhibits.take(BytesIO(PHOTO), "../../IMG 1.jpg", modified="2026-03-01T10:00:00+00:00")
    exhibit = exhibits.get(taken.exhibit.uid)
    assert not taken.again
    assert exhibit.sha256 == hashlib.sha256(PHOTO).hexdigest()
    assert (exhibit.size, exhibit.media_type) == (len(PHOTO), "image/jpeg")
    assert b"".join(exhibits.bytes_of(exhibit.uid)) == PHOTO
    assert [event.action for event in exhibit.custody] == ["taken_in"]


def test_the_same_bytes_are_kept_once_whatever_their_name(vault: Vault) -> None:
    exhibits = book(vault)
    first = exhibits.take(BytesIO(PHOTO), "a.jpg")
    second = exhibits.take(BytesIO(PHOTO), "b.jpg")
    assert second.again
    assert second.exhibit.uid == first.exhibit.uid
    with vault.read() as reader:
        assert reader.count(STREAM) == 1
    assert len(exhibits.all()) == 1


def test_exhibits_are_sealed_and_linked_both_ways(vault: Vault) -> None:
    exhibits = book(vault)
    journal = exhibits._journal
    note = journal.note("Il a publié ma photo.")
    taken = exhibits.take(BytesIO(PHOTO), "a.jpg").exhibit
    entry = exhibits.seal([taken], "1 pièce ajoutée : a.jpg", note.note)
    assert entry is not None
    assert entry.fields["exhibits"] == [
        {"uid": taken.uid, "sha256": taken.sha256, "size": taken.size, "name": "a.jpg"}
    ]
    assert [found.uid for found in exhibits.of_incident(note.note)] == [taken.uid]
    assert exhibits.incidents_of(taken.uid) == [note.note]
    assert exhibits.seal([], "rien") is None
    assert journal.verify() is None


def test_a_stopped_intake_leaves_nothing(vault: Vault) -> None:
    exhibits = book(vault)
    with pytest.raises(Cancelled):
        exhibits.take(BytesIO(bytes(40 * 1024**2)), "film.mp4", progress=lambda done: done < 2**24)
    assert exhibits.all() == []
    with vault.read() as reader:
        assert reader.count(STREAM) == 0


def test_what_was_stored_whole_is_never_forgotten(vault: Vault, tmp_path: Path) -> None:
    """The program may end between the last chunk and the exhibit's own line."""
    vault.put_stream(BytesIO(PHOTO), "a.jpg", "image/jpeg")
    vault.close()
    exhibits = book(reopen(tmp_path / "carnet.dat"))
    assert [(found.name, found.size) for found in exhibits.all()] == [("a.jpg", len(PHOTO))]
    assert len(exhibits.all()) == 1
    exhibits._vault.close()


def test_a_check_says_and_notes_what_it_found(vault: Vault) -> None:
    exhibits = book(vault)
    uid = exhibits.take(BytesIO(PHOTO), "a.jpg").exhibit.uid
    assert exhibits.verify(uid)
    assert [event.action for event in exhibits.get(uid).custody] == ["taken_in", "verified"]
    vault._connection.run("UPDATE chunk SET data = zeroblob(9) WHERE seq = 1")
    with pytest.raises(Damaged):
        exhibits.verify(uid)


def test_what_is_known_may_change_but_never_what_was_taken_in(vault: Vault) -> None:
    from dataclasses import replace

    exhibits = book(vault)
    taken = exhibits.take(BytesIO(PHOTO), "a.jpg").exhibit
    exhibits.change(replace(taken, title="Photo", sha256="00", size=1, flags=("intimate",)))
    found = exhibits.get(taken.uid)
    assert (found.title, found.flags) == ("Photo", ("intimate",))
    assert (found.sha256, found.size, found.custody) == (taken.sha256, taken.size, taken.custody)


def test_removed_bytes_are_gone_and_their_hash_stays(vault: Vault) -> None:
    exhibits = book(vault)
    uid = exhibits.take(BytesIO(PHOTO), "a.jpg").exhibit.uid
    exhibits.remove(uid)
    assert exhibits.all() == []
    assert exhibits.get(uid).custody[-1].action == "removed"
    with pytest.raises(UnknownExhibit):
        exhibits.bytes_of(uid)
    assert not exhibits.take(BytesIO(PHOTO), "a.jpg").again


def test_a_file_outside_is_compared_by_its_hash(vault: Vault) -> None:
    exhibits = book(vault)
    uid = exhibits.take(BytesIO(PHOTO), "a.jpg").exhibit.uid
    digest, size = hash_of(BytesIO(PHOTO))
    found = exhibits.same(digest)
    assert found is not None
    assert (found.uid, size) == (uid, len(PHOTO))
    assert exhibits.same(hash_of(BytesIO(PHOTO + b"x"))[0]) is None


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (b"%PDF-1.7 ...", "a.pdf", "application/pdf"),
        (b"\x89PNG\r\n\x1a\n" + bytes(20), "a.exe", "image/png"),
        (b"From: a@b.example\nSubject: x\n\nhi", "x.eml", "message/rfc822"),
        (b"Received: a\n b\nDate: x\nTo: y\nFrom: z\n\nhi", "x", "message/rfc822"),
        (b"Note: a\nDate: x\nTo: y\n\nhi", "x", "text/plain"),
        (b"OggS" + bytes(60), "voice.opus", "audio/ogg"),
        (b"\x00\x00\x00\x18ftypmp42" + bytes(40), "film", "video/mp4"),
        ("12/03/2026 à 14:03 - Zoé : salut".encode(), "WhatsApp.txt", "text/plain"),
        ("é".encode() * 3 + b"\xc3", "cut.txt", "text/plain"),
        (b"", "empty.jpg", "application/octet-stream"),
        (bytes(range(14, 40)), "noise", "application/octet-stream"),
    ],
)
def test_kinds_are_told_by_content(head: bytes, name: str, kind: str) -> None:
    assert media_type(head, name) == kind


def test_a_file_that_was_rescued_in_part_is_made_whole_by_the_original(vault: Vault) -> None:
    exhibits = book(vault)
    first = exhibits.take(BytesIO(PHOTO), "a.jpg").exhibit
    with vault.write() as writer:
        (row,) = writer.select(STREAM)
        writer.put(STREAM, {**row, "state": CUT})
    with pytest.raises(UnknownExhibit):
        exhibits.bytes_of(first.uid)
    again = exhibits.take(BytesIO(PHOTO), "a.jpg")
    assert (again.exhibit.uid, again.again) == (first.uid, False)
    assert b"".join(exhibits.bytes_of(first.uid)) == PHOTO
    with vault.read() as reader:
        assert reader.count(STREAM) == 1


def test_removing_uses_the_room_that_is_kept_back(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    exhibits = book(vault)
    uid = exhibits.take(BytesIO(PHOTO), "a.jpg").exhibit.uid
    note = exhibits._journal.note("x")
    asked: list[bool] = []
    whole = vault.write

    def write(*, frees: bool = False) -> AbstractContextManager[Writer]:
        asked.append(frees)
        return whole(frees=frees)

    monkeypatch.setattr(vault, "write", write)
    exhibits.remove(uid)
    exhibits._journal.bury(note.uid)
    assert asked
    assert all(asked)


def test_a_file_whose_bytes_were_lost_is_made_whole_by_the_original(vault: Vault) -> None:
    exhibits = book(vault)
    first = exhibits.take(BytesIO(PHOTO), "a.jpg").exhibit
    vault.remove_stream(exhibits._stream(first.sha256))
    again = exhibits.take(BytesIO(PHOTO), "b.jpg")
    assert (again.exhibit.uid, again.again) == (first.uid, False)
    assert b"".join(exhibits.bytes_of(first.uid)) == PHOTO


def test_a_stop_after_the_last_byte_comes_too_late(vault: Vault) -> None:
    exhibits = book(vault)
    taken = exhibits.take(BytesIO(PHOTO), "a.jpg", progress=lambda _done: False)
    assert b"".join(exhibits.bytes_of(taken.exhibit.uid)) == PHOTO


def test_a_file_and_what_is_known_of_it_are_one_save(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    exhibits = book(vault)

    def fail(*_arguments: object) -> str:
        raise Damaged

    monkeypatch.setattr(exhibits._records, "add_in", fail)
    with pytest.raises(Damaged):
        exhibits.take(BytesIO(PHOTO), "a.jpg")
    with vault.read() as reader:
        assert reader.count(STREAM) == 0
    assert exhibits.all() == []

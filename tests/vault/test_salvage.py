"""What can be read of a damaged file stands in the new one, and what is lost is counted."""

import hashlib
import random
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest

from tests.vaults import TestClock, ids, new_vault, reopen
from tui.journal.entry import link_of
from tui.journal.journal import Journal
from tui.journal.rescuing import rescue
from tui.journal.resealing import as_sealed, first_unproven, seals_of
from tui.vault import errors
from tui.vault.chain import GENESIS
from tui.vault.merge import Merged, merge_streams
from tui.vault.tables import DRAFT, ENTRY, SUPPORTER, TABLES, Row
from tui.vault.vault import Vault

PAGE = 4096


def go_on(_share: float) -> bool:
    return True


def fill(path: Path) -> None:
    vault = new_vault(path)
    journal = Journal(vault, TestClock(), ids().__next__)
    first = journal.note("the very first " + "a" * 5000)
    for number in range(30):
        journal.note(f"note{number} " + "x" * 3000)
    journal.revise(first.uid, "the first, corrected")
    journal.revise(first.uid, "the first, corrected twice")
    texts = dict.fromkeys(("role", "channel", "hours", "code_word", "knows", "note"), "")
    person: Row = {"alias": "Z.", **texts, "changed": "2026", "never_call": 0, "hidden": 0}
    with vault.write() as writer:
        writer.insert(SUPPORTER, person)
        writer.put(DRAFT, {"screen": "note", "body": "begun", "changed": "2026"})
        writer.bury_entry(5)
    for number in range(3):
        vault.put_stream(BytesIO(bytes([number]) * 40_000), f"f{number}", "image/png")
    vault.close()


def everything(vault: Vault) -> dict[str, list[Row]]:
    with vault.read() as reader:
        return {t.name: reader.select(t) for t in TABLES if t.name != "format"}


def rescued(path: Path, into: Path) -> Vault:
    target = new_vault(into)
    rescue(partial(reopen, path, read_only=True), target, "old", go_on)
    return target


def test_a_sound_file_comes_out_as_it_was(path: Path, tmp_path: Path) -> None:
    fill(path)
    target = rescued(path, tmp_path / "new.dat")
    source = reopen(path, read_only=True)
    assert everything(target) == everything(source)
    journal = Journal(target, TestClock(), ids().__next__)
    assert [found.body for found in journal.search("corrected")] == ["the first, corrected twice"]
    assert b"".join(target.get_stream(2)) == b"\1" * 40_000
    source.close()
    target.close()


def page_with(path: Path, seq: int) -> int:
    """The page that holds entry `seq` and no way to the others, found by trying."""
    raw = path.read_bytes()
    for number in range(2, len(raw) // PAGE):
        path.write_bytes(raw[: number * PAGE] + bytes(PAGE) + raw[(number + 1) * PAGE :])
        readable = [can_read(path, entry) for entry in (seq, seq + 8)]
        path.write_bytes(raw)
        if readable == [False, True]:
            return number
    raise AssertionError("no page holds this entry")


def can_read(path: Path, seq: int) -> bool:
    vault = None
    try:
        vault = reopen(path, read_only=True)
        with vault.read() as reader:
            return reader.get(ENTRY, seq=seq) is not None
    except errors.Damaged:
        return False
    finally:
        if vault is not None:
            vault.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "carnet.dat"


@pytest.mark.parametrize("lost", [1, 12])
def test_after_a_loss_the_rest_is_sealed_anew_and_its_old_seals_hold(
    path: Path, tmp_path: Path, lost: int
) -> None:
    fill(path)
    original = reopen(path, read_only=True)
    before = {str(row["uid"]): row for row in everything(original)["entry"]}
    original.close()
    number = page_with(path, lost)
    raw = path.read_bytes()
    harmed = raw[: number * PAGE] + bytes(PAGE) + raw[(number + 1) * PAGE :]
    path.write_bytes(harmed)
    target = rescued(path, tmp_path / "new.dat")
    assert path.read_bytes() == harmed
    journal = Journal(target, TestClock(), ids().__next__)
    assert journal.verify() is None
    rows = everything(target)["entry"]
    assert 25 < len(rows) < 33
    with target.read() as reader:
        assert first_unproven(reader) is None
    for row in rows:
        old = as_sealed(row, 0) if seals_of(row) else row
        assert old == before[str(row["uid"])]
    assert len(journal.newest(100)) == journal.count()
    assert [note.body for note in journal.search("twice")] == ["the first, corrected twice"]
    target.close()


def test_a_forged_old_seal_is_noticed(path: Path, tmp_path: Path) -> None:
    fill(path)
    number = page_with(path, 12)
    raw = path.read_bytes()
    path.write_bytes(raw[: number * PAGE] + bytes(PAGE) + raw[(number + 1) * PAGE :])
    target = rescued(path, tmp_path / "new.dat")
    rows = everything(target)["entry"]
    target.close()
    forged = new_vault(tmp_path / "forged.dat")
    previous = GENESIS
    with forged.write() as writer:
        for row in rows:
            changed = {**row, "body": "other"} if row["seq"] == len(rows) - 3 else row
            previous = link_of(changed, previous)
            writer.insert(ENTRY, {**changed, "link": previous.hex()})
    with forged.read() as reader:
        assert first_unproven(reader) == len(rows) - 3
    forged.close()


def test_a_rescue_can_be_stopped(path: Path, tmp_path: Path) -> None:
    fill(path)
    target = new_vault(tmp_path / "new.dat")
    with pytest.raises(errors.Cancelled):
        rescue(partial(reopen, path, read_only=True), target, "old", lambda share: share < 0.3)
    target.close()


MIB = 1024**2


@pytest.fixture
def film(path: Path) -> bytes:
    """Four chunks of a film in a file, a page in the third of which is gone."""
    fill(path)
    content = random.Random(7).randbytes(3 * MIB + 77)
    vault = reopen(path)
    vault.put_stream(BytesIO(content), "film.mp4", "video/mp4")
    vault.close()
    raw = path.read_bytes()
    number = len(raw) // PAGE - 400
    path.write_bytes(raw[: number * PAGE] + bytes(PAGE) + raw[(number + 1) * PAGE :])
    return content


def test_of_a_damaged_film_the_sound_pieces_are_kept_and_it_is_marked(
    path: Path, tmp_path: Path, film: bytes
) -> None:
    target = new_vault(tmp_path / "new.dat")
    report = rescue(partial(reopen, path, read_only=True), target, "old", go_on)
    saved = {found.table: found for found in report}["stream"]
    assert (saved.saved, saved.in_part, saved.lost) == (3, 1, 0)
    target.close()
    again = reopen(tmp_path / "new.dat")
    check_film(again, film)
    second = new_vault(tmp_path / "second.dat")
    again.close()
    report = rescue(partial(reopen, tmp_path / "new.dat", read_only=True), second, "new", go_on)
    assert {found.table: found for found in report}["stream"].in_part == 1
    check_film(second, film)
    second.close()


def check_film(vault: Vault, film: bytes) -> None:
    pieces = dict(vault.pieces(4))
    assert len(pieces) == 3
    assert all(film[start : start + MIB] == piece for start, piece in pieces.items())
    row = everything(vault)["stream"][3]
    assert (row["state"], row["size"]) == ("cut", len(film))
    assert row["sha256"] == hashlib.sha256(film).hexdigest()
    with pytest.raises(errors.Damaged):
        list(vault.get_stream(4))


def test_a_whole_film_takes_the_place_of_its_parts_when_copies_are_united(
    path: Path, tmp_path: Path, film: bytes
) -> None:
    target = rescued(path, tmp_path / "new.dat")
    other = new_vault(tmp_path / "other.dat")
    with other.write() as writer:
        writer.put(DRAFT, {"screen": "else", "body": "kept", "changed": "2026"})
    merged = Merged()
    merge_streams(other, target, merged, lambda: True)
    assert merged.added == {"stream": 4}
    merge_streams(other, target, merged, lambda: True)
    assert merged.added == {"stream": 4}
    whole = new_vault(tmp_path / "whole.dat")
    number = whole.put_stream(BytesIO(film), "film.mp4", "video/mp4")
    merge_streams(other, whole, merged, lambda: True)
    kept = [row for row in everything(other)["stream"] if row["name"] == "film.mp4"]
    assert [row["state"] for row in kept] == ["complete"]
    assert b"".join(other.get_stream(int(kept[0]["id"] or 0))) == film
    assert number == 1
    for vault in (target, other, whole):
        vault.close()

"""21. After 20 damaged pages of 10,000 at least 99 % of the entries are saved; after 1, 99.9 %.

2,000 notes as people write them, most of them short, several on a page; the rest of the file is
stored files, a video's worth.  A damaged page has one changed byte, or is gone as a whole: then
nothing may be lost but what lay on it.
"""

import random
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest

from tests.faults.conftest import Soak
from tests.faults.damage import PAGE
from tests.vaults import CHEAP, TestClock, ids, new_vault, passphrase, reopen
from tui.journal.entry import link_of
from tui.journal.journal import Journal
from tui.journal.rescuing import rescue
from tui.journal.resealing import first_unproven
from tui.vault.chain import GENESIS
from tui.vault.errors import VaultError
from tui.vault.opening import seed_of_file
from tui.vault.raw_pages import RawPages
from tui.vault.raw_rows import RawRows
from tui.vault.salvage import Saved
from tui.vault.tables import ANSWER, ENTRY, SUPPORTER, Row
from tui.vault.vault import Vault

ENTRIES = 2_000
PAGES = 10_000
SHORTEST = 300
"""Bytes that the shortest note takes with its times, its link and its hash."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of more than 10,000 pages, most of them stored files."""
    path = tmp_path_factory.mktemp("salvage") / "carnet.dat"
    chance = random.Random(21)
    vault = new_vault(path)
    journal = Journal(vault, TestClock(), ids().__next__)
    previous = GENESIS
    with vault.write() as writer:
        for number in range(1, ENTRIES + 1):
            row = made(number, words(chance))
            previous = link_of(row, previous)
            writer.insert(ENTRY, {**row, "link": previous.hex()})
        for number in range(40):
            writer.put(ANSWER, {"question": f"q{number}", "value": '"y"', "changed": ""})
    journal.note("the last one")
    while path.stat().st_size < PAGES * PAGE:
        vault.put_stream(BytesIO(chance.randbytes(1024**2)), "film", "video/mp4")
    vault.close()
    return path


def words(chance: random.Random) -> str:
    """A note: most have a few sentences, one in fifty fills pages."""
    letters = int(chance.lognormvariate(5.7, 0.9))
    return " ".join("x" * chance.randint(2, 9) for _ in range(3 + letters // 6))


def made(number: int, body: str) -> Row:
    return {
        "seq": number, "uid": f"uid-{number}", "recorded_utc": "2026-03-04T05:06:07+00:00",
        "offset_min": 0, "clock_suspect": 0, "occurred_from": None, "occurred_to": None,
        "occurred_text": "", "kinds": "[]", "body": f"entry {number} {body}",
        "fields": "{}", "revises": f"uid-{number - 9}" if number % 10 == 0 else None,
        "tombstone": 0, "link": "",
    }  # fmt: skip


def rescued(damaged: Path, into: Path) -> tuple[list[Saved], Vault]:
    target = new_vault(into)
    again = partial(reopen, damaged, read_only=True)
    with (
        passphrase() as typed,
        seed_of_file(damaged, typed, profiles={CHEAP.number: CHEAP}) as seed,
        RawPages(damaged, seed) as pages,
    ):
        report = rescue(again, target, "old", lambda _share: True, RawRows(pages))
    return report, target


def spoilt(raw: bytes, pages: int, chance: random.Random) -> bytes:
    damaged = bytearray(raw)
    for number in chance.sample(range(1, len(raw) // PAGE), pages):
        damaged[number * PAGE + chance.randrange(PAGE)] ^= 0x55
    return bytes(damaged)


@pytest.mark.parametrize(("pages", "share"), [(1, 0.999), (20, 0.99)])
def test_nearly_every_entry_is_saved(
    whole: Path, tmp_path: Path, soak: Soak, pages: int, share: float
) -> None:
    raw = whole.read_bytes()
    chance = random.Random(pages)
    damaged = tmp_path / "damaged.dat"
    fewest, unopened, rounds = ENTRIES + 1, 0, soak.of(1, 12)
    for number in range(rounds):
        damaged.write_bytes(spoilt(raw, pages, chance))
        before = damaged.read_bytes()
        try:
            report, target = rescued(damaged, tmp_path / f"new-{number}.dat")
        except VaultError:
            unopened += 1
            continue
        saved = {found.table: found for found in report}
        fewest = min(fewest, saved["entry"].saved)
        assert saved["entry"].saved + saved["entry"].lost == ENTRIES + 1
        check_result(target, whole, saved)
        target.close()
        assert damaged.read_bytes() == before
    soak.report(rounds * (ENTRIES + 1), lost=(ENTRIES + 1 - fewest) * rounds)
    assert unopened == 0
    assert fewest >= share * (ENTRIES + 1)


def gone(raw: bytes, pages: list[int]) -> bytes:
    """The file with these pages, counted from 0, all zero."""
    damaged = bytearray(raw)
    for number in pages:
        damaged[number * PAGE : (number + 1) * PAGE] = bytes(PAGE)
    return bytes(damaged)


def pages_of_the_journal(path: Path, interior: int) -> list[int]:
    """The pages, counted from 0, of the tree of entries: those that lead on, or those that hold."""
    with (
        passphrase() as typed,
        seed_of_file(path, typed, profiles={CHEAP.number: CHEAP}) as seed,
        RawPages(path, seed) as pages,
    ):
        vault = reopen(path, read_only=True)
        sql = "SELECT rootpage FROM sqlite_master WHERE name = 'entry'"
        root = int(vault._connection.value(sql))
        vault.close()
        found, leading = [], [root]
        while leading:
            number = leading.pop()
            head = pages.read(number, 0, 12)
            found.append((number - 1, head[0] == 0x05))
            if head[0] == 0x05:
                cells = int.from_bytes(head[3:5])
                table = pages.read(number, 12, 12 + 2 * cells)
                places = [int.from_bytes(table[2 * n : 2 * n + 2]) for n in range(cells)]
                leading += [int.from_bytes(pages.read(number, at, at + 4)) for at in places]
                leading.append(int.from_bytes(head[8:12]))
    return [number for number, leads in found if leads == interior]


def test_behind_a_lost_page_that_only_leads_to_others_everything_is_saved(
    whole: Path, tmp_path: Path, soak: Soak
) -> None:
    raw = whole.read_bytes()
    leading = pages_of_the_journal(whole, interior=True)
    assert leading
    damaged = tmp_path / "damaged.dat"
    lost = 0
    for number in leading[: soak.of(1, 99)]:
        damaged.write_bytes(gone(raw, [number]))
        report, target = rescued(damaged, tmp_path / f"new-{number}.dat")
        check_result(target, whole, {found.table: found for found in report})
        target.close()
        lost += sum(found.lost for found in report)
    soak.report(len(leading[: soak.of(1, 99)]) * (ENTRIES + 1), lost=lost)
    assert lost == 0


def test_of_a_lost_page_only_what_lay_on_it_is_lost(
    whole: Path, tmp_path: Path, soak: Soak
) -> None:
    raw = whole.read_bytes()
    holding = pages_of_the_journal(whole, interior=False)
    chance = random.Random(3)
    damaged = tmp_path / "damaged.dat"
    most = 0
    for number in chance.sample(holding, soak.of(1, 12)):
        damaged.write_bytes(gone(raw, [number]))
        report, target = rescued(damaged, tmp_path / f"new-{number}.dat")
        saved = {found.table: found for found in report}
        check_result(target, whole, saved)
        target.close()
        most = max(most, saved["entry"].lost)
        assert sum(found.lost for found in report) == saved["entry"].lost
    soak.report(soak.of(1, 12) * (ENTRIES + 1))
    assert 0 < most <= PAGE // SHORTEST


def check_result(target: Vault, whole: Path, saved: dict[str, Saved]) -> None:
    """What was saved is what was written, and its old and new seals hold."""
    journal = Journal(target, TestClock(), ids().__next__)
    assert journal.verify() is None
    source = reopen(whole, read_only=True)
    with target.read() as reader, source.read() as original:
        assert first_unproven(reader) is None
        rows = reader.select(ENTRY, order="seq")
        assert len(rows) == saved["entry"].saved
        bodies = {row["uid"]: row["body"] for row in original.select(ENTRY)}
        assert all(bodies[row["uid"]] == row["body"] for row in rows)
        assert reader.count(ANSWER) == saved["answer"].saved
        assert reader.count(SUPPORTER) == 0
        assert len(journal.newest(ENTRIES * 2)) == journal.count()
    source.close()

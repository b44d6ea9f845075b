"""21. After 20 damaged pages of 10,000 at least 99 % of the entries are saved; after 1, 99.9 %."""

import random
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest

from tests.faults.conftest import Soak
from tests.faults.damage import PAGE
from tests.vaults import TestClock, ids, new_vault, reopen
from tui.journal.entry import link_of
from tui.journal.journal import Journal
from tui.journal.rescuing import rescue
from tui.journal.resealing import first_unproven
from tui.vault.chain import GENESIS
from tui.vault.errors import VaultError
from tui.vault.salvage import Saved
from tui.vault.tables import ANSWER, ENTRY, SUPPORTER, Row
from tui.vault.vault import Vault

ENTRIES = 12_000
PAGES = 10_000


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
            row = made(number, "x" * chance.randint(200, 900))
            previous = link_of(row, previous)
            writer.insert(ENTRY, {**row, "link": previous.hex()})
        for number in range(40):
            writer.put(ANSWER, {"question": f"q{number}", "value": '"y"', "changed": ""})
    journal.note("the last one")
    while path.stat().st_size < PAGES * PAGE:
        vault.put_stream(BytesIO(chance.randbytes(1024**2)), "film", "video/mp4")
    vault.close()
    return path


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
    report = rescue(partial(reopen, damaged, read_only=True), target, "old", lambda _share: True)
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

"""The chain: frozen, independent of this code, and broken by any change."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.vaults import TestClock, ids, new_vault
from tui.journal.entry import link_of, seal_of
from tui.journal.journal import Journal
from tui.journal.verify import first_broken
from tui.vault.chain import GENESIS, canonical_json
from tui.vault.errors import Refused
from tui.vault.tables import ENTRY, Row, row_hash
from tui.vault.vault import Vault


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with closing(new_vault(tmp_path / "carnet.dat")) as vault:
        yield vault


@pytest.fixture
def journal(vault: Vault) -> Journal:
    journal = Journal(vault, TestClock(), ids().__next__, lambda _moment: 60)
    first = journal.note("Il a appelé.", ["contact"], "hier soir")
    journal.note("Menacée « encore ».")
    journal.revise(first.uid, "Elle a appelé.")
    return journal


def rewrite(vault: Vault, seq: int, changes: dict[str, object], *, hashed: bool = True) -> None:
    """Change a sealed row the way somebody with the passphrase and other software could."""
    run = vault._connection.run
    with vault.read() as reader:
        row: Row = {**(reader.get(ENTRY, seq=seq) or {}), **changes}  # type: ignore[dict-item]
    values = [row[column] for column in ENTRY.columns]
    digest = row_hash(ENTRY, values) if hashed else bytes(32)
    run("DROP TRIGGER IF EXISTS entry_sealed")
    run(
        f"UPDATE entry SET {', '.join(f'{c} = ?' for c in ENTRY.columns)}, h = ? WHERE seq = ?",
        (*values, digest, seq),
    )


def test_the_first_link_is_frozen(journal: Journal) -> None:
    assert (
        journal.revisions("id-0001")[0].link
        == "f0c0fa9cedf21f1b98869f354d50c0b41fc4a8cab8110ec3e3a45722bffc511b"
    )


def test_anybody_can_recompute_the_links(journal: Journal, vault: Vault) -> None:
    """Nothing of this program is used here but what the description of the format says."""
    with vault.read() as reader:
        rows = reader.select(ENTRY, order="seq")
    previous = bytes(32)
    for row in rows:
        record = {
            name: row[name]
            for name in ("seq", "uid", "recorded_utc", "offset_min", "occurred_from",
                         "occurred_to", "occurred_text", "body", "revises")
        }  # fmt: skip
        record |= {
            "clock_suspect": bool(row["clock_suspect"]),
            "kinds": json.loads(str(row["kinds"])),
            "fields": json.loads(str(row["fields"])),
        }
        line = json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        sealed = hashlib.sha256(line.encode()).digest()
        previous = hashlib.sha256(b"plan-journal/2\0" + previous + sealed).digest()
        assert row["link"] == previous.hex()
    assert len(rows) == 3


def test_what_stands_before_a_removed_note_cannot_be_written_anew(
    journal: Journal, vault: Vault
) -> None:
    """The links from the removed note on are kept, as an anchor there would demand."""
    removed = journal.get(journal.newest(1)[0].uid)
    with vault.read() as reader:
        first = reader.get(ENTRY, seq=1) or {}
    journal.bury(removed.uid)
    assert journal.verify() is None
    changed: Row = {**first, "body": "Un autre récit."}
    rewrite(vault, 1, {"body": changed["body"], "link": link_of(changed, GENESIS).hex()})
    assert first_broken(vault) == 2


def test_a_removed_note_keeps_what_stands_for_it(journal: Journal, vault: Vault) -> None:
    with vault.read() as reader:
        whole = reader.get(ENTRY, seq=2) or {}
    journal.bury(str(whole["uid"]))
    with vault.read() as reader:
        row = reader.get(ENTRY, seq=2) or {}
    assert seal_of(row) == seal_of(whole)
    assert (row["body"], json.loads(str(row["fields"]))) == (
        "", {"sealed": seal_of(whole).hex()},
    )  # fmt: skip
    for kept in (
        "{}",
        '{"sealed":"x"}',
        f'{{"sealed":"{"zz" * 32}"}}',
        f'{{"sealed":"{"00" * 32}"}}',
    ):
        rewrite(vault, 2, {"fields": kept})
        assert first_broken(vault) == (None if kept == "{}" else 2)


def test_only_a_seal_can_be_kept_of_a_removed_note(journal: Journal, vault: Vault) -> None:
    with pytest.raises(Refused), vault.write() as writer:
        writer.bury_entry(2, b"a few words")
    assert journal.verify() is None


def test_an_untouched_journal_verifies(journal: Journal, vault: Vault) -> None:
    assert journal.verify() is None


def test_an_empty_journal_verifies(vault: Vault) -> None:
    assert first_broken(vault) is None


@pytest.mark.parametrize(
    "changes",
    [
        {"body": "Elle n'a pas appelé."},
        {"occurred_text": "demain"},
        {"kinds": canonical_json(["threat"]).decode()},
        {"recorded_utc": "2026-11-19T08:00:00+00:00"},
        {"offset_min": 0},
        {"clock_suspect": 1},
        {"revises": None},
        {"link": "00" * 32},
        {"link": "not hexadecimal"},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_a_row_changed_with_its_own_hash_redone_is_found(
    journal: Journal, vault: Vault, changes: dict[str, object]
) -> None:
    rewrite(vault, 3, changes)
    assert first_broken(vault) == 3


def test_a_change_breaks_the_chain_where_it_was_made(journal: Journal, vault: Vault) -> None:
    rewrite(vault, 1, {"body": "Rien ne s'est passé."})
    assert first_broken(vault) == 1


def test_a_row_whose_own_hash_is_wrong_is_found_and_named(journal: Journal, vault: Vault) -> None:
    rewrite(vault, 2, {}, hashed=False)
    assert first_broken(vault) == 2


def test_a_missing_row_is_found(journal: Journal, vault: Vault) -> None:
    vault._connection.run("DROP TRIGGER entry_kept")
    vault._connection.run("DELETE FROM entry WHERE seq = 2")
    assert first_broken(vault) == 2


def test_the_check_goes_on_across_its_batches(vault: Vault) -> None:
    journal = Journal(vault, TestClock(), ids().__next__)
    for number in range(3):
        journal.note(f"note {number}")
    assert first_broken(vault, batch=2) is None
    rewrite(vault, 3, {"body": "autre"})
    assert first_broken(vault, batch=2) == 3

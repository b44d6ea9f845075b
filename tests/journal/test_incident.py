"""The full record: every field comes back, private words stay beside the chain."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.vaults import TestClock, new_vault, reopen
from tui.journal import private
from tui.journal.entry import record_of
from tui.journal.errors import EmptyNote, UnknownEntry
from tui.journal.incident import Details, Incident, Private
from tui.journal.journal import Journal
from tui.journal.occurred import When
from tui.vault.errors import Damaged
from tui.vault.tables import ENTRY, RECORD
from tui.vault.vault import Vault

FULL = Incident(
    body="Il a publié mon adresse.",
    kinds=("dox", "threats"),
    occurred_text="hier vers 22h",
    when=When("2026-03-03T22:00", None, about=True),
    details=Details(
        zone="Europe/Paris",
        place="chez ma mère",
        platform="x",
        address="https://example.org/post/1",
        account="@corbeau",
        account_id="998877",
        channel="message public",
        who=("p1",),
        who_names=("Corbeau",),
        who_how="reconnu à son style",
        audience="publique, 300 vues",
        words="« je sais où tu dors »",
        threat="yes",
        witnesses="Zoé",
        did="capture, rien répondu",
        missing="journaux de la plateforme",
        reports="n° 12345",
        severity=4,
        helper="Zoé",
        memory=True,
    ),
    private=Private("je ne dors plus", "appeler la psy"),
)


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return new_vault(tmp_path / "carnet.dat")


@pytest.fixture
def journal(vault: Vault) -> Journal:
    numbers = iter(range(1, 1000))
    return Journal(vault, TestClock(), lambda: f"id-{next(numbers):04}")


def test_every_field_comes_back(journal: Journal) -> None:
    entry = journal.record(FULL)
    assert journal.incident(journal.get(entry.uid)) == FULL
    assert journal.verify() is None


def test_an_empty_record_is_not_kept_and_one_field_is_enough(journal: Journal) -> None:
    with pytest.raises(EmptyNote):
        journal.record(Incident("", ("dox",)))
    bare = Incident("", details=Details(address="https://example.org/1"))
    assert journal.incident(journal.record(bare)) == bare


def test_private_words_are_not_in_the_chain_but_are_sealed_by_it(
    journal: Journal, vault: Vault
) -> None:
    entry = journal.record(FULL)
    with vault.read() as reader:
        row = reader.get(ENTRY, seq=1)
        assert row is not None
        sealed = json.dumps(record_of(row), ensure_ascii=False)
        content = private.content_of(reader, entry.fields)
    assert "dors plus" not in sealed
    assert content is not None
    assert private.seal_of(content) == entry.fields["private"]
    assert "salt" in content


def test_private_words_that_were_exchanged_are_told(journal: Journal, vault: Vault) -> None:
    entry = journal.record(FULL)
    uid = f"private:{entry.fields['private']}"
    with vault.write() as writer:
        row = writer.get(RECORD, uid=uid)
        assert row is not None
        writer.put(RECORD, {**row, "fields": '{"effect":"rien","note":"","salt":"00"}'})
    with pytest.raises(Damaged):
        journal.incident(entry)


def test_two_equal_private_words_have_different_seals(journal: Journal) -> None:
    assert journal.record(FULL).fields["private"] != journal.record(FULL).fields["private"]


@pytest.mark.parametrize("word", ["corbeau", "dors plus", "psy", "example", "300 vues", "12345"])
def test_all_words_are_found_without_accents(journal: Journal, word: str) -> None:
    entry = journal.record(FULL)
    assert [found.uid for found in journal.search(word)] == [entry.uid]
    journal.amend(entry.uid, Incident("autre chose"))
    assert journal.search(word) == []


def test_a_change_of_the_text_keeps_everything_else(journal: Journal, vault: Vault) -> None:
    entry = journal.record(FULL)
    changed = journal.revise(entry.uid, "Il a publié mon adresse, encore.")
    assert journal.incident(changed) == replace(FULL, body="Il a publié mon adresse, encore.")
    with vault.read() as reader:
        assert reader.count(RECORD, "kind = ?", ("private",)) == 1
    later = journal.revise(entry.uid, "La même.", occurred_text="mardi")
    assert later.when is None
    again = replace(journal.incident(later), private=Private("mieux"))
    assert journal.incident(journal.amend(entry.uid, again)).private == Private("mieux")
    assert journal.amend(entry.uid, again).seq == 4
    assert [journal.incident(old).private.effect for old in journal.revisions(entry.uid)] == [
        "je ne dors plus", "je ne dors plus", "je ne dors plus", "mieux",
    ]  # fmt: skip


def test_what_is_removed_leaves_its_place_and_nothing_else(journal: Journal, vault: Vault) -> None:
    entry = journal.record(FULL)
    journal.note("une autre")
    journal.amend(entry.uid, replace(FULL, private=Private("mieux")))
    journal.bury(entry.uid)
    with pytest.raises(UnknownEntry):
        journal.get(entry.uid)
    with vault.read() as reader:
        rows = reader.select(ENTRY, order="seq")
        assert reader.count(RECORD) == 0
    assert [(row["tombstone"], row["body"]) for row in rows] == [
        (1, ""), (0, "une autre"), (1, ""),
    ]  # fmt: skip
    assert journal.count() == 1
    assert journal.search("corbeau") == journal.search("dors") == []
    assert journal.verify() is None


def test_fields_of_others_stay_through_a_change(journal: Journal) -> None:
    entry = journal.record(FULL, sealed={"exhibit": {"sha256": "ab"}})
    changed = journal.amend(entry.uid, Incident("autre"))
    assert changed.fields == {"exhibit": {"sha256": "ab"}}


def test_the_record_is_there_after_the_file_was_closed(tmp_path: Path, journal: Journal) -> None:
    entry = journal.record(FULL)
    journal._vault.close()
    vault = reopen(tmp_path / "carnet.dat")
    again = Journal(vault, TestClock(), lambda: "x")
    assert again.incident(again.get(entry.uid)) == FULL
    vault.close()


def test_several_are_kept_all_or_none(journal: Journal) -> None:
    kept = journal.record_many([FULL, Incident("deux")], {"exhibit": "x1"})
    assert [journal.incident(entry) for entry in kept] == [FULL, Incident("deux")]
    assert all(entry.fields["exhibit"] == "x1" for entry in kept)
    with pytest.raises(EmptyNote):
        journal.record_many([Incident("trois"), Incident("")])
    assert journal.count() == 2
    assert journal.verify() is None

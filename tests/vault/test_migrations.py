"""Older files open with newer code, newer files are left alone."""

import hashlib
import shutil
from pathlib import Path

import pytest

from tests.vault.cheap import PASSPHRASE, create, entry, now, reopen, secret, supporter
from tui.journal.journal import Journal
from tui.vault import errors, migrations, schema
from tui.vault.migrations import MIGRATIONS, Migration, statements
from tui.vault.opening import open_vault
from tui.vault.profiles import SMALL, profile_number
from tui.vault.records import Records
from tui.vault.tables import ENTRY, LINK, RECORD, SUPPORTER, TABLES, Row
from tui.vault.vault import Vault

VERSION_1 = Path(__file__).parent / "data" / "version1.dat"
PASSPHRASE_1 = "premier carnet, été 2026"
STREAM_1 = bytes(range(256)) * 20
ROWS_1: dict[str, list[Row]] = {
    "answer": [{"question": "who", "value": '["ex"]', "changed": "2026-03-04T05:06:07+00:00"}],
    "answer_history": [{"id": 1, "question": "who", "value": '"?"', "changed": "2026-03-03"}],
    "step_state": [
        {"step": "tell_someone", "state": "doing", "note": "é", "changed": "2026", "due": None}
    ],
    "release": [
        {
            "step": "block",
            "spoke_with": "3919",
            "reaction_plan": "leave",
            "overruled": 0,
            "reason": "",
            "changed": "2026",
        }
    ],
    "setting": [{"name": "language", "value": "fr"}],
    "draft": [{"screen": "journal", "body": "un début…", "changed": "2026"}],
    "supporter": [{**supporter("Z."), "id": 1, "last_checked": None}],
    "chosen_service": [{"service": "fr.3919", "note": "", "changed": "2026"}],
    "entry": [entry(1, "Cœur serré"), {**entry(2, "une autre fois"), "revises": "uid-1"}],
}

SECOND = statements(
    """
CREATE TABLE pet(name TEXT PRIMARY KEY, h BLOB NOT NULL) STRICT

ALTER TABLE setting ADD COLUMN extra TEXT
"""
)
BROKEN: Migration = ("CREATE TABLE half(a) STRICT", "CREATE TABLE half(a TEXT) STRICT")


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def version(vault: Vault) -> int:
    return int(vault._connection.value("PRAGMA user_version")) % 256


def tables(vault: Vault) -> set[str]:
    rows = vault._connection.run("SELECT name FROM sqlite_master WHERE type = 'table'")
    return {name for (name,) in rows}


@pytest.mark.parametrize("read_only", [True, False])
def test_a_file_of_version_1_opens_with_all_it_holds(tmp_path: Path, read_only: bool) -> None:
    path = tmp_path / "old.dat"
    shutil.copy(VERSION_1, path)
    assert profile_number(path.read_bytes()[:16]) == SMALL.number
    vault = open_vault(path, secret(PASSPHRASE_1), read_only=read_only)
    with vault.read() as reader:
        found = {table.name: reader.select(table) for table in TABLES}
        assert reader.search("coeur", 5) == [1]
    assert {name: found[name] for name in ROWS_1} == ROWS_1
    assert found["stream"][0]["name"] == "capture.png"
    assert b"".join(vault.get_stream(1)) == STREAM_1
    vault.close()


def test_the_file_of_version_1_is_as_it_was_committed() -> None:
    assert digest(VERSION_1) == "3081efd29b86d83f777996a1f50dd5d81d7d0b98fd5720aada2ee916538b15e2"


def test_the_first_migration_never_changes() -> None:
    text = "\n".join(MIGRATIONS[0])
    assert (
        hashlib.sha256(text.encode()).hexdigest()
        == "0fa8552f943d4b43a7579983e100de3a48f786bf2b6d8b8dc558ce5b1eb521a9"
    )


VERSION_2 = VERSION_1.with_name("version2.dat")
PASSPHRASE_2 = "deuxième carnet, automne 2026"


def test_the_file_of_version_2_is_as_it_was_committed() -> None:
    assert digest(VERSION_2) == "473670f132a5fcb6f31a24649a24743021d12171ee66e62de4b73d557c89e8b5"


@pytest.mark.parametrize("read_only", [True, False])
def test_a_file_of_version_2_opens_with_all_it_holds(tmp_path: Path, read_only: bool) -> None:
    path = tmp_path / "old.dat"
    shutil.copy(VERSION_2, path)
    for _ in range(2):
        vault = open_vault(path, secret(PASSPHRASE_2), read_only=read_only)
        assert version(vault) == (2 if read_only else len(MIGRATIONS))
        with vault.read() as reader:
            assert [row["tombstone"] for row in reader.select(ENTRY, order="seq")] == [0, 1, 0]
            assert reader.search("coeur", 5) == [3, 1]
            assert reader.select(RECORD) == reader.select(LINK) == []
            assert (reader.count(RECORD), reader.count(SUPPORTER)) == (0, 1)
        assert b"".join(vault.get_stream(1)) == STREAM_1
        vault.close()


VERSION_3 = VERSION_1.with_name("version3.dat")
PASSPHRASE_3 = "troisième carnet, automne 2026"


def test_the_file_of_version_3_is_as_it_was_committed() -> None:
    assert digest(VERSION_3) == "4f9241639ca45deecf6acdb7c7655378dc05a57fb2ac3df77fe80d8aedaff6c4"


@pytest.mark.parametrize("read_only", [True, False])
def test_a_file_of_version_3_opens_with_all_it_holds(tmp_path: Path, read_only: bool) -> None:
    path = tmp_path / "old.dat"
    shutil.copy(VERSION_3, path)
    for _ in range(2):
        vault = open_vault(path, secret(PASSPHRASE_3), read_only=read_only)
        assert version(vault) == (3 if read_only else len(MIGRATIONS))
        with vault.read() as reader:
            assert (reader.search("coeur", 5), reader.count(ENTRY)) == ([2], 8)
            assert [row["uid"] for row in reader.select(RECORD)] == ["r1"]
        vault.close()


VERSION_4 = VERSION_1.with_name("version4.dat")
PASSPHRASE_4 = "quatrième carnet, automne 2026"


def test_the_file_of_version_4_is_as_it_was_committed() -> None:
    assert digest(VERSION_4) == "f3da5dbc98536b9c6de08a215a10c6c02afe34c7f5ec8ec274d38cd20277d2d3"


@pytest.mark.parametrize("read_only", [True, False])
def test_the_chain_of_version_4_verifies_and_goes_on(tmp_path: Path, read_only: bool) -> None:
    """Its links are of the older form, and it holds a removed note that kept its link alone."""
    path = tmp_path / "old.dat"
    shutil.copy(VERSION_4, path)
    vault = open_vault(path, secret(PASSPHRASE_4), read_only=read_only)
    journal = Journal(vault, now, lambda: "new")
    assert (version(vault), journal.verify()) == (4 if read_only else len(MIGRATIONS), None)
    assert [entry.body for entry in journal.newest(9)] == ["encore", "Cœur serré, deux fois"]
    if not read_only:
        journal.note("ensuite")
        journal.bury("uid-3")
        journal.bury("new")
        assert journal.verify() is None
        with vault.read() as reader:
            kept = [row["fields"] != "{}" for row in reader.select(ENTRY, order="seq")]
        assert kept == [False, False, False, False, True]
    vault.close()


def test_the_word_index_of_an_older_file_gets_a_mark(tmp_path: Path) -> None:
    path = tmp_path / "old.dat"
    shutil.copy(VERSION_3, path)
    open_vault(path, secret(PASSPHRASE_3)).close()
    vault = open_vault(path, secret(PASSPHRASE_3))
    vault._connection.run("DELETE FROM search WHERE rowid = 2")
    vault.close()
    vault = open_vault(path, secret(PASSPHRASE_3))
    with pytest.raises(errors.Damaged), vault.read() as reader:
        reader.search("coeur", 5)
    vault.close()


def test_what_an_older_file_gets_is_marked(tmp_path: Path) -> None:
    path = tmp_path / "old.dat"
    shutil.copy(VERSION_2, path)
    vault = open_vault(path, secret(PASSPHRASE_2))
    Records(vault, now, lambda: "r1", "account").add({"label": "courriel"})
    vault._connection.run("UPDATE mark SET rows = rows + 1 WHERE name = 'record'")
    vault.close()
    vault = open_vault(path, secret(PASSPHRASE_2))
    with pytest.raises(errors.Damaged), vault.read() as reader:
        reader.select(RECORD)
    vault.close()


def test_a_new_file_has_the_newest_version(vault: Vault) -> None:
    assert version(vault) == len(MIGRATIONS)


def test_a_later_migration_keeps_what_is_there(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    vault = create(path)
    with vault.write() as writer:
        writer.insert(ENTRY, entry(1))
    vault.close()
    allow(monkeypatch, SECOND)
    with pytest.raises(errors.NeedsWriting):
        reopen(path, read_only=True)
    vault = reopen(path)
    assert version(vault) == len(MIGRATIONS) + 1
    assert "pet" in tables(vault)
    with vault.read() as reader:
        assert reader.select(ENTRY) == [entry(1)]
    vault.close()
    reopen(path, read_only=True).close()
    reopen(path).close()


def allow(monkeypatch: pytest.MonkeyPatch, *further: Migration) -> None:
    """Let the code know migrations that were not shipped."""
    known = (*MIGRATIONS, *further)
    monkeypatch.setattr(migrations, "MIGRATIONS", known)
    monkeypatch.setattr(schema, "MIGRATIONS", known)


def test_a_migration_that_fails_changes_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    create(path).close()
    allow(monkeypatch, SECOND, BROKEN)
    with pytest.raises(errors.VaultError):
        reopen(path)
    monkeypatch.undo()
    allow(monkeypatch, SECOND)
    vault = reopen(path)
    assert version(vault) == len(MIGRATIONS) + 1
    assert "half" not in tables(vault)
    assert "pet" in tables(vault)
    vault.close()


def test_a_new_file_goes_through_every_migration(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    allow(monkeypatch, SECOND)
    vault = create(path)
    assert version(vault) == len(MIGRATIONS) + 1
    assert "pet" in tables(vault)
    vault.close()


@pytest.mark.parametrize("read_only", [True, False])
def test_a_file_of_a_newer_version_is_refused_unharmed(path: Path, read_only: bool) -> None:
    vault = create(path)
    vault._connection.run(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    vault.close()
    before = digest(path)
    with pytest.raises(errors.NewerFormat):
        reopen(path, read_only=read_only)
    assert digest(path) == before
    assert [found.name for found in path.parent.iterdir()] == [path.name]


def test_a_foreign_database_under_our_key_is_no_vault(path: Path) -> None:
    vault = create(path)
    vault._connection._raw.set_authorizer(None)
    vault._connection.run("PRAGMA application_id = 7")
    vault.close()
    with pytest.raises(errors.NotAVault):
        reopen(path)


def test_a_file_that_vacuums_itself_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLCipher accepts an all-zero page where auto_vacuum is on."""
    with monkeypatch.context() as patch:
        patch.setattr("tui.vault.connection._AFTER_KEY", ("auto_vacuum = FULL",))
        patch.setattr("tui.vault.connection._EXPECTED", {})
        create(path).close()
    with pytest.raises(errors.NewerFormat):
        reopen(path, PASSPHRASE)

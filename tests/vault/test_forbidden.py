"""Statements that could write plaintext elsewhere, change the key or weaken the file."""

import re
from pathlib import Path

import pytest

from tui.vault import errors
from tui.vault.vault import Vault

ROOT = Path(__file__).parents[2]
REFUSED = [
    "ATTACH 'x.db' AS x KEY ''",
    "ATTACH ':memory:' AS x",
    "DETACH main",
    "VAC" + "UUM",
    "VAC" + "UUM INTO 'y.db'",
    "PRAGMA temp_store = FILE",
    "PRAGMA re" + "key = 'a'",
    "PRAGMA key = 'a'",
    "PRAGMA journal_mode = OFF",
    "PRAGMA secure_delete = OFF",
    "PRAGMA synchronous = OFF",
    "PRAGMA foreign_keys = OFF",
    "PRAGMA cipher_log = 'y.db'",
    "PRAGMA cipher_memory_security = OFF",
    "PRAGMA writable_schema = ON",
    "PRAGMA auto_vac" + "uum = FULL",
    "PRAGMA application_id = 5",
    "PRAGMA locking_mode = NORMAL",
    "SELECT sqlcipher_export('main')",
    "SELECT load_extension('x')",
]
ALLOWED = [
    "PRAGMA cipher_status",
    "PRAGMA user_version",
    "PRAGMA quick_check",
    "PRAGMA cipher_integrity_check",
    "SELECT count(*) FROM entry",
    "INSERT INTO search(search) VALUES ('optimize')",
    "CREATE VIRTUAL TABLE f USING fts5(a)",
]


@pytest.mark.parametrize("statement", REFUSED)
def test_dangerous_statements_are_refused(vault: Vault, statement: str) -> None:
    files = set(vault.path.parent.iterdir())
    with pytest.raises(errors.VaultError) as raised:
        vault._connection.run(statement)
    # A forbidden function gets SQLite's general error code, not the one for statements.
    assert type(raised.value) is (
        errors.VaultError if statement.startswith("SELECT") else errors.Refused
    )
    assert set(vault.path.parent.iterdir()) == files


@pytest.mark.parametrize("statement", ALLOWED)
def test_ordinary_statements_work(vault: Vault, statement: str) -> None:
    vault._connection.run(statement)


def test_the_settings_are_what_the_design_says(vault: Vault) -> None:
    vault._connection._raw.set_authorizer(None)
    expected = {
        "locking_mode": "exclusive",
        "journal_mode": "delete",
        "synchronous": 3,
        "temp_store": 2,
        "secure_delete": 1,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "mmap_size": 0,
        "cache_size": -2000,
        "auto_vacuum": 0,
        "page_size": "4096",
        "cipher_memory_security": "1",
    }
    assert {name: vault._connection.value(f"PRAGMA {name}") for name in expected} == expected


def sources() -> dict[Path, str]:
    return {path: path.read_text("utf-8") for path in (ROOT / "tui").rglob("*.py")}


@pytest.mark.parametrize("word", ["rekey", "reset_key", "VACUUM"])
def test_no_source_speaks_of_what_destroys_vaults(word: str) -> None:
    pattern = re.compile(rf"(?<![a-z_]){word}")
    assert [path for path, text in sources().items() if pattern.search(text)] == []


def test_one_module_only_speaks_to_the_database() -> None:
    pattern = re.compile(r"^\s*(?:import|from)\s+(?:sqlcipher3|sqlite3|apsw)", re.MULTILINE)
    found = [path for path, text in sources().items() if pattern.search(text)]
    assert found == [ROOT / "tui" / "vault" / "connection.py"]


def test_the_room_imports_no_other_room() -> None:
    pattern = re.compile(r"^\s*(?:import|from)\s+tui(?:\.(\w+))?", re.MULTILINE)
    texts = [text for path, text in sources().items() if path.parent.name == "vault"]
    assert len(texts) > 15
    assert {room for text in texts for room in pattern.findall(text)} == {"vault"}

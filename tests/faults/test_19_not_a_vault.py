"""19. What is no vault is called so and stays as it is, byte for byte."""

import hashlib
import sqlite3
from pathlib import Path

import pytest

from tests.faults.conftest import Soak
from tests.vaults import reopen
from tui.vault.errors import NotAVault

JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000") + bytes(range(256)) * 64


def plain_database(path: Path) -> None:
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE entry(seq INTEGER PRIMARY KEY, body TEXT)")
    database.executemany("INSERT INTO entry(body) VALUES (?)", [("x" * 500,)] * 50)
    database.commit()
    database.close()


SHAPES = {
    "empty": b"",
    "15 bytes": b"fifteen  bytes.",
    "one page of zeros": bytes(4096),
    "text": b"Cher journal, \n" * 2000,
    "text of whole pages": b"0123456789abcdef" * 1024,
    "JPEG": JPEG,
    "JPEG of whole pages": JPEG[:16384].ljust(16384, b"\0"),
}


@pytest.mark.parametrize("read_only", [True, False])
def test_a_foreign_file_is_refused_unchanged(path: Path, soak: Soak, read_only: bool) -> None:
    contents = dict(SHAPES)
    plain_database(path)
    contents["plain SQLite"] = path.read_bytes()
    refused = 0
    for content in contents.values():
        path.write_bytes(content)
        with pytest.raises(NotAVault):
            reopen(path, read_only=read_only)
        same = hashlib.sha256(path.read_bytes()).digest() == hashlib.sha256(content).digest()
        refused += same and [file.name for file in path.parent.iterdir()] == [path.name]
    soak.report(len(contents), lost=len(contents) - refused)
    assert refused == len(contents)

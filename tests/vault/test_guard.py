"""What SQLCipher leaves unsaid: a refused page that a statement fetched last is given as zeros."""

import random
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.vault.cheap import create, reopen
from tui.vault.connection import Connection
from tui.vault.errors import Damaged
from tui.vault.tables import DRAFT

PAGE = 4096
LENGTHS = (300, 3_000, 9_000, 14_000, 30_000)


def filled(path: Path) -> dict[str, str]:
    """Keep texts of several lengths; return them by their names."""
    chance = random.Random(3)
    texts = {str(length): chance.randbytes(length // 2).hex() for length in LENGTHS}
    with closing(create(path)) as vault, vault.write() as writer:
        for name, text in texts.items():
            writer.put(DRAFT, {"screen": name, "body": text, "changed": ""})
    return texts


def damaged_pages(path: Path) -> Iterator[None]:
    """Flip a bit of each page in turn, the first one left out."""
    chance, whole = random.Random(4), path.read_bytes()
    for page in range(1, len(whole) // PAGE):
        raw = bytearray(whole)
        raw[page * PAGE + chance.randrange(4_000)] ^= 1 << chance.randrange(8)
        path.write_bytes(raw)
        yield


def unsaid(path: Path, name: str, text: str) -> Iterator[Connection]:
    """Read one text raw with each page damaged; yield where a wrong one came without an error."""
    for _ in damaged_pages(path):
        try:
            vault = reopen(path)
        except Damaged:
            continue
        with closing(vault), vault.alone() as connection:
            connection.begin()
            try:
                found = connection.value("SELECT body FROM draft WHERE screen = ?", (name,))
            except Damaged:
                continue
            if found == text:
                connection.guard()
            else:
                yield connection


@pytest.mark.parametrize("length", [length for length in LENGTHS if length > PAGE])
def test_the_guard_brings_out_a_page_that_was_given_as_zeros(path: Path, length: int) -> None:
    texts = filled(path)
    brought_out = 0
    for connection in unsaid(path, str(length), texts[str(length)]):
        with pytest.raises(Damaged):
            connection.guard()
        brought_out += 1
    assert brought_out


def test_a_refused_page_is_not_forgotten_in_later_transactions(path: Path) -> None:
    texts = filled(path)
    found = unsaid(path, "30000", texts["30000"])
    connection = next(found)
    connection.commit()
    for _ in range(3):
        connection.begin()
        with pytest.raises(Damaged):
            connection.guard()
        connection.rollback()

"""Rows read from the pages themselves are those that were written, or none."""

from pathlib import Path

import pytest

from scripts import reader
from tests.vaults import CHEAP, TestClock, ids, new_vault, passphrase, reopen
from tui.journal.journal import Journal
from tui.vault.aes import Aes256
from tui.vault.errors import NoSuchFile
from tui.vault.opening import seed_of_file
from tui.vault.raw_pages import RawPages
from tui.vault.raw_rows import RawRows
from tui.vault.secret import Secret
from tui.vault.tables import ANSWER, ENTRY, FORMAT, SUPPORTER, TABLES, Row

PAGE = 4096


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "carnet.dat"
    vault = new_vault(path)
    journal = Journal(vault, TestClock(), ids().__next__)
    for number in range(30):
        journal.note(f"note{number} é " + "x" * 37 * number * number)
    with vault.write() as writer:
        for number in range(60):
            writer.put(ANSWER, {"question": f"q{number}", "value": "y" * 90, "changed": ""})
    vault.close()
    return path


def seed_of(path: Path) -> Secret:
    with passphrase() as typed:
        return seed_of_file(path, typed, profiles={CHEAP.number: CHEAP})


def all_rows(path: Path) -> dict[str, list[Row]]:
    vault = reopen(path, read_only=True)
    with vault.read() as rows:
        found = {table.name: rows.select(table, order="rowid") for table in TABLES}
    vault.close()
    return found


def test_every_row_is_found_without_sqlcipher(path: Path) -> None:
    expected = all_rows(path)
    with seed_of(path) as seed, RawPages(path, seed) as pages:
        raw = RawRows(pages)
        for table in (ENTRY, ANSWER, FORMAT):
            rows = expected[table.name]
            found = [raw.row(table, number) for number in range(1, len(rows) + 1)]
            assert found == rows
        assert raw.row(ENTRY, 31) is None
        assert raw.row(SUPPORTER, 1) is None


@pytest.mark.parametrize("broken", range(0, 4096, 777))
def test_a_changed_byte_spoils_the_row_it_lies_in_and_no_other(path: Path, broken: int) -> None:
    expected = {row["seq"]: row for row in all_rows(path)["entry"]}
    raw = bytearray(path.read_bytes())
    for page in range(1, len(raw) // PAGE):
        raw[page * PAGE + broken] ^= 0x55
    path.write_bytes(raw)
    with seed_of(path) as seed, RawPages(path, seed) as pages:
        assert not any(pages.is_sealed(number) for number in range(2, pages.count + 1))
        rows = RawRows(pages)
        found = {number: rows.row(ENTRY, number) for number in range(1, 31)}
    assert all(row in (None, expected[number]) for number, row in found.items())
    assert sum(row is not None for row in found.values()) >= 5


def test_the_pages_are_those_of_the_independent_reader(path: Path) -> None:
    raw = path.read_bytes()
    with seed_of(path) as seed, seed.view() as view:
        image = reader.plain_image(raw, reader.key_of(bytes(view), raw[:16]))
        with RawPages(path, seed) as pages:
            for number in range(2, pages.count + 1, 3):
                start = (number - 1) * PAGE
                assert pages.is_sealed(number)
                assert pages.read(number, 100, 1000) == image[start + 100 : start + 1000]
                assert pages.read(number, 0, 4016) == image[start : start + 4016]
                assert pages.read(number, 4000, 4016) == image[start + 4000 : start + 4016]


def test_aes_gives_the_answer_of_its_standard() -> None:
    """FIPS 197, appendix C.3."""
    cipher = Aes256(bytes(range(32)))
    sealed = bytes.fromhex("8ea2b7ca516745bfeafc49904b496089")
    assert cipher.decrypt(sealed, bytes(16)).hex() == "00112233445566778899aabbccddeeff"


def test_a_file_that_is_gone_is_told(path: Path) -> None:
    with seed_of(path) as seed:
        path.unlink()
        with pytest.raises(NoSuchFile):
            RawPages(path, seed)

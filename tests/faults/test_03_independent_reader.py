"""3. The independent reader opens a fresh file, and finds row by row what the program finds."""

import hashlib
import json
import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest

from scripts import reader
from tests.faults.conftest import Soak
from tests.faults.damage import PAGE, journal_of, live, page_of, with_page
from tests.vaults import CHEAP, passphrase, reopen
from tui.vault.kdf import derive_key, key_spec
from tui.vault.opening import seed_of_file
from tui.vault.recovery_code import code_of
from tui.vault.tables import TABLES, Row

PROFILES = {CHEAP.number: (CHEAP.passes, CHEAP.memory, CHEAP.lanes)}
SECRET = passphrase()
PASSPHRASE = bytes(SECRET.view()).decode()


def found_by_the_program(path: Path) -> tuple[dict[str, list[Row]], list[str]]:
    vault = reopen(path, read_only=True)
    with vault.read() as opened:
        rows = {table.name: opened.select(table, order="rowid") for table in TABLES}
    links = [entry.link for entry in journal_of(vault).newest(500)]
    vault.close()
    return rows, links


def test_the_reader_finds_what_the_program_finds(path: Path, soak: Soak) -> None:
    live(path)
    rows, links = found_by_the_program(path)
    database = reader.open_file(path, PASSPHRASE, PROFILES)
    counts = reader.tables(database)
    differing = [
        name
        for name, expected in rows.items()
        if counts[name] != len(expected) or reader.rows_of(database, name) != expected
    ]
    soak.report(sum(map(len, rows.values())), lost=len(differing))
    assert differing == []
    records = reader.journal(database)
    assert [record["seq"] for record in records] == list(range(1, len(records) + 1))
    assert set(links) <= {record["link"] for record in records}
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_the_reader_folds_a_passphrase_as_the_program_does(path: Path) -> None:
    live(path)
    typed = PASSPHRASE.replace(" ", "\u202f ")
    assert reader.tables(reader.open_file(path, typed, PROFILES))["entry"] > 0


def test_the_reader_opens_with_a_recovery_code(path: Path, soak: Soak) -> None:
    live(path)
    seed = seed_of_file(path, SECRET, profiles={CHEAP.number: CHEAP})
    with code_of(seed) as made, made.view() as view:
        code = bytes(view).decode()
    spelt = "-".join(code[start : start + 4] for start in range(0, 28, 4)).lower()
    database = reader.open_file(path, spelt, is_code=True)
    assert reader.tables(database)["entry"] > 0
    wrong = [code[:at] + ("0" if code[at] != "0" else "1") + code[at + 1 :] for at in range(28)]
    soak.report(1 + len(wrong) + 3)
    for typed in (*wrong, code[:27], code + "0", ""):
        with pytest.raises(reader.UnreadableError):
            reader.seed_of_code(typed)


def test_the_reader_refuses_what_does_not_fit(path: Path) -> None:
    live(path)
    with pytest.raises(reader.UnreadableError):
        reader.open_file(path, "another passphrase", PROFILES)
    raw = path.read_bytes()
    page = bytearray(page_of(raw, 7))
    page[100] ^= 1
    path.write_bytes(with_page(raw, 7, bytes(page)))
    with pytest.raises(reader.UnreadableError, match="page 8"):
        reader.open_file(path, PASSPHRASE, PROFILES)


def test_the_reader_notices_a_changed_row_and_a_broken_chain(path: Path) -> None:
    live(path)
    database = reader.open_file(path, PASSPHRASE, PROFILES)
    database.execute("UPDATE answer SET changed = 'never' WHERE question = 'q1'")
    with pytest.raises(reader.UnreadableError):
        reader.rows_of(database, "answer")
    database.execute("DROP TRIGGER entry_sealed")
    body = "UPDATE entry SET link = (SELECT link FROM entry WHERE seq = 4), h = ? WHERE seq = 5"
    database.execute(body, (_hash_with_link_of_4(database),))
    with pytest.raises(reader.UnreadableError, match="entry 5"):
        reader.journal(database)
    database.execute("DROP TRIGGER entry_kept")
    database.execute("DELETE FROM entry WHERE seq = 2")
    with pytest.raises(reader.UnreadableError, match="entry 2 is missing"):
        reader.journal(database)


def _hash_with_link_of_4(database: sqlite3.Connection) -> bytes:
    """The hash that a forger would write beside a link of their own."""
    (link,) = database.execute("SELECT link FROM entry WHERE seq = 4").fetchone()
    *values, _link, _h = database.execute("SELECT * FROM entry WHERE seq = 5").fetchone()
    spelt = json.dumps(["entry", *values, link], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(spelt.encode()).digest()


def test_aes_is_that_of_fips_197() -> None:
    """Appendix C.3."""
    sealed = bytes.fromhex("8ea2b7ca516745bfeafc49904b496089")
    plain = reader.Aes256(bytes(range(32))).decrypt(sealed, bytes(16))
    assert plain.hex() == "00112233445566778899aabbccddeeff"


def test_another_sqlcipher_opens_the_file(path: Path) -> None:
    program = shutil.which("sqlcipher")
    if program is None:
        pytest.skip("test 3: no other SQLCipher (the command sqlcipher) on this machine")
    live(path)
    salt = path.read_bytes()[:16]
    with (
        passphrase() as typed,
        seed_of_file(path, typed, profiles={CHEAP.number: CHEAP}) as seed,
        derive_key(seed, salt) as key,
        key_spec(key, salt) as spec,
    ):
        key_line = f'PRAGMA key = "{bytes(spec.view()).decode()}";'
    done = subprocess.run(
        [program, "-readonly", str(path)],
        input=f"{key_line}\nSELECT count(*) FROM entry;\n",
        capture_output=True,
        text=True,
        check=True,
    )
    rows, _ = found_by_the_program(path)
    assert done.stdout.split()[-1] == str(len(rows["entry"]))


def test_the_plain_image_is_whole_pages(path: Path) -> None:
    live(path)
    image = reader.open_file(path, PASSPHRASE, PROFILES).serialize()
    assert len(image) == path.stat().st_size
    assert len(image) % PAGE == 0
    assert isinstance(image, bytes)
    assert sqlite3.sqlite_version_info >= (3, 36)

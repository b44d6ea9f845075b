"""10: a way back ends with the passphrase it was made for, and old copies still open with it."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.faults.conftest import Soak
from tests.vault import cheap
from tui.vault import sheets
from tui.vault.copying import copy_to
from tui.vault.errors import WrongPassphrase
from tui.vault.opening import open_with_seed
from tui.vault.recovery_code import code_of, seed_of
from tui.vault.secret import Secret
from tui.vault.sheets import Sheet
from tui.vault.swap import change_key
from tui.vault.tables import ENTRY, SETTING

NEW_PASSPHRASE = "six autres mots choisis par hasard"


def code_and_sheets(path: Path) -> tuple[bytes, tuple[Sheet, ...]]:
    vault = cheap.reopen(path)
    with cheap.secret() as passphrase, vault.seed_of(passphrase) as seed:
        found = sheets.make_sheets(seed)
        with code_of(seed) as code:
            text = bytes(code.view())
    vault.close()
    return text, found


@contextmanager
def seeds(code: bytes, three: tuple[Sheet, ...]) -> Iterator[list[Secret]]:
    """The seed as the code gives it, and as each pair of sheets does."""
    with Secret(code) as typed:
        found = [seed_of(typed)]
    found += [sheets.seed_of(*pair) for pair in itertools.combinations(three, 2)]
    yield found
    for seed in found:
        seed.wipe()


def body(path: Path, seed: Secret) -> str:
    """What the entry says in the file opened with `seed`."""
    vault = open_with_seed(path, seed, profiles=cheap.CHEAP_ONLY)
    with vault.read() as reader:
        row = reader.get(ENTRY, seq=1)
    vault.close()
    assert row is not None
    return str(row["body"])


def opens(path: Path, seed: Secret) -> bool:
    try:
        open_with_seed(path, seed, profiles=cheap.CHEAP_ONLY).close()
    except WrongPassphrase:
        return False
    return True


def change(path: Path, passphrase: str) -> None:
    vault = cheap.reopen(path)
    with cheap.secret(passphrase) as new:
        change_key(vault, new, lambda _done: True, forget=("recovery",))
    vault.close()


@pytest.fixture
def written(tmp_path: Path) -> Path:
    path = tmp_path / "carnet.dat"
    vault = cheap.create(path)
    with vault.write() as writer:
        writer.insert(ENTRY, cheap.entry(1, "kept"))
        writer.put(SETTING, {"name": "recovery", "value": '{"code": "2026-03-04"}'})
    vault.close()
    return path


@pytest.mark.parametrize("passphrase", [NEW_PASSPHRASE, cheap.PASSPHRASE])
def test_after_a_change_the_old_code_and_sheets_are_refused(
    written: Path, passphrase: str, soak: Soak
) -> None:
    """Also when the same passphrase was chosen again: the salt is another one."""
    code, three = code_and_sheets(written)
    with seeds(code, three) as found:
        assert [body(written, seed) for seed in found] == ["kept"] * 4
    change(written, passphrase)
    with seeds(code, three) as found:
        opened = sum(opens(written, seed) for seed in found)
    soak.report(4, leaked=opened)
    assert opened == 0
    vault = cheap.reopen(written, passphrase)
    with vault.read() as reader:
        assert reader.get(SETTING, name="recovery") is None
        kept = reader.get(ENTRY, seq=1)
        assert kept is not None
        assert kept["body"] == "kept"
    vault.close()


def test_an_old_copy_still_opens_with_the_old_code_and_sheets(written: Path, soak: Soak) -> None:
    code, three = code_and_sheets(written)
    copy = written.with_name("copy.dat")
    shutil.copy(written, copy)
    change(written, NEW_PASSPHRASE)
    with seeds(code, three) as found:
        read = [body(copy, seed) for seed in found]
    soak.report(4, lost=4 - read.count("kept"))
    assert read == ["kept"] * 4


def test_a_copy_made_by_the_program_needs_a_code_of_its_own(written: Path, soak: Soak) -> None:
    code, three = code_and_sheets(written)
    copy = written.with_name("copy.dat")
    vault = cheap.reopen(written)
    with cheap.secret() as same:
        copy_to(vault, copy, same, lambda _done: True)
    vault.close()
    with seeds(code, three) as found:
        opened = sum(opens(copy, seed) for seed in found)
    soak.report(4, leaked=opened)
    assert opened == 0
    own, _three = code_and_sheets(copy)
    with Secret(own) as typed, seed_of(typed) as seed:
        assert body(copy, seed) == "kept"


def test_the_open_file_goes_on_with_its_new_seed(written: Path) -> None:
    vault = cheap.reopen(written)
    with cheap.secret() as old, vault.seed_of(old) as seed:
        with cheap.secret(NEW_PASSPHRASE) as new:
            change_key(vault, new, lambda _done: True)
            with vault.seed_of(new) as other:
                assert vault.fits(other)
        assert not vault.fits(seed)
        with pytest.raises(WrongPassphrase):
            vault.seed_of(old)
    vault.close()

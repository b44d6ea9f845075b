"""A copy at another place: the same values under a key of its own; nothing is ever replaced."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.vault.cheap import PASSPHRASE, reopen, secret
from tests.vault.test_swap import all_of, always, fill
from tui.vault import copying, errors
from tui.vault.copying import UNDER_WAY, copy_to
from tui.vault.tables import DRAFT, SETTING
from tui.vault.vault import Vault

OTHER = "cinq autres mots pour la copie"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick" / "copy.dat"


def test_a_copy_holds_the_same_under_its_own_passphrase(vault: Vault, target: Path) -> None:
    fill(vault)
    copy_to(vault, target, secret(OTHER), always)
    assert [found.name for found in target.parent.iterdir()] == ["copy.dat"]
    assert target.stat().st_mode & 0o077 == 0
    copy = reopen(target, OTHER)
    assert all_of(copy) == all_of(vault)
    assert copy.salt != vault.salt
    copy.close()
    with pytest.raises(errors.WrongPassphrase):
        reopen(target)


def test_the_vault_goes_on_with_what_it_had(vault: Vault, target: Path) -> None:
    fill(vault)
    before = all_of(vault)
    copy_to(vault, target, secret(), always)
    assert all_of(vault) == before
    with vault.write() as writer:
        writer.put(DRAFT, {"screen": "s", "body": "on", "changed": ""})


def test_the_copy_of_a_copy_is_a_restored_file(vault: Vault, target: Path, tmp_path: Path) -> None:
    fill(vault)
    copy_to(vault, target, secret(OTHER), always)
    copy = reopen(target, OTHER, read_only=True)
    copy_to(copy, tmp_path / "restored.dat", secret("troisième phrase"), always)
    copy.close()
    restored = reopen(tmp_path / "restored.dat", "troisième phrase")
    assert all_of(restored) == all_of(vault)
    restored.close()


def test_what_is_about_the_original_only_is_not_in_the_copy(vault: Vault, target: Path) -> None:
    fill(vault)
    copy_to(vault, target, secret(OTHER), always, forget=("recovery",))
    copy = reopen(target, OTHER)
    with copy.read() as reader, vault.read() as original:
        assert reader.get(SETTING, name="recovery") is None
        assert original.get(SETTING, name="recovery") is not None
        assert reader.get(SETTING, name="theme") is not None
    copy.close()


@pytest.mark.parametrize("there", [b"", b"something of theirs"])
def test_nothing_is_replaced(vault: Vault, target: Path, there: bytes) -> None:
    target.write_bytes(there)
    with pytest.raises(errors.FileExists):
        copy_to(vault, target, secret(OTHER), always)
    assert target.read_bytes() == there


def test_a_file_that_appears_meanwhile_is_not_replaced(vault: Vault, target: Path) -> None:
    def progress(done: float) -> bool:
        if done > 0.5 and not target.exists():
            target.write_bytes(b"quick")
        return True

    with pytest.raises(errors.FileExists):
        copy_to(vault, target, secret(OTHER), progress)
    assert [found.read_bytes() for found in target.parent.iterdir()] == [b"quick"]


@pytest.mark.parametrize("noted", [False, True])
def test_a_file_with_the_name_of_a_begun_copy_is_not_touched_and_not_in_the_way(
    vault: Vault, target: Path, noted: bool
) -> None:
    if noted:
        with vault.write() as writer:
            writer.put(SETTING, {"name": UNDER_WAY, "value": "ab" * 16})
    theirs = target.with_name("copy.dat.new")
    theirs.write_bytes(b"half a thing of theirs")
    copy_to(vault, target, secret(OTHER), always)
    assert theirs.read_bytes() == b"half a thing of theirs"
    reopen(target, OTHER).close()


@pytest.mark.parametrize("kept", [0, 16, 5000])
def test_a_copy_that_was_cut_off_goes_with_the_next_one(
    vault: Vault, target: Path, kept: int
) -> None:
    salt = bytes(range(100, 116))
    with vault.write() as writer:
        writer.put(SETTING, {"name": UNDER_WAY, "value": salt.hex()})
    target.with_name("copy.dat.new").write_bytes((salt + bytes(range(256)) * 20)[:kept])
    copy_to(vault, target, secret(OTHER), always)
    assert [found.name for found in target.parent.iterdir()] == ["copy.dat"]
    for path, words in ((target, OTHER), (vault.path, PASSPHRASE)):
        vault.close()
        opened = reopen(path, words)
        with opened.read() as reader:
            assert reader.get(SETTING, name=UNDER_WAY) is None
        opened.close()


def test_a_folder_that_is_not_there_is_told(vault: Vault, tmp_path: Path) -> None:
    with pytest.raises(errors.NoSuchFile):
        copy_to(vault, tmp_path / "no" / "copy.dat", secret(OTHER), always)


def test_a_stick_without_room_is_told_before_anything_is_written(
    vault: Vault, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(target.parent)
    monkeypatch.setattr("shutil.disk_usage", lambda _path: usage._replace(free=8 << 20))
    with pytest.raises(errors.NoSpace):
        copy_to(vault, target, secret(OTHER), always)
    assert list(target.parent.iterdir()) == []


@pytest.mark.parametrize("at", [0.1, 0.5, 0.601, 0.7, 0.76, 0.8])
def test_stopping_leaves_nothing(vault: Vault, target: Path, at: float) -> None:
    fill(vault)
    with pytest.raises(errors.Cancelled):
        copy_to(vault, target, secret(OTHER), lambda done: done < at)
    assert list(target.parent.iterdir()) == []


def test_whoever_wants_to_stop_is_asked_at_each_page_of_the_check(
    vault: Vault, target: Path
) -> None:
    fill(vault)
    told: list[float] = []

    def progress(done: float) -> bool:
        told.append(done)
        return True

    copy_to(vault, target, secret(OTHER), progress)
    pages = target.stat().st_size // 4096
    assert sum(0.6 < done <= 0.75 for done in told) >= pages
    assert told == sorted(told)


def test_a_fault_at_the_end_leaves_nothing(
    vault: Vault, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_begun: Path, _target: Path) -> None:
        raise errors.Unplugged

    monkeypatch.setattr(copying, "_give_name", fail)
    with pytest.raises(errors.Unplugged):
        copy_to(vault, target, secret(OTHER), always)
    assert list(target.parent.iterdir()) == []

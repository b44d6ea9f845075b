"""12: a change of passphrase on a full stick is refused before anything is written."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.faults import mounts
from tests.faults.conftest import Soak
from tests.faults.swapping import LATER, base, holds
from tests.vault.cheap import CHEAP, reopen, secret
from tui.vault.errors import NoSpace, VaultError
from tui.vault.export import write_verified
from tui.vault.kdf import derive_seed
from tui.vault.profiles import new_salt
from tui.vault.swap import change_key

MARGIN = 8 * 1024**2


def needed(path: Path) -> int:
    return path.stat().st_size * 21 // 20 + MARGIN


def refused(path: Path, content: bytes) -> bool:
    """Say whether the change is refused with nothing written; the vault must still work."""
    vault = reopen(path)
    try:
        change_key(vault, secret(LATER), lambda _done: True)
    except NoSpace:
        vault.close()
        return path.read_bytes() == content and [f.name for f in path.parent.iterdir()] == [
            path.name
        ]
    return False


@pytest.mark.parametrize("short_by", [1, 4096, MARGIN])
def test_refused_by_what_the_system_says_is_free(
    path: Path, soak: Soak, monkeypatch: pytest.MonkeyPatch, short_by: int
) -> None:
    content, _held = base(path)
    usage = shutil.disk_usage(path.parent)._replace(free=needed(path) - short_by)
    monkeypatch.setattr("shutil.disk_usage", lambda _path: usage)
    sound = refused(path, content)
    soak.report(1, lost=int(not sound))
    assert sound


def test_just_enough_room_is_enough(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _content, held = base(path)
    usage = shutil.disk_usage(path.parent)._replace(free=needed(path))
    monkeypatch.setattr("shutil.disk_usage", lambda _path: usage)
    vault = reopen(path)
    change_key(vault, secret(LATER), lambda _done: True)
    assert holds(vault) == held
    vault.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    reason = mounts.refusal("tmpfs", tmp_path)
    if reason:
        pytest.skip(f"full medium: {reason}")
    return tmp_path / "stick"


def test_refused_on_a_stick_that_is_full(path: Path, stick: Path, soak: Soak) -> None:
    content, _held = base(path)
    tried = lost = 0
    for free in (64, 1024, 4096, 8192):
        place = stick.with_name(f"stick-{free}")
        with mounts.mounted("tmpfs", place, kib=len(content) // 1024 + free):
            there = place / path.name
            there.write_bytes(content)
            tried += 1
            lost += not refused(there, content)
    soak.report(tried, lost=lost)
    assert lost == 0


def test_a_stick_that_fills_in_the_middle_loses_nothing(
    path: Path, stick: Path, soak: Soak
) -> None:
    """Without the check before: another program may take the room meanwhile."""
    content, held = base(path)
    tried, lost = 0, 0
    for percent in (10, 40, 70, 95):
        place, size = stick.with_name(f"stick-{percent}"), len(content) // 1024
        with mounts.mounted("tmpfs", place, kib=size + size * percent // 100):
            there = place / path.name
            there.write_bytes(content)
            tried += 1
            lost += not undone(there, held)
    soak.report(tried, lost=lost)
    assert lost == 0


def undone(path: Path, held: object) -> bool:
    """Export until the stick is full; say whether it was told and nothing was lost or left."""
    vault = reopen(path)
    salt = new_salt(CHEAP)
    told = False
    with derive_seed(secret(LATER), salt, CHEAP) as seed, vault.alone() as connection:
        try:
            write_verified(connection, path.with_suffix(".new"), seed, salt, lambda _done: True)
        except NoSpace:
            told = True
        except VaultError:
            told = False
    kept = holds(vault) == held
    vault.close()
    reopen(path).close()
    return told and kept and list(path.parent.iterdir()) == [path]

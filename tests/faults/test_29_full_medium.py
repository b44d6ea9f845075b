"""29: a full stick refuses a save and undoes it whole; deleting works all the same."""

from __future__ import annotations

import io
import os
import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults import mounts
from tests.faults.conftest import Soak
from tests.faults.evening import digest, soundness
from tests.vaults import TestClock, new_vault
from tui.journal.journal import Journal
from tui.vault import medium
from tui.vault.errors import NoSpace
from tui.vault.vault import Vault


@pytest.fixture
def _may_mount(tmp_path: Path) -> None:
    reason = mounts.refusal("tmpfs", tmp_path)
    if reason:
        pytest.skip(f"full medium: {reason}")


@pytest.mark.usefixtures("_may_mount")
def test_a_save_on_a_full_stick_is_undone_whole(
    tmp_path: Path, soak: Soak, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the reserve, so that the stick refuses in the middle of a save."""
    monkeypatch.setattr(medium, "RESERVE", 0)
    run(soak, tmp_path, fill_only, (400, 6000))


@pytest.mark.usefixtures("_may_mount")
def test_deleting_works_when_no_save_is_taken_any_more(tmp_path: Path, soak: Soak) -> None:
    run(soak, tmp_path, fill_and_delete, (6000, 12_000))


Story = Callable[[Path, random.Random], str]


def run(soak: Soak, folder: Path, story: Story, kib: tuple[int, int]) -> None:
    """Live the story on sticks of many sizes; each must end "sound"."""
    chance, tries = random.Random(4), soak.of(5, 40)
    seen: Counter[str] = Counter()
    for number in range(tries):
        place = folder / str(number)
        with mounts.mounted("tmpfs", place, kib=chance.randint(*kib)):
            seen[story(place / "carnet.dat", chance)] += 1
    soak.report(tries, lost=tries - seen["sound"])
    assert set(seen) == {"sound"}, seen


def fill_only(path: Path, chance: random.Random) -> str:
    """Fill the stick; nothing of the refused save may stay, nothing saved before may be gone."""
    vault = new_vault(path)
    before = fill(vault, chance)
    after = digest(vault)
    vault.close()
    found, problem = soundness(path)
    return problem or ("sound" if before == after == found else "lost")


def fill_and_delete(path: Path, chance: random.Random) -> str:
    """Fill the stick, be refused an import, delete a note."""
    vault = new_vault(path)
    before = fill(vault, chance)
    with pytest.raises(NoSpace):
        vault.put_stream(io.BytesIO(b"x"), "photo", "image/png")
    if digest(vault) != before:
        return "the refused import left something"
    with vault.write(frees=True) as writer:
        writer.bury_entry(1)
    after = digest(vault)
    vault.close()
    found, problem = soundness(path)
    return problem or ("sound" if found == after != before else "lost")


def fill(vault: Vault, chance: random.Random) -> str:
    """Write until there is no room left; return the digest after the last save that was taken."""
    journal = Journal(vault, TestClock(), lambda: os.urandom(16).hex())
    saved: list[str] = []
    while True:
        body = os.urandom(chance.choice((200, 5000, 60_000))).hex()
        try:
            journal.note(body)
        except NoSpace:
            break
        saved.append(body)
    assert [entry.body for entry in reversed(journal.newest(100_000))] == saved
    return digest(vault)

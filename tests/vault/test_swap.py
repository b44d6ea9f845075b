"""A new file takes the old one's place: same contents, other key, nothing left, nothing lost."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.vault.cheap import CHEAP_ONLY, PASSPHRASE, create, entry, reopen, secret, supporter
from tui.vault import errors, files, leftovers, recovering
from tui.vault.contents import contents_of
from tui.vault.leftovers import Applies, beside
from tui.vault.opening import open_with_seed
from tui.vault.recovering import Note, recover
from tui.vault.swap import change_key
from tui.vault.tables import DRAFT, ENTRY, SETTING, SUPPORTER
from tui.vault.vault import Vault

ROOT = Path(__file__).parents[2]
OPENING = """
import sys
from pathlib import Path
from tests.vault.cheap import reopen
try:
    reopen(Path(sys.argv[1])).close()
    print("opened")
except Exception as error:
    print(type(error).__name__)
"""
NEW_PASSPHRASE = "six autres mots pour une clé"


def always(_fraction: float) -> bool:
    return True


def fill(vault: Vault, entries: int = 30) -> None:
    with vault.write() as writer:
        for seq in range(1, entries + 1):
            writer.insert(ENTRY, entry(seq, f"élan {seq} " * 20))
            writer.index_entry(seq, f"élan {seq}")
        writer.insert(SUPPORTER, supporter("Zoé"))
        writer.put(SETTING, {"name": "recovery", "value": "made"})
        writer.put(SETTING, {"name": "theme", "value": "calm"})
    vault.put_stream(io.BytesIO(os.urandom(3_000_000)), "a.bin", "image/png")


def all_of(vault: Vault) -> Any:
    """Everything but the count of writes, which the swap's own note adds to."""
    with vault.alone() as connection:
        found = contents_of(connection, lambda _count: None)
    return {name: digest for name, digest in found.items() if name != "mark"}


def names(path: Path) -> list[str]:
    return sorted(found.name for found in path.parent.iterdir())


def test_the_open_vault_goes_on_with_the_same_contents_under_another_key(
    vault: Vault, path: Path
) -> None:
    fill(vault)
    before, salt = all_of(vault), vault.salt
    change_key(vault, secret(NEW_PASSPHRASE), always)
    assert all_of(vault) == before
    assert vault.salt != salt
    with vault.write() as writer:
        writer.put(DRAFT, {"screen": "s", "body": "after", "changed": ""})
    with vault.read() as reader:
        assert reader.search("elan 7", 5) == [7]
    vault.close()
    assert names(path) == ["carnet.dat"]
    with pytest.raises(errors.WrongPassphrase):
        reopen(path)
    again = reopen(path, NEW_PASSPHRASE)
    with again.read() as reader:
        assert reader.get(DRAFT, screen="s") is not None
        assert reader.get(SETTING, name=recovering.NOTE) is None
    again.close()


def test_the_new_file_keeps_the_triggers_that_seal_the_journal(vault: Vault) -> None:
    fill(vault)
    change_key(vault, secret(NEW_PASSPHRASE), always)
    with pytest.raises(errors.Refused), vault.write() as writer:
        writer.delete(ENTRY, seq=1)


def test_what_holds_for_the_old_key_only_is_forgotten(vault: Vault) -> None:
    fill(vault)
    change_key(vault, secret(NEW_PASSPHRASE), always, forget=("recovery",))
    with vault.read() as reader:
        assert reader.get(SETTING, name="recovery") is None
        assert reader.get(SETTING, name="theme") is not None


def test_the_code_of_before_opens_the_old_copy_and_not_the_new_file(
    vault: Vault, path: Path
) -> None:
    with vault.seed_of(secret()) as seed:
        vault.close()
        copy = beside(path, ".copy")
        shutil.copy(path, copy)
        vault = reopen(path)
        change_key(vault, secret(NEW_PASSPHRASE), always)
        vault.close()
        with pytest.raises(errors.WrongPassphrase):
            open_with_seed(path, seed, profiles=CHEAP_ONLY)
        open_with_seed(copy, seed, profiles=CHEAP_ONLY).close()


def test_the_same_passphrase_gives_removed_room_back(vault: Vault, path: Path) -> None:
    fill(vault)
    vault.remove_stream(1)
    size = path.stat().st_size
    change_key(vault, secret(), always)
    assert path.stat().st_size < size - 2_500_000
    vault.close()
    reopen(path).close()


def test_progress_only_grows_and_ends_at_one(vault: Vault) -> None:
    fill(vault)
    seen: list[float] = []

    def progress(done: float) -> bool:
        seen.append(done)
        return True

    change_key(vault, secret(NEW_PASSPHRASE), progress)
    assert seen == sorted(seen)
    assert seen[0] == 0
    assert seen[-1] == 1
    assert len({round(done, 1) for done in seen}) > 5


@pytest.mark.parametrize("at", [0.0, 0.1, 0.29, 0.35, 0.5, 0.59, 0.61, 0.8])
def test_stopping_leaves_the_old_file_in_use_and_nothing_beside(
    vault: Vault, path: Path, at: float
) -> None:
    fill(vault)
    before = all_of(vault)
    with pytest.raises(errors.Cancelled):
        change_key(vault, secret(NEW_PASSPHRASE), lambda done: done < at)
    assert all_of(vault) == before
    assert [name for name in names(path) if "new" in name or "old" in name] == []
    with vault.write() as writer:
        writer.put(DRAFT, {"screen": "s", "body": "on", "changed": ""})
    vault.close()
    reopen(path).close()


def test_the_others_wait_until_the_swap_has_ended(vault: Vault) -> None:
    fill(vault)
    saved = threading.Event()

    def save() -> None:
        with vault.write() as writer:
            writer.put(DRAFT, {"screen": "s", "body": "meanwhile", "changed": ""})
        saved.set()

    thread = threading.Thread(target=save)

    def progress(done: float) -> bool:
        if done > 0.4 and not thread.is_alive() and not saved.is_set():
            thread.start()
        return True

    change_key(vault, secret(NEW_PASSPHRASE), progress)
    thread.join(10)
    with vault.read() as reader:
        row = reader.get(DRAFT, screen="s")
    assert row is not None
    assert row["body"] == "meanwhile"


def test_a_read_only_vault_is_not_swapped(vault: Vault, path: Path) -> None:
    vault.close()
    reading = reopen(path, read_only=True)
    with pytest.raises(errors.ReadOnlyMedium):
        change_key(reading, secret(NEW_PASSPHRASE), always)
    reading.close()


@pytest.mark.parametrize("ending", [leftovers.NEW, leftovers.OLD])
def test_somebodys_file_of_such_a_name_is_left_alone(vault: Vault, path: Path, ending: str) -> None:
    theirs = beside(path, ending)
    theirs.write_bytes(b"my own")
    with pytest.raises(errors.InTheWay):
        change_key(vault, secret(NEW_PASSPHRASE), always)
    vault.close()
    reopen(path).close()
    assert theirs.read_bytes() == b"my own"


def test_a_damaged_source_is_not_copied(path: Path) -> None:
    vault = create(path)
    fill(vault)
    vault.close()
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 2 // 4096 * 4096 + 100)
        file.write(bytes(8))
    vault = reopen(path)
    with pytest.raises(errors.Damaged):
        change_key(vault, secret(NEW_PASSPHRASE), always)
    vault.close()
    assert names(path) == ["carnet.dat"]


# Putting right


@pytest.fixture
def halves(path: Path) -> tuple[bytes, bytes]:
    """Make NAME with the old key and return both whole files, each with the note in it."""
    vault = create(path)
    fill(vault)
    taken: dict[str, bytes] = {}

    def progress(done: float) -> bool:
        if 0.7 < done < 1:
            taken["old"] = path.read_bytes()
            taken["new"] = beside(path, leftovers.NEW).read_bytes()
        return True

    # Reading the open file drops POSIX locks, which nobody contends for here.
    change_key(vault, secret(NEW_PASSPHRASE), progress)
    vault.close()
    path.unlink()
    return taken["old"], taken["new"]


Lay = Callable[[Path, tuple[bytes, bytes]], None]


def lay(path: Path, **files: bytes) -> None:
    for name, content in files.items():
        found = path if name == "main" else beside(path, f".{name}")
        found.write_bytes(content)
        os.utime(found, (1_800_000_000, 1_800_000_000))


@pytest.mark.parametrize(
    ("at", "applies", "opens"),
    [
        ({"main": 0, "new": 1}, Applies.BEFORE, PASSPHRASE),
        ({"old": 0, "new": 1}, Applies.BEFORE, PASSPHRASE),
        ({"main": 1, "old": 0}, Applies.NEW, NEW_PASSPHRASE),
        ({"old": 0}, Applies.BEFORE, PASSPHRASE),
        ({"new": 1}, Applies.NEW, NEW_PASSPHRASE),
        ({"main": 0}, Applies.ANY, PASSPHRASE),
        ({"main": 1}, Applies.ANY, NEW_PASSPHRASE),
    ],
)
def test_each_state_is_put_right_and_tells_which_passphrase_applies(
    path: Path, halves: tuple[bytes, bytes], at: dict[str, int], applies: Applies, opens: str
) -> None:
    lay(path, **{name: halves[half] for name, half in at.items()})
    assert recover(path) is applies
    vault = reopen(path, opens)
    with vault.read() as reader:
        assert reader.count(ENTRY) == 30
    vault.close()
    assert names(path) == ["carnet.dat"]
    assert recover(path) is Applies.ANY


@pytest.mark.parametrize("start", [0, 10, 16, 4096, 9000])
def test_a_new_file_that_was_only_begun_goes_once_the_old_one_has_opened(
    path: Path, halves: tuple[bytes, bytes], start: int
) -> None:
    lay(path, main=halves[0], new=halves[1][:start] if start != 10 else bytes(8192))
    assert recover(path) is Applies.BEFORE
    reopen(path).close()
    assert names(path) == ["carnet.dat"]


def test_nothing_is_removed_before_the_key_was_right(
    path: Path, halves: tuple[bytes, bytes]
) -> None:
    lay(path, main=halves[1], old=halves[0])
    recover(path)
    with pytest.raises(errors.WrongPassphrase):
        reopen(path, PASSPHRASE)
    reading = reopen(path, NEW_PASSPHRASE, read_only=True)
    reading.close()
    assert names(path) == ["carnet.dat", "carnet.dat.old"]


def test_an_old_file_somebody_worked_in_since_is_kept(
    path: Path, halves: tuple[bytes, bytes]
) -> None:
    lay(path, main=halves[1], old=halves[0])
    worked_in = beside(path, ".old")
    os.utime(worked_in, (1_900_000_000, 1_900_000_000))
    reopen(path, NEW_PASSPHRASE).close()
    assert worked_in.read_bytes() == halves[0]


def test_an_own_copy_that_happens_to_have_such_a_name_is_kept(vault: Vault, path: Path) -> None:
    vault.close()
    shutil.copy(path, beside(path, ".old"))
    shutil.copy(path, beside(path, ".new"))
    reopen(path).close()
    assert names(path) == ["carnet.dat", "carnet.dat.new", "carnet.dat.old"]


@pytest.mark.parametrize("ending", [".old", ".new"])
@pytest.mark.parametrize("content", [b"", b"text", bytes(8192), b"\x89PNG" + os.urandom(8188)])
def test_a_file_without_the_right_shape_never_becomes_the_main_one(
    path: Path, ending: str, content: bytes
) -> None:
    beside(path, ending).write_bytes(content)
    assert recover(path) is Applies.ANY
    assert names(path) == [f"carnet.dat{ending}"]


def test_a_note_reads_as_it_was_written() -> None:
    note = Note(b"a" * 16, b"b" * 16, ("recovery", "x"))
    assert Note.read(note.text()) == note
    assert Note.read(Note(b"a", b"b").text()) == Note(b"a", b"b")


# The medium failing at the very end


def fail_at(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Let the rename with this number fail, as a stick pulled at that moment."""
    real, calls = Path.rename, 0

    def rename(self: Path, target: Path) -> Path:
        nonlocal calls
        calls += 1
        if calls == number:
            raise OSError(5, "pulled")
        return real(self, target)

    monkeypatch.setattr(Path, "rename", rename)


@pytest.mark.parametrize("number", [1, 2])
def test_a_rename_that_fails_closes_the_vault_and_the_old_file_opens_again(
    vault: Vault, path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    fill(vault)
    before = all_of(vault)
    fail_at(monkeypatch, number)
    with pytest.raises(errors.SwapUnfinished):
        change_key(vault, secret(NEW_PASSPHRASE), always)
    with pytest.raises(errors.Closed), vault.read():
        pass
    again = reopen(path)
    assert all_of(again) == before
    again.close()
    assert names(path) == ["carnet.dat"]


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be renamed there")
def test_another_process_that_was_quicker_keeps_the_file(
    vault: Vault, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(vault)
    monkeypatch.setattr(files, "lock_whole", lambda _descriptor: False)
    with pytest.raises(errors.SwapUnfinished):
        change_key(vault, secret(NEW_PASSPHRASE), always)
    reopen(path).close()
    assert names(path) == ["carnet.dat"]


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be renamed there")
def test_nobody_else_can_open_the_file_between_its_two_connections(
    vault: Vault, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(vault)
    answers: list[str] = []
    real = files.sync_folder

    def in_between(found: Path) -> None:
        old = beside(path, leftovers.OLD)
        if found == path and old.exists() and not answers:
            command = [sys.executable, "-c", OPENING, str(old)]
            done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
            answers.append(done.stdout.strip())
        real(found)

    monkeypatch.setattr(files, "sync_folder", in_between)
    change_key(vault, secret(NEW_PASSPHRASE), always)
    assert answers == ["AlreadyOpen"]

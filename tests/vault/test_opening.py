"""Creating, opening, closing and every reason not to open."""

import errno
import hashlib
import itertools
import os
import sqlite3
import stat
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.vault.cheap import CHEAP, CHEAP_ONLY, PASSPHRASE, create, now, reopen, secret
from tui.vault import errors, files, opening
from tui.vault.connection import cipher_is_recent
from tui.vault.opening import looks_like_vault, open_vault
from tui.vault.profiles import Profile, new_salt
from tui.vault.tables import ANSWER, FORMAT, SETTING
from tui.vault.vault import Vault

HERE = Path(__file__).parents[2]
HOLD = """
import sys
from pathlib import Path
from tests.vault.cheap import create, reopen
from tui.vault.tables import SETTING
vault = reopen(Path(sys.argv[1]), read_only=sys.argv[2] == "ro")
print("open", flush=True)
for number, _line in enumerate(sys.stdin):
    with vault.write() as writer:
        writer.put(SETTING, {"name": "n", "value": str(number)})
    print("saved", flush=True)
"""


def held_elsewhere(path: Path, mode: str = "rw") -> "subprocess.Popen[str]":
    """Start another process that has the vault open."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path), mode],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=HERE,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    return process


def dismiss(process: "subprocess.Popen[str]") -> None:
    process.communicate(timeout=10)


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_open_close_and_open_again(path: Path) -> None:
    row = {"question": "q", "value": '["été"]', "changed": "2026"}
    vault = create(path)
    with vault.write() as writer:
        writer.put(ANSWER, row)
    vault.close()
    assert [found.name for found in path.parent.iterdir()] == [path.name]
    for _ in range(2):
        vault = reopen(path)
        with vault.read() as reader:
            assert reader.select(ANSWER) == [row]
            assert reader.select(FORMAT) == [{"id": 1, "created": "2026-03-04T05:06:07+00:00"}]
        vault.close()


def test_a_closed_vault_says_so_and_can_be_closed_again(vault: Vault) -> None:
    vault.close()
    vault.close()
    with pytest.raises(errors.Closed), vault.read():
        pass
    with pytest.raises(errors.Closed), vault.write():
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX file modes")
def test_only_the_owner_can_read_the_file(vault: Vault) -> None:
    assert stat.S_IMODE(vault.path.stat().st_mode) == 0o600


def test_an_existing_file_is_never_overwritten(path: Path) -> None:
    path.write_bytes(b"someone's letter")
    with pytest.raises(errors.FileExists):
        create(path)
    assert path.read_bytes() == b"someone's letter"


def test_a_failed_creation_leaves_no_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object) -> None:
        raise errors.NoSpace

    monkeypatch.setattr("tui.vault.schema.initialise", fail)
    with pytest.raises(errors.NoSpace):
        create(path)
    assert list(path.parent.iterdir()) == []


def test_creating_where_there_is_no_folder(tmp_path: Path) -> None:
    with pytest.raises(errors.NoSuchFile):
        create(tmp_path / "nowhere" / "carnet.dat")


@pytest.mark.parametrize("name", ["a b?mode=memory#x%20&.dat", "été.dat", "'; --.dat"])
def test_any_file_name_works(tmp_path: Path, name: str) -> None:
    create(tmp_path / name).close()
    reopen(tmp_path / name).close()
    assert [found.name for found in tmp_path.iterdir()] == [name]


def test_a_relative_path_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    create(Path("carnet.dat")).close()
    reopen(Path("carnet.dat")).close()


def test_the_caller_keeps_its_passphrase(path: Path) -> None:
    held = secret()
    opening.create(path, held, profile=CHEAP, now=now).close()
    opening.open_vault(path, held, profiles=CHEAP_ONLY).close()
    assert held.same_as(secret())


SPELLINGS = [
    ("cle\u0301 e\u0301te\u0301", "clé été"),
    ("clé\u00a0été", "clé été"),
    ("clé\u202fété ", "  clé   été"),
    ("l’ami — «ici»", 'l\'ami - "ici"'),
    ("ﬁn", "fin"),
]


@pytest.mark.parametrize(("made_with", "opened_with"), SPELLINGS)
def test_other_spellings_of_the_same_passphrase_open(
    path: Path, made_with: str, opened_with: str
) -> None:
    create(path, made_with).close()
    reopen(path, opened_with).close()
    reopen(path, made_with).close()


@pytest.mark.parametrize("wrong", ["Clé été", "clé éte", "clé été.", "cléété", "x"])
def test_another_passphrase_does_not_open(path: Path, wrong: str) -> None:
    create(path, "clé été").close()
    before = digest(path)
    with pytest.raises(errors.WrongPassphrase):
        reopen(path, wrong)
    assert digest(path) == before
    reopen(path, "clé été").close()


def test_a_flipped_bit_in_the_salt_or_first_page_never_opens(path: Path) -> None:
    create(path).close()
    raw = path.read_bytes()
    for position in (0, 15, 16, 99, 2000, 4095):
        damaged = bytearray(raw)
        damaged[position] ^= 4
        path.write_bytes(damaged)
        with pytest.raises((errors.WrongPassphrase, errors.NewerFormat)):
            reopen(path)


def plain_database(path: Path) -> bytes:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE t(a)")
    connection.close()
    content = path.read_bytes()
    path.unlink()
    return content


FOREIGN: dict[str, Callable[[Path], bytes]] = {
    "nothing": lambda _path: b"",
    "15 bytes": lambda _path: b"123456789012345",
    "a text": lambda _path: b"Dear diary, " * 4096,
    "zeros": lambda _path: bytes(8192),
    "a plain database": plain_database,
    "a picture": lambda _path: b"\xff\xd8\xff\xe0" + os.urandom(8188),
    "an archive": lambda _path: b"PK\x03\x04" + os.urandom(8188),
    "random, not whole pages": lambda _path: os.urandom(5000),
}


@pytest.mark.parametrize("kind", FOREIGN)
@pytest.mark.parametrize("read_only", [True, False])
def test_a_foreign_file_is_not_a_vault_and_stays_as_it_was(
    path: Path, kind: str, read_only: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.vault.opening.derive_seed", must_not_run)
    content = FOREIGN[kind](path)
    path.write_bytes(content)
    with pytest.raises(errors.NotAVault):
        reopen(path, read_only=read_only)
    with pytest.raises(errors.NotAVault):
        looks_like_vault(path)
    assert path.read_bytes() == content
    assert [found.name for found in path.parent.iterdir()] == [path.name]


def must_not_run(*_arguments: object) -> None:
    raise AssertionError("Argon2 was run")


def test_folders_links_and_pipes_are_no_vaults(path: Path, tmp_path: Path) -> None:
    create(path).close()
    (tmp_path / "link").symlink_to(path)
    os.mkfifo(tmp_path / "pipe")
    for name in (".", "link", "pipe"):
        with pytest.raises(errors.NotAVault):
            looks_like_vault(tmp_path / name)


def test_no_file(path: Path) -> None:
    with pytest.raises(errors.NoSuchFile):
        looks_like_vault(path)
    with pytest.raises(errors.NoSuchFile):
        reopen(path)


def test_an_unknown_profile_is_newer_and_no_argon2_is_run(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.vault.opening.derive_seed", must_not_run)
    content = new_salt(Profile(14, 1, 8, 1)) + os.urandom(8192 - 16)
    path.write_bytes(content)
    for check in (looks_like_vault, lambda p: open_vault(p, secret())):
        start = time.perf_counter()
        with pytest.raises(errors.NewerFormat):
            check(path)
        assert time.perf_counter() - start < 0.05
    assert path.read_bytes() == content


def test_a_vault_looks_like_one(path: Path) -> None:
    create(path).close()
    looks_like_vault(path, profiles=CHEAP_ONLY)


def test_a_truncated_vault_is_damaged_or_no_vault_never_a_wrong_passphrase(path: Path) -> None:
    vault = create(path)
    with vault.write() as writer:
        for number in range(40):
            writer.put(SETTING, {"name": f"n{number}", "value": "x" * 3000})
    vault.close()
    raw = path.read_bytes()
    seen: Counter[str] = Counter()
    lengths = itertools.chain(range(0, len(raw), 4096), range(1, len(raw), 9973))
    for length in lengths:
        path.write_bytes(raw[:length])
        try:
            read_everything(path)
        except errors.VaultError as error:
            seen[error.code] += 1
        else:
            seen["silent"] += 1
    assert set(seen) == {"damaged", "not_a_vault"}
    assert seen["damaged"] == len(raw) // 4096 - 1


def read_everything(path: Path) -> None:
    vault = reopen(path)
    try:
        with vault.read() as reader:
            reader.select(SETTING)
    finally:
        vault.close()


@pytest.mark.parametrize("mode", ["rw", "ro"])
@pytest.mark.parametrize("read_only", [True, False])
def test_a_second_process_is_told_within_a_second(path: Path, mode: str, read_only: bool) -> None:
    create(path).close()
    process = held_elsewhere(path, mode)
    try:
        if mode == "ro" and read_only:
            reopen(path, read_only=True).close()
            return
        start = time.perf_counter()
        with pytest.raises(errors.AlreadyOpen):
            reopen(path, read_only=read_only)
        assert time.perf_counter() - start < 1
    finally:
        dismiss(process)
    reopen(path, read_only=read_only).close()


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX locks")
def test_a_writer_elsewhere_is_noticed_before_argon2(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    create(path).close()
    process = held_elsewhere(path)
    monkeypatch.setattr("tui.vault.opening.derive_seed", must_not_run)
    with pytest.raises(errors.AlreadyOpen):
        reopen(path)
    dismiss(process)


def test_the_first_process_keeps_saving_after_a_second_tried(path: Path) -> None:
    create(path).close()
    process = held_elsewhere(path)
    assert process.stdin is not None
    assert process.stdout is not None
    for _ in range(3):
        with pytest.raises(errors.AlreadyOpen):
            reopen(path)
        process.stdin.write("\n")
        process.stdin.flush()
        assert process.stdout.readline() == "saved\n"
    dismiss(process)
    vault = reopen(path)
    with vault.read() as reader:
        assert reader.get(SETTING, name="n") == {"name": "n", "value": "2"}
    vault.close()


def test_a_second_opening_in_the_same_process_does_not_drop_the_lock(path: Path) -> None:
    vault = create(path)
    for attempt in (lambda: reopen(path), lambda: looks_like_vault(path, profiles=CHEAP_ONLY)):
        with pytest.raises(errors.AlreadyOpen):
            attempt()
    elsewhere = "import sys; from pathlib import Path; from tests.vault.cheap import reopen"
    elsewhere += "; reopen(Path(sys.argv[1]))"
    tried = subprocess.run(
        [sys.executable, "-c", elsewhere, str(path)],
        capture_output=True,
        text=True,
        cwd=HERE,
        check=False,
    )
    assert "AlreadyOpen" in tried.stderr
    vault.close()


def test_after_a_failed_opening_the_file_can_be_opened(path: Path) -> None:
    create(path).close()
    for _ in range(2):
        with pytest.raises(errors.WrongPassphrase):
            reopen(path, "something else")
    reopen(path).close()


def test_reading_only_changes_no_byte_and_refuses_to_write(path: Path) -> None:
    vault = create(path)
    with vault.write() as writer:
        writer.put(SETTING, {"name": "a", "value": "b"})
    vault.close()
    before, times = digest(path), path.stat().st_mtime_ns
    vault = reopen(path, read_only=True)
    assert vault.read_only
    with vault.read() as reader:
        assert reader.get(SETTING, name="a") == {"name": "a", "value": "b"}
    with pytest.raises(errors.ReadOnlyMedium), vault.write():
        pass
    assert [found.name for found in path.parent.iterdir()] == [path.name]
    vault.close()
    assert (digest(path), path.stat().st_mtime_ns) == (before, times)


@pytest.fixture
def read_only_place(tmp_path: Path) -> Path:
    """A folder mounted read-only that holds a vault (root ignores file modes, so a mount it is)."""
    source, place = tmp_path / "source", tmp_path / "place"
    source.mkdir()
    place.mkdir()
    create(source / "carnet.dat").close()
    commands = [
        ["mount", "--bind", str(source), str(place)],
        ["mount", "-o", "remount,bind,ro", str(place)],
    ]
    for command in commands:
        if subprocess.run(command, capture_output=True, check=False).returncode:
            pytest.skip("this machine does not allow a read-only mount")
    return place


def unmount(place: Path) -> None:
    subprocess.run(["umount", place], check=True)


def test_a_read_only_place_is_told_and_can_be_read(
    read_only_place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = read_only_place / "carnet.dat"
    try:
        vault = reopen(path, read_only=True)
        with vault.read() as reader:
            assert reader.count(FORMAT) == 1
        vault.close()
        with pytest.raises(errors.ReadOnlyMedium):
            create(read_only_place / "new.dat")
        monkeypatch.setattr("tui.vault.opening.derive_seed", must_not_run)
        with pytest.raises(errors.ReadOnlyMedium):
            reopen(path)
    finally:
        unmount(read_only_place)


def test_a_folder_that_cannot_be_written_is_a_read_only_place(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    create(path).close()
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    with pytest.raises(errors.ReadOnlyMedium):
        reopen(path)
    reopen(path, read_only=True).close()


INTERRUPTED = """
import os, signal, sys
from pathlib import Path
from tests.vault.cheap import reopen
from tui.vault.tables import SETTING
vault = reopen(Path(sys.argv[1]))
vault._connection._raw.set_authorizer(None)
vault._connection.run("PRAGMA cache_size = 4")
with vault.write() as writer:
    for number in range(60):
        writer.put(SETTING, {"name": f"n{number}", "value": "x" * 5000})
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_save_interrupted_by_a_kill_needs_one_opening_for_writing(path: Path) -> None:
    create(path).close()
    command = [sys.executable, "-c", INTERRUPTED, str(path)]
    subprocess.run(command, cwd=HERE, check=False)
    assert Path(f"{path}-journal").stat().st_size > 4096
    before = digest(path)
    with pytest.raises(errors.NeedsWriting):
        reopen(path, read_only=True)
    assert digest(path) == before
    vault = reopen(path)
    with vault.read() as reader:
        assert reader.count(SETTING) == 0
    vault.close()
    reopen(path, read_only=True).close()


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOENT, errors.NoSuchFile),
        (errno.EROFS, errors.ReadOnlyMedium),
        (errno.EACCES, errors.ReadOnlyMedium),
        (errno.EPERM, errors.ReadOnlyMedium),
        (errno.EEXIST, errors.FileExists),
        (errno.ENOSPC, errors.NoSpace),
        (errno.EIO, errors.Unplugged),
        (errno.ENODEV, errors.Unplugged),
    ],
)
def test_errors_of_the_system_are_typed(number: int, kind: type[errors.VaultError]) -> None:
    typed = files.typed(OSError(number, "secret", "/a/path"))
    assert type(typed) is kind
    assert "/a/path" not in repr(typed) + str(typed)


@pytest.mark.parametrize(
    ("version", "recent"),
    [
        ("4.19.0 community", True),
        ("4.20.1", True),
        ("5.0.0", True),
        ("4.18.9", False),
        ("3.99", False),
    ],
)
def test_an_older_sqlcipher_is_refused(version: str, recent: bool) -> None:
    assert cipher_is_recent(version) is recent


def test_an_older_sqlcipher_opens_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    create(path).close()
    monkeypatch.setattr("tui.vault.connection.OLDEST_CIPHER", (99, 0))
    with pytest.raises(errors.VaultError) as raised:
        reopen(path)
    assert type(raised.value) is errors.VaultError


def test_nothing_is_printed_when_a_passphrase_is_wrong(
    path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    create(path).close()
    with pytest.raises(errors.WrongPassphrase) as raised:
        reopen(path, "not this one")
    assert capfd.readouterr() == ("", "")
    assert PASSPHRASE not in repr(raised.value)
    assert raised.value.__cause__ is None

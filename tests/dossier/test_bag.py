"""A bag is written whole or not at all, and says of every file what it was."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tui.dossier.bag import Bag, BagFile, write_folder
from tui.dossier.verify import check_files
from tui.vault.errors import Cancelled, Damaged, FileExists, NoSuchFile


def small() -> Bag:
    payload = (BagFile("a.txt", [b"one ", b"two"]), BagFile("deep/b.bin", []))
    return Bag(payload, [BagFile("verify.py", [b"pass\n"])], [("Bagging-Date", "2026-11-20\n x")])


def test_what_stands_in_it(tmp_path: Path) -> None:
    bag = small()
    write_folder(tmp_path / "bag", bag)
    there = {file.relative_to(tmp_path / "bag").as_posix(): file.read_bytes()
             for file in (tmp_path / "bag").rglob("*") if file.is_file()}  # fmt: skip
    assert there["data/a.txt"] == b"one two"
    assert there["bag-info.txt"] == b"Bagging-Date: 2026-11-20 x\nPayload-Oxum: 7.2\n"
    assert there["manifest-sha256.txt"].decode().splitlines() == [
        f"{hashlib.sha256(b'one two').hexdigest()}  data/a.txt",
        f"{hashlib.sha256(b'').hexdigest()}  data/deep/b.bin",
    ]
    assert bag.seal == hashlib.sha256(there["tagmanifest-sha256.txt"]).hexdigest()
    assert (bag.size, bag.count) == (7, 2)
    assert list(check_files(tmp_path / "bag")) == []


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no such rights on Windows")
def test_only_its_owner_can_read_it(tmp_path: Path) -> None:
    write_folder(tmp_path / "bag", small())
    for path in (tmp_path / "bag", *(tmp_path / "bag").rglob("*")):
        assert path.stat().st_mode & 0o077 == 0


def test_what_is_there_stays(tmp_path: Path) -> None:
    (tmp_path / "bag").mkdir()
    (tmp_path / "bag" / "mine").write_bytes(b"x")
    with pytest.raises(FileExists):
        write_folder(tmp_path / "bag", small())
    assert [file.name for file in (tmp_path / "bag").iterdir()] == ["mine"]
    with pytest.raises(NoSuchFile):
        write_folder(tmp_path / "no" / "bag", small())


def test_a_bag_that_was_stopped_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        write_folder(tmp_path / "bag", small(), lambda done: done < 7)

    def failing() -> Iterator[bytes]:
        yield b"y"
        raise Damaged

    broken = Bag([BagFile("a", [b"x"]), BagFile("b", failing())])
    with pytest.raises(Damaged):
        write_folder(tmp_path / "bag", broken)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_was_not_taken_whole_is_noticed() -> None:
    files = small().files()
    next(files)
    with pytest.raises(RuntimeError):
        next(files)

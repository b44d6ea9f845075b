"""Archives are read piece by piece; what would cost too much is refused before it does."""

from __future__ import annotations

import gzip
import io
import random
import struct
import tarfile
import warnings
import zipfile
from collections.abc import Callable

import pytest

from tui.safety import archive_limits as limits
from tui.safety.archives import Archive, is_archive, open_archive, open_inside, read_whole

FILES = {"chat.txt": "Bonjour é".encode(), "media/photo.jpg": bytes(range(256)) * 900, "empty": b""}


def zipped(files: dict[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", packing) as made, warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        for name, data in files.items():
            made.writestr(zipfile.ZipInfo(name, (2024, 3, 1, 22, 5, 0)), data, packing)
    return held.getvalue()


def tarred(files: dict[str, bytes], form: int = tarfile.PAX_FORMAT) -> bytes:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w", format=form) as made:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size, info.mtime = len(data), 1709330700
            made.addfile(info, io.BytesIO(data))
    return held.getvalue()


def contents(archive: Archive) -> dict[str, bytes]:
    return {member.name: b"".join(archive.read(member)) for member in archive.members}


def opened(data: bytes, **most: int) -> Archive:
    return open_archive(io.BytesIO(data), limits.Limits(**most))


MAKERS: dict[str, Callable[[dict[str, bytes]], bytes]] = {
    "zip": zipped,
    "stored": lambda files: zipped(files, zipfile.ZIP_STORED),
    "pax": tarred,
    "gnu": lambda files: tarred(files, tarfile.GNU_FORMAT),
    "gzip": lambda files: gzip.compress(tarred(files)),
}


@pytest.mark.parametrize("maker", MAKERS.values(), ids=MAKERS)
def test_what_was_packed_comes_out(maker: Callable[[dict[str, bytes]], bytes]) -> None:
    archive = opened(maker(FILES))
    assert contents(archive) == FILES
    assert read_whole(archive, archive.members[1], 10**6) == FILES["media/photo.jpg"]
    assert contents(archive) == FILES
    assert [member.size for member in archive.members] == [10, 230_400, 0]
    assert archive.members[0].modified is not None
    assert archive.members[0].modified.isoformat() == "2024-03-01T22:05:00"
    archive.close()


@pytest.mark.parametrize("maker", MAKERS.values(), ids=MAKERS)
def test_limits_of_number_and_size(maker: Callable[[dict[str, bytes]], bytes]) -> None:
    with pytest.raises(limits.TooManyMembers):
        opened(maker(FILES), members=2)
    with pytest.raises(limits.TooLarge):
        opened(maker(FILES), total=200_000)
    archive = opened(maker(FILES), one=1000)
    with pytest.raises(limits.TooLarge):
        list(archive.read(archive.members[1]))
    with pytest.raises(limits.TooLarge):
        read_whole(archive, archive.members[0], 3)


@pytest.mark.parametrize("bomb", ["zip", "gzip"])
def test_what_is_packed_too_well_is_refused(bomb: str) -> None:
    with pytest.raises(limits.TooDense):
        opened(MAKERS[bomb]({"zeros": bytes(3 * limits.MIB)}), slack=limits.MIB)
    assert opened(MAKERS[bomb]({"zeros": bytes(3 * limits.MIB)})).members


def test_a_bomb_among_files_that_pack_badly_is_refused() -> None:
    files = {"noise": random.Random(1).randbytes(100_000), "zeros": bytes(3 * limits.MIB)}
    archive = opened(zipped(files), slack=limits.MIB, ratio=500)
    with pytest.raises(limits.TooDense):
        list(archive.read(archive.members[1]))


def test_a_false_size_gives_no_more_than_was_declared() -> None:
    data = bytearray(zipped({"zeros": bytes(30 * limits.MIB)}))
    for signature, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<I", data, data.index(signature) + at, 100)
    archive = opened(bytes(data))
    pieces = archive.read(archive.members[0])
    came: list[bytes] = []
    with pytest.raises(limits.BrokenArchive):
        came.extend(pieces)
    assert sum(map(len, came)) <= 100


def test_members_that_share_bytes_are_refused() -> None:
    data = bytearray(zipped({"a": b"x" * 1000, "b": b"y" * 1000}, zipfile.ZIP_STORED))
    second = data.rindex(b"PK\x01\x02")
    struct.pack_into("<I", data, second + 42, 0)
    with pytest.raises(limits.BrokenArchive):
        opened(bytes(data))


def test_archives_in_archives_have_an_end() -> None:
    data = zipped({"end": b"here"})
    for _ in range(3):
        data = zipped({"inner.zip": data})
    outer = opened(data)
    middle = open_inside(outer, outer.members[0], depth=2)
    inner = open_inside(middle, middle.members[0], depth=3)
    with pytest.raises(limits.TooDeep):
        open_inside(inner, inner.members[0], depth=4)
    with pytest.raises(limits.TooLarge):
        open_inside(outer, outer.members[0], limits.Limits(inside=10), depth=2)


def test_a_password_and_a_rare_packing_are_told() -> None:
    data = bytearray(zipped({"a": b"secret"}))
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + at] |= 1
    archive = opened(bytes(data))
    with pytest.raises(limits.LockedMember):
        list(archive.read(archive.members[0]))
    archive = opened(zipped({"a": b"x" * 99}, zipfile.ZIP_BZIP2))
    with pytest.raises(limits.UnknownPacking):
        list(archive.read(archive.members[0]))


def test_links_folders_and_devices_are_never_read() -> None:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as made:
        for name, kind in (("l", tarfile.SYMTYPE), ("h", tarfile.LNKTYPE), ("d", tarfile.DIRTYPE),
                           ("f", tarfile.FIFOTYPE), ("c", tarfile.CHRTYPE)):  # fmt: skip
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            made.addfile(info)
    archive = opened(held.getvalue())
    assert (archive.members, archive.skipped) == ((), 5)
    link = zipfile.ZipInfo("link")
    link.external_attr = 0o120777 << 16
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as zip_file:
        zip_file.writestr(link, "/etc/passwd")
        zip_file.mkdir("folder")
    archive = opened(held.getvalue())
    assert (archive.members, archive.skipped) == ((), 2)


def header(size: bytes, kind: bytes = b"0") -> bytes:
    """Return a tar header with a size written as in the file, and a right checksum."""
    block = bytearray(tarfile.TarInfo("x").tobuf(tarfile.USTAR_FORMAT))
    block[124:136] = size
    block[156:157] = kind
    block[148:156] = b" " * 8
    block[148:156] = b"%06o\0 " % sum(block)
    return bytes(block)


@pytest.mark.parametrize(
    "data",
    [
        header(b"\xff" * 11 + b"\x00"),  # a negative size leads back to the same header
        header(b"77777777777\0", b"x"),  # a header of 8 GiB
        header(b"00000100000\0", b"x") + b"9" * 32768,
        header(b"77777777777\0", b"S"),
        tarred({"a": b"x" * 2000})[:1500],
    ],
    ids=["negative", "huge_header", "slow_header", "sparse", "cut"],
)
def test_a_broken_tar_file_is_one_error(data: bytes) -> None:
    with pytest.raises(limits.BrokenArchive):
        contents(opened(data))


@pytest.mark.parametrize("data", [b"", b"PK", b"a text", bytes(600), b"\x89PNG"])
def test_what_is_no_archive_says_so(data: bytes) -> None:
    assert not is_archive(data[:262])
    with pytest.raises(limits.NotAnArchive):
        opened(data)


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04" + bytes(40), gzip.compress(b"text", mtime=0), b"\x1f\x8b\x08x"]
)
def test_what_only_begins_like_one_is_broken(data: bytes) -> None:
    with pytest.raises(limits.BrokenArchive):
        opened(data)

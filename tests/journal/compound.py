"""Writes Compound File Binary files ([MS-CFB] 2), the container of Outlook's `.msg`, for tests."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from itertools import pairwise

SECTOR, SMALL, CUTOFF = 512, 64, 4096
END, FREE, TABLE, NOTHING = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFF
ROOT, STORAGE, STREAM = 5, 1, 2

Tree = dict[str, "bytes | Tree"]


@dataclass
class Entry:
    name: str
    kind: int
    start: int = END
    size: int = 0
    child: int = NOTHING
    right: int = NOTHING
    inner: list[Entry] = field(default_factory=list)


class Compound:
    """One file; the entries of a storage hang on each other to the right, sorted as the format
    asks (by length, then by letters).
    """

    def __init__(self, tree: Tree) -> None:
        self.small = bytearray()
        self.small_table: list[int] = []
        self.sectors: list[bytes] = []
        self.table: list[int] = []
        self.entries = [Entry("Root Entry", ROOT)]
        self._fill(self.entries[0], tree)

    def _fill(self, parent: Entry, tree: Tree) -> None:
        places: list[int] = []
        for name, content in sorted(tree.items(), key=lambda item: (len(item[0]), item[0].upper())):
            entry = Entry(name, STREAM if isinstance(content, bytes) else STORAGE)
            places.append(len(self.entries))
            self.entries.append(entry)
            if isinstance(content, bytes):
                entry.size = len(content)
                entry.start = self._keep(content)
            else:
                self._fill(entry, content)
        for place, after in pairwise(places):
            self.entries[place].right = after
        parent.child = places[0] if places else NOTHING

    def _keep(self, content: bytes) -> int:
        if not content:
            return END
        if len(content) >= CUTOFF:
            return self._chain(content)
        start, count = len(self.small_table), -(-len(content) // SMALL)
        self.small_table += [*range(start + 1, start + count), END]
        self.small += content.ljust(count * SMALL, b"\0")
        return start

    def _chain(self, content: bytes) -> int:
        start, count = len(self.sectors), -(-len(content) // SECTOR)
        padded = content.ljust(count * SECTOR, b"\0")
        self.sectors += [padded[at : at + SECTOR] for at in range(0, len(padded), SECTOR)]
        self.table += [*range(start + 1, start + count), END]
        return start

    def data(self) -> bytes:
        root = self.entries[0]
        root.size, root.start = len(self.small), self._chain(bytes(self.small))
        numbers = struct.pack(f"<{len(self.small_table)}I", *self.small_table)
        small_start = self._chain(numbers.ljust(-(-len(numbers) // SECTOR) * SECTOR, b"\xff"))
        directory = b"".join(self._entry(entry) for entry in self.entries)
        directory_start = self._chain(directory)
        table_start = len(self.sectors)
        tables = 1
        while (len(self.sectors) + tables) * 4 > tables * SECTOR:
            tables += 1
        table = [*self.table, *[TABLE] * tables]
        packed = struct.pack(f"<{len(table)}I", *table).ljust(tables * SECTOR, b"\xff")
        head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
        head += struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
        head += struct.pack(
            "<9I", 0, tables, directory_start, 0, CUTOFF, small_start,
            -(-len(numbers) // SECTOR), END, 0,
        )  # fmt: skip
        places = [*range(table_start, table_start + tables)] + [FREE] * (109 - tables)
        return head + struct.pack("<109I", *places) + b"".join(self.sectors) + packed

    def _entry(self, entry: Entry) -> bytes:
        name = entry.name.encode("utf-16-le")
        return (
            name.ljust(64, b"\0")
            + struct.pack("<HBB3I", len(name) + 2, entry.kind, 1, NOTHING, entry.right, entry.child)
            + bytes(36)
            + struct.pack("<IQ", entry.start, entry.size)
        )


def msg(
    texts: dict[int, str],
    *,
    page: bytes = b"",
    sent: int = 0,
    attached: tuple[tuple[str, str, bytes], ...] = (),
) -> bytes:
    """Return a `.msg` file ([MS-OXMSG] 2) with these texts by number of property."""
    tree: Tree = {f"__substg1.0_{n:04X}001F": text.encode("utf-16-le") for n, text in texts.items()}
    fixed = bytes(32) + struct.pack("<HHIQ", 0x0040, 0x0039, 6, sent)
    tree["__properties_version1.0"] = fixed
    if page:
        tree["__substg1.0_10130102"] = page
    for number, (name, kind, content) in enumerate(attached):
        tree[f"__attach_version1.0_#{number:08X}"] = {
            "__substg1.0_37010102": content,
            "__substg1.0_3707001F": name.encode("utf-16-le"),
            "__substg1.0_370E001F": kind.encode("utf-16-le"),
        }
    return Compound(tree).data()

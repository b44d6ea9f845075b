"""What a medium can hold after the power went: recorded writes, replayed in every bad way.

`record` lets `strace` write down each write, sync, truncation and removal of a scripted evening.
`states` cuts that record at random points and gives what the medium may hold then: between two
syncs a device may keep any subset of the writes, in any order, and a write may be torn at 512
bytes. With `in_order`, the device ignores syncs and keeps the order, as some cheap sticks do.
"""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
SECTOR = 512
KINDS = "trace=openat,open,write,pwrite64,ftruncate,fsync,fdatasync,unlink,unlinkat"
_LINE = re.compile(r"^\d+\s+(\w+)\((.*)\)\s+=\s+(-?\d+)")
_UNFINISHED = re.compile(r"^(\d+)\s+(.*) <unfinished \.\.\.>$")
_RESUMED = re.compile(r"^(\d+)\s+<\.\.\. \w+ resumed>(.*)$")
_FILE = re.compile(r"^\d+<((?:\\x[0-9a-f]{2})+)>")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


class Op(NamedTuple):
    """One call that changes the medium: kind, path, offset or length, and bytes."""

    kind: str
    path: str
    number: int = 0
    data: bytes = b""


class Cut(NamedTuple):
    """What the medium holds after a cut, and how many saves had been acknowledged by then."""

    files: Mapping[str, bytes]
    acknowledged: int


def refusal() -> str:
    """Return why nothing can be recorded here, or ""."""
    if sys.platform != "linux" or shutil.which("strace") is None:
        return "power cut: strace is not installed here"
    probe = subprocess.run(["strace", "-qq", "true"], capture_output=True, check=False)
    return "power cut: strace may not trace here" if probe.returncode else ""


def record(folder: Path, path: Path, acks: Path) -> list[Op]:
    """Live the evening under strace and return what reached the folder and the list of acks."""
    log = folder.with_suffix(".strace")
    command = ["strace", "-f", "-y", "-xx", "-s", "2000000", "-e", KINDS, "-o", str(log)]
    evening = [sys.executable, "-B", "-m", "tests.faults.evening", str(path), str(acks)]
    subprocess.run([*command, *evening], cwd=ROOT, check=True)
    with log.open(encoding="ascii", errors="replace") as lines:
        ops = [op for line in whole(lines) for op in _parsed(line, str(folder), str(acks))]
    log.unlink()
    return ops


def whole(lines: Iterable[str]) -> Iterator[str]:
    """Yield each call on one line, where it ended: strace parts it when another thread calls."""
    begun: dict[str, str] = {}
    for line in lines:
        unfinished, resumed = _UNFINISHED.match(line), _RESUMED.match(line)
        if unfinished:
            begun[unfinished[1]] = unfinished[2]
        elif resumed:
            yield f"{resumed[1]} {begun.pop(resumed[1], '')}{resumed[2]}"
        else:
            yield line


def _parsed(line: str, folder: str, acks: str) -> Iterator[Op]:
    """Yield the operation a line of strace tells, if it changes the folder."""
    found = _LINE.match(line)
    if found is None or found[3].startswith("-"):
        return
    name, arguments, result = found[1], found[2], int(found[3])
    texts = [_bytes(text) for text in _TEXT.findall(arguments)]
    opened = _FILE.match(arguments)
    path = _bytes(opened[1]).decode() if opened else texts[0].decode() if texts else ""
    path = path.removesuffix(" (deleted)")
    if path == acks and name == "write":
        yield Op("ack", path)
    elif path == folder or path.startswith(f"{folder}/"):
        yield from _change(name, path, arguments, texts, result)


def _change(name: str, path: str, arguments: str, texts: list[bytes], result: int) -> Iterator[Op]:
    last = arguments.rsplit(",", 1)[-1].strip()
    if name.startswith("open"):
        if "O_CREAT" in arguments:
            yield Op("create", path)
    elif name.startswith("unlink"):
        yield Op("unlink", path)
    elif name == "pwrite64":
        yield Op("write", path, int(last), texts[0][:result])
    elif name in {"fsync", "fdatasync"}:
        yield Op("sync", path)
    elif name == "ftruncate":
        yield Op("truncate", path, int(last))
    else:
        raise ValueError(f"{name} is not expected on a vault")


def _bytes(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))


@dataclass
class Medium:
    """Files by number, names bound to them, and what is written but not yet synced."""

    contents: dict[int, bytearray] = field(default_factory=dict)
    seen: dict[str, int] = field(default_factory=dict)
    durable: dict[str, int] = field(default_factory=dict)
    pending: defaultdict[int, list[Op]] = field(default_factory=lambda: defaultdict(list))
    names: list[tuple[str, int | None]] = field(default_factory=list)
    acknowledged: int = 0

    @classmethod
    def holding(cls, base: Mapping[str, bytes]) -> Medium:
        """Return a medium on which `base` is durable."""
        medium = cls()
        for number, (path, data) in enumerate(base.items()):
            medium.contents[number] = bytearray(data)
            medium.seen[path] = medium.durable[path] = number
        return medium

    def obey(self, op: Op, *, honest: bool) -> None:
        """Take one operation as the device's cache does; an honest device obeys syncs."""
        if op.kind == "ack":
            self.acknowledged += 1
        elif op.kind == "create":
            if op.path not in self.seen:
                self.seen[op.path] = len(self.contents)
                self.names.append((op.path, len(self.contents)))
                self.contents[len(self.contents)] = bytearray()
        elif op.kind == "unlink":
            self.seen.pop(op.path, None)
            self.names.append((op.path, None))
        elif op.kind == "sync":
            if honest:
                self._sync(op.path)
        elif op.path in self.seen:
            self.pending[self.seen[op.path]].append(op)

    def _sync(self, path: str) -> None:
        if path in self.seen:
            number = self.seen[path]
            for op in self.pending.pop(number, []):
                _write(self.contents[number], op)
        else:  # the folder
            self._bind(len(self.names))

    def _bind(self, how_many: int) -> None:
        for path, number in self.names[:how_many]:
            if number is None:
                self.durable.pop(path, None)
            else:
                self.durable[path] = number
        del self.names[:how_many]

    def lose_power(self, chance: random.Random) -> None:
        """Let what was not synced arrive in part, in torn pieces, or not at all."""
        self._bind(chance.randint(0, len(self.names)))
        for number, ops in self.pending.items():
            how = chance.choice(("none", "all", "subset", "subset", "prefix"))
            kept = ops[: chance.randint(0, len(ops))] if how == "prefix" else ops
            if how == "subset":
                kept = [op for op in ops if chance.random() < 0.5]
                if chance.random() < 0.5:
                    chance.shuffle(kept)
            for op in kept if how != "none" else []:
                for piece in _torn(op, chance):
                    _write(self.contents[number], piece)

    def keep_all(self) -> None:
        """Let everything arrive, in order."""
        self._bind(len(self.names))
        for number, ops in self.pending.items():
            for op in ops:
                _write(self.contents[number], op)

    def files(self) -> dict[str, bytes]:
        """Return what is found when the power is back."""
        return {path: bytes(self.contents[number]) for path, number in self.durable.items()}


def _torn(op: Op, chance: random.Random) -> list[Op]:
    """Return a write as it is, or now and then only some of its sectors."""
    if op.kind != "write" or chance.random() > 0.15:
        return [op]
    starts = [start for start in range(0, len(op.data), SECTOR) if chance.random() < 0.5]
    return [op._replace(number=op.number + s, data=op.data[s : s + SECTOR]) for s in starts]


def _write(content: bytearray, op: Op) -> None:
    end = op.number + len(op.data)
    if op.kind == "truncate":
        del content[op.number :]
        end = op.number
    if len(content) < end:
        content.extend(bytes(end - len(content)))
    content[op.number : op.number + len(op.data)] = op.data


def states(
    ops: list[Op], base: Mapping[str, bytes], how_many: int, *, in_order: bool = False
) -> Iterator[Cut]:
    """Yield what the medium may hold after cuts at random points; the same ones in every run."""
    chance = random.Random(7)
    for _ in range(how_many):
        medium = Medium.holding(base)
        for op in ops[: chance.randint(1, len(ops))]:
            medium.obey(op, honest=not in_order)
        if in_order:
            medium.keep_all()
        else:
            medium.lose_power(chance)
        yield Cut(medium.files(), medium.acknowledged)

"""62: whatever is changed in a bag, its check says so."""

from __future__ import annotations

import hashlib
import json
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.dossier.story import story
from tests.faults.conftest import Soak
from tui.dossier.bag import Bag, BagFile, write_folder
from tui.dossier.verify import check

Mutation = Callable[[Path, random.Random], str]
LABEL = b"plan-journal/2\0"


@pytest.fixture(scope="module")
def bag(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("bags")
    with story(place / "carnet.dat") as told:
        write_folder(place / "bag", told.bag())
    return place / "bag"


def some_file(bag: Path, dice: random.Random) -> Path:
    return dice.choice(sorted(file for file in bag.rglob("*") if file.is_file()))


def flip(bag: Path, dice: random.Random) -> str:
    file = some_file(bag, dice)
    data = bytearray(file.read_bytes())
    data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
    file.write_bytes(data)
    return file.name


def cut(bag: Path, dice: random.Random) -> str:
    file = some_file(bag, dice)
    data = file.read_bytes()
    file.write_bytes(data[: dice.randrange(len(data))])
    return file.name


def lengthen(bag: Path, dice: random.Random) -> str:
    file = some_file(bag, dice)
    file.write_bytes(file.read_bytes() + dice.choice((b"\n", b" ", b"\x00", b"more")))
    return file.name


def delete(bag: Path, dice: random.Random) -> str:
    file = some_file(bag, dice)
    file.unlink()
    return file.name


def add(bag: Path, dice: random.Random) -> str:
    places = ["note.txt", "data/note.txt", "data/exhibits/exhibit-0009.png", "new/deep.bin"]
    new = bag / dice.choice(places)
    new.parent.mkdir(exist_ok=True)
    new.write_bytes(b"x")
    return new.name


def rename(bag: Path, dice: random.Random) -> str:
    file = some_file(bag, dice)
    file.rename(file.with_name(f"x{file.name}"))
    return file.name


def exchange(bag: Path, dice: random.Random) -> str:
    """Two files take each other's place."""
    one, other = dice.sample(sorted(f for f in bag.rglob("*") if f.is_file()), 2)
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)
    return f"{one.name} {other.name}"


def listed_lines(bag: Path, dice: random.Random) -> str:
    """The lines of a list change their order, are doubled or lost."""
    file = bag / dice.choice(("manifest-sha256.txt", "tagmanifest-sha256.txt"))
    lines = file.read_bytes().splitlines(keepends=True)
    at = dice.randrange(len(lines) - 1)
    what = dice.randrange(3)
    if what == 0:
        lines[at], lines[at + 1] = lines[at + 1], lines[at]
    elif what == 1:
        lines.insert(at, lines[at])
    else:
        del lines[at]
    file.write_bytes(b"".join(lines))
    return file.name


def relisted(bag: Path) -> None:
    """Make all lists anew, as somebody would who knows BagIt but not the chain."""
    payload = [
        BagFile(file.relative_to(bag / "data").as_posix(), [file.read_bytes()])
        for file in sorted((bag / "data").rglob("*"))
        if file.is_file()
    ]
    info = (bag / "bag-info.txt").read_text(encoding="utf-8").splitlines()
    pairs = [(name, value) for name, _, value in (line.partition(": ") for line in info)]
    tags = [BagFile("verify.py", [(bag / "verify.py").read_bytes()])]
    shutil.rmtree(bag)
    write_folder(bag, Bag(payload, tags, [p for p in pairs if p[0] != "Payload-Oxum"]))


def journal_of(bag: Path) -> list[bytes]:
    return (bag / "data" / "journal.jsonl").read_bytes().splitlines(keepends=True)


def keep_journal(bag: Path, lines: list[bytes]) -> None:
    (bag / "data" / "journal.jsonl").write_bytes(b"".join(lines))
    relisted(bag)


def edit_entry(bag: Path, dice: random.Random) -> str:
    """One entry says something else, and all lists fit."""
    lines = journal_of(bag)
    at = dice.choice([n for n, line in enumerate(lines) if b'"body"' in line])
    entry = json.loads(lines[at])
    field = dice.choice(("body", "recorded_utc", "occurred_text", "kinds", "uid", "fields"))
    entry[field] = {"kinds": ["other"], "fields": {}}.get(field, f"{entry[field]} not")
    keep_journal(bag, [*lines[:at], spelt(entry), *lines[at + 1 :]])
    return f"{field} of {at}"


def empty_entry(bag: Path, dice: random.Random) -> str:
    """An entry is dropped from the middle or the end, and all lists fit."""
    lines = journal_of(bag)
    at = dice.randrange(len(lines))
    keep_journal(bag, lines[:at] + lines[at + 1 :])
    return f"entry {at}"


def reorder_entries(bag: Path, dice: random.Random) -> str:
    lines = journal_of(bag)
    at = dice.randrange(len(lines) - 1)
    lines[at], lines[at + 1] = lines[at + 1], lines[at]
    keep_journal(bag, lines)
    return f"entry {at}"


def other_exhibit(bag: Path, dice: random.Random) -> str:
    """An exhibit is another one, and all lists, that of the exhibits too, fit."""
    file = dice.choice(sorted((bag / "data" / "exhibits").iterdir()))
    before = hashlib.sha256(file.read_bytes()).hexdigest()
    file.write_bytes(file.read_bytes()[::-1])
    after = hashlib.sha256(file.read_bytes()).hexdigest()
    names = bag / "data" / "exhibits.jsonl"
    names.write_bytes(names.read_bytes().replace(before.encode(), after.encode()))
    relisted(bag)
    return file.name


def rewritten(bag: Path, dice: random.Random) -> str:
    """An entry says something else and the whole chain is made anew: only an anchor tells.

    Also before a removed entry, through which the chain goes on.
    """
    link, lines = bytes(32), []
    at = dice.choice((0, 1, 2, 3, 4, 8, 11))
    for number, line in enumerate(journal_of(bag)):
        entry = json.loads(line)
        told = bytes.fromhex(entry.pop("link"))
        if number == at:
            entry["body"] += " not"
        kept = bytes.fromhex(entry.get("sealed", ""))
        link = linked(link, kept or hashlib.sha256(spelt(entry)[:-1]).digest())
        assert number >= at or link == told
        lines.append(spelt({**entry, "link": link.hex()}))
    head = {"count": len(lines), "format": "carnet-bag/1", "head": link.hex()}
    (bag / "data" / "head.json").write_bytes(spelt(head))
    keep_journal(bag, lines)
    return f"entry {at}"


def linked(previous: bytes, sealed: bytes) -> bytes:
    return hashlib.sha256(LABEL + previous + sealed).digest()


def other_reply(bag: Path, dice: random.Random) -> str:
    """A time stamp for another head, and all lists fit."""
    file = dice.choice(sorted((bag / "data" / "timestamps").iterdir()))
    data = bytearray(file.read_bytes())
    data[40] ^= 1 << dice.randrange(8)
    file.write_bytes(data)
    relisted(bag)
    return file.name


def spelt(entry: object) -> bytes:
    return json.dumps(
        entry, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    ).encode() + b"\n"  # fmt: skip


MUTATIONS: tuple[Mutation, ...] = (
    flip, flip, cut, lengthen, delete, add, rename, exchange, listed_lines, edit_entry,
    empty_entry, reorder_entries, other_exhibit, rewritten, other_reply,
)  # fmt: skip
TIMES = 300


def noticed(bag: Path, sound: tuple[int, bytes], *, by_itself: bool) -> bool:
    """Say whether the check finds something: ours, or the one that lies in the bag."""
    if not by_itself:
        return bool(check(bag))
    return checked_by_itself(bag) != sound


def checked_by_itself(bag: Path) -> tuple[int, bytes]:
    """Return the code and the words of the check that lies in the bag.

    One that was cut off may end without a word: then its good news is what is missing.
    """
    command = [sys.executable, "-I", "-B", str(bag / "verify.py")]
    done = subprocess.run(command, capture_output=True, check=False)
    return done.returncode, done.stdout


def test_every_change_is_noticed(bag: Path, tmp_path: Path, soak: Soak) -> None:
    assert check(bag) == []
    dice, missed, sound = random.Random(62), [], checked_by_itself(bag)
    assert sound[0] == 0
    assert sound[1]
    for number in range(TIMES):
        harmed = tmp_path / f"bag{number}"
        shutil.copytree(bag, harmed)
        mutation = MUTATIONS[number % len(MUTATIONS)]
        what = mutation(harmed, dice)
        if not noticed(harmed, sound, by_itself="verify.py" in what or number % 15 == 0):
            missed.append(f"{mutation.__name__}: {what}")
        shutil.rmtree(harmed)
    soak.report(TIMES, lost=len(missed))
    assert missed == []


def test_lists_made_anew_are_no_fault_by_themselves(bag: Path, tmp_path: Path) -> None:
    shutil.copytree(bag, tmp_path / "same")
    relisted(tmp_path / "same")
    assert check(tmp_path / "same") == []

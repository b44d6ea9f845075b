"""Checks the folder it lies in (python3 verify.py).

Every file is compared with the lists of SHA-256 (BagIt, RFC 8493), and the journal with its chain:
link n = SHA-256("plan-journal/2" 00 + link n-1 + SHA-256(entry n as JSON, keys sorted, no spaces,
UTF-8)); older entries: SHA-256("plan-journal/1" 00 + link n-1 + that JSON).
Python 3.8 or newer, nothing else; nothing is written and nothing is sent.
Ends with 0 when everything is as it was written, 1 when something is not, 2 when this is no bag.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

WORDS: dict[str, str] = {}
"""What is printed for each finding; filled in where the bag is made."""

LABEL, FIRST_LABEL = b"plan-journal/2\0", b"plan-journal/1\0"
PRIVATE = b"carnet/private/1\0"
PAYLOAD_LIST, TAG_LIST = "manifest-sha256.txt", "tagmanifest-sha256.txt"
DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
NEEDED = ("bagit.txt", "bag-info.txt", PAYLOAD_LIST, TAG_LIST, "verify.py")
PIECE = 1024 * 1024
LINE = re.compile(r"([0-9a-f]{64})  ([!-~]+)")
LINK_ONLY = {"link", "sealed", "seq", "tombstone", "withheld"}


def canonical(value: Any) -> bytes:
    """Return the one spelling of a JSON value."""
    spelt = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return spelt.encode("utf-8")


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file, in hex."""
    whole = hashlib.sha256()
    with path.open("rb") as file:
        for piece in iter(lambda: file.read(PIECE), b""):
            whole.update(piece)
    return whole.hexdigest()


def everything(root: Path) -> Iterator[str]:
    """Yield each file below the folder with `/`; links and empty folders too, which are extra."""
    for name, folders, files in os.walk(root):
        folder = Path(name)
        links = [folder / inner for inner in folders if (folder / inner).is_symlink()]
        empty = [] if folders or files else [folder]
        for path in [folder / file for file in files] + links + empty:
            yield path.relative_to(root).as_posix()


def read_list(root: Path, name: str) -> dict[str, str]:
    """Return path to SHA-256 as a list says; lines that are not of a list are left out."""
    lines = read(root, name).decode("utf-8", "replace").split("\n")
    found = (LINE.fullmatch(line) for line in lines)
    return {match.group(2): match.group(1) for match in found if match}


def spelt_list(digests: dict[str, str]) -> bytes:
    """Return the one spelling of a list of SHA-256."""
    return "".join(f"{digests[path]}  {path}\n" for path in sorted(digests)).encode("utf-8")


def check_files(root: Path) -> Iterator[tuple[str, str]]:
    """Compare what is there with the two lists."""
    there = set(everything(root))
    missing = [name for name in NEEDED if name not in there]
    if missing:
        for name in missing:
            yield "missing", name
        return
    payload = {path for path in there if path.startswith("data/")}
    yield from check_list(root, PAYLOAD_LIST, payload)
    yield from check_list(root, TAG_LIST, there - payload - {TAG_LIST})
    if read(root, "bagit.txt") != DECLARATION:
        yield "changed", "bagit.txt"
    size = sum((root / path).stat().st_size for path in payload)
    if b"Payload-Oxum: %d.%d\n" % (size, len(payload)) not in read(root, "bag-info.txt"):
        yield "changed", "bag-info.txt"


def check_list(root: Path, name: str, there: set[str]) -> Iterator[tuple[str, str]]:
    """Compare the files that are there with what one list says."""
    listed = read_list(root, name)
    for path in sorted(set(listed) - there):
        yield "missing", path
    for path in sorted(there - set(listed)):
        yield "extra", path
    for path in sorted(set(listed) & there):
        if actual(root, path) != listed[path]:
            yield "changed", path
    if read(root, name) != spelt_list(listed):
        yield "changed", name


def actual(root: Path, path: str) -> str:
    """Return the SHA-256 of what is there, nothing for a link or a folder."""
    full = root / path
    return digest_of(full) if full.is_file() and not full.is_symlink() else ""


def read(root: Path, path: str) -> bytes:
    """Return the bytes of a small file, nothing when it is not there."""
    full = root / path
    return full.read_bytes() if full.is_file() else b""


def records(root: Path, name: str) -> list[Any]:
    """Return the lines of a file of JSON lines; a line that is not spelt as it must be is None."""
    found: list[Any] = []
    for line in read(root, f"data/{name}").split(b"\n")[:-1]:
        try:
            value = json.loads(line.decode("utf-8"))
        except ValueError:
            value = None
        found.append(value if isinstance(value, dict) and canonical(value) == line else None)
    return found


def check_chain(entries: list[Any], head: Any) -> Iterator[tuple[str, str]]:
    """Work out every link again; of an entry that is not here, from what stands for it."""
    link = bytes(32)
    for number, entry in enumerate(entries, start=1):
        if entry is None or entry.get("seq") != number or not is_linked(entry, link):
            yield "chain", str(number)
            return
        link = bytes.fromhex(entry["link"])
    stands = (head.get("count"), head.get("head")) if isinstance(head, dict) else ()
    if stands != (len(entries), link.hex()):
        yield "head", "data/head.json"


def is_absent(entry: Any) -> bool:
    """Say whether an entry was removed or stays with its author."""
    return entry.get("tombstone") is True or entry.get("withheld") is True


def is_linked(entry: Any, previous: bytes) -> bool:
    """Say whether the link of an entry is the one that belongs after `previous`."""
    told = bytes.fromhex(str(entry.get("link", "")))
    if is_absent(entry):
        sealed = bytes.fromhex(str(entry.get("sealed", "")))
        fits = hashlib.sha256(LABEL + previous + sealed).digest() == told
        return set(entry) <= LINK_ONLY and (fits or "sealed" not in entry)
    content = canonical({name: value for name, value in entry.items() if name != "link"})
    sealed = hashlib.sha256(content).digest()
    newer = hashlib.sha256(LABEL + previous + sealed).digest()
    older = hashlib.sha256(FIRST_LABEL + previous + content).digest()
    return told in (newer, older)


def gaps(entries: list[Any]) -> list[str]:
    """Return the numbers of absent entries through which the chain cannot be followed."""
    found = (entry for entry in entries if isinstance(entry, dict) and is_absent(entry))
    return [str(entry.get("seq")) for entry in found if "sealed" not in entry]


def check_exhibits(root: Path, entries: list[Any]) -> Iterator[tuple[str, str]]:
    """Compare the originals with their list, and with the entries that sealed them."""
    sealed = sealed_exhibits(entries)
    listed = set()
    for exhibit in records(root, "exhibits.jsonl"):
        path = str((exhibit or {}).get("path"))
        listed.add(path)
        real = actual(root, f"data/{path}")
        unsealed = exhibit and exhibit.get("sealed") and sealed.get(real) != exhibit.get("size")
        if exhibit is None or real != exhibit.get("sha256") or unsealed:
            yield "exhibit", path
    for path in sorted(everything(root / "data")):
        if path.startswith("exhibits/") and path not in listed:
            yield "extra", f"data/{path}"


def sealed_exhibits(entries: list[Any]) -> dict[str, Any]:
    """Return the SHA-256 and the size of each original that an entry seals."""
    fields = [entry.get("fields") for entry in entries if isinstance(entry, dict)]
    lists = [inner.get("exhibits") or [] for inner in fields if isinstance(inner, dict)]
    return {str(one["sha256"]): one["size"] for exhibits in lists for one in exhibits}


def check_private(root: Path, entries: list[Any]) -> Iterator[tuple[str, str]]:
    """Compare private words that were handed over with the seals in the chain."""
    seals = {
        entry.get("uid"): entry["fields"].get("private")
        for entry in entries
        if isinstance(entry, dict) and isinstance(entry.get("fields"), dict)
    }
    for number, record in enumerate(records(root, "private.jsonl"), start=1):
        if record is None:
            yield "private", str(number)
            continue
        content = canonical(record.get("content"))
        if hashlib.sha256(PRIVATE + content).hexdigest() != seals.get(record.get("uid"), ""):
            yield "private", str(number)


def check_anchors(root: Path, entries: list[Any]) -> Iterator[tuple[str, str]]:
    """Compare what was fixed outside with the chain as it is now."""
    links = {entry["seq"]: entry.get("link") for entry in entries if isinstance(entry, dict)}
    for number, anchor in enumerate(records(root, "anchors.jsonl"), start=1):
        if anchor is None or links.get(anchor.get("seq")) != anchor.get("head"):
            yield "anchor", str(number)
            continue
        for name in (anchor.get("request"), anchor.get("reply")):
            if name and bytes.fromhex(anchor["head"]) not in read(root, f"data/{name}"):
                yield "anchor", str(name)


def check(root: Path) -> list[tuple[str, str]]:
    """Return everything that is wrong with the bag at `root`."""
    entries = records(root, "journal.jsonl")
    try:
        head = json.loads(read(root, "data/head.json").decode("utf-8"))
    except ValueError:
        head = None
    found = list(check_files(root))
    try:
        found += check_chain(entries, head)
        found += check_exhibits(root, entries)
        found += check_private(root, entries)
        found += check_anchors(root, entries)
    except (ValueError, TypeError, KeyError, AttributeError):
        found.append(("chain", "data"))
    return found


def main(arguments: list[str]) -> int:
    """Check the folder this file lies in, or the one named; print what was found."""
    root = Path(arguments[0] if arguments else __file__).resolve()
    root = root if arguments else root.parent
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
    if not (root / "bagit.txt").is_file():
        print(WORDS.get("no_bag", "no_bag"))
        return 2
    problems = check(root)
    for what, where in problems:
        print(f"{WORDS.get(what, what)}: {ascii(where)[1:-1]}")
    for where in gaps(records(root, "journal.jsonl")):
        print(f"{WORDS.get('gap', 'gap')}: {where}")
    print(WORDS.get("bad" if problems else "ok", "bad" if problems else "ok"))
    if not problems:
        head = json.loads(read(root, "data/head.json").decode("utf-8"))
        print(f"{WORDS.get('head_is', 'head')}: {head['head']} ({head['count']})")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

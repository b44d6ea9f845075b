"""The same notes and the same work with other programs' libraries: PEER OPERATION STORE WORD.

Runs with the Python of the peers' own environment and imports nothing of Carnet.  `build` reads the
notes from its standard input, one JSON text a line.
"""

from __future__ import annotations

import base64
import json
import os
import sys
from pathlib import Path

PASSPHRASE = os.environ.get("PEER_PASSPHRASE", "")
ARGON2ID = base64.b16decode("9E298B1956DB4773B23DFC3EC6F0A1E6")
PASSES, MEMORY, LANES = 3, 64 * 1024**2, 4
NEWEST, SHOWN = 20, 160
SAID = "one more note, of a usual length, as it would be typed in a hurry in the evening"

CONFIG = """colors: {{body: none, date: none, tags: none, title: none}}
default_hour: 9
default_minute: 0
editor: ''
encrypt: true
highlight: false
indent_character: '|'
journals:
  default: {{journal: '{place}/journal.txt'}}
linewrap: 79
tagsymbols: '@'
template: false
timeformat: '%Y-%m-%d %H:%M'
version: '{version}'
"""


def durably(path: Path, data: bytes) -> None:
    """Put `data` in the place of a file, synced."""
    begun = path.with_suffix(".new")
    with begun.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    begun.replace(path)


def jrnl(operation: str, store: Path, _word: str) -> None:
    """Make an encrypted journal with jrnl's own classes; the work itself is its command."""
    from importlib.metadata import version

    from jrnl.encryption.Jrnlv3Encryption import Jrnlv3Encryption

    assert operation == "build"  # noqa: S101
    store.mkdir()
    said = (json.loads(line) for line in sys.stdin)
    text = "".join(f"[{note['moment']}] {note['body']}\n\n" for note in said)
    cipher = Jrnlv3Encryption("default", {"encoding": "utf-8"})
    cipher._encoding, cipher._password = "utf-8", PASSPHRASE  # noqa: SLF001
    (store / "journal.txt").write_bytes(cipher._encrypt(text))  # noqa: SLF001
    config = CONFIG.format(place=store, version=version("jrnl"))
    (store / "jrnl.yaml").write_text(config, encoding="utf-8")


def age(operation: str, store: Path, word: str) -> None:
    """Keep the notes as lines of one file that is encrypted whole."""
    from pyrage import passphrase

    if operation == "build":
        durably(store, passphrase.encrypt(sys.stdin.buffer.read(), PASSPHRASE))
        return
    text = passphrase.decrypt(store.read_bytes(), PASSPHRASE)
    lines = text.splitlines()
    if operation == "append":
        durably(store, passphrase.encrypt(text + json.dumps(SAID).encode() + b"\n", PASSPHRASE))
    elif operation == "rare":
        lines = [line for line in lines if word.encode() in line]
    for line in lines[-NEWEST:]:
        print(line[:SHOWN])


def pykeepass(operation: str, store: Path, word: str) -> None:
    """Keep each note as an entry of a KDBX 4 file with Argon2id of the same memory."""
    from pykeepass import PyKeePass

    if operation == "build":
        _build_kdbx(store)
        return
    opened = PyKeePass(str(store), PASSPHRASE)
    found = []
    if operation == "append":
        opened.add_entry(opened.root_group, "9", "", "", notes=SAID)
        opened.save()
    elif operation == "rare":
        found = opened.find_entries(notes=f".*{word}.*", regex=True, flags="i")
    else:
        found = sorted(opened.root_group.entries, key=lambda entry: entry.title)[-NEWEST:]
    for entry in found[:NEWEST]:
        print(entry.title, (entry.notes or "")[:SHOWN])


def _build_kdbx(store: Path) -> None:
    from pykeepass import create_database
    from pykeepass.entry import Entry

    made = create_database(str(store), PASSPHRASE)
    given = made.kdbx.header.value.dynamic_header.kdf_parameters.data.dict
    given["$UUID"].value = ARGON2ID
    given["I"].value, given["M"].value, given["P"].value = PASSES, MEMORY, LANES
    made.password = PASSPHRASE
    for number, line in enumerate(sys.stdin):
        note = json.loads(line)
        title = f"{number:07} {note['moment']}"
        entry = Entry(title=title, username="", password="", notes=note["body"], kp=made)
        made.root_group.append(entry)
    made.save()


if __name__ == "__main__":
    name, what, where, *rare = sys.argv[1:]
    {"jrnl": jrnl, "age": age, "pykeepass": pykeepass}[name](what, Path(where), *(rare or [""]))

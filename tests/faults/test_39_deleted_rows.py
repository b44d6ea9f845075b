"""39, 64: what was deleted is nowhere in the file, even for somebody who has the passphrase."""

from __future__ import annotations

import io
import itertools
from pathlib import Path

from scripts.reader import key_of, plain_image, seed_of
from tests.faults.conftest import Soak
from tests.vaults import CHEAP, TestClock, new_vault, passphrase, reopen
from tui.journal.journal import Journal
from tui.vault.tables import SETTING

PROFILES = {CHEAP.number: (CHEAP.passes, CHEAP.memory, CHEAP.lanes)}


def decrypted(path: Path) -> bytes:
    """Return every page of the file in clear, free ones too, as the independent reader sees it."""
    raw = path.read_bytes()
    with passphrase() as typed:
        text = bytes(typed.view()).decode()
    return plain_image(raw, key_of(seed_of(text, raw[:16], PROFILES), raw[:16]))


def test_39_three_hundred_deleted_rows_leave_nothing(path: Path, soak: Soak) -> None:
    names = [f"name-{number:04}-to-delete" for number in range(300)]
    vault = new_vault(path)
    with vault.write() as writer:
        for name in names:
            writer.put(SETTING, {"name": name, "value": f"value of {name} " * 20})
    vault.put_stream(io.BytesIO(b"photo-to-delete " * 4000), "photo-name", "image/png")
    vault.close()
    image = decrypted(path)
    assert all(name.encode() in image for name in names)  # the search finds what is there
    assert b"photo-to-delete" in image
    vault = reopen(path)
    with vault.write() as writer:
        for name in names:
            writer.delete(SETTING, name=name)
    vault.remove_stream(1)
    vault.close()
    image = decrypted(path)
    left = [name for name in (*names, "photo-to-delete", "photo-name") if name.encode() in image]
    soak.report(len(names) + 1, leaked=len(left))
    assert left == []


def test_64_a_buried_note_leaves_only_its_link(path: Path, soak: Soak) -> None:
    ids = itertools.count()
    vault = new_vault(path)
    journal = Journal(vault, TestClock(), lambda: f"{next(ids):032x}")
    notes = [journal.note(f"zzburied{number} about the garden") for number in range(20)]
    for note in notes[5:15]:
        with vault.write(frees=True) as writer:
            writer.bury_entry(note.seq)
    broken = journal.verify()
    kept = len(journal.newest(99))
    vault.close()
    image = decrypted(path)
    left = [n for n in range(5, 15) if f"zzburied{n} ".encode() in image]
    words = [n for n in range(10, 15) if f"zzburied{n}".encode() in image]
    soak.report(10, lost=int(broken is not None or kept != 10), leaked=len(left) + len(words))
    assert (broken, kept) == (None, 10)
    assert left == []
    assert words == []

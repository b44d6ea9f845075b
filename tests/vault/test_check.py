"""The check of a file tells damage that matters from damage that does not."""

from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest

from tests.vault.cheap import create, entry, reopen, supporter
from tests.vaults import TestClock, ids
from tui.journal.findable import findable
from tui.journal.indexing import indexed_text
from tui.journal.journal import Journal
from tui.journal.verify import first_broken
from tui.vault import errors
from tui.vault.check import KINDS, Health, check
from tui.vault.tables import ANSWER, DRAFT, ENTRY, SETTING, SUPPORTER

PAGE = 4096


def fill(path: Path) -> bytes:
    vault = create(path)
    journal = Journal(vault, TestClock(), ids().__next__)
    for number in range(12):
        journal.note(f"note {number} " + "x" * 700 * number)
    with vault.write() as writer:
        writer.put(SETTING, {"name": "language", "value": "fr"})
        for number in range(20):
            writer.put(ANSWER, {"question": f"q{number}", "value": "y" * 400, "changed": ""})
            writer.insert(SUPPORTER, supporter(f"Z{number}"))
    vault.put_stream(BytesIO(b"seen" * 30_000), "picture.png", "image/png")
    vault.close()
    return path.read_bytes()


def examine(path: Path) -> Health:
    return check(
        partial(reopen, path, read_only=True), first_broken, findable, lambda _kind, _share: True
    )


def test_the_index_of_a_journal_with_revised_and_removed_notes_is_sound(path: Path) -> None:
    vault = create(path)
    journal = Journal(vault, TestClock(), ids().__next__)
    notes = [
        journal.note(f"Cœur n° {number}, ça m'a été dit {'mot ' * number}") for number in range(40)
    ]
    for note in notes[::3]:
        journal.revise(note.uid, f"{note.body} – encore")
    journal.bury(notes[7].uid)
    journal.revise(notes[8].uid, "autre")
    vault.close()
    found = {one.kind: one for one in examine(path).findings}["index"]
    assert (found.checked, found.broken) == (39, 0)


def broken(health: Health) -> set[str]:
    return {found.kind for found in health.findings if found.broken}


def spoil(path: Path, raw: bytes, page: int) -> None:
    path.write_bytes(raw[: page * PAGE] + bytes(PAGE) + raw[(page + 1) * PAGE :])


def test_a_sound_file_is_sound(path: Path) -> None:
    raw = fill(path)
    shares: list[float] = []

    def progress(_kind: str, share: float) -> bool:
        shares.append(share)
        return True

    health = check(partial(reopen, path, read_only=True), first_broken, findable, progress)
    assert health.sound
    assert tuple(found.kind for found in health.findings) == KINDS
    counted = {found.kind: found.checked for found in health.findings}
    assert counted["pages"] == len(raw) // PAGE
    assert counted["rows"] == 12 + 2 + 20 + 20 + 1 + 1
    assert (counted["streams"], counted["chain"], counted["index"]) == (1, 12, 12)
    assert shares == sorted(shares)
    assert shares[-1] == 1
    assert path.read_bytes() == raw


def test_a_damaged_page_anywhere_in_a_full_file_is_found(path: Path) -> None:
    """Every thirteenth page: the long run of the tests of faults damages each one in turn."""
    raw = fill(path)
    for page in range(1, len(raw) // PAGE, 13):
        spoil(path, raw, page)
        assert "pages" in told(path)


def told(path: Path) -> set[str]:
    """What the check finds; a file that cannot even be opened is told at once."""
    try:
        health = examine(path)
    except errors.Damaged:
        return {"pages"}
    assert not health.sound
    return broken(health)


def test_a_page_that_is_not_in_use_does_no_harm(path: Path) -> None:
    fill(path)
    vault = reopen(path)
    with vault.write() as writer:
        writer.put(DRAFT, {"screen": "s", "body": "w" * 60_000, "changed": ""})
    with vault.write() as writer:
        writer.delete(DRAFT, screen="s")
    vault.close()
    raw = path.read_bytes()
    outcomes: list[set[str]] = []
    for page in range(len(raw) // PAGE - 14, len(raw) // PAGE):
        spoil(path, raw, page)
        health = examine(path)
        outcomes.append(broken(health))
        assert health.sound == (outcomes[-1] == {"free_pages"})
    assert outcomes.count({"free_pages"}) > 7
    path.write_bytes(raw)
    assert not broken(examine(path))


def test_rows_that_were_changed_are_counted(path: Path) -> None:
    fill(path)
    vault = reopen(path)
    vault._connection.run("UPDATE answer SET value = 'other' WHERE question IN ('q3', 'q9')")
    vault.close()
    health = examine(path)
    assert broken(health) == {"rows"}
    assert {found.broken for found in health.findings} == {0, 2}


def change_a_chunk(path: Path) -> None:
    vault = reopen(path)
    vault._connection.run("UPDATE chunk SET data = zeroblob(length(data))")
    vault.close()


def add_an_unlinked_entry(path: Path) -> None:
    vault = reopen(path)
    with vault.write() as writer:
        writer.insert(ENTRY, entry(13))
        writer.index_entry(13, indexed_text(writer, entry(13)))
    vault.close()


def take_a_row_past_the_marks(path: Path) -> None:
    vault = reopen(path)
    vault._connection.run("DELETE FROM answer WHERE question = 'q4'")
    vault.close()


def take_a_note_out_of_the_index(path: Path) -> None:
    vault = reopen(path)
    with vault.write() as writer:
        writer.unindex_entry(4)
    vault.close()


def index_other_words(path: Path) -> None:
    vault = reopen(path)
    with vault.write() as writer:
        writer.index_entry(5, "words that the note never had")
    vault.close()


def put_the_first_page_back(path: Path) -> None:
    before = path.read_bytes()
    vault = reopen(path)
    with vault.write() as writer:
        writer.put(SETTING, {"name": "language", "value": "en"})
    vault.close()
    path.write_bytes(before[:PAGE] + path.read_bytes()[PAGE:])


@pytest.mark.parametrize(
    ("harm", "kinds"),
    [
        (change_a_chunk, {"streams"}),
        (add_an_unlinked_entry, {"chain"}),
        (take_a_row_past_the_marks, {"newest", "rows"}),
        (take_a_note_out_of_the_index, {"index"}),
        (index_other_words, {"index"}),
        (put_the_first_page_back, {"newest"}),
    ],
)
def test_each_kind_is_told_apart(path: Path, harm: Callable[[Path], None], kinds: set[str]) -> None:
    fill(path)
    harm(path)
    assert broken(examine(path)) == kinds


@pytest.mark.parametrize("kind", KINDS[:-1])
def test_a_check_can_be_stopped(path: Path, kind: str) -> None:
    fill(path)
    if kind == "free_pages":
        kind = "structure"
    with pytest.raises(errors.Cancelled):
        check(
            partial(reopen, path, read_only=True),
            first_broken,
            findable,
            lambda seen, _share: seen != kind,
        )
    reopen(path).close()


def test_a_file_whose_first_small_page_is_damaged_is_read_all_the_same(path: Path) -> None:
    raw = fill(path)
    spoil(path, raw, 1)
    health = examine(path)
    lost = {found.kind: found.broken for found in health.findings}
    assert lost["rows"] == 1
    assert lost["streams"] == 0

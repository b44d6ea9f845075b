"""20. Each page in turn replaced by what it was at the end of an earlier evening.

Such a page was written by the owner and passes SQLCipher's check.  Every read of entries, files and
everything else of the person's gives the right value or says that the file is damaged.  The word
index is the exception: a search may miss a note, but never shows a wrong one.
"""

from collections import Counter
from pathlib import Path

import pytest

from tests.faults.conftest import Soak
from tests.faults.damage import (
    DAMAGED,
    PAGE,
    RIGHT,
    WRONG,
    ask,
    journal_of,
    live,
    page_of,
    questions,
    right_answers,
    with_page,
)
from tests.vaults import reopen
from tui.journal.journal import Journal
from tui.vault.errors import Damaged, VaultError


def replays(path: Path, evenings: int) -> list[bytes]:
    """Return the file with one page, each in turn, as it was after an earlier evening."""
    snapshots: list[bytes] = []
    live(path, snapshots)
    now = snapshots[-1]
    return [
        with_page(now, number, page_of(before, number))
        for before in snapshots[-1 - evenings : -1]
        for number in range(1, min(len(before), len(now)) // PAGE)
        if page_of(before, number) != page_of(now, number)
    ]


def test_an_older_page_gives_no_wrong_value(path: Path, soak: Soak) -> None:
    harmed = replays(path, soak.of(2, 3))
    expected = right_answers(path, questions())
    seen: Counter[str] = Counter()
    for raw in harmed:
        path.write_bytes(raw)
        seen += ask(path, questions(), expected)
    soak.report(len(harmed), lost=seen[WRONG])
    assert set(seen) == {RIGHT, DAMAGED}
    assert seen[DAMAGED] > len(harmed) // 2


def notes_found(journal: Journal, word: str) -> set[str]:
    try:
        return {note.uid for note in journal.search(word)}
    except Damaged:
        return set()


def test_a_search_in_an_older_index_finds_nothing_wrong(path: Path, soak: Soak) -> None:
    harmed = replays(path, soak.of(1, 3))
    vault = reopen(path, read_only=True)
    words = ("common", "late17", "again", "session", "4")
    right = {word: notes_found(journal_of(vault), word) for word in words}
    vault.close()
    wrong = 0
    for raw in harmed:
        path.write_bytes(raw)
        for word in words:
            try:
                vault = reopen(path, read_only=True)
            except VaultError:
                continue
            wrong += not notes_found(journal_of(vault), word) <= right[word]
            vault.close()
    soak.report(len(harmed), lost=wrong)
    assert wrong == 0


@pytest.mark.parametrize("table", ["entry", "answer", "stream"])
def test_a_mark_that_is_older_than_its_table_is_told(path: Path, table: str) -> None:
    live(path)
    vault = reopen(path)
    vault._connection.run("UPDATE mark SET rows = rows + 1 WHERE name = ?", (table,))
    vault.close()
    expected = right_answers_or_none(path)
    assert DAMAGED in expected


def right_answers_or_none(path: Path) -> Counter[str]:
    asked = questions()
    return ask(path, asked, [None] * len(asked))

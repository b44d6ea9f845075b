"""20. Each page in turn replaced by what it was at the end of an earlier evening.

Such a page was written by the owner and passes SQLCipher's check.  Every read of entries, files and
everything else of the person's, and every search, gives the right value or says that the file is
damaged; and so does every read after the person went on working in such a file.
"""

import random
from collections import Counter
from pathlib import Path

import pytest

from tests.faults.conftest import Soak
from tests.faults.damage import (
    DAMAGED,
    PAGE,
    RIGHT,
    WRONG,
    Question,
    ask,
    journal_of,
    live,
    page_of,
    questions,
    right_answers,
    searches,
    with_page,
)
from tests.vaults import new_vault, reopen
from tui.vault.errors import Damaged
from tui.vault.vault import Vault


def replays(path: Path, soak: Soak) -> list[bytes]:
    """Return the file with one page as it was after an earlier evening: each page in turn after
    each of three, in a short run every second one after the last.
    """
    evenings, step = soak.of(1, 3), soak.of(2, 1)
    snapshots: list[bytes] = []
    live(path, snapshots)
    now = snapshots[-1]
    return [
        with_page(now, number, page_of(before, number))
        for before in snapshots[-1 - evenings : -1]
        for number in range(0, min(len(before), len(now)) // PAGE, step)
        if page_of(before, number) != page_of(now, number)
    ]


def test_an_older_page_gives_no_wrong_value(path: Path, soak: Soak) -> None:
    harmed = replays(path, soak)
    expected = right_answers(path, questions())
    seen: Counter[str] = Counter()
    for raw in harmed:
        path.write_bytes(raw)
        seen += ask(path, questions(), expected)
    soak.report(len(harmed), lost=seen[WRONG])
    assert set(seen) == {RIGHT, DAMAGED}
    assert seen[DAMAGED] > len(harmed) // 2


def test_a_search_in_an_older_index_misses_nothing_silently(path: Path, soak: Soak) -> None:
    harmed = replays(path, soak)
    expected = right_answers(path, searches())
    assert any(expected)
    seen: Counter[str] = Counter()
    for raw in harmed:
        path.write_bytes(raw)
        seen += ask(path, searches(), expected)
    soak.report(len(harmed), lost=seen[WRONG])
    assert set(seen) == {RIGHT, DAMAGED}


def test_every_word_of_a_long_index_is_found_or_the_damage_told(path: Path, soak: Soak) -> None:
    """An index of many pages: each of its pages in turn as it was before the last two evenings."""
    snapshots: list[bytes] = []
    words = words_of_evenings(path, snapshots)
    now = snapshots[-1]
    asked: list[Question] = [search_for(word) for word in words]
    expected = right_answers(path, asked)
    assert all(expected)
    harmed = [
        with_page(now, number, page_of(before, number))
        for before in snapshots[-1 - soak.of(1, 2) : -1]
        for number in range(len(before) // PAGE)
        if page_of(before, number) != page_of(now, number)
    ]
    seen: Counter[str] = Counter()
    for raw in harmed:
        path.write_bytes(raw)
        seen += ask(path, asked, expected, again=False)
    soak.report(len(harmed), lost=seen[WRONG])
    assert len(harmed) > 20
    assert set(seen) == {RIGHT, DAMAGED}


def words_of_evenings(path: Path, snapshots: list[bytes]) -> list[str]:
    """Write 60 notes of many words on each of three evenings; return one word of every note."""
    chance = random.Random(4)
    new_vault(path).close()
    for evening in range(3):
        vault = reopen(path)
        journal = journal_of(vault, evening * 60)
        for number in range(evening * 60, evening * 60 + 60):
            text = " ".join(f"{chance.randrange(16**6):06x}" for _ in range(60))
            journal.note(f"only{number:03} {text}")
        vault.close()
        snapshots.append(path.read_bytes())
    return [f"only{number:03}" for number in range(180)]


def search_for(word: str) -> Question:
    return lambda vault: journal_of(vault).search(word)


def test_work_on_top_of_an_older_page_hides_nothing(path: Path, soak: Soak) -> None:
    """Notes written, revised and merged in the index do not make the older page look like new."""
    harmed = replays(path, soak)
    now = reopen(path)
    go_on(now)
    now.close()
    asked = [*questions(), *searches()]
    expected = right_answers(path, asked)
    seen: Counter[str] = Counter()
    for raw in harmed:
        path.write_bytes(raw)
        try:
            vault = reopen(path)
        except Damaged:
            seen[DAMAGED] += 1
            continue
        try:
            go_on(vault)
        except Damaged:
            seen[DAMAGED] += 1
        else:
            vault.close()
            seen += ask(path, asked, expected)
        finally:
            vault.close()
    soak.report(len(harmed), lost=seen[WRONG])
    assert set(seen) == {RIGHT, DAMAGED}


def go_on(vault: Vault) -> None:
    """Write enough to have the index merged, and give a revised note new words."""
    journal = journal_of(vault, 900)
    for number in range(20):
        journal.note(f"common later{number} again " + "z" * 300)
    journal.revise("id-0001", "common, and a last time again")


@pytest.mark.parametrize("read_only", [True, False])
def test_an_older_first_page_is_told_before_anything_is_written(
    path: Path, read_only: bool
) -> None:
    snapshots: list[bytes] = []
    live(path, snapshots)
    path.write_bytes(with_page(snapshots[-1], 0, page_of(snapshots[-2], 0)))
    before = path.read_bytes()
    if read_only:
        reopen(path, read_only=True).close()
    else:
        with pytest.raises(Damaged):
            reopen(path)
    assert path.read_bytes() == before


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

import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.vault import cheap
from tests.vault.cheap import entry
from tui.vault.errors import Damaged, Refused
from tui.vault.index_mark import SEARCH, IndexMark
from tui.vault.mark import write_mark, written_mark
from tui.vault.search import query_words, searchable, without_begun_word
from tui.vault.tables import ENTRY
from tui.vault.vault import Vault
from tui.vault.writer import Writer

TEXTS = {
    1: "Il m’a écrit à l'école, cœur battant",
    2: "MENACES répétées au téléphone; 06-12-34-56-78",
    3: "message from Zoë: Straße, naïve café",
    4: "ménage menaçant",
    5: "Привет мир, हिन्दी में, 日本語 テスト",
}


@pytest.fixture
def filled(vault: Vault) -> Vault:
    with vault.write() as writer:
        for seq, text in TEXTS.items():
            writer.insert(ENTRY, entry(seq, text))
            writer.index_entry(seq, text)
    return vault


def found(vault: Vault, text: str, limit: int = 20) -> list[int]:
    with vault.read() as reader:
        return reader.search(text, limit)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ecole", [1]),
        ("ÉCOLE", [1]),
        ("e\u0301cole", [1]),
        ("coeur", [1]),
        ("cœur", [1]),
        ("mena", [4, 2]),
        ("menac", [4, 2]),
        ("menace", [2]),
        ("menaces tele", [2]),
        ("tele menaces", [2]),
        ("menaces ecole", []),
        ("menacesx", []),
        ("strasse", [3]),
        ("zoe naive", [3]),
        ("06-12", [2]),
        ("345", []),
        ("m", [1]),
        ("ме", []),
        ("МИР", [5]),
        ("हिन्दी", [5]),
        ("日本", [5]),
    ],
)
def test_words_are_found_by_their_beginning_without_accents(
    filled: Vault, text: str, expected: list[int]
) -> None:
    assert found(filled, text) == expected


def test_newest_come_first_and_the_limit_holds(vault: Vault) -> None:
    with vault.write() as writer:
        for seq in range(1, 31):
            writer.index_entry(seq, "the same words")
    assert found(vault, "same", 5) == [30, 29, 28, 27, 26]


@pytest.mark.parametrize(
    "text",
    ["", "   ", '"', "*", "AND", "a OR b", "NOT ecole", 'ecole" OR "x', "body:ecole", "(", "-ecole",
     "NEAR(a b)", "\0", "ecole\0x", "!!", "{a}: b", "^ecole", "+", "'", ";--", "\ud800", "e" * 5000,
     "mot " * 500],
)  # fmt: skip
def test_operators_and_signs_mean_nothing(filled: Vault, text: str) -> None:
    assert set(found(filled, text)) <= set(TEXTS)


def test_an_operator_is_a_word_like_others(vault: Vault) -> None:
    with vault.write() as writer:
        writer.index_entry(1, "black or white")
        writer.index_entry(2, "black and white")
    assert found(vault, "OR black") == [1]
    assert found(vault, "black AND") == [2]


def test_indexing_again_replaces_the_words(filled: Vault) -> None:
    with filled.write() as writer:
        writer.index_entry(1, "something else")
    assert found(filled, "ecole") == []
    assert found(filled, "something") == [1]


def test_an_entry_taken_out_is_not_found(filled: Vault) -> None:
    with filled.write() as writer:
        writer.unindex_entry(1)
        writer.unindex_entry(99)
    assert found(filled, "ecole") == []
    assert found(filled, "menaces") == [2]


def test_a_beginning_of_very_many_words_is_still_found(vault: Vault) -> None:
    with vault.write() as writer:
        for seq in range(1, 201):
            writer.index_entry(seq, f"prefix{seq:03}")
    assert found(vault, "prefix", 300) == list(range(200, 0, -1))
    assert found(vault, "prefix19", 300) == list(range(199, 189, -1))


@pytest.mark.parametrize(
    ("typed", "before"),
    [
        ("message v", "message"),
        ("un message v", "un message"),
        ("message vo", ""),
        ("message v ", ""),
        ("windows 7", ""),
        ("v", ""),
        (" v", ""),
        ("", ""),
    ],
)
def test_one_letter_of_a_next_word_is_not_searched_for_yet(typed: str, before: str) -> None:
    assert without_begun_word(typed) == before


def test_a_query_is_cut_to_sixteen_words_of_64_characters() -> None:
    assert len(query_words("mot " * 40)) == 16
    assert query_words("e" * 500) == ["e" * 64]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))
def test_any_text_finds_itself(vault: Vault, text: str) -> None:
    with vault.write() as writer:
        writer.index_entry(1, text)
    assert found(vault, text) == ([1] if searchable(text) else [])


@given(st.text(max_size=80))
def test_other_spellings_index_alike(text: str) -> None:
    for form in ("NFC", "NFD"):
        other = unicodedata.normalize(form, text)
        assert searchable(other) == searchable(text)


def prepare(vault: Vault) -> int:
    """Read everything ahead; return in how many steps."""
    steps, more = 0, True
    while more:
        with vault.read() as reader:
            more = reader.prepare_index()
        steps += 1
    return steps


def test_what_was_read_ahead_serves_the_first_search(
    filled: Vault, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled.close()
    vault = cheap.reopen(path)
    assert prepare(vault) > 1
    monkeypatch.setattr(IndexMark, "_read", lambda *_: pytest.fail("read again"))
    assert found(vault, "menaces") == [2]
    assert prepare(vault) == 1
    vault.close()


def test_what_was_read_ahead_is_compared_with_the_mark(filled: Vault, path: Path) -> None:
    filled.close()
    vault = cheap.reopen(path)
    prepare(vault)
    ahead = vault._marks._index._ahead
    ahead._found = {part: digest + 1 for part, digest in ahead._found.items()}
    with pytest.raises(Damaged):
        found(vault, "menaces")
    vault.close()


@pytest.mark.parametrize("steps", [0, 1, 2])
def test_a_note_written_after_some_steps_is_found(filled: Vault, path: Path, steps: int) -> None:
    filled.close()
    vault = cheap.reopen(path)
    for _ in range(steps):
        with vault.read() as reader:
            reader.prepare_index()
    with vault.write() as writer:
        writer.insert(ENTRY, entry(6, "encore une menace"))
        writer.index_entry(6, "encore une menace")
    prepare(vault)
    assert found(vault, "menace") == [6, 2]
    vault.close()
    vault = cheap.reopen(path)
    assert found(vault, "encore") == [6]
    vault.close()


def enter(writer: Writer, seq: int) -> None:
    writer.insert(ENTRY, entry(seq, f"encore {seq}"))
    writer.index_entry(seq, f"encore {seq}")


def add_note(vault: Vault, seq: int) -> None:
    with vault.write() as writer:
        enter(writer, seq)


def add_twice(writer: Writer, seq: int) -> None:
    """Enter a note and then, which is refused, another with the same number."""
    for _ in range(2):
        enter(writer, seq)


def test_a_first_note_does_not_wait_for_the_index(
    filled: Vault, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled.close()
    vault = cheap.reopen(path)
    with monkeypatch.context() as patched:
        patched.setattr(IndexMark, "read", lambda _: pytest.fail("read the whole index"))
        for seq in range(6, 10):
            add_note(vault, seq)
    assert found(vault, "encore") == [9, 8, 7, 6]
    vault.close()
    vault = cheap.reopen(path)
    assert found(vault, "encore 9") == [9]
    vault.close()


def test_the_mark_follows_first_notes_through_every_merge(
    filled: Vault, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled.close()
    for seq in range(6, 46):
        vault = cheap.reopen(path)
        with monkeypatch.context() as patched:
            patched.setattr(IndexMark, "read", lambda _: pytest.fail("read the whole index"))
            add_note(vault, seq)
        vault.close()
        vault = cheap.reopen(path)
        assert found(vault, f"encore {seq}") == [seq]
        vault.close()


@pytest.mark.parametrize("steps", [0, 1, 2])
def test_a_first_note_that_was_undone_leaves_no_trace_in_the_mark(
    filled: Vault, path: Path, steps: int
) -> None:
    filled.close()
    vault = cheap.reopen(path)
    for _ in range(steps):
        with vault.read() as reader:
            reader.prepare_index()
    with pytest.raises(Refused), vault.write() as writer:
        add_twice(writer, 6)
    assert found(vault, "menace") == [2]
    add_note(vault, 6)
    assert found(vault, "encore") == [6]
    vault.close()


def test_an_index_that_is_not_as_last_written_is_noticed_after_a_first_note(
    filled: Vault, path: Path
) -> None:
    filled.close()
    vault = cheap.reopen(path)
    with vault.alone() as connection:
        mark = written_mark(connection, SEARCH)
        assert mark is not None
        write_mark(connection, SEARCH, mark.with_row(bytes(31) + b"1"))
    add_note(vault, 6)
    with pytest.raises(Damaged):
        found(vault, "encore")
    vault.close()


def test_several_notes_at_once_are_entered_into_an_index_that_was_compared(
    filled: Vault, path: Path
) -> None:
    filled.close()
    vault = cheap.reopen(path)
    with vault.write() as writer:
        for seq in range(6, 30):
            enter(writer, seq)
    vault.close()
    vault = cheap.reopen(path)
    assert found(vault, "encore", 50) == list(range(29, 5, -1))
    vault.close()


def test_every_letter_and_sign_stands_in_the_index_as_its_category_says() -> None:
    """Marks belong to a word, other signs part words."""
    for number in (*range(0xD800), *range(0xE000, 0x20000), *range(0xE0000, 0xE0200)):
        sign = chr(number)
        plain = unicodedata.normalize("NFKD", sign).casefold()
        plain = plain.replace("œ", "oe").replace("æ", "ae")
        kept = "".join(
            letter if letter.isalnum() or unicodedata.category(letter).startswith("M") else " "
            for letter in plain
            if not "\u0300" <= letter <= "\u036f"
        )
        assert searchable(f"a{sign}b").split() == f"a{kept}b".split(), hex(number)

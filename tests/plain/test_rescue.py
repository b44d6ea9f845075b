"""A damaged file in plain lines: a way on is named, and what is left of it is saved."""

from pathlib import Path

import pytest

from tests.plain.talking import CHEAP, NEW, NOW, WORDS, talked
from tests.plain.test_sections import BOTH, in_language
from tui.journal.journal import Journal
from tui.telling.sentences import ERRORS
from tui.vault.opening import create
from tui.vault.secret import Secret

PAGE = 4096
FILE, SAVED = Path("carnet.dat"), Path("carnet-2.dat")


@pytest.fixture
def damaged() -> bytes:
    """A file with notes, one page of which is damaged; return its bytes."""
    with Secret(WORDS.encode()) as words:
        vault = create(FILE, words, profile=CHEAP[1], now=lambda: NOW)
    journal = Journal(vault, lambda: NOW, iter(map(str, range(99))).__next__)
    for number in range(20):
        journal.note(f"note {number} " + "x" * 3000)
    vault.close()
    raw = FILE.read_bytes()
    FILE.write_bytes(raw[: 40 * PAGE] + bytes(PAGE) + raw[41 * PAGE :])
    return FILE.read_bytes()


@BOTH
def test_what_can_be_read_is_saved_and_opened(damaged: bytes, language: str) -> None:
    text, _ = talked("b", "4", "carnet.dat", "", "wrong", WORDS, WORDS, "5", "q", language=language)
    saved = in_language(language, "Journal: {saved} entries saved, {lost} lost")
    assert saved.format(saved=19, lost=1) in text
    assert (
        in_language(language, "A file of that name is already there. It was not touched.") in text
    )
    assert in_language(language, ERRORS["wrong_passphrase"])[:40] in text
    assert "19 notes" in text
    assert FILE.read_bytes() == damaged


def test_a_file_that_turns_out_damaged_offers_its_ways() -> None:
    talked(*NEW, "q")
    FILE.write_bytes(FILE.read_bytes()[: 20 * PAGE])
    text, _ = talked(WORDS, "3", WORDS, "1", "", WORDS, "b", "q")
    assert text.count("Save what can still be read into a new file") == 2
    assert "Nothing in this file can be read any more." in text
    assert not SAVED.exists()
    text, _ = talked(WORDS, "2", "q")
    assert "Where is your file?" in text


def test_a_file_cut_short_is_said_before_the_passphrase() -> None:
    talked(*NEW, "q")
    FILE.write_bytes(FILE.read_bytes()[: 20 * PAGE + 9])
    text, _ = talked("1", "2", "q")
    assert text.count("This file was not made by this program, or it is cut short.") == 2
    assert "Passphrase" not in text
    assert "4. Rescue a damaged file" in text

"""What exhibits hold, in plain lines: messages, e-mails, what pictures say of themselves."""

from pathlib import Path

import pytest

from tests.journal.exports.made import UNSURE
from tests.journal.mails import MIXED, SOUND
from tests.journal.photos import photo
from tests.plain.talking import NEW, WORDS, talked
from tests.plain.test_sections import BOTH, in_language


def taken(name: str, data: bytes, *more: str, language: str = "en") -> str:
    """Take a file in, open its page, and type `more`."""
    Path(name).write_bytes(data)
    return talked(*NEW, "5", "7", "1", name, "1", "1", *more, "q", language=language)[0]


@BOTH
def test_messages_are_chosen_and_brought_in_once(language: str) -> None:
    again = in_language(language, "in the journal already")
    text = taken("_chat.txt", UNSURE.encode(), "4", "1", "5", "1", "1", "4", "3", "1", "b",
                 "2", "nonsense", "5", "2", "2", "1", "1", "4", "1", "b", "3", "5", "1", "1", "q",
                 language=language)  # fmt: skip
    assert in_language(language, "No message is chosen yet.") in text
    assert in_language(language, "No date was understood.") in text
    assert again in text
    assert in_language(language, "It is in the journal already.") in text


@BOTH
def test_an_email_is_read_by_its_headers_first_and_noted(language: str) -> None:
    text = taken("menace.eml", SOUND, "4", "", "3", "3", "4", language=language)
    assert "Je sais où tu habites" not in text
    assert "198.51.100.9" in text
    assert in_language(language, "It is in the journal already.") in text
    assert in_language(language, "No file is attached.") in text
    text, _ = talked(WORDS, "5", "7", "1", "4", "b", "2", "q", language=language)
    assert "Je sais où tu habites" in text


def test_attached_files_become_exhibits() -> None:
    text = taken("m.eml", MIXED, "4", "4", "2", "4", "1", "m", "5", "7")
    assert "Nothing was taken in." in text or "not taken in" in text
    assert "3 exhibits added." in text
    assert "photo.jpg. " in text


@BOTH
def test_what_is_intimate_is_asked_first_and_fields_are_kept(language: str) -> None:
    edit = ("3", "Threat", "yesterday", "me", "", "", "", "", "", "", "1 2")
    text = taken("a.txt", b"bonjour", *edit, "4", "2", "4", "1", language=language)
    assert in_language(language, "This is marked as intimate. Hear it now?") in text
    assert in_language(language, "No messages were found in this file.") in text
    text, _ = talked(WORDS, "5", "7", "1", "q", language=language)
    assert in_language(language, "Who captured it") in text
    assert in_language(language, "Shows other people too") in text
    assert "1. Threat" in text


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_picture_says_of_itself_where_it_was_taken(language: str) -> None:
    text = taken("p.jpg", photo(), "4", language=language)
    assert in_language(language, "yes, and whoever gets this file can see it") in text
    assert in_language(language, "There are no words in it to read.") in text
    assert "400 × 300" in text

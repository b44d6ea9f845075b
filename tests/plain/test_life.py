"""What is at stake, steps that fit, answers that age, and reading gently, in plain lines."""

import re
from datetime import timedelta

from tests.plain.talking import NEW, NOW, WORDS, talked
from tests.plain.test_sections import BOTH, in_language

OFFER = "Two minutes: has something changed? The last two lines of this list answer."
SIGNS = ("2", "1", "4", "3", "1", "1", "2 3 15", "1 3 4 7", "4", "m")


@BOTH
def test_what_is_at_stake_is_said_with_why_and_seen_differently(language: str) -> None:
    text, _ = talked(*NEW, *SIGNS, "2", "5", "1", "2", "3", "b", "b", "m", "3", "8", "1", "1", "q",
                     language=language)  # fmt: skip
    assert in_language(language, "Because of your answers to:") in text
    assert in_language(language, "You see it differently; from the answers: {band}.")[:26] in text
    assert in_language(language, "As the answers say") in text
    assert "●" not in text


@BOTH
def test_a_sign_says_who_can_help(language: str) -> None:
    country = ("6", "5", "1", "m")
    text, _ = talked(*NEW, *SIGNS, *country, "2", "5", "99", "q", language=language)
    last = text.rpartition(in_language(language, "Type a number from 1 to {number}, or h for help."
                                       ).split("{")[0])[2].split()[0].strip(",.")  # fmt: skip
    text, _ = talked(WORDS, "2", "5", last, "b", "q", language=language)
    assert in_language(language, "Who can help") in text
    assert text.count(in_language(language, "Because of your answers to:")) == 1


@BOTH
def test_only_the_steps_that_fit_are_listed(language: str) -> None:
    text, _ = talked(*NEW, *SIGNS, "3", "2", "b", "7", "1 4", "2", "b", "m", "3", "7", "-", "b",
                     "q", language=language)  # fmt: skip
    said = in_language(language, "Only what fits: {filters}.")
    assert text.count(said.split("{")[0]) == 3
    counts = [int(found) for found in re.findall(r"(?m)^(\d+) (?:steps|étapes)\.(?: |$)", text)]
    assert len(counts) == 2
    assert counts[1] < counts[0]


@BOTH
def test_answers_that_have_aged_are_offered_once_and_confirmed(language: str) -> None:
    talked(*NEW, *SIGNS, "q", language=language)
    later = NOW + timedelta(days=60)
    offer = in_language(language, OFFER)[:40]
    text, _ = talked(WORDS, "13", "99", "q", language=language, now=later)
    assert offer in text
    assert in_language(language, "Noted: nothing has changed.") in text
    assert "12" not in text.rpartition("99")[2]
    text, _ = talked(WORDS, "q", language=language, now=later)
    assert offer not in text


def test_the_questions_that_aged_are_asked_again() -> None:
    talked(*NEW, *SIGNS, "q")
    text, _ = talked(WORDS, "12", *[""] * 9, "q", now=NOW + timedelta(days=60))
    assert "Noted. Thank you for looking." in text
    assert "12. " not in text.rpartition("Thank you for looking.")[2]


@BOTH
def test_somebody_else_reads_first_and_a_note_is_left_out(language: str) -> None:
    note = ("4", "what he wrote", ".", "5", "3", "1")
    text, _ = talked(*NEW, *note, "6", "1", "Ana", "b", "1", "1", "6", "1", "", "7",
                     "b", "b", "9", "9", "q", language=language)  # fmt: skip
    first = in_language(language, "To be read first by {name}.").format(name="Ana")
    assert text.count(first) >= 2
    assert in_language(language, "Left out until tomorrow.") in text
    assert (
        in_language(language, "Read first by {name}, {day}.").split(",")[0].format(name="Ana")
        in text
    )
    back = {"en": ("1 note is back.", "0 notes are back."),
            "fr": ("1 note est revenue.", "0 note est revenue.")}[language]  # fmt: skip
    assert all(words in text for words in back)

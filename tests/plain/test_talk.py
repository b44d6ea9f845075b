"""What is asked, what is understood, and what is said to a slip: one sentence, and again."""

from __future__ import annotations

import pytest

from tests.plain.talking import Typed
from tui.library.language import Language
from tui.library.places import content_root
from tui.plain.command_words import WORDS, meant
from tui.plain.talk import PART, Talk
from tui.plain.ways import Back, Home, Leave, Lock


def talk_of(*lines: str, language: str = "en") -> tuple[Talk, Typed]:
    typed = Typed(lines)
    return Talk(typed, Language(content_root(), language)), typed


@pytest.mark.parametrize(
    ("line", "way"),
    [("b", Back), ("back", Back), ("retour", Back), ("m", Home), ("l", Lock), ("Quitter", Leave),
     (" q ", Leave), ("quit", Leave)],
)  # fmt: skip
def test_the_words_of_both_languages_lead_away(line: str, way: type[Exception]) -> None:
    talk, _ = talk_of(line, language="fr")
    with pytest.raises(way):
        talk.choose(["a", "b"])


def test_no_two_words_are_the_same_in_any_language() -> None:
    for code in ("en", "fr", "es"):
        say = Language(content_root(), code).say
        words = [name for word in WORDS for name in {word.letter, word.word, say(word.word)}]
        assert len(words) == len(set(words)), code


def test_in_somebodys_own_words_only_the_letters_count() -> None:
    say = Language(content_root(), "fr").say
    assert meant("retour", say, text=True) is None
    assert meant("B", say, text=True) is None
    assert meant("b", say, text=True) is not None


@pytest.mark.parametrize("wrong", ["0", "3", "x", "1 2", "-1", "²", "", "9" * 5000])
def test_a_slip_gets_one_sentence_and_the_question_again(wrong: str) -> None:
    talk, typed = talk_of(wrong, "2")
    assert talk.choose(["a", "b"]) == 1
    assert typed.said[3] == "Type a number from 1 to 2, or h for help."
    assert typed.said[4] == "Number: 2"


def test_help_names_every_word_and_asks_again() -> None:
    talk, typed = talk_of("h", "1")
    assert talk.choose(["a"], help="Here is how.") == 0
    assert typed.said[2] == "Here is how."
    for word in WORDS:
        assert any(line.startswith(f"{word.letter}, {word.word}:") for line in typed.said)


def test_a_long_list_comes_in_parts_with_counts_first() -> None:
    talk, typed = talk_of("", "n", "45")
    assert talk.pick(45, str, noun="45 notes") == 44
    assert typed.said[0] == "45 notes. Showing 1 to 20."
    assert "45 notes. Showing 21 to 40." in typed.said
    assert "45 notes. Showing 41 to 45." in typed.said
    assert PART == 20


def test_a_list_is_said_again() -> None:
    talk, typed = talk_of("r", "1")
    assert talk.choose(["one thing"]) == 0
    assert typed.said.count("1. one thing") == 2


def test_an_empty_list_says_so() -> None:
    talk, typed = talk_of("1", "b")
    with pytest.raises(Back):
        talk.choose([])
    assert "There is nothing to choose here. b goes back." in typed.said


def test_ticks_replace_stay_and_empty() -> None:
    talk, _ = talk_of("1, 3")
    assert talk.tick(["a", "b", "c"]) == [0, 2]
    talk, _ = talk_of("")
    assert talk.tick(["a", "b", "c"], [1]) == [1]
    talk, _ = talk_of("-")
    assert talk.tick(["a", "b", "c"], [1]) == []
    talk, typed = talk_of("1 2", "4", "2")
    assert talk.tick(["a", "b", "c"], several=False) == [1]
    assert "Only one can be chosen here." in typed.said


def test_a_text_ends_with_a_full_stop_alone_and_is_kept_line_by_line() -> None:
    talk, _ = talk_of("one", "", "two", ".")
    kept: list[str] = []
    talk.unsaved = kept.append
    assert talk.text() == "one\n\ntwo"
    assert kept == ["one", "one", "one\n\ntwo"]


def test_leaving_keeps_the_text_with_the_part_of_a_line() -> None:
    talk, typed = talk_of("one", "q")
    kept: list[str] = []
    talk.unsaved = kept.append
    typed.partial = "half"
    with pytest.raises(Leave):
        talk.text("before")
    assert kept[-1] == "before\none\nhalf"


def test_a_long_text_can_be_stopped() -> None:
    talk, typed = talk_of("b")
    talk.read(str(number) for number in range(50))
    assert typed.said[-2:] == ["19", "30 more lines. Enter goes on, b stops: b"]


def test_a_passphrase_of_one_letter_leaves_or_goes_back() -> None:
    talk, _ = talk_of("q")
    with pytest.raises(Leave):
        talk.secret("Passphrase:")
    talk, _ = talk_of("b")
    with pytest.raises(Back):
        talk.secret("Passphrase:")


def test_hostile_text_stays_on_its_line_and_is_obeyed_by_nothing() -> None:
    talk, typed = talk_of("1")
    talk.choose(["evil\x1b[2J\nname\u202e", "b"])
    assert typed.said[0].startswith("1. evil")
    assert all(char.isprintable() for line in typed.said for char in line)

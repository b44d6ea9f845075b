"""Answers stand until they are changed, and what was said before is kept until it is forgotten."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.vaults import START, TestClock, new_vault, reopen
from tui.notebook.answers import Answer, AnswerBook


@pytest.fixture
def clock() -> TestClock:
    return TestClock()


@pytest.fixture
def book(tmp_path: Path, clock: TestClock) -> AnswerBook:
    return AnswerBook(new_vault(tmp_path / "carnet.dat"), clock)


@pytest.mark.parametrize(
    "answer", ["partner_ex", 3, 0, ["wave", "threat"], [], "texte à « moi »\n"]
)
def test_an_answer_comes_back_as_it_was_given(book: AnswerBook, answer: Answer) -> None:
    book.set("q_any", answer)
    assert book.all() == {"q_any": answer}


def test_answers_are_there_after_closing_the_file(tmp_path: Path, clock: TestClock) -> None:
    vault = new_vault(tmp_path / "carnet.dat")
    AnswerBook(vault, clock).set("q_rel", ["partner_ex"])
    vault.close()
    assert AnswerBook(reopen(tmp_path / "carnet.dat"), clock).all() == {"q_rel": ["partner_ex"]}


def test_history_holds_every_answer_newest_first(book: AnswerBook, clock: TestClock) -> None:
    book.set("q_fear", 1)
    clock.advance(minutes=5)
    book.set("q_fear", 4)
    clock.advance(minutes=5)
    book.clear("q_fear")
    assert [past.answer for past in book.history("q_fear")] == [None, 4, 1]
    assert [past.changed - START for past in book.history("q_fear")] == [
        timedelta(minutes=10),
        timedelta(minutes=5),
        timedelta(0),
    ]
    assert book.all() == {}


def test_the_same_answer_again_is_no_change(book: AnswerBook, clock: TestClock) -> None:
    book.set("q_fear", 2)
    clock.advance(days=1)
    book.set("q_fear", 2)
    book.clear("q_other")
    assert len(book.history("q_fear")) == 1
    assert book.history("q_other") == []


def test_forgetting_removes_the_history_of_that_question_only(book: AnswerBook) -> None:
    book.set("q_self", "dark")
    book.set("q_self", "ok")
    book.set("q_fear", 2)
    book.forget("q_self")
    assert book.all() == {"q_fear": 2}
    assert book.history("q_self") == []
    assert len(book.history("q_fear")) == 1

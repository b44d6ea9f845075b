"""The conditions language."""

from __future__ import annotations

import pytest

from tui.library.condition_parser import ConditionError, parse_condition
from tui.library.conditions import names_in, questions_in


class Said:
    """A situation given by hand."""

    def __init__(self, *facts: str, **selected: str | int) -> None:
        self._facts = set(facts)
        self._selected = selected

    def selected(self, question: str) -> frozenset[str]:
        value = self._selected.get(question, "?")
        return frozenset(str(value).split(","))

    def number(self, question: str) -> int | None:
        value = self._selected.get(question)
        return value if isinstance(value, int) else None

    def is_true(self, name: str) -> bool:
        return name in self._facts

    def reasons_for(self, name: str) -> frozenset[str]:
        return frozenset((f"q_of_{name}",))


@pytest.mark.parametrize(
    ("text", "said", "expected"),
    [
        ("always", Said(), True),
        ("never", Said(), False),
        ("q_x:a,b", Said(q_x="b"), True),
        ("q_x:a,b", Said(q_x="c"), False),
        ("q_x:a", Said(), False),
        ("q_x:?", Said(), True),
        ("q_x:dk,?", Said(q_x="dk"), True),
        ("q_x#2:a,b,c", Said(q_x="a,c"), True),
        ("q_x#2:a,b,c", Said(q_x="a,d"), False),
        ("q_x>=2", Said(q_x=2), True),
        ("q_x>=2", Said(q_x=1), False),
        ("q_x>=2", Said(), False),
        ("q_x>=0", Said(q_x="dk"), False),
        ("d_a", Said("d_a"), True),
        ("!rf_a", Said("rf_a"), False),
        ("d_a | d_b & d_c", Said("d_a"), True),
        ("(d_a | d_b) & d_c", Said("d_a"), False),
        ("!d_a & !d_b", Said(), True),
        ("!(d_a | d_b)", Said("d_b"), False),
    ],
)
def test_a_condition_means_what_it_says(text: str, said: Said, expected: bool) -> None:
    assert parse_condition(text).holds(said) is expected


@pytest.mark.parametrize(
    "text",
    [
        *("", "q_x", "q_x:", "q_x:a,", "d_a &", "| d_a", "(d_a", "d_a)", "d_a d_b", "q_x>2", "x"),
        *("q_x:é", "always()", "d_a; d_b"),
    ],
)
def test_what_is_no_condition_is_refused_with_its_place(text: str) -> None:
    with pytest.raises(ConditionError) as caught:
        parse_condition(text)
    assert text in str(caught.value)


def test_reasons_name_the_true_parts_only() -> None:
    condition = parse_condition("q_x:a | q_y:b | d_c")
    assert condition.reasons(Said("d_c", q_x="a", q_y="c")) == {"q_x", "q_of_d_c"}


def test_reasons_of_a_negation_are_the_answers_that_were_given() -> None:
    condition = parse_condition("!(q_x:a | q_y:b)")
    assert condition.reasons(Said(q_x="c")) == {"q_x"}


def test_a_condition_tells_what_it_names() -> None:
    condition = parse_condition("q_x:a & (d_b | !rf_c) & q_y>=1")
    assert questions_in(condition) == {"q_x", "q_y"}
    assert names_in(condition) == {"d_b", "rf_c"}

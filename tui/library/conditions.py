"""The conditions language: sentences such as `d_near & q_access:alone,dk` that can be asked.

Grammar (domain notes, "How the files say when"): `|` or, `&` and (binds tighter), `!` not,
parentheses, `always` / `never`; `q_x:a,b` any of these options is selected; `q_x#3:a,b,c` at least
three of them; `q_x>=2` a scale value; `d_x` a derived fact and `rf_x` a red flag. The option `?`
means "not answered".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

UNANSWERED = "?"


class Situation(Protocol):
    """What a condition may ask of somebody's answers."""

    def selected(self, question: str) -> frozenset[str]:
        """Return the selected option ids, or `{"?"}` when the question has no answer."""

    def number(self, question: str) -> int | None:
        """Return the scale value, or None when there is no number."""

    def is_true(self, name: str) -> bool:
        """Say whether a derived fact or a red flag holds."""

    def reasons_for(self, name: str) -> frozenset[str]:
        """Return the questions whose answers make a true fact or flag true."""


class Condition(Protocol):
    """A parsed condition."""

    def holds(self, situation: Situation, /) -> bool:
        """Say whether the condition is true."""

    def reasons(self, situation: Situation, /) -> frozenset[str]:
        """Return the questions whose answers make the condition what it is."""

    def parts(self) -> Iterator[Condition]:
        """Yield the condition itself and every condition inside it."""


class _Leaf:
    """A condition with no condition inside."""

    def parts(self: Condition) -> Iterator[Condition]:
        yield self


@dataclass(frozen=True, slots=True)
class Constant(_Leaf):
    """`always` or `never`."""

    value: bool

    def holds(self, _situation: Situation, /) -> bool:
        """Return the constant."""
        return self.value

    def reasons(self, _situation: Situation, /) -> frozenset[str]:
        """Return no question: nothing was asked."""
        return frozenset()


@dataclass(frozen=True, slots=True)
class Named(_Leaf):
    """A derived fact `d_*` or a red flag `rf_*`."""

    name: str

    def holds(self, situation: Situation, /) -> bool:
        """Say whether the fact or flag holds."""
        return situation.is_true(self.name)

    def reasons(self, situation: Situation, /) -> frozenset[str]:
        """Return the questions behind the fact or flag."""
        return situation.reasons_for(self.name)


@dataclass(frozen=True, slots=True)
class Selected(_Leaf):
    """At least `minimum` of these options are selected."""

    question: str
    options: frozenset[str]
    minimum: int = 1

    def holds(self, situation: Situation, /) -> bool:
        """Count the selected options."""
        return len(self.options & situation.selected(self.question)) >= self.minimum

    def reasons(self, _situation: Situation, /) -> frozenset[str]:
        """Return the question asked."""
        return frozenset((self.question,))


@dataclass(frozen=True, slots=True)
class AtLeast(_Leaf):
    """A scale answer of at least `value`; a missing answer is never enough."""

    question: str
    value: int

    def holds(self, situation: Situation, /) -> bool:
        """Compare the scale answer."""
        number = situation.number(self.question)
        return number is not None and number >= self.value

    def reasons(self, _situation: Situation, /) -> frozenset[str]:
        """Return the question asked."""
        return frozenset((self.question,))


@dataclass(frozen=True, slots=True)
class Not:
    """The contrary of a condition."""

    inner: Condition

    def holds(self, situation: Situation, /) -> bool:
        """Negate."""
        return not self.inner.holds(situation)

    def reasons(self, situation: Situation, /) -> frozenset[str]:
        """Return the questions of the inner condition that were really answered."""
        return frozenset(
            name for name in questions_in(self.inner) if UNANSWERED not in situation.selected(name)
        )

    def parts(self) -> Iterator[Condition]:
        """Yield itself and what is inside."""
        yield self
        yield from self.inner.parts()


@dataclass(frozen=True, slots=True)
class Every:
    """All of several conditions."""

    inner: tuple[Condition, ...]

    def holds(self, situation: Situation, /) -> bool:
        """Stop at the first false part."""
        return all(part.holds(situation) for part in self.inner)

    def reasons(self, situation: Situation, /) -> frozenset[str]:
        """Return the questions of every part."""
        return frozenset().union(*(part.reasons(situation) for part in self.inner))

    def parts(self) -> Iterator[Condition]:
        """Yield itself and what is inside."""
        yield self
        for part in self.inner:
            yield from part.parts()


@dataclass(frozen=True, slots=True)
class Any:
    """At least one of several conditions."""

    inner: tuple[Condition, ...]

    def holds(self, situation: Situation, /) -> bool:
        """Stop at the first true part."""
        return any(part.holds(situation) for part in self.inner)

    def reasons(self, situation: Situation, /) -> frozenset[str]:
        """Return the questions of the parts that are true."""
        true = [part for part in self.inner if part.holds(situation)]
        return frozenset().union(*(part.reasons(situation) for part in true))

    def parts(self) -> Iterator[Condition]:
        """Yield itself and what is inside."""
        yield self
        for part in self.inner:
            yield from part.parts()


def questions_in(condition: Condition) -> frozenset[str]:
    """Return the ids of the questions a condition names itself (not through facts)."""
    return frozenset(
        part.question for part in condition.parts() if isinstance(part, (Selected, AtLeast))
    )


def names_in(condition: Condition) -> frozenset[str]:
    """Return the ids of the facts and flags a condition names."""
    return frozenset(part.name for part in condition.parts() if isinstance(part, Named))

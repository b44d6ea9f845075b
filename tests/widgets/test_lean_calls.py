"""What is called back gets the arguments it takes, which are counted once."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from textual import _callback
from textual._callback import invoke

from tui import lean_calls
from tui.lean_calls import TEXTUALS_OWN, make_calls_lean


class Part:
    def none(self) -> None: ...

    def two(self, first: int, second: int = 0) -> None: ...

    @classmethod
    def of_class(cls, first: int) -> None: ...

    @staticmethod
    def static(first: int) -> None: ...

    def many(self, first: int, second: int, *, third: int = 0) -> None: ...

    def __call__(self, first: int, *more: int) -> None: ...


PART = Part()
CALLABLES: list[Callable[..., Any]] = [
    PART.none,
    PART.two,
    Part.two,
    PART.of_class,
    PART.static,
    PART,
    partial(PART.two, 1),
    partial(Part.two, PART),
    lambda: None,
    PART.many,
]


@pytest.fixture(autouse=True)
def _lean() -> None:
    make_calls_lean()


@pytest.mark.parametrize("called", CALLABLES)
def test_arguments_are_counted_as_before(called: Callable[..., Any]) -> None:
    for _ in range(2):
        assert _callback._count_parameters(called) == TEXTUALS_OWN(called)
    assert _callback.count_parameters(partial(called)) == TEXTUALS_OWN(called)


def test_a_signature_is_worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def own(func: Callable[..., Any]) -> int:
        asked.append(func)
        return TEXTUALS_OWN(func)

    class Other(Part):
        def two(self, first: int, second: int = 0) -> None: ...

    monkeypatch.setattr(lean_calls, "TEXTUALS_OWN", own)
    for other in (Other(), Other()):
        assert _callback.count_parameters(partial(other.two, 1)) == 1
    assert asked == [Other.two]


def test_what_was_called_is_not_kept_alive() -> None:
    gc.collect()
    before = len(lean_calls._counted)
    assert _callback._count_parameters(lambda: None) == 0
    gc.collect()
    assert len(lean_calls._counted) == before


async def test_a_callback_is_called() -> None:
    found: list[int] = []

    def take(first: int, second: int) -> None:
        found.extend((first, second))

    await invoke(partial(take, 1), 2, 3)
    await invoke(partial(take, 3), 4, 5)
    assert found == [1, 2, 3, 4]

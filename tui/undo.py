"""What was done to lists in this session, to be taken back one by one; none of it is kept."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any, Protocol, TypeVar

MOST = 50
"""Changes that can be taken back in each place."""

Back = Callable[[], object]
"""Takes one change back; a `KeyError` says that the thing is there no more."""


class Undo:
    """The changes of each place, such as a screen, newest last."""

    def __init__(self) -> None:
        """Begin with nothing to take back."""
        self._done: defaultdict[str, deque[Back]] = defaultdict(lambda: deque(maxlen=MOST))

    def note(self, place: str, back: Back) -> None:
        """Keep how the change just made is taken back."""
        self._done[place].append(back)

    def can(self, place: str) -> bool:
        """Return whether there is anything to take back."""
        return bool(self._done[place])

    def take_back(self, place: str) -> bool:
        """Take the last change back; return False when there is none, or its thing is gone."""
        if not self.can(place):
            return False
        try:
            self._done[place].pop()()
        except KeyError:
            return False
        return True


Thing = TypeVar("Thing")


class Book(Protocol[Thing]):
    """What keeps things that have a uid."""

    def get(self, uid: str) -> Thing:
        """Return the thing with this uid; raise a `KeyError` when there is none."""

    def update(self, thing: Thing, /) -> object:
        """Keep the thing as it is given."""


def as_before(book: Book[Any], before: Any) -> Back:
    """Return what gives a thing of `book` the values that a change has just replaced.

    Only these: what is written into the same thing later stays.

    Args:
        book: keeps it, changed already.
        before: the thing as it was, a dataclass with a `uid`.
    """
    after = book.get(before.uid)
    names = [one.name for one in fields(before)]
    old = {name: getattr(before, name) for name in names}
    changed = {name: value for name, value in old.items() if value != getattr(after, name)}
    return lambda: book.update(replace(book.get(before.uid), **changed))

"""JSON of any length, its long lists given item by item, so that it is never held whole.

The grammar is that of RFC 8259; the items themselves are read by the standard library.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from tui.journal.exports.model import BrokenExport, ExportTooDeep, ExportTooLarge

MOST_DEEP = 40
MOST_ITEM = 8 * 1024 * 1024
"""Letters of one item or name or plain value."""

_MOST_SAID, _MOST_NAME, _MOST_VALUE = 1_000, 200, 1_000
_SPACE = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder()

Found = tuple[dict[str, Any], Any]
"""What was said before and around an item, by the names that lead to it, and the item."""


def items(texts: Iterable[str], wanted: frozenset[str]) -> Iterator[Found]:
    """Yield every item of the lists called by one of the names in `wanted`.

    "" is the list that is the whole file. Plain values met before are in the dictionary under the
    names that lead to them, joined with dots; lists add nothing to a name.

    Raises:
        BrokenExport: when it is no JSON.
        ExportTooLarge: when one item has more than `MOST_ITEM` letters.
        ExportTooDeep: when values lie in each other more than `MOST_DEEP` times.
    """
    try:
        yield from _Reader(texts, wanted).value("", 0)
    except RecursionError:
        raise ExportTooDeep from None


class _Reader:
    """Goes through the text once, keeping only what is not read yet."""

    def __init__(self, texts: Iterable[str], wanted: frozenset[str]) -> None:
        self._texts, self._wanted = iter(texts), wanted
        self._held, self._at, self._ended = "", 0, False
        self._said: dict[str, Any] = {}

    def value(self, path: str, depth: int) -> Iterator[Found]:
        """Read one value, whatever it is."""
        if depth > MOST_DEEP:
            raise ExportTooDeep
        letter = self._next()
        if letter == "{":
            yield from self._object(path, depth)
        elif letter == "[":
            yield from self._list(path, depth)
        else:
            self._keep(path, self._whole())

    def _keep(self, path: str, value: Any) -> None:
        """Keep a plain value for what follows; of too many or too long ones nothing is kept."""
        short = len(path) <= _MOST_NAME and (
            not isinstance(value, str) or len(value) <= _MOST_VALUE
        )
        if short and (path in self._said or len(self._said) < _MOST_SAID):
            self._said[path] = value

    def _object(self, path: str, depth: int) -> Iterator[Found]:
        self._take("{")
        while self._next() != "}":
            name = self._whole()
            if not isinstance(name, str):
                raise BrokenExport
            self._take(":")
            yield from self.value(f"{path}.{name}" if path else name, depth + 1)
            self._part("}")
        self._take("}")

    def _list(self, path: str, depth: int) -> Iterator[Found]:
        given = path.rpartition(".")[2] in self._wanted
        self._take("[")
        while self._next() != "]":
            if given:
                yield self._said, self._whole()
            else:
                yield from self.value(path, depth + 1)
            self._part("]")
        self._take("]")

    def _part(self, end: str) -> None:
        """Take the comma between two, if this is not the end; none may stand before the end."""
        if self._next() != end:
            self._take(",")
            if self._next() == end:
                raise BrokenExport

    def _take(self, letter: str) -> None:
        if self._next() != letter:
            raise BrokenExport
        self._at += 1

    def _next(self) -> str:
        """Return the next letter that is no space, without taking it."""
        while True:
            found = _SPACE.match(self._held, self._at)
            self._at = found.end() if found else self._at
            if self._at < len(self._held):
                return self._held[self._at]
            if not self._more():
                raise BrokenExport

    def _whole(self) -> Any:
        """Read one value with everything in it; more text is fetched until it is whole."""
        self._next()
        while True:
            try:
                value, end = _DECODER.raw_decode(self._held, self._at)
            except json.JSONDecodeError:
                end = -1
            except ValueError:
                raise BrokenExport from None
            if 0 <= end < len(self._held) or (end >= 0 and self._ended):
                self._at = end
                return value
            if len(self._held) - self._at > MOST_ITEM:
                raise ExportTooLarge
            if not self._double():
                if end >= 0:
                    continue
                raise BrokenExport

    def _double(self) -> bool:
        """Hold twice as much as is left, so that trying again stays cheap."""
        wanted = 2 * (len(self._held) - self._at)
        grown = self._more()
        while grown and len(self._held) - self._at < wanted and self._more():
            pass
        return grown

    def _more(self) -> bool:
        """Hold one piece more; say whether there was one."""
        if self._ended:
            return False
        piece = next(self._texts, None)
        if piece is None:
            self._ended = True
            return False
        self._held = self._held[self._at :] + piece
        self._at = 0
        return True

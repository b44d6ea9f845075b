"""Reads the text of a condition into a `Condition`."""

from __future__ import annotations

import re

from tui.library.conditions import Any, AtLeast, Condition, Constant, Every, Named, Not, Selected

_TOKEN = re.compile(
    r"\s*(?:(?P<sign>[|&!()])"
    r"|(?P<question>q_\w+)(?:>=(?P<value>\d+)|(?:\#(?P<count>\d+))?:(?P<options>[\w?]+(?:,[\w?]+)*))"
    r"|(?P<name>(?:d|rf)_\w+)|(?P<constant>always|never))",
    re.ASCII,
)


class ConditionError(ValueError):
    """A condition that cannot be read; its text says where."""


def parse_condition(text: str) -> Condition:
    """Parse one condition.

    Raises:
        ConditionError: naming the place where the text stops being a condition.
    """
    return _Parser(text).parse()


class _Parser:
    """Recursive descent over the tokens of one condition."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = self._split(text)
        self._next = 0

    @staticmethod
    def _split(text: str) -> list[re.Match[str]]:
        tokens, position = [], 0
        while text[position:].strip():
            match = _TOKEN.match(text, position)
            if match is None:
                raise ConditionError(f"cannot read {text!r} at character {position + 1}")
            tokens.append(match)
            position = match.end()
        return tokens

    def parse(self) -> Condition:
        condition = self._either()
        if self._next < len(self._tokens):
            raise ConditionError(f"unexpected {self._peek()!r} in {self._text!r}")
        return condition

    def _peek(self) -> str:
        return self._tokens[self._next]["sign"] or "" if self._next < len(self._tokens) else ""

    def _either(self) -> Condition:
        parts = [self._both()]
        while self._peek() == "|":
            self._next += 1
            parts.append(self._both())
        return parts[0] if len(parts) == 1 else Any(tuple(parts))

    def _both(self) -> Condition:
        parts = [self._single()]
        while self._peek() == "&":
            self._next += 1
            parts.append(self._single())
        return parts[0] if len(parts) == 1 else Every(tuple(parts))

    def _single(self) -> Condition:
        if self._next >= len(self._tokens):
            raise ConditionError(f"something is missing at the end of {self._text!r}")
        token = self._tokens[self._next]
        self._next += 1
        if token["sign"] == "!":
            return Not(self._single())
        if token["sign"] == "(":
            return self._closed()
        if token["sign"]:
            raise ConditionError(f"unexpected {token['sign']!r} in {self._text!r}")
        return _leaf(token)

    def _closed(self) -> Condition:
        inner = self._either()
        if self._peek() != ")":
            raise ConditionError(f"a parenthesis is not closed in {self._text!r}")
        self._next += 1
        return inner


def _leaf(token: re.Match[str]) -> Condition:
    if token["constant"]:
        return Constant(token["constant"] == "always")
    if token["name"]:
        return Named(token["name"])
    if token["value"]:
        return AtLeast(token["question"], int(token["value"]))
    options = frozenset(token["options"].split(","))
    return Selected(token["question"], options, int(token["count"] or 1))

"""Turns the Markdown of a guide into text for any editor, with lines of at most 76 characters."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterator

WIDTH = 76

_LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")
_MARKS = re.compile(r"\*\*|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)|`")
_ITEM = re.compile(r"(?P<indent> *)(?P<sign>[-*]|\d+\.) +(?P<text>.*)")

Explain = Callable[[str], str]
"""Says in a few words where a link leads, from its address such as `guide:captures`; "" if it
leads to nothing that is on paper."""


def plain_text(markdown: str, explain: Explain) -> str:
    """Return the text: titles underlined, lists indented, links followed by where they lead."""
    text, after_item = "", False
    for block in _blocks(markdown):
        item = _ITEM.match(block[0]) is not None
        between = "\n" if item and after_item else "\n\n"
        text += (between if text else "") + _drawn(block, explain)
        after_item = item
    return text + "\n"


def wrapped(text: str, first: str = "", rest: str = "") -> str:
    """Return one paragraph in lines, the first and the others after what stands before them."""
    return textwrap.fill(
        # only plain spaces part lines: the others are there to keep words together
        " ".join(text.split(" ")),
        WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def underlined(title: str, sign: str) -> str:
    """Return a title over a line of `sign`."""
    return f"{title}\n{sign * min(len(title), WIDTH)}"


def _blocks(markdown: str) -> Iterator[list[str]]:
    """Yield headings and paragraphs, and each item of a list with the lines that belong to it."""
    block: list[str] = []
    for line in [*markdown.splitlines(), ""]:
        begins = not line.strip() or line.startswith("#") or _ITEM.match(line)
        if begins and block:
            yield block
            block = []
        if line.strip():
            block.append(line)
        if line.startswith("#"):
            yield block
            block = []


def _drawn(block: list[str], explain: Explain) -> str:
    head = block[0]
    if head.startswith("#"):
        title = _words(head.lstrip("# "), explain)
        return underlined(title, "-" if head.startswith("##") else "=")
    text = _words(" ".join(line.strip(" >") for line in block), explain)
    if item := _ITEM.match(head):
        sign = f"{item['indent']}{item['sign']} "
        return wrapped(text[len(sign.strip()) :].lstrip(" "), sign, " " * len(sign))
    return wrapped(text)


def _words(text: str, explain: Explain) -> str:
    def link(found: re.Match[str]) -> str:
        where = explain(found[2])
        return f"{found[1]} ({where})" if where else found[1]

    return _MARKS.sub("", _LINK.sub(link, text))

"""The words of a mail: its text as it is, or what can be read of its page; nothing is drawn.

A page is not shown as one: its pictures would tell the sender that it was opened, and its layout
can hide where a link leads.  So the words remain, and behind each link its address.
"""

from __future__ import annotations

import html
import re

from tui.safety.text import clean

MOST_LETTERS = 1024 * 1024
"""How much of a mail's words is read."""

_MOST_TAG = 4 * 1024
_UNSEEN = frozenset({"style", "script", "head", "title", "template"})
_BREAKS = frozenset({"br", "p", "div", "tr", "li", "ul", "ol", "table", "h1", "h2", "h3", "h4",
                     "blockquote", "hr", "pre"})  # fmt: skip
_NAME = re.compile(r"/?\s*([a-zA-Z][a-zA-Z0-9]*)")
_LINK = re.compile(r"""href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f]+")
_EMPTY_LINES = re.compile(r"\n(?:[ \t\u00a0]*\n){2,}")


def plain_text(text: str) -> str:
    """Return text that is safe to show, at most `MOST_LETTERS` of it."""
    return clean(text[:MOST_LETTERS]).strip()


def words_of_page(page: str) -> str:
    """Return the words of an HTML page, a line for each paragraph, each link's address behind it.

    Takes time in proportion to the page, however it is broken.
    """
    return _Page(page[:MOST_LETTERS]).words()


class _Page:
    """Goes through a page from tag to tag."""

    def __init__(self, page: str) -> None:
        self._page = page
        self._kept: list[str] = []
        self._unseen = ""
        self._link = ""

    def words(self) -> str:
        first, *pieces = self._page.split("<")
        self._say(first)
        comment = False
        for piece in pieces:
            if comment or piece.startswith("!--"):
                _, closed, text = piece.partition("-->")
                comment = not closed
            else:
                tag, closed, text = piece.partition(">")
                self._tag(tag[:_MOST_TAG])
            self._say(text if closed else "")
        joined = "".join(self._kept)
        return clean(_EMPTY_LINES.sub("\n\n", joined)).strip()

    def _say(self, text: str) -> None:
        if not self._unseen and text:
            self._kept.append(_SPACES.sub(" ", html.unescape(text)))

    def _tag(self, tag: str) -> None:
        found = _NAME.match(tag)
        name = found.group(1).lower() if found else ""
        ends = tag.startswith("/")
        if self._unseen:
            self._unseen = "" if ends and name == self._unseen else self._unseen
        elif name in _UNSEEN and not ends:
            self._unseen = name
        elif name == "a":
            self._follow(tag, ends=ends)
        elif name in _BREAKS:
            self._kept.append("\n")

    def _follow(self, tag: str, *, ends: bool) -> None:
        """Put a link's address behind its words."""
        if ends and self._link:
            self._kept.append(f" <{self._link}>")
        found = None if ends else _LINK.search(tag)
        self._link = html.unescape(next(filter(None, found.groups()), "")) if found else ""

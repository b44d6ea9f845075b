"""Markdown of our own content, drawn as one piece of text.

Textual's Markdown widget mounts a widget a paragraph and opens links; here the tokens become one
`Content`, so a long page costs as much as a label and nothing can be followed.
"""

import re
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token
from textual.content import Content
from textual.widgets import Static

from tui.widgets.page import UNKNOWN_WIDTH
from tui.widgets.wrapping import wrapped

_PARSER = MarkdownIt("zero").enable(
    ["heading", "list", "emphasis", "link", "blockquote", "backticks", "newline", "hr"]
)
_STYLES = {"strong_open": "bold", "em_open": "italic", "link_open": "underline"}
_OWN_LINK = re.compile(r"[a-z]+:(?!//)")
"""An address such as `step:ev_log`: a way inside the program, which the screen offers as a list."""


def _inline(token: Token, numbers: dict[str, int] | None) -> Content:
    """Return the text of one paragraph with its emphasis.

    An address of the web follows its words in brackets; a way inside the program carries its number
    in `numbers`, which grows by those met for the first time, or nothing when that is None.
    """
    parts: list[str | tuple[str, str]] = []
    styles: list[str] = []
    address = ""
    for child in token.children or []:
        if child.type in ("text", "code_inline"):
            style = " ".join([*styles, *(["bold"] if child.type == "code_inline" else [])])
            parts.append((child.content, style) if style else child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append(" " if child.type == "softbreak" else "\n")
        elif child.type in _STYLES:
            styles.append(_STYLES[child.type])
            address = str(child.attrGet("href") or "") if child.type == "link_open" else address
        elif child.type.endswith("_close") and styles:
            styles.pop()
            if child.type == "link_close":
                parts.append(_after_link(address, numbers))
    return Content.assemble(*parts)


def _after_link(address: str, numbers: dict[str, int] | None) -> str:
    if not _OWN_LINK.match(address):
        return f" ({address})"
    if numbers is None:
        return ""
    return f"\N{NO-BREAK SPACE}[{numbers.setdefault(address, len(numbers) + 1)}]"


@dataclass
class _Writer:
    """Turns block tokens into lines, keeping count of lists and headings."""

    width: int
    links: dict[str, int] | None = None
    lines: list[Content] = field(default_factory=list)
    numbers: list[int | None] = field(default_factory=list)
    heading: bool = False
    quotes: int = 0
    marker: str = ""

    def block(self, token: Token) -> None:
        """Write one token."""
        kind = token.type
        if kind in ("heading_open", "heading_close"):
            self.heading = kind == "heading_open"
        elif kind in ("bullet_list_open", "ordered_list_open"):
            start = token.attrGet("start")
            self.numbers.append(None if kind[0] == "b" else int(start or 1))
        elif kind in ("bullet_list_close", "ordered_list_close"):
            self.numbers.pop()
            if not self.numbers:
                self.lines.append(Content(""))
        elif kind == "list_item_open":
            self.marker = self._next_marker()
        elif kind in ("blockquote_open", "blockquote_close"):
            self.quotes += 1 if kind == "blockquote_open" else -1
        elif kind == "hr":
            self.lines += [Content("─" * min(self.width, 40)), Content("")]
        elif kind == "inline":
            self._paragraph(_inline(token, self.links))

    def _next_marker(self) -> str:
        number = self.numbers[-1]
        if number is None:
            return "• "
        self.numbers[-1] = number + 1
        return f"{number}. "

    def _paragraph(self, text: Content) -> None:
        indent = "  " * max(0, len(self.numbers) - 1) + "│ " * self.quotes
        first = indent + (self.marker if self.numbers else "")
        rest = indent + " " * len(self.marker if self.numbers else "")
        if self.heading:
            text = text.stylize("bold underline")
        room = max(8, self.width - len(first))
        for line in text.split("\n", allow_blank=True):
            for piece in wrapped(line, room):
                self.lines.append(Content.assemble(first, piece))
                first = rest
        self.marker = " " * len(self.marker)
        if not self.numbers:
            self.lines.append(Content(""))


def markdown_rows(markdown: str, width: int, *, numbered: bool = False) -> list[Content]:
    """Return `markdown` (our own content, never the person's text) in rows of `width` cells.

    Ways inside the program are `numbered` in the order in which they first appear.
    """
    writer = _Writer(width, {} if numbered else None)
    for token in _PARSER.parse(markdown):
        writer.block(token)
    while writer.lines and not writer.lines[-1].plain:
        writer.lines.pop()
    return writer.lines


def markdown_content(markdown: str, width: int, *, numbered: bool = False) -> Content:
    """Return the rows of `markdown_rows` as one text."""
    return Content("\n").join(markdown_rows(markdown, width, numbered=numbered))


class Prose(Static):
    """Shows Markdown in one widget, wrapped again when the width changes."""

    DEFAULT_CSS = """
    Prose { height: auto; color: $foreground; }
    """

    def __init__(
        self,
        markdown: str = "",
        *,
        numbered: bool = False,
        id: str | None = None,  # noqa: A002
    ) -> None:
        """Show `markdown`; see `markdown_content` for `numbered`."""
        super().__init__(markup=False, id=id)
        self._markdown, self._numbered = markdown, numbered

    def show(self, markdown: str) -> None:
        """Show another text."""
        self._markdown = markdown
        self._redraw()

    def on_resize(self) -> None:
        """Wrap to the new width."""
        self._redraw()

    def _redraw(self) -> None:
        width = self.content_size.width or UNKNOWN_WIDTH
        self.update(markdown_content(self._markdown, width, numbered=self._numbered))

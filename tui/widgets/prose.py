"""Markdown of our own content, drawn as one piece of text.

Textual's Markdown widget mounts a widget a paragraph and opens links; here the tokens become one
`Content`, so a long page costs as much as a label and nothing can be followed.
"""

from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token
from textual.content import Content
from textual.widgets import Static

_PARSER = MarkdownIt("zero").enable(
    ["heading", "list", "emphasis", "link", "blockquote", "backticks", "newline", "hr"]
)
_STYLES = {"strong_open": "bold", "em_open": "italic", "link_open": "underline"}


def _inline(token: Token) -> Content:
    """Return the text of one paragraph with its emphasis; link addresses follow in brackets."""
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
                parts.append(f" ({address})")
    return Content.assemble(*parts)


@dataclass
class _Writer:
    """Turns block tokens into lines, keeping count of lists and headings."""

    width: int
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
            self._paragraph(_inline(token))

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
            for piece in line.wrap(room):
                self.lines.append(Content.assemble(first, piece.rstrip()))
                first = rest
        self.marker = " " * len(self.marker)
        if not self.numbers:
            self.lines.append(Content(""))


def markdown_content(markdown: str, width: int) -> Content:
    """Return `markdown` (our own content, never the person's text) wrapped to `width` cells."""
    writer = _Writer(width)
    for token in _PARSER.parse(markdown):
        writer.block(token)
    while writer.lines and not writer.lines[-1].plain:
        writer.lines.pop()
    return Content("\n").join(writer.lines)


class Prose(Static):
    """Shows Markdown in one widget, wrapped again when the width changes."""

    DEFAULT_CSS = """
    Prose { height: auto; color: $foreground; }
    """

    def __init__(self, markdown: str = "", *, id: str | None = None) -> None:  # noqa: A002
        """Show `markdown`."""
        super().__init__(markup=False, id=id)
        self._markdown = markdown

    def show(self, markdown: str) -> None:
        """Show another text."""
        self._markdown = markdown
        self._redraw()

    def on_resize(self) -> None:
        """Wrap to the new width."""
        self._redraw()

    def _redraw(self) -> None:
        self.update(markdown_content(self._markdown, self.content_size.width or 76))

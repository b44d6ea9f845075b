"""Pages that anybody can read years from now: the same content as HTML and as text.

The HTML holds no script, fetches nothing and says so to the browser.
"""

from __future__ import annotations

import html
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tui.safety.text import clean

_WIDTH = 84
_INDENT = "    "
_BAR = 30

_STYLE = (
    "body{font:1rem/1.5 serif;max-width:46rem;margin:2rem auto;padding:0 1rem}"
    "h1,h2,h3{line-height:1.2}dt{font-weight:bold}dd{margin:0 0 .3rem 1rem}"
    "pre,dd{overflow-wrap:anywhere}p,dd{white-space:pre-wrap}"
    "pre{white-space:pre-wrap;font:1.1rem monospace}"
    "section{break-inside:avoid}"
    "table{border-collapse:collapse;margin:1rem 0;width:100%}caption{text-align:start}"
    "caption{font-weight:bold;margin:.3rem 0}td,th{border:1px solid;padding:.2rem .4rem}"
    "td,th{text-align:start;vertical-align:top;overflow-wrap:anywhere;font-weight:normal}"
    "thead th{font-weight:bold}"
    ".bar{display:inline-block;height:.7em;margin-inline-start:.5rem;background:currentColor}"
)
_HEAD = (
    '<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
    '<meta http-equiv="Content-Security-Policy" '
    "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    "<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n<main>\n"
)
_FOOT = "</main>\n</body>\n</html>\n"


@dataclass(frozen=True, slots=True)
class Heading:
    """A headline; `level` is 1 for the page, 2 and 3 below."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; its line ends stay."""

    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and what they are, one a line."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Copied:
    """What is compared letter by letter: never wrapped, in letters of one width."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings; `title` says what it is.  The first cell of a row names it."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Numbers with a bar each; `heads` name what is counted and the number."""

    title: str
    heads: tuple[str, str]
    rows: tuple[tuple[str, int], ...]


Block = Heading | Paragraph | Facts | Copied | Table | Chart


def html_page(title: str, language: str, blocks: Iterable[Block]) -> Iterator[bytes]:
    """Yield a page as HTML in UTF-8; `language` is its code, such as "fr"."""
    head = _HEAD.format(language=_safe(language), title=_safe(title), style=_STYLE)
    yield head.encode()
    for block in blocks:
        yield _html(block).encode()
    yield _FOOT.encode()


def text_page(
    blocks: Iterable[Block], *, colon: str = ": ", width: int = _WIDTH
) -> Iterator[bytes]:
    """Yield a page as text in UTF-8, at most `width` letters a line where words allow it.

    `colon` stands between a name and what it is.
    """
    for block in blocks:
        yield "".join(f"{line}\n" for line in _text(block, colon, width)).encode()


def _html(block: Block) -> str:
    match block:
        case Heading(text, level):
            return f'<h{level} dir="auto">{_safe(text)}</h{level}>\n'
        case Paragraph(text):
            return f'<p dir="auto">{_safe(text)}</p>\n'
        case Copied(lines):
            return f"<pre>{_safe(chr(10).join(lines))}</pre>\n"
        case Facts(pairs):
            rows = (f'<dt>{_safe(n)}</dt><dd dir="auto">{_safe(v)}</dd>' for n, v in pairs)
            return f"<dl>{''.join(rows)}</dl>\n"
        case Table(title, heads, rows):
            return _html_table(title, heads, (map(_cell, row) for row in rows))
        case Chart(title, heads, bars):
            most = max((number for _, number in bars), default=1)
            drawn = ((_cell(name), f"<td>{n}{_bar(n, most)}</td>") for name, n in bars)
            return _html_table(title, heads, drawn)


def _html_table(title: str, heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a table whose first column names the rows; the cells are HTML already."""
    named = "".join(f'<th scope="col">{_safe(head)}</th>' for head in heads)
    spelt = "".join(f"<tr>{_as_name(list(row))}</tr>" for row in rows)
    return (
        f"<table><caption>{_safe(title)}</caption><thead><tr>{named}</tr></thead>"
        f"<tbody>{spelt}</tbody></table>\n"
    )


def _as_name(row: list[str]) -> str:
    first, *rest = row
    name = first.replace("<td", '<th scope="row"', 1).removesuffix("</td>") + "</th>"
    return "".join([name, *rest])


def _cell(text: str) -> str:
    return f'<td dir="auto">{_safe(text)}</td>'


def _bar(number: int, most: int) -> str:
    """Return a bar that is not read aloud: the number beside it says the same."""
    width = round(10 * number / most, 2)
    return f'<span class="bar" aria-hidden="true" style="width:{width}rem"></span>'


def _text(block: Block, colon: str, width: int) -> Iterator[str]:
    match block:
        case Heading(text, level):
            yield from ("", "", _line(text), ("=" if level == 1 else "-") * min(len(text), width))
        case Paragraph(text):
            yield ""
            yield from _wrapped(text, "", width)
        case Copied(lines):
            yield ""
            yield from (_INDENT + _line(line) for line in lines)
        case Facts(pairs):
            yield ""
            for name, value in pairs:
                first, *rest = _wrapped(f"{name}{colon}{value}", _INDENT, width)
                yield from (first, *rest)
        case Table(title, heads, rows):
            yield from ("", _line(title))
            for row in rows:
                told = [
                    f"{head}{colon}{cell}" for head, cell in zip(heads, row, strict=True) if cell
                ]
                yield from _wrapped(" · ".join(told), _INDENT, width)
        case Chart(title, _heads, bars):
            yield from ("", _line(title))
            most = max((number for _, number in bars), default=1)
            wide = max((len(name) for name, _ in bars), default=0)
            for name, number in bars:
                drawn = "#" * max(1, round(_BAR * number / most))
                yield f"{_INDENT}{_line(name):<{wide}} {number:>4} {drawn}"


def _wrapped(text: str, indent: str, width: int) -> list[str]:
    """Return the lines of a text; all but the first begin with `indent`."""
    lines: list[str] = []
    for line in clean(text).split("\n"):
        begin = indent if lines else ""
        wrapped = textwrap.wrap(
            line, width, initial_indent=begin, subsequent_indent=indent, break_long_words=False,
            break_on_hyphens=False,
        )  # fmt: skip
        lines += wrapped or [""]
    return lines


def _line(text: str) -> str:
    return clean(text, keep_newlines=False)


def _safe(text: str) -> str:
    """Return text as it can stand in HTML, also between quotes."""
    return html.escape(clean(text))

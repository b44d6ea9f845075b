"""Texts broken into lines: nothing is lost, each line knows its place and keeps its styles."""

from __future__ import annotations

from itertools import product

from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.content import Content, Span

from tui.widgets.wrapping import NARROW_NO_BREAK_SPACE, NO_BREAK_SPACE, cut, wrapped

JOINER = "\u200d"
"""Where two of them begin a word, Rich breaks it a cell late; the widget cuts that cell off."""
LETTERS = "ab é’… -\t日\u0301👩\u200d\ue000\u00a0\u202f\x07"
TEXTS = st.text(st.sampled_from(LETTERS), max_size=120) | st.text(max_size=120)


@given(TEXTS, st.integers(4, 40))
@example("\t\ue000", 4)
@example("\taaa\u0301\ue000", 4)
@example("\ue000\u00a0日 \ue000 b", 4)
@settings(deadline=None, max_examples=300)
def test_every_line_fits_and_stands_in_the_text_after_the_one_before(text: str, room: int) -> None:
    whole = Content(text.replace("\n", " "))
    plain, end = whole.expand_tabs().plain, 0
    for line, start in cut(whole, room):
        assert cell_len(line.plain) <= room or JOINER in line.plain
        assert start >= end
        assert plain[end:start].strip() == ""
        end = start + len(line)
        assert plain[start:end] == line.plain
    assert plain[end:].strip() == ""


@given(st.text(st.sampled_from("ab é’日"), min_size=1, max_size=80), st.integers(4, 30), st.data())
@settings(deadline=None)
def test_every_letter_keeps_its_styles(text: str, room: int, data: st.DataObject) -> None:
    places = st.integers(0, len(text))
    begin, end = sorted((data.draw(places), data.draw(places)))
    whole = Content(text, spans=[Span(begin, end, "bold")])
    for line, start in cut(whole, room):
        bold = {start + n for span in line.spans for n in range(span.start, span.end)}
        assert bold == set(range(max(begin, start), min(end, start + len(line))))


def test_a_line_never_breaks_at_a_non_breaking_space() -> None:
    for word, space in product(("mot", "日本"), (NO_BREAK_SPACE, NARROW_NO_BREAK_SPACE)):
        text = f"{word} {word}{space}: {word}"
        assert f"{word}{space}:" in [line.plain for line in wrapped(Content(text), 6)]


def test_a_word_longer_than_the_line_is_broken_and_an_empty_text_is_a_line() -> None:
    assert [line.plain for line in wrapped(Content("abcdefgh"), 3)] == ["abc", "def", "gh"]
    assert [line.plain for line in wrapped(Content(""), 3)] == [""]
    assert [line.plain for line in wrapped(Content("  "), 3)] == [""]

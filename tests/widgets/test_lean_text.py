"""Text that is measured and cleaned quickly is the text that Textual and Rich make."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich import cells, segment
from rich._unicode_data._versions import VERSIONS
from textual import content
from textual.content import Content

from tui.lean_text import MARKS, PUNCTUATION, STRIPPED, TEXTUALS_OWN, make_text_lean

FRENCH = "« Où es-tu ? » — l’été, j’ai tout gardé…"


@pytest.fixture(autouse=True)
def _lean() -> None:
    make_text_lean()


@given(st.text() | st.text(st.sampled_from([*map(chr, STRIPPED), "a", "’"])))
def test_control_characters_go_as_before(text: str) -> None:
    assert content._strip_control_codes(text) == TEXTUALS_OWN(text)
    assert Content(text).plain == TEXTUALS_OWN(text)


@pytest.mark.parametrize("version", ["latest", *VERSIONS])
def test_what_is_taken_for_one_cell_is_one_in_every_version_of_unicode(version: str) -> None:
    for code in (*PUNCTUATION, *MARKS):
        assert cells.get_character_cell_size(chr(code), version) == 1, hex(code)


@given(st.text() | st.text(st.sampled_from([*FRENCH, "\ufe0f", "\u203c", "\u200d", "日", "👩"])))
def test_a_text_is_as_wide_as_before(text: str) -> None:
    quick = cells._cell_len(text, "auto")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cells, "_is_single_cell_widths", cells._SINGLE_CELLS.issuperset)
        assert quick == cells._cell_len(text, "auto")


def test_french_is_not_looked_at_letter_by_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(*_: object) -> int:
        raise AssertionError

    monkeypatch.setattr(cells, "get_character_cell_size", asked)
    assert cells._cell_len(FRENCH, "auto") == len(FRENCH)
    first, second = segment.Segment(FRENCH).split_cells(10)
    assert first.text + second.text == FRENCH
    with pytest.raises(AssertionError):
        cells._cell_len("日", "auto")

"""The styles beside a screen are for that screen only: they are given to no other when read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import tui.screens

SHEETS = sorted(Path(tui.screens.__file__).parent.glob("*.tcss"))
_RULE = re.compile(r"([^{}]+)\{")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_OWN = re.compile(r"[A-Z]\w*(Screen|Page|Modal)\b")


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.stem)
def test_every_rule_of_a_sheet_begins_with_a_screen(sheet: Path) -> None:
    text = _COMMENT.sub("", sheet.read_text(encoding="utf-8"))
    outer = "".join(_outermost(text))
    selectors = [one.strip() for found in _RULE.findall(outer) for one in found.split(",")]
    assert selectors
    assert [one for one in selectors if not _OWN.match(one)] == []


def _outermost(text: str) -> list[str]:
    """Return the text without what stands inside the braces of another rule."""
    depth, kept = 0, []
    for sign in text:
        depth -= sign == "}"
        if depth == 0:
            kept.append(sign)
        depth += sign == "{"
    return kept

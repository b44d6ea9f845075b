"""60: however a spreadsheet splits the table, no cell begins like a formula."""

from __future__ import annotations

import csv
import io
import random

from tests.faults.conftest import Soak
from tui.safety.csv_cells import table

FORMULAS = (
    "=1+1", "=cmd|' /C calc'!A0", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", '"=1',
    '=HYPERLINK("http://x.example","y")', "＝1+1", "＠x", "\u200b=1", "\ufeff=1", '";=1;"',
    '","=1","', "a\n=1", "a;=1", "a\t@x", "x|=1", "\u2028=1", "\x85=1", "'=1", "''=1", "\u00a0=1",
)  # fmt: skip
LETTERS = "=+-@\t\r\n;,|\"' \u00a0aé1()!\x00\x1b\u202e\u200d"
FORMULA = tuple("=+-@＝＋－＠")
SPACES = tuple("\t\r")
SEPARATORS = ",;\t|"


def texts(many: int) -> list[str]:
    dice = random.Random(60)
    made = ("".join(dice.choices(LETTERS, k=dice.randint(1, 30))) for _ in range(many))
    return [*FORMULAS, *(text + dice.choice(("", *FORMULAS)) for text in made)]


def cells(data: str, separator: str) -> list[str]:
    """Return every cell as a spreadsheet that splits at `separator` would see it."""
    return [cell for row in csv.reader(io.StringIO(data), delimiter=separator) for cell in row]


def is_formula(cell: str) -> bool:
    """Say whether some spreadsheet computes the cell, also one that drops spaces and quotes."""
    return cell[:1] in SPACES or cell.lstrip('" \u00a0\t\r\n')[:1] in FORMULA


def test_no_cell_begins_like_a_formula(soak: Soak) -> None:
    hostile = texts(soak.of(2_000, 50_000))
    rows = [hostile[at : at + 3] for at in range(0, len(hostile), 3)]
    tried = found = 0
    for joined in ",;":
        data = b"".join(table(rows, separator=joined)).decode("utf-8-sig")
        for split in SEPARATORS:
            seen = cells(data, split)
            tried += len(seen)
            found += sum(map(is_formula, seen))
    soak.report(tried, lost=found)
    assert found == 0


def test_the_measure_finds_a_formula() -> None:
    assert any(is_formula(cell) for cell in cells('"x","a;=1"', ";"))

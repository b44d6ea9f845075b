"""A cell is text and stays text, also where a spreadsheet splits it elsewhere."""

import csv
import io

import pytest

from tui.safety.csv_cells import MOST_LETTERS, cell, table


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("normal", "normal"),
        ("", ""),
        ("un tiret - au milieu = rien", "un tiret - au milieu = rien"),
        ("=1+1", "'=1+1"),
        ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
        ("+33 6 00 00 00 00", "'+33 6 00 00 00 00"),
        ("-12 °C", "'-12 °C"),
        ("@nom", "'@nom"),
        ("  =1", "'  =1"),
        ("\t=1", "' =1"),
        ("\r=1", "'=1"),
        ('"=1', "'\"=1"),
        ("＝1+1", "'＝1+1"),
        ("a;=1", "a;'=1"),
        ("a, @b\n=c", "a, '@b\n'=c"),
        ("\x1b]0;=x\x07", "�]0;'=x�"),
        ("\u200b=1", "'\u200b=1"),
    ],
)
def test_what_stands_in_the_cell(text: str, shown: str) -> None:
    assert cell(text) == shown


def test_a_cell_is_cut_before_a_spreadsheet_would_go_on_in_the_next() -> None:
    assert len(cell("x" * 40_000)) == MOST_LETTERS + 4
    assert cell("x" * 40_000).endswith(" […]")


@pytest.mark.parametrize("separator", [",", ";"])
def test_a_table_is_read_back(separator: str) -> None:
    rows = [("date", "texte"), ("1er mars", 'Il a dit : « non », "jamais" ; puis\nplus rien')]
    data = b"".join(table(rows, separator=separator)).decode("utf-8-sig")
    assert [tuple(row) for row in csv.reader(io.StringIO(data), delimiter=separator)] == rows
    assert b"".join(table(rows)).startswith(b"\xef\xbb\xbf")

"""A page for the printer: right bytes, nothing but what was given, never over another file."""

from __future__ import annotations

import os
import re
import stat
import sys
from pathlib import Path

import pytest

from tui.dossier.printed_page import Line, pdf_page, text_page, write_page
from tui.vault.errors import FileExists, NoSpace, NoSuchFile

LINES = [
    Line("Feuille 1 (« œuvre », été, \\ €)"),
    Line(""),
    Line("008J  4CT4", copied=True),
    Line("word " * 60),
]


def shown(pdf: bytes) -> list[str]:
    """The texts of the page in their order."""
    found = re.findall(rb"\(((?:\\.|[^\\()])*)\) Tj", pdf)
    return [re.sub(rb"\\(.)", rb"\1", text).decode("cp1252") for text in found]


def test_the_text_page_is_wrapped_but_never_what_is_copied() -> None:
    lines = text_page(LINES).decode().splitlines()
    assert lines[:3] == ["Feuille 1 (« œuvre », été, \\ €)", "", "008J  4CT4"]
    assert max(map(len, lines)) <= 84
    assert " ".join(lines[3:]) == ("word " * 60).strip()
    assert text_page([Line("AB  " * 40, copied=True)]).decode() == "AB  " * 40 + "\n"


def test_the_pdf_shows_the_same_lines() -> None:
    assert shown(pdf_page(LINES)) == text_page(LINES).decode().splitlines()


def test_every_object_of_the_pdf_is_where_its_table_says() -> None:
    pdf = pdf_page(LINES)
    start = int(pdf.rsplit(b"startxref\n", 1)[1].split(b"\n")[0])
    assert pdf[start : start + 5] == b"xref\n"
    places = [int(place) for place in re.findall(rb"(\d{10}) 00000 n ", pdf[start:])]
    assert len(places) == 4
    for number, place in enumerate(places, start=1):
        assert pdf[place:].startswith(b"%d 0 obj\n" % number)
    length = re.search(rb"/Length (\d+) >>\nstream\n", pdf)
    assert length is not None
    assert pdf[length.end() + int(length[1]) :].startswith(b"\nendstream")


def test_the_pdf_names_no_date_author_or_program() -> None:
    names = set(re.findall(rb"/([A-Za-z]+)", pdf_page([])))
    assert not names & {b"Info", b"Metadata", b"CreationDate", b"Producer", b"Author", b"ID"}


def test_a_letter_the_fonts_do_not_have_becomes_a_question_mark() -> None:
    assert shown(pdf_page([Line("слово")])) == ["?????"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permission bits")
def test_only_the_owner_can_read_the_file(tmp_path: Path) -> None:
    write_page(tmp_path / "page.txt", b"words")
    assert (tmp_path / "page.txt").read_bytes() == b"words"
    assert stat.S_IMODE((tmp_path / "page.txt").stat().st_mode) == 0o600


def test_nothing_is_overwritten_and_a_missing_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_bytes(b"older")
    with pytest.raises(FileExists):
        write_page(tmp_path / "page.txt", b"newer")
    assert (tmp_path / "page.txt").read_bytes() == b"older"
    with pytest.raises(NoSuchFile):
        write_page(tmp_path / "nowhere" / "page.txt", b"newer")


def test_a_page_that_does_not_fit_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NoSpace):
        write_page(tmp_path / "page.txt", b"words")
    assert list(tmp_path.iterdir()) == []

"""Preparing to speak with an officer: filled from the file, without one private word."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from tests.vaults import TestClock, new_vault
from tui.dossier.interview import FILLS, load_interview
from tui.dossier.interview_filling import MOST, InterviewFilling, Material
from tui.dossier.interview_notes import InterviewNotes, Prepared
from tui.followup.reports import Report
from tui.journal.exhibits import Exhibits
from tui.journal.incident import Details, Incident, Private
from tui.journal.journal import Journal
from tui.library.places import content_root
from tui.people.services import earliest_day
from tui.vault.vault import Vault

CLOCK = TestClock()


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    vault = new_vault(tmp_path / "f", CLOCK)
    yield vault
    vault.close()


def say(sentence: str, **values: object) -> str:
    return sentence.format(**values)


def filling(vault: Vault) -> InterviewFilling:
    ids = (f"{number:032x}" for number in itertools.count(1))
    journal = Journal(vault, CLOCK, lambda: next(ids))
    exhibits = Exhibits(vault, journal, CLOCK, lambda: next(ids))
    details = Details(
        platform="Forum",
        address="https://example.org/1",
        account="@ombre",
        account_id="77",
        who_names=("Lui",),
        words="tu vas voir",
        threat="yes",
        witnesses="Ana saw it",
        missing="the voicemail",
    )
    private = Private("private effect", "private note")
    journal.record(Incident("He wrote again", ("threat",), "", None, details, private))
    exhibits.take(BytesIO(b"x"), "capture.png")
    material = Material(
        journal.newest(10),
        exhibits.all(),
        [Report("Forum", reference="A-7", sent=date(2026, 3, 1))],
        ["Léa"],
        "2026-02-01",
    )
    return InterviewFilling(say, str, lambda note: note.recorded.isoformat()[:10], material)


def test_every_line_finds_what_the_file_says(vault: Vault) -> None:
    lines = filling(vault)
    expected = {
        "accounts": "Forum · @ombre · 77",
        "exhibits": "1. capture.png · SHA-256 2d711642b726b044…",
        "missing": "the voicemail",
        "people": "Léa",
        "persons": "Lui",
        "places": "Forum · https://example.org/1",
        "reports": "2026-03-01 · Forum · A-7 · no answer yet",
        "stop": "The one message was sent on 2026-02-01.",
        "witnesses": "Ana saw it",
    }
    assert {name: lines.lines(name)[0] for name in expected} == expected
    assert "tu vas voir" in lines.lines("words")[0]
    assert "tu vas voir" in lines.lines("threats")[0]
    assert lines.lines("") == []


def test_no_private_word_and_no_more_than_fits(vault: Vault) -> None:
    lines = filling(vault)
    everything = "\n".join(line for name in FILLS for line in lines.lines(name))
    assert "He wrote again" in everything
    assert "private" not in everything
    assert all(len(lines.lines(name)) <= MOST + 1 for name in FILLS)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_right_has_a_source_a_day_and_how_sure_it_is(language: str) -> None:
    interview = load_interview(content_root(), language)
    assert len(interview.rights_in("FR")) >= 5
    for right in interview.rights:
        assert right.source
        assert earliest_day(right.checked).year >= 2018
        assert right.sure == (right.confidence == "high")
    assert {item.fill for item in interview.items.values()} <= {"", *FILLS}
    assert {item.part for item in interview.items.values()} == {"before", "asked", "ask", "after"}


def test_what_was_prepared_is_kept(vault: Vault) -> None:
    notes = InterviewNotes(vault, CLOCK, lambda: "unused")
    assert notes.of("what") == Prepared()
    notes.put("what", Prepared(ready=True, note=" begin with May "))
    notes.put("what", Prepared(ready=False, note="begin with May"))
    assert notes.of("what") == Prepared(ready=False, note="begin with May")

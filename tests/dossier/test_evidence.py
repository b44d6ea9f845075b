"""What is handed over: all that was chosen, nothing else, and it can be checked by anybody."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.dossier.story import BURIED, EXHIBITS, NOTES, PRIVATE, Story, story
from tui.dossier.bag import write_folder
from tui.dossier.choice import Choice
from tui.dossier.evidence import Paper, evidence_bag
from tui.dossier.verify import check, gaps
from tui.library.language import Language
from tui.library.places import content_root
from tui.vault.chain import GENESIS, canonical_json, link, seal
from tui.vault.errors import Damaged
from tui.vault.opening import open_vault
from tui.vault.secret import Secret

VERSION_4 = Path(__file__).parents[1] / "vault" / "data" / "version4.dat"
PASSPHRASE_4 = "quatrième carnet, automne 2026"


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Story]:
    with story(tmp_path / "carnet.dat") as found:
        yield found


def written(told: Story, place: Path, choice: Choice | None = None, **more: object) -> Path:
    write_folder(place, told.bag(choice, **more))  # type: ignore[arg-type]
    assert check(place) == []
    return place


def everything(place: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(place.rglob("*")) if file.is_file())


def records(place: Path, name: str = "journal.jsonl") -> list[dict[str, object]]:
    lines = (place / "data" / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_every_revision_and_the_removed_note_have_their_line(told: Story, tmp_path: Path) -> None:
    place = written(told, tmp_path / "bag")
    lines = records(place)
    assert [line["seq"] for line in lines] == list(range(1, NOTES + EXHIBITS + 3))
    removed = [line for line in lines if line.get("tombstone")]
    assert [(line["seq"], set(line)) for line in removed] == [
        (6, {"seq", "link", "sealed", "tombstone"})
    ]
    assert sum(line.get("revises") is not None for line in lines) == 1
    assert BURIED.encode() not in everything(place)


def test_nothing_private_enters_unless_it_is_chosen(told: Story, tmp_path: Path) -> None:
    kept = everything(written(told, tmp_path / "kept"))
    assert b"canary" not in kept
    place = written(told, tmp_path / "given", Choice(private=True))
    given = everything(place)
    assert given.count(PRIVATE.encode()) == 3  # private.jsonl and the two pages
    assert b"canary-to-whom" not in given
    assert len(records(place, "private.jsonl")) == 1


def test_only_chosen_notes_enter_and_the_chain_still_holds(told: Story, tmp_path: Path) -> None:
    choice = Choice(notes=frozenset({told.notes[0], told.notes[3]}), earlier=False)
    place = written(told, tmp_path / "bag", choice, originals=told.originals()[:1])
    lines = records(place)
    whole = [line for line in lines if "body" in line]
    assert [line["seq"] for line in whole] == [1, NOTES + 1, NOTES + EXHIBITS + 1]
    kept = {"seq", "link", "sealed", "withheld"}
    assert all(set(line) == kept for line in lines if line not in whole)
    said = everything(place).decode("utf-8", "replace")
    assert "quatre fois" in said
    assert "3 fois" not in said
    assert "capture 1" not in said
    assert "14 d'entre elles restent" in said
    assert len(list((place / "data" / "exhibits").iterdir())) == 1


def test_a_few_notes_are_tied_to_the_head_of_the_whole_journal(told: Story, tmp_path: Path) -> None:
    """Who changes one and its link cannot reach the next one, whose seal is there."""
    place = written(told, tmp_path / "bag", Choice(notes=frozenset({told.notes[0]})), originals=[])
    lines = records(place)
    changed = {**lines[0], "body": "Un autre récit."}
    content = canonical_json({name: changed[name] for name in changed if name != "link"})
    changed["link"] = link(GENESIS, seal(content)).hex()
    spelt = [canonical_json(line) + b"\n" for line in (changed, *lines[1:])]
    (place / "data" / "journal.jsonl").write_bytes(b"".join(spelt))
    assert ("chain", "2") in check(place)


def test_entries_of_an_older_file_are_checked_and_its_gap_is_told(tmp_path: Path) -> None:
    shutil.copy(VERSION_4, tmp_path / "old.dat")
    with closing(open_vault(tmp_path / "old.dat", Secret(PASSPHRASE_4.encode()))) as vault:
        paper = Paper(Language(content_root(), "en"), {}, date(2026, 11, 20), "1.0")
        write_folder(tmp_path / "bag", evidence_bag(vault, Choice(), [], [], paper))
    assert check(tmp_path / "bag") == []
    assert gaps(records(tmp_path / "bag")) == ["2"]
    guide = (tmp_path / "bag" / "data" / "read-me.txt").read_text(encoding="utf-8")
    assert "verify.py says where" in guide


def test_a_redacted_note_shows_only_what_is_left(told: Story, tmp_path: Path) -> None:
    choice = Choice(shown={told.notes[1]: "Il a écrit à [adresse retirée]."})
    place = written(told, tmp_path / "bag", choice)
    assert records(place)[1] == {**records(place)[1], "withheld": True}
    said = everything(place).decode("utf-8", "replace")
    assert "[adresse retirée]" in said
    assert ", 1 fois" not in said
    assert (
        said.count("« encore »") == 3 * (NOTES - 2) + 1
    )  # line and two pages of each, and a revision


def test_exhibits_come_byte_for_byte_under_neutral_names(told: Story, tmp_path: Path) -> None:
    place = written(told, tmp_path / "bag")
    names = sorted(file.name for file in (place / "data" / "exhibits").iterdir())
    assert names == ["exhibit-0001.png", "exhibit-0002.png", "exhibit-0003.png"]
    for number, exhibit in enumerate(told.exhibits.all(), start=1):
        found = (place / "data" / "exhibits" / f"exhibit-{number:04}.png").read_bytes()
        assert found == b"".join(told.exhibits.bytes_of(exhibit.uid))
    assert all(line["sealed"] for line in records(place, "exhibits.jsonl"))


def test_an_exhibit_that_is_not_what_was_sealed_stops_the_bag(told: Story, tmp_path: Path) -> None:
    wrong = [replace(told.originals()[0], pieces=lambda: iter([b"something else"]))]
    with pytest.raises(Damaged):
        write_folder(tmp_path / "bag", told.bag(originals=wrong))
    assert not (tmp_path / "bag").exists()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_pages_speak_the_chosen_language(told: Story, tmp_path: Path, language: str) -> None:
    place = written(told, tmp_path / "bag", language=language)
    guide = (place / "data" / "read-me.txt").read_text(encoding="utf-8")
    notes = (place / "data" / "journal.html").read_text(encoding="utf-8")
    assert f'lang="{language}"' in notes
    assert ("Ce que cela prouve" in guide) == (language == "fr")
    assert ("What this proves" in guide) == (language == "en")
    assert "2026-11-19 22:00" in notes
    assert "(UTC+01:00)" in notes
    assert "&lt;b&gt;&amp;amp;" in notes
    for group in told.anchors.all()[0].head.groups:
        assert group in guide

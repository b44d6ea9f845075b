"""The demonstration file holds what it promises, and its dossiers keep private words in."""

from __future__ import annotations

import itertools
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from scripts.demo.files import demo_files
from scripts.demo.making import LANGUAGES
from scripts.demo.story import ARABIC, NOTES, DemoClock, fill
from tests.vaults import CHEAP, passphrase
from tui.dossier.parcel import Made, Parcel
from tui.dossier.recipe import Recipe
from tui.dossier.wording import load_wording
from tui.library.places import content_root
from tui.vault.opening import create

PRIVATE = ("dormi", "ne montrer")


def test_the_story_is_whole_and_every_dossier_can_be_made_of_it(tmp_path: Path) -> None:
    clock, numbers = DemoClock(), itertools.count()
    with passphrase() as secret:
        vault = create(tmp_path / "carnet.dat", secret, profile=CHEAP, now=clock)
    with closing(vault):
        cast = fill(vault, clock, lambda: f"{next(numbers):032x}")
        sources = cast.sources
        assert len(sources.notes()) == NOTES == 60
        assert len(sources.exhibits.all()) == 25
        assert len({one.media_type for one in sources.exhibits.all()}) >= 9
        assert len(sources.reports.all()) == 12
        assert any(entry.body == ARABIC for entry in sources.notes())
        assert sources.journal.verify() is None
        for code in LANGUAGES:
            wording = load_wording(content_root(), code)
            for purpose in wording.purposes.values():
                recipe = sources.proposed(Recipe(purpose.id, code), purpose)
                made = Made(datetime(2026, 11, 20, tzinfo=UTC), "1.0")
                said = Parcel(sources, recipe, wording, made).preview()
                assert purpose.title in said
                assert not any(words in said for words in PRIVATE)


def test_no_two_files_are_the_same() -> None:
    made = list(demo_files())
    assert len({content for _, content in made}) == len(made) == 25
    assert len({name for name, _ in made}) == 25

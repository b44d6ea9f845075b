"""B13: a dossier of a real size, as PDF, HTML and a bag in a folder."""

from __future__ import annotations

import tempfile
import uuid
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from itertools import count
from pathlib import Path

from scripts.bench.figure import Figure, latency
from scripts.bench.fixtures import Fixtures
from scripts.demo.story import NOTES, DemoClock, fill
from tui import __version__
from tui.dossier.bag import write_folder
from tui.dossier.parcel import Made, Parcel
from tui.dossier.purposes import FORMATS
from tui.dossier.recipe import Recipe
from tui.dossier.wording import load_wording
from tui.library.places import content_root
from tui.vault.opening import create
from tui.vault.profiles import SMALL
from tui.vault.secret import Secret

TARGET, LARGE_TARGET, LARGE = 3_000.0, 20_000.0, 1_000
"""Milliseconds for the demonstration file, and for one of `LARGE` notes."""


def measure(fixtures: Fixtures) -> Iterator[tuple[str, Figure]]:
    """Yield how long everything of a dossier takes; the large one only in the full run."""
    yield "B13", _figure(NOTES, TARGET, rounds=1 if fixtures.short else 7)
    if not fixtures.short:
        yield "B13-large", _figure(LARGE, LARGE_TARGET, rounds=3)


def _figure(notes: int, target: float, rounds: int) -> Figure:
    clock, wording = DemoClock(), load_wording(content_root(), "fr")
    with tempfile.TemporaryDirectory() as folder, Secret(b"made for measuring") as passphrase:
        place, numbers = Path(folder), count()
        vault = create(place / "carnet.dat", passphrase, profile=SMALL, now=clock)
        with closing(vault):
            cast = fill(vault, clock, lambda: uuid.uuid4().hex, notes)
            purpose = wording.purposes["police"]
            proposed = cast.sources.proposed(Recipe("police", "fr"), purpose)
            recipe = replace(proposed, formats=FORMATS)

            def write() -> None:
                made = Made(clock(), __version__)
                parcel = Parcel(cast.sources, recipe, wording, made, cast.anchors)
                write_folder(place / f"out-{next(numbers)}", parcel)

            return latency(f"dossier of {notes} notes, 25 exhibits", write, target, rounds)

"""Makes the demonstration file and its dossiers."""

from __future__ import annotations

import argparse
import sys
import time
import uuid
from datetime import UTC, datetime
from pathlib import Path

from scripts.demo.story import Cast, DemoClock, fill
from tui import __version__
from tui.dossier.archive import write_archive
from tui.dossier.bag import write_folder
from tui.dossier.own_vault import write_vault
from tui.dossier.parcel import Made, Parcel
from tui.dossier.recipe import Recipe
from tui.dossier.wording import Wording, load_wording
from tui.library.places import content_root
from tui.vault.opening import create
from tui.vault.phrases import generate, load_words
from tui.vault.profiles import SMALL
from tui.vault.secret import Secret

LANGUAGES = ("fr", "en")
TO = "Me Exemple"


def main(arguments: list[str]) -> int:
    """Make the file, and the dossiers when asked for."""
    parser = argparse.ArgumentParser(prog="demo_vault.py")
    parser.add_argument("dest", type=Path)
    parser.add_argument("--dossiers", type=Path)
    chosen = parser.parse_args(arguments)
    chosen.dest.mkdir(parents=True, exist_ok=True)
    path, clock = chosen.dest / "carnet.dat", DemoClock()
    phrase = generate(load_words(content_root() / "en" / "words.txt"))
    with Secret(phrase.encode()) as passphrase:
        vault = create(path, passphrase, profile=SMALL, now=clock)
    try:
        cast = fill(vault, clock, lambda: uuid.uuid4().hex)
        print(f"{path}\n{phrase}")
        if chosen.dossiers:
            make_dossiers(cast, clock, chosen.dossiers)
    finally:
        vault.close()
    return 0


def make_dossiers(cast: Cast, clock: DemoClock, folder: Path) -> None:
    """Write every dossier below `folder` and print what each took."""
    folder.mkdir(parents=True, exist_ok=True)
    made = Made(clock().astimezone(UTC), __version__)
    for code in LANGUAGES:
        wording = load_wording(content_root(), code)
        for purpose in wording.purposes.values():
            recipe = cast.sources.proposed(Recipe(purpose.id, code, TO), purpose)
            begun = time.monotonic()
            parcel = Parcel(cast.sources, recipe, wording, made, cast.anchors)
            target = folder / f"{purpose.id}-{code}"
            write_folder(target, parcel)
            _told(target, begun, "PDF/A-3b" if parcel.archival else "PDF")
    _encrypted(cast, folder, load_wording(content_root(), "fr"), made)


def _encrypted(cast: Cast, folder: Path, wording: Wording, made: Made) -> None:
    """Write one dossier as an archive and as a vault, under a passphrase that is printed."""
    purpose = wording.purposes["lawyer"]
    recipe = cast.sources.proposed(Recipe("lawyer", "fr", TO), purpose)
    phrase = generate(load_words(content_root() / "en" / "words.txt"))
    print(phrase)
    with Secret(phrase.encode()) as passphrase:
        begun, target = time.monotonic(), folder / "lawyer-fr.zip"
        parcel = Parcel(cast.sources, recipe, wording, made, cast.anchors)
        write_archive(target, parcel, passphrase, lambda _done: True)
        _told(target, begun, "ZIP, AES-256")
        begun, target = time.monotonic(), folder / "lawyer-fr.dat"
        write_vault(
            target,
            Parcel(cast.sources, recipe, wording, made, cast.anchors),
            passphrase,
            lambda _done: True,
            profile=SMALL,
            clock=lambda: datetime.now(UTC),
            new_id=lambda: uuid.uuid4().hex,
            say=wording.language.say,
        )
        _told(target, begun, "vault")


def _told(target: Path, begun: float, kind: str) -> None:
    files = [target] if target.is_file() else [f for f in target.rglob("*") if f.is_file()]
    size = sum(file.stat().st_size for file in files)
    taken = time.monotonic() - begun
    print(f"{target.name:<18} {taken:6.2f} s {size / 1e6:8.2f} MB  {len(files):>3} files  {kind}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

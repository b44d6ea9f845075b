"""Lays out the folder of a kit: programs by system, launchers, pages, sums.

A program is copied beside the one it replaces and takes its place at the end, so a making that is
interrupted leaves a kit that works. Files of the person are never touched, least of all carnet.dat.
"""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path

from scripts.kit.launchers import SHELL, launchers
from scripts.kit.reading import pages
from scripts.kit.sums import write_sums
from scripts.kit.words import all_words

PROGRAMS, GUIDES = "bin", "guides"
_STARTED = (SHELL, "Start Carnet.command", "Start Carnet.desktop")


def put_program(kit: Path, system: str, source: Path) -> Path:
    """Copy the program in `source` as that of `system` and return its folder.

    Links are copied as what they lead to, because FAT has none.
    """
    place = kit / PROGRAMS / system
    coming, leaving = place.with_name(f"{system}.new"), place.with_name(f"{system}.old")
    for left in (coming, leaving):
        shutil.rmtree(left, ignore_errors=True)
    place.parent.mkdir(parents=True, exist_ok=True)
    shutil.copytree(source, coming, symlinks=False)
    if place.exists():
        place.rename(leaving)
    coming.rename(place)
    shutil.rmtree(leaving, ignore_errors=True)
    return place


def put_the_rest(kit: Path, content: Path, today: date, *, guides: bool) -> int:
    """Write launchers, pages and sums, and return the number of files of the kit.

    Args:
        kit: its folder.
        content: the content folder that the words come from.
        today: the day it is made.
        guides: whether the guides go along.
    """
    languages = all_words(content)
    written = dict(launchers(languages))
    shutil.rmtree(kit / GUIDES, ignore_errors=True)
    for words in languages:
        for name, text in pages(content, words, today, guides=guides).items():
            written[name] = text.encode("utf-8")
    for name, data in written.items():
        file = kit / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        if name in _STARTED:
            file.chmod(0o755)
    count = write_sums(kit, (PROGRAMS, *dict.fromkeys(Path(name).parts[0] for name in written)))
    if hasattr(os, "sync"):
        os.sync()  # the stick may be pulled right after
    return count

"""One piece of work on a file of Carnet, as a program of its own: OPERATION PATH."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path

from scripts.bench.stores import open_store
from scripts.bench.texts import RARE
from tui.journal.facets import Filters

SAID = "one more note, of a usual length, as it would be typed in a hurry in the evening"
SHOWN = 160


def main(operation: str, path: str) -> None:
    """Open the file, do it, print what was found."""
    from scripts.bench.journal import journal_of

    with closing(open_store(Path(path))) as vault:
        journal = journal_of(vault)
        found = []
        if operation == "newest":
            found = journal.newest(20)
        elif operation == "rare":
            found = journal.find(Filters(words=RARE), 20)
        else:
            journal.note(SAID)
        for entry in found:
            print(entry.recorded, entry.body[:SHOWN])


if __name__ == "__main__":
    main(*sys.argv[1:])

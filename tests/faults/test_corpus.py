"""What fuzzing and the fault tests once found stays found: each file of the corpus, run again."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults import fuzzed
from tests.faults.evening import digest
from tests.vaults import reopen

CORPUS = Path(__file__).parent / "corpus"
FILES = sorted(
    file for file in CORPUS.glob("*/*") if not file.name.endswith(("-journal", ".md", ".digest"))
)


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}-{file.name}")
def test_it_stays_found(file: Path) -> None:
    journal = file.with_name(f"{file.name}-journal")
    if journal.exists():
        known = file.with_name(f"{file.name}.digest").read_text(encoding="ascii").split()
        opens_as_one_of(file.read_bytes(), journal.read_bytes(), known)
    else:
        fuzzed.TARGETS[file.parent.name](file.read_bytes())


def opens_as_one_of(data: bytes, journal: bytes, known: list[str]) -> None:
    """Open a file after a cut; it must hold what was there before or after the save."""
    with fuzzed.folder() as place:
        path = place / "carnet.dat"
        path.write_bytes(data)
        path.with_name("carnet.dat-journal").write_bytes(journal)
        vault = reopen(path)
        found = digest(vault)
        vault.close()
    assert found in known


def test_every_folder_of_the_corpus_has_its_target() -> None:
    assert {file.parent.name for file in FILES} <= set(fuzzed.TARGETS)
    assert FILES

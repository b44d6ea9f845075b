"""What a dossier is for: what it shows, what it leaves out, in which order.

The structure is in `content/dossiers.toml`, the words in `<language>/dossiers.toml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from tui.journal.incident import Details
from tui.library.tables import Problems, Table, read_file

PARTS = (
    "summary", "overview", "chronology", "exhibits", "stop_notice", "reports", "removals",
    "patterns", "missing", "letters", "seal",
)  # fmt: skip
FORMATS = ("pdf", "html", "bag")
FLAGS = ("intimate", "third_person", "medical")

_TOLD = frozenset(item.name for item in fields(Details)) - {"who", "who_unknown", "severity"}
"""Fields that can be told; the others are links, or the person's own judgement."""


@dataclass(frozen=True, slots=True)
class Purpose:
    """One purpose.

    `parts` are of `PARTS` in their order, `fields` names of `Details` that are told of a note.
    `images` and `without` (marks of an exhibit) say what is proposed as an exhibit, `formats` what
    is ticked at first, `originals` whether the PDF carries the exhibits.
    """

    id: str
    parts: tuple[str, ...]
    fields: frozenset[str]
    images: bool
    without: frozenset[str]
    formats: tuple[str, ...]
    originals: bool
    name: str
    about: str
    title: str
    opening: str

    @property
    def tells_all(self) -> bool:
        """Whether no field of a note is left out: then earlier versions may leave with it."""
        return self.fields >= _TOLD


def load_purposes(root: Path, language: str) -> Mapping[str, Purpose]:
    """Load the purposes by their ids, with the words of one language.

    Raises:
        ContentError: when anything is missing or cannot be read.
    """
    problems = Problems()
    purposes = collect_purposes(root, language, problems)
    problems.refuse()
    return purposes


def collect_purposes(root: Path, language: str, problems: Problems) -> Mapping[str, Purpose]:
    """Load the purposes and collect what is wrong instead of raising."""
    structure = read_file(root, "dossiers.toml", problems)
    words = read_file(root, f"{language}/dossiers.toml", problems)
    found = {
        table.key: _purpose(table, words.table(table.key)) for table in structure.tables("purpose")
    }
    structure.done()
    words.done()
    return found


def _purpose(table: Table, words: Table) -> Purpose:
    purpose = Purpose(
        id=table.text("id"),
        parts=_known(table, "parts", PARTS),
        fields=frozenset(_known(table, "fields", tuple(item.name for item in fields(Details)))),
        images=table.yes("images"),
        without=frozenset(_known(table, "without", FLAGS)),
        formats=_known(table, "formats", FORMATS),
        originals=table.yes("originals"),
        name=words.text("name"),
        about=words.text("about"),
        title=words.text("title"),
        opening=words.text("opening"),
    )
    table.done()
    words.done()
    return purpose


def _known(table: Table, name: str, known: tuple[str, ...]) -> tuple[str, ...]:
    found = table.names(name)
    for one in found:
        if one not in known:
            table.problems.add(table.file, f"{table.key}.{name}", f"{one!r} is not known")
    return found

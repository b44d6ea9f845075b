"""What a link in our own texts may lead to: `guide:…`, `step:…`, `service:…` and so on.

Ids are read from the structure files alone, so that every room and every check sees the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from tui.library.tables import Problems, read_file

SECTIONS = (
    "today",
    "questions",
    "plan",
    "journal",
    "people",
    "followup",
    "guides",
    "dossier",
    "settings",
)
"""The main screens."""

KINDS = ("guide", "step", "service", "letter", "platform", "section")
"""What can be linked to; a platform also with one of its actions: `instagram.two_factor`."""


def known_targets(root: Path) -> Mapping[str, frozenset[str]]:
    """Return the ids that exist, by kind; a file that is not there has none."""
    return {
        "guide": frozenset(_ids(root, "guides.toml", "guide")),
        "step": frozenset(
            name
            for file in sorted((root / "steps").glob("*.toml"))
            for name in _ids(root, f"steps/{file.name}", "step")
        ),
        "service": frozenset(_ids(root, "services.toml", "service")),
        "letter": frozenset(_ids(root, "letters.toml", "letter")),
        "platform": frozenset(_platforms(root)),
        "section": frozenset(SECTIONS),
    }


def _ids(root: Path, name: str, table: str) -> Iterator[str]:
    if (root / name).is_file():
        yield from (item.key for item in read_file(root, name, Problems()).tables(table))


def _platforms(root: Path) -> Iterator[str]:
    """Yield each platform, each kind of action of it, and each action by its own id."""
    for file in sorted((root / "platforms").glob("*.toml")):
        yield file.stem
        for action in read_file(root, f"platforms/{file.name}", Problems()).tables("action"):
            yield action.key
            yield f"{file.stem}.{action.text('action', '')}"

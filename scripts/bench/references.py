"""The ratios of an earlier short run: what is checked against them is a gross change for the worse.

Milliseconds say more about the computer of the day than about a change, so only ratios count, and
only when they are twice what they were.  `bench.py --short --keep` writes them: of a figure that is
kept already the worse of the two, so that a few runs on a busy computer take its noise in.  After a
change for the better, remove `references.json` first.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from scripts.bench.figure import Figure

KEPT = Path(__file__).with_name("references.json")
GROSS = 2.0
"""How many times the kept ratio is a failure."""


def load(path: Path = KEPT) -> dict[str, float]:
    """Return the kept ratios by figure."""
    found: dict[str, float] = json.loads(path.read_text(encoding="utf-8"))
    return found


def keep(found: Mapping[str, Figure], path: Path = KEPT) -> None:
    """Keep the ratios of a run, each unless a greater one is kept."""
    kept = load(path) if path.exists() else {}
    for name, figure in found.items():
        if figure.ratio_to and figure.value is not None:
            kept[name] = max(figure.value, kept.get(name, 0.0))
    path.write_text(f"{json.dumps(dict(sorted(kept.items())), indent=1)}\n", encoding="utf-8")


def worse(found: Mapping[str, Figure], kept: Mapping[str, float]) -> Iterator[str]:
    """Yield a sentence for each ratio that is `GROSS` times the kept one, and for each fault."""
    for name, figure in found.items():
        if name.endswith("-broken"):
            yield figure.what
        elif name in kept and figure.value is not None and figure.value > GROSS * kept[name]:
            yield f"{name} {figure.what}: {figure.value} instead of {kept[name]}"

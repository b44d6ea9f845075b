"""The ratios of an earlier short run: what is checked against them is a gross change for the worse.

Milliseconds say more about the computer of the day than about a change, so only ratios count, and
only when they are twice what they were.  `bench.py --short --keep` writes them.
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
    """Keep the ratios of a run, in place of those of the same figures."""
    kept = load(path) if path.exists() else {}
    kept |= {n: f.value for n, f in found.items() if f.ratio_to and f.value is not None}
    path.write_text(f"{json.dumps(dict(sorted(kept.items())), indent=1)}\n", encoding="utf-8")


def worse(found: Mapping[str, Figure], kept: Mapping[str, float]) -> Iterator[str]:
    """Yield a sentence for each ratio that is `GROSS` times the kept one, and for each fault."""
    for name, figure in found.items():
        if name.endswith("-broken"):
            yield figure.what
        elif name in kept and figure.value is not None and figure.value > GROSS * kept[name]:
            yield f"{name} {figure.what}: {figure.value} instead of {kept[name]}"

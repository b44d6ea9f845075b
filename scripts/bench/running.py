"""Runs the figures that were asked for and prints them, as a table or as one JSON object."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict

from scripts.bench import dossiers, journal, plans
from scripts.bench.figure import Figure

Measure = Callable[..., Iterator[tuple[str, Figure]]]

MEASURES: dict[str, Measure] = {
    "B3 B14": journal.measure,
    "B12": plans.measure,
    "B13": dossiers.measure,
}
"""What measures which figures."""

USAGE = "bench.py: --short, --json, --only ID"


def run(arguments: list[str]) -> int:
    """Print the figures; 1 when a target was missed, 2 when the words are not understood."""
    only, words = "", list(arguments)
    if "--only" in words:
        place = words.index("--only")
        only = words[place + 1] if place + 1 < len(words) else "?"
        del words[place : place + 2]
    known = [name for names in MEASURES for name in names.split()]
    if set(words) - {"--short", "--json"} or (only and not any(only.startswith(n) for n in known)):
        print(USAGE, file=sys.stderr)
        return 2
    found = dict(_figures(only, short="--short" in words))
    if "--json" in words:
        print(json.dumps({name: {**asdict(f), "ok": f.ok} for name, f in found.items()}, indent=1))
    else:
        print("\n".join(table(found)))
    return 0 if all(figure.ok for figure in found.values()) else 1


def _figures(only: str, *, short: bool) -> Iterator[tuple[str, Figure]]:
    for names, measure in MEASURES.items():
        if only and not any(only.startswith(name) for name in names.split()):
            continue
        print(f"{names} …", file=sys.stderr, flush=True)
        for name, figure in measure(short=short):
            if name.startswith(only):
                yield name, figure


def table(found: dict[str, Figure]) -> Iterator[str]:
    """Yield the lines of a Markdown table."""
    yield "| figure | what | value | target | ok | p50 ms | p99 ms |"
    yield "|---|---|--:|--:|---|--:|--:|"
    for name, figure in found.items():
        value = f"{figure.value} ×" if figure.ratio_to else f"{figure.value} ms"
        what = f"{figure.what} ÷ {figure.ratio_to}" if figure.ratio_to else figure.what
        said = "yes" if figure.ok else "NO"
        times = f"{figure.p50} | {figure.p99}"
        yield f"| {name} | {what} | {value} | {figure.target} | {said} | {times} |"


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))

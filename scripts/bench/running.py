"""Runs the figures that were asked for and prints them, as a table or as one JSON object."""

from __future__ import annotations

import json
import sys
import tempfile
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path

from scripts.bench import references
from scripts.bench.figure import Figure, absent
from scripts.bench.fixtures import PATIENCE, Fixtures
from scripts.bench.table import stamped, table, write_between

MEASURES: dict[str, str] = {
    "B1 B15": "starting",
    "B2 B10": "unlocking",
    "B3 B4 B14 B14a B14b B14-guides": "journal",
    "B5 B14c B14d": "typing",
    "B6 B11": "sections",
    "B7": "exhibits",
    "B8": "peers",
    "B9": "leaving",
    "B12": "plans",
    "B13": "dossiers",
    "B16": "saving",
    "B5-slow B9-slow": "slow_medium",
    "day": "soak_day",
}
"""What measures which figures: ids, or the beginnings of ids, and a module of `scripts.bench`."""

LONG = frozenset({"soak_day"})
"""What a full run leaves out unless it is asked for by name: a day takes a quarter of an hour."""

MISSED, MISUSED = 1, 2

Found = dict[str, Figure]


def parser() -> ArgumentParser:
    """Return what reads the command line."""
    made = ArgumentParser("bench.py", description="Measures Carnet against the same work without.")
    made.add_argument("--short", action="store_true", help="smaller files, fewer rounds: 2 minutes")
    made.add_argument("--only", default="", metavar="ID", help="figures whose name begins so")
    made.add_argument("--json", action="store_true", help="one JSON object instead of a table")
    made.add_argument(
        "--stores", type=Path, metavar="FOLDER", help="keeps the files here for the next run"
    )
    made.add_argument(
        "--patience",
        type=float,
        default=PATIENCE,
        metavar="SECONDS",
        help="for a slow other program",
    )
    made.add_argument("--million", action="store_true", help="B4 with a million notes too: an hour")
    made.add_argument("--readme", action="store_true", help="writes the table into README.md")
    made.add_argument(
        "--gross",
        action="store_true",
        help="fails only where a ratio is twice the kept one; measures only those",
    )
    made.add_argument("--keep", action="store_true", help="keeps the ratios of this short run")
    return made


def run(arguments: Sequence[str]) -> int:
    """Print the figures; 1 when a target was missed, 2 when the words are not understood."""
    words = parser().parse_args(arguments)
    if not _modules(words.only):
        print(f"bench.py: no figure begins with {words.only}", file=sys.stderr)
        return MISUSED
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="carnet-bench-") as passing:
        folder = words.stores or Path(passing)
        fixtures = Fixtures(
            folder,
            short=words.short,
            million=words.million,
            ratios=words.gross,
            patience=words.patience,
        )
        found = dict(figures(words.only, fixtures, gross=words.gross))
    print(f"{time.monotonic() - began:.0f} s", file=sys.stderr)
    _show(found, words)
    return _judged(found, words)


def _show(found: Found, words: Namespace) -> None:
    if words.json:
        print(json.dumps({name: figure.as_json() for name, figure in found.items()}, indent=1))
    else:
        print("\n".join(table(found)))
    if words.readme:
        write_between("bench", stamped(found))


def _judged(found: Found, words: Namespace) -> int:
    """Return the exit code: what counts are the targets, or with `--gross` the ratios kept."""
    if words.keep:
        references.keep(found)
    if not words.gross:
        return MISSED if any(figure.missed for figure in found.values()) else 0
    worse = list(references.worse(found, references.load()))
    for line in worse:
        print(f"bench.py: {line}", file=sys.stderr)
    return MISSED if worse else 0


def _modules(only: str) -> list[str]:
    """Return the modules that have figures whose id begins with `only`; all of them for ""."""
    return [
        module
        for names, module in MEASURES.items()
        if any(belongs(name, only) or belongs(only, name) for name in names.split())
    ]


def _kept_modules() -> frozenset[str]:
    """Return the modules with figures whose ratio is kept."""
    ratios = references.load()
    return frozenset(
        module
        for names, module in MEASURES.items()
        if any(belongs(kept, name) for kept in ratios for name in names.split())
    )


def belongs(name: str, only: str) -> bool:
    """Say whether a figure is meant by `only`: B1 means B1-readable too, but not B15."""
    return name.startswith(only) and not name[len(only) : len(only) + 1].isdigit()


def figures(only: str, fixtures: Fixtures, *, gross: bool = False) -> Iterator[tuple[str, Figure]]:
    """Yield the figures whose id begins with `only`, saying on stderr how far it is.

    With `gross` what has no kept ratio to be held against is not measured.
    """
    left_out = frozenset() if only or fixtures.short else LONG
    if gross:
        left_out |= frozenset(MEASURES.values()) - _kept_modules()
    modules = [module for module in _modules(only) if module not in left_out]
    if not only:
        fixtures.make_ready()
    for number, module in enumerate(modules, start=1):
        print(f"{number}/{len(modules)} {module} …", file=sys.stderr, flush=True)
        began = time.monotonic()
        for name, figure in _measured(module, fixtures):
            if belongs(name, only):
                yield name, figure
        print(f"  {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)


def _measured(module: str, fixtures: Fixtures) -> Iterator[tuple[str, Figure]]:
    """Yield what a module measures; a fault in it is a figure that is absent, never silence."""
    try:
        yield from import_module(f"scripts.bench.{module}").measure(fixtures)
    except ImportError as reason:
        yield module, absent(module, f"not on this system ({reason.name})")
    except Exception as reason:  # noqa: BLE001  (the other figures are wanted all the same)
        words = f"broke off: {type(reason).__name__} {reason}"
        print(f"  {words}", file=sys.stderr, flush=True)
        yield f"{module}-broken", Figure(f"{module} {words}", 1, 0, unit="fault")


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))

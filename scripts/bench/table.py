"""The figures as Markdown, and where they stand in README.md."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from scripts.bench.figure import Figure
from scripts.environment import ROOT

README = ROOT / "README.md"

BARE_START = 178.0
"""Milliseconds in which a bare Textual application starts on the computer of the targets: 167 to
190 were measured there, which is the denominator of B1 here.
"""


def table(found: Mapping[str, Figure]) -> Iterator[str]:
    """Yield the lines of a Markdown table."""
    yield "| figure | what | value | target | met | p50 | p99 | samples |"
    yield "|---|---|--:|--:|---|--:|--:|--:|"
    for name, figure in found.items():
        what = f"{figure.what} ÷ {figure.ratio_to}" if figure.ratio_to else figure.what
        cells = (
            name,
            what.replace("|", "\\|"),
            _valued(figure, figure.value),
            "–" if figure.target is None else f"≤ {_valued(figure, figure.target)}",
            _met(figure),
            *(("–", "–") if figure.p50 is None else (f"{figure.p50:g}", f"{figure.p99:g}")),
            str(figure.samples or "–"),
        )
        yield f"| {' | '.join(cells)} |"


def _valued(figure: Figure, value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:g} ×" if figure.ratio_to else f"{value:g} {figure.unit}"


def _met(figure: Figure) -> str:
    if figure.value is None or figure.target is None:
        return "–"
    return "yes" if figure.ok else "NO"


def stamped(found: Mapping[str, Figure]) -> str:
    """Return the table under a line that says when and on what it was measured."""
    return "\n".join([machine(), *beside_the_targets(found), "", *table(found)])


def beside_the_targets(found: Mapping[str, Figure]) -> Iterator[str]:
    """Yield how slow this computer is, and which missed times come only of that.

    Ratios are the same on any computer; a time is as long as the computer is slow.
    """
    start = found.get("B1")
    if start is None or not start.value or start.p50 is None:
        return
    bare = start.p50 / start.value
    missed = {name: one for name, one in found.items() if one.missed and _is_time(one)}
    within = [n for n, one in missed.items() if _part(one) <= bare / BARE_START]
    beyond = [name for name in missed if name not in within]
    yield (
        f"A bare Textual application starts here in {bare:.0f} ms, on the computer that the targets"
        f" were measured on in 167 to 190: this one is {bare / BARE_START:.1f} times as slow."
        f" Divided by that, these missed times are within their targets: {_listed(within)};"
        f" these are not: {_listed(beyond)}."
    )


def _is_time(figure: Figure) -> bool:
    return figure.unit == "ms" and not figure.ratio_to


def _part(figure: Figure) -> float:
    """Return how many times its target a figure is."""
    return (figure.value or 0.0) / (figure.target or 1.0)


def _listed(names: list[str]) -> str:
    return ", ".join(names) or "none"


def machine() -> str:
    """Return day, system, kind of processor, memory and the versions that matter."""
    versions = ", ".join(
        f"{name} {version(name)}" for name in ("textual", "sqlcipher3", "argon2-cffi")
    )
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3
    return (
        f"Measured on {datetime.now(UTC):%Y-%m-%d}: {platform.system()} {platform.machine()}, "
        f"{_processor()}, {os.cpu_count()} cores, {memory:.0f} GiB, "
        f"Python {platform.python_version()}, {versions}."
    )


def _processor() -> str:
    path = Path("/proc/cpuinfo")
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    named = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return named[0] if named else "unknown processor"


def write_between(name: str, text: str, document: Path = README) -> bool:
    """Put `text` between the markers called `name`; say whether they were there."""
    begin, end = f"<!-- {name} -->", f"<!-- end {name} -->"
    before, found, rest = document.read_text(encoding="utf-8").partition(begin)
    _, closed, after = rest.partition(end)
    if not found or not closed:
        return False
    document.write_text(f"{before}{begin}\n{text}\n{end}{after}", encoding="utf-8")
    return True

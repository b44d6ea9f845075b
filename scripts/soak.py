"""Make every fault the vault is built for happen: `python3 scripts/soak.py` prints what came of it.

The full run tries 1,000 cut powers, 200 kills, 2 GiB in and out; it takes a quarter of an hour or
more. `--short` is what every change is checked with (under three minutes). `--json` prints one
object `{name: {"tried", "lost", "leaked", "limit", "ok", "skipped"}}`; numbers after the options
run only those. What cannot run on this computer is named with the reason and is not called ok.
"""

import os
import sys

if sys.version_info < (3, 11):  # noqa: UP036  (an older Python is what this sentence is for)
    sys.exit("Carnet demande Python 3.11 ou plus. / Carnet needs Python 3.11 or newer.")

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.realpath(__file__))))

import json
import subprocess
import tempfile
import tomllib
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from xml.etree import ElementTree as ET

from scripts import environment

INDEX = environment.ROOT / "tests" / "faults" / "index.toml"
_PYTEST = (
    "-I",
    "-m",
    "pytest",
    "-q",
    "-p",
    "no:cacheprovider",
    "--tb=short",
    "-rfE",
    "-o",
    "junit_family=xunit1",
)
_FIGURES = ("tried", "lost", "leaked")
_STOPPED_EARLY = 2
"""Exit codes of pytest from here on mean that it did not run everything it was asked to."""


@dataclass(frozen=True)
class Measure:
    """One line of the index: an acceptance test, its limit, and the tests that prove it."""

    number: int
    name: str
    limit: str = ""
    tests: tuple[str, ...] = ()
    later: str = ""

    @property
    def title(self) -> str:
        """The name it has in the table."""
        return f"{self.number:02} {self.name}"


@dataclass
class Row:
    """What came of one measure; `lost` and `leaked` are what must be zero."""

    tried: int = 0
    lost: int = 0
    leaked: int = 0
    limit: str = ""
    ok: bool = True
    skipped: str = ""


@dataclass
class Case:
    """One test that ran: how it went and the figures it reported."""

    test: str
    failed: bool
    skipped: str
    figures: dict[str, int] = field(default_factory=dict)

    @property
    def file(self) -> str:
        """The file the test is in."""
        return self.test.partition("::")[0]


def measures() -> list[Measure]:
    """Return the acceptance tests of the index, in their order."""
    found = tomllib.loads(INDEX.read_text(encoding="utf-8"))["measure"]
    return [Measure(**{**line, "tests": tuple(line.get("tests", ()))}) for line in found]


def run(chosen: list[Measure], *, full: bool, quiet: bool) -> tuple[list[Case], bool]:
    """Run the tests of the chosen measures; return how each went, and whether all of them ran."""
    tests = list(dict.fromkeys(test for measure in chosen for test in measure.tests))
    if not tests:
        return [], True
    jobs = () if full else ("-n", environment.WORKERS, "--dist", "loadfile")
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        command = [str(environment.python()), *_PYTEST, *jobs, f"--junitxml={report}", *tests]
        variables = {**os.environ, "CARNET_SOAK": "full" if full else "short"}
        out = sys.stderr if quiet else None
        code = subprocess.call(command, cwd=environment.ROOT, env=variables, stdout=out)
        if not report.exists():
            return [], False
        return list(cases(report)), code < _STOPPED_EARLY


def cases(report: Path) -> Iterator[Case]:
    """Yield what a test report says of each test."""
    for element in ET.parse(report).getroot().iter("testcase"):  # noqa: S314 - pytest wrote it
        file = element.get("classname", "").replace(".", "/") + ".py"
        skip = element.find("skipped")
        figures = {
            str(one.get("name")): int(one.get("value", "0"))
            for one in element.iter("property")
            if one.get("name") in _FIGURES
        }
        yield Case(
            f"{file}::{element.get('name', '').partition('[')[0]}",
            element.find("failure") is not None or element.find("error") is not None,
            skip.get("message", "") if skip is not None else "",
            figures,
        )


def row_of(measure: Measure, ran: list[Case]) -> Row:
    """Add up what the tests of one measure reported; one without figures counts as one try."""
    row = Row(limit=measure.limit, skipped=measure.later)
    own = [case for case in ran if {case.test, case.file} & set(measure.tests)]
    for case in own:
        if not case.skipped:
            row.tried += case.figures.get("tried", 1)
            row.lost += case.figures.get("lost", int(case.failed and not case.figures))
            row.leaked += case.figures.get("leaked", 0)
    reasons = dict.fromkeys(case.skipped for case in own if case.skipped)
    row.skipped = "; ".join(reasons) or row.skipped
    missing = set(measure.tests) - {name for case in own for name in (case.test, case.file)}
    row.ok = row.tried > 0 and not missing and not any(case.failed for case in own)
    return row


def table(rows: dict[str, Row]) -> str:
    """Return the rows as a Markdown table."""
    lines = [
        "| test | tried | lost | leaked | limit | ok | skipped |",
        "|---|--:|--:|--:|---|---|---|",
    ]
    for name, row in rows.items():
        figures = f"{row.tried} | {row.lost} | {row.leaked}" if row.tried else "– | – | –"
        said = "yes" if row.ok else "–" if row.skipped else "NO"
        lines.append(f"| {name} | {figures} | {row.limit} | {said} | {row.skipped} |")
    return "\n".join(lines)


def main(words: list[str]) -> int:
    """Run what the command line asks for; 1 when a limit is missed, 2 when it is not understood."""
    numbers = {int(word) for word in words if word.isdigit()}
    if any(word not in {"--short", "--json"} and not word.isdigit() for word in words):
        print("soak.py: --short, --json, or numbers of tests", file=sys.stderr)
        return 2
    try:
        environment.make_ready(environment.DEV)
    except environment.NotReady as reason:
        sys.exit(str(reason))
    chosen = [m for m in measures() if not numbers or m.number in numbers]
    ran, whole = run(chosen, full="--short" not in words, quiet="--json" in words)
    rows = {measure.title: row_of(measure, ran) for measure in chosen}
    if "--json" in words:
        print(json.dumps({name: asdict(row) for name, row in rows.items()}, indent=1))
    else:
        print(f"\n{table(rows)}")
    missed = [row for row in rows.values() if not row.ok and not row.skipped]
    return 1 if missed or not whole or any(not row.ok and row.tried for row in rows.values()) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

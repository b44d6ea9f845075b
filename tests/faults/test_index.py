"""The index of the acceptance tests holds all of them, and each test it names is really there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from scripts.soak import Case, Measure, measures, row_of

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent


def test_every_number_stands_in_the_index_once() -> None:
    assert [measure.number for measure in measures()] == list(range(65))


def test_every_number_has_tests_or_a_reason() -> None:
    assert [m.title for m in measures() if bool(m.tests) == bool(m.later)] == []


def test_every_file_of_this_folder_is_in_the_index() -> None:
    named = {test.partition("::")[0] for measure in measures() for test in measure.tests}
    files = {str(file.relative_to(ROOT)) for file in HERE.glob("test_*.py")}
    assert files - named == {"tests/faults/test_index.py"}


def test_every_test_named_is_collected() -> None:
    named = list(dict.fromkeys(test for measure in measures() for test in measure.tests))
    command = [sys.executable, "-m", "pytest", "-q", "--collect-only", "-p", "no:cacheprovider"]
    done = subprocess.run([*command, *named], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]


MEASURE = Measure(7, "a fault", "0", ("a.py::test_x", "b.py"))
WHOLE = [Case("a.py::test_x", failed=False, skipped="", figures={"tried": 40, "lost": 0})]


def test_figures_are_added_up() -> None:
    cases = [*WHOLE, Case("b.py::test_y", failed=False, skipped="")]
    row = row_of(MEASURE, cases)
    assert (row.tried, row.lost, row.ok, row.skipped) == (41, 0, True, "")


def test_what_did_not_run_is_not_ok() -> None:
    assert not row_of(MEASURE, []).ok
    assert not row_of(MEASURE, WHOLE).ok
    skipped = [
        Case(f"{name}::test_x", failed=False, skipped="no strace") for name in ("a.py", "b.py")
    ]
    row = row_of(MEASURE, skipped)
    assert (row.ok, row.skipped) == (False, "no strace")


def test_a_failure_is_a_miss_also_without_figures() -> None:
    row = row_of(MEASURE, [*WHOLE, Case("b.py::test_y", failed=True, skipped="")])
    assert (row.lost, row.ok) == (1, False)


def test_what_comes_later_says_so() -> None:
    row = row_of(Measure(60, "cells", later="comes later"), WHOLE)
    assert (row.tried, row.ok, row.skipped) == (0, False, "comes later")

"""Asks pip whether the lock resolves for every system and Python; see `scripts/check_wheels.py`."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from scripts import environment
from scripts.kit.systems import PYTHONS, WHEELS, choosing, lock_for

AT_ONCE = 4


def missing(system: str, python: str) -> str:
    """Return "" when every library resolves, otherwise what pip says."""
    whole = (environment.LOCKS / f"{environment.RUNTIME}.txt").read_text(encoding="utf-8")
    lock = lock_for(whole, system, python)
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder, "lock.txt")
        listed.write_text(lock, encoding="utf-8")
        done = subprocess.run(
            [
                *(sys.executable, "-I", "-m", "pip", "--disable-pip-version-check", "--no-input"),
                *("install", "-q", "--dry-run", "--ignore-installed", "--no-deps"),
                *("--require-hashes", "--target", f"{folder}/none", "--report", "-"),
                *(*choosing(system, python), "-r", str(listed)),
            ],
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode:
        lines = done.stderr.splitlines()
        return next((line for line in lines if line.startswith("ERROR")), "pip failed")
    found, wanted = len(json.loads(done.stdout)["install"]), len(environment.libraries(lock))
    return "" if found == wanted else f"{found} of {wanted} libraries"


def main() -> int:
    """Print the table, then what is missing."""
    pairs = [(system, python) for system in WHEELS for python in PYTHONS]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        said = dict(zip(pairs, pool.map(lambda pair: missing(*pair), pairs), strict=True))
    print(f"| system | {' | '.join(PYTHONS)} |\n|---|{'---|' * len(PYTHONS)}")
    for system in WHEELS:
        cells = ("no" if said[system, python] else "yes" for python in PYTHONS)
        print(f"| {system} | {' | '.join(cells)} |")
    faults = [(*pair, fault) for pair, fault in said.items() if fault]
    for system, python, fault in faults:
        print(f"{system}, Python {python}: {fault}")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())

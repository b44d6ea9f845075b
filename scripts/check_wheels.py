"""See that every locked library comes as a wheel for every system and Python Carnet is for.

`python3 scripts/check_wheels.py` asks pip for each of them, without installing anything: pip takes
only wheels, and only those whose SHA-256 stands in the lock. It prints the table of CONTRIBUTING.md
and ends with 1 when something is missing. It needs the network and a few minutes.
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
from concurrent.futures import ThreadPoolExecutor

from scripts import environment
from scripts.kit.systems import PYTHONS, WHEELS, choosing

AT_ONCE = 4


def missing(system: str, python: str) -> str:
    """Return "" when every library resolves, otherwise what pip says."""
    lock = environment.LOCKS / f"{environment.RUNTIME}.txt"
    command = [str(environment.python()), "-I", "-m", "pip", "--disable-pip-version-check"]
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [
                *(*command, "--no-input", "install", "-q", "--dry-run", "--ignore-installed"),
                *("--no-deps", "--require-hashes", "--target", folder, "--report", "-"),
                *(*choosing(system, python), "-r", str(lock)),
            ],
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode:
        return next(
            (line for line in done.stderr.splitlines() if line.startswith("ERROR")), "pip failed"
        )
    found = json.loads(done.stdout)["install"]
    wanted = lock.read_text(encoding="utf-8").count("==")
    return "" if len(found) == wanted else f"{len(found)} of {wanted} libraries"


def main() -> int:
    """Print the table, then what is missing."""
    try:
        environment.make_ready(environment.RUNTIME)
    except environment.NotReady as reason:
        sys.exit(str(reason))
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

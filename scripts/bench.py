"""Measure Carnet against the same work without it: `python3 scripts/bench.py`.

`--short` takes under two minutes; `--only B3` runs the figures whose name begins so; `--json`
prints one object `{id: {"what", "value", "target", "ok", "ratio_to", "samples", "p50", "p99"}}`.
Every ratio comes from paired runs in one go, so a slow machine is slow for both sides.
"""

import os
import sys

if sys.version_info < (3, 11):  # noqa: UP036  (an older Python is what this sentence is for)
    sys.exit("Carnet demande Python 3.11 ou plus. / Carnet needs Python 3.11 or newer.")

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.realpath(__file__))))

import subprocess

from scripts import environment


def main(arguments: list[str]) -> int:
    """Run the figures in the locked environment; 1 when a target was missed, 2 for usage."""
    try:
        environment.make_ready(environment.DEV)
    except environment.NotReady as reason:
        sys.exit(str(reason))
    command = [str(environment.python()), "-I", "-B", "-m", "scripts.bench.running", *arguments]
    return subprocess.call(command, cwd=environment.ROOT)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

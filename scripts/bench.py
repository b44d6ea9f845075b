"""Measure Carnet against the same work without it: `python3 scripts/bench.py`.

All of it takes less than twenty minutes on two cores and installs the programs it is compared with
into an environment of their own. `--short` takes two minutes with smaller files; `--only B5` runs
the figures whose name begins so; `--json` prints one object
`{id: {"what", "value", "target", "ok", "ratio_to", "samples", "p50", "p99"}}`; `--readme` writes
the table into README.md; `--stores FOLDER` keeps the files that are measured for the next time.
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

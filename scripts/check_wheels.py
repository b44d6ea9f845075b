"""See that every locked library comes as a wheel for every system and Python Carnet is for.

`python3 scripts/check_wheels.py` asks pip for each of them, without installing anything: pip takes
only wheels, and only those whose SHA-256 stands in the lock. It prints the table of CONTRIBUTING.md
and ends with 1 when something is missing. It needs the network and some minutes.
"""

import os
import sys

if sys.version_info < (3, 11):  # noqa: UP036  (an older Python is what this sentence is for)
    sys.exit("Carnet demande Python 3.11 ou plus. / Carnet needs Python 3.11 or newer.")

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.realpath(__file__))))

from scripts import environment

if __name__ == "__main__":
    try:
        environment.make_ready(environment.RUNTIME)
    except environment.NotReady as reason:
        sys.exit(str(reason))
    environment.run_python("-m", "scripts.kit.wheels")

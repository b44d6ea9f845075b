"""Open Carnet from a checkout: `python3 scripts/run.py [FILE]`.

The first run makes the environment in `.venv`; every later one starts at once, without network.
All arguments of the command `carnet` work here too.
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
    environment.run_python("-m", "tui", *sys.argv[1:])

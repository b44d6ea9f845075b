"""Make a kit for a stick: `python3 scripts/make_usb.py DEST`.

DEST gets the program for this computer's system, files that start it, and pages to read. Run it on
each system with the same DEST, and one stick serves them all. No vault is made or touched.

  --from-wheel --python FOLDER   build nothing: put Carnet into this portable Python
  --platform SYSTEM              the system that Python is for (linux-x86_64, macos-arm64, …)
  --no-guides                    leave out the guides as plain text
"""

import os
import sys

if sys.version_info < (3, 11):  # noqa: UP036  (an older Python is what this sentence is for)
    sys.exit("Carnet demande Python 3.11 ou plus. / Carnet needs Python 3.11 or newer.")

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.realpath(__file__))))

from scripts import environment

_PROBLEM = "Le kit n'a pas été fait. · The kit was not made."

if __name__ == "__main__":
    # the pages are made with Carnet's own readers of its content
    try:
        environment.make_ready(environment.RUNTIME)
    except environment.NotReady as reason:
        sys.exit(f"{_PROBLEM}\n{reason}")
    environment.run_python("-m", "scripts.kit.making", *sys.argv[1:])

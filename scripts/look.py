"""Draws any screen of the demonstration file as text: to see it at a size one does not have.

`python3 scripts/look.py plan --size 60x18 --lang fr` draws the plan; `look.py "journal enter"` what
a key leads to; without arguments the names of the screens are listed; `--all` draws them all.
"""

import os
import subprocess
import sys

if sys.version_info < (3, 11):  # noqa: UP036  (an older Python is what this sentence is for)
    sys.exit("Carnet demande Python 3.11 ou plus. / Carnet needs Python 3.11 or newer.")

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.realpath(__file__))))

from scripts import environment


def main(arguments: list[str]) -> int:
    """Draw in the locked environment."""
    try:
        environment.make_ready(environment.RUNTIME)
    except environment.NotReady as reason:
        print(reason, file=sys.stderr)
        return 1
    command = [str(environment.python()), "-I", "-B", "-m", "scripts.demo.looking", *arguments]
    return subprocess.call(command, cwd=environment.ROOT)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

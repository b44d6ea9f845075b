"""Makes a realistic file with made-up content, and every dossier from it.

`python3 scripts/demo_vault.py DEST [--dossiers DIR]` writes DEST/carnet.dat and prints its
passphrase; with `--dossiers` it also writes each dossier in both languages, an encrypted archive
and a vault of its own (their passphrase is printed too), and says how long each took and its size.
Nobody in it exists.
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
    """Make the file in the locked environment, and the dossiers when asked for."""
    try:
        environment.make_ready(environment.RUNTIME)
    except environment.NotReady as reason:
        print(reason, file=sys.stderr)
        return 1
    places = [one if one.startswith("--") else os.path.abspath(one) for one in arguments]
    command = [str(environment.python()), "-I", "-B", "-m", "scripts.demo.making", *places]
    return subprocess.call(command, cwd=environment.ROOT)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The steps of `scripts/make_usb.py`, in the environment that Carnet runs in."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path

from scripts import environment
from scripts.kit.assembling import NoPython, assemble, found_python
from scripts.kit.folder import put_program, put_the_rest
from scripts.kit.freezing import freeze
from scripts.kit.systems import WHEELS, this_system
from tui.library.places import content_root

_MIB = 1024**2


def main(words: list[str]) -> int:
    """Make a kit as the command line says; 0 made, 1 not made, 2 for usage."""
    options = _options(words)
    begun = time.monotonic()
    kit: Path = options.dest.absolute()
    try:
        kit.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory() as folder:
            system, source = _program(options, Path(folder))
            print(f"{system} → {kit}", flush=True)
            place = put_program(kit, system, source)
        count = put_the_rest(
            kit, content_root(), datetime.now().astimezone().date(), guides=options.guides
        )
    except (environment.NotReady, NoPython, OSError, subprocess.CalledProcessError) as reason:
        print(f"Le kit n'a pas été fait. · The kit was not made.\n{reason}", file=sys.stderr)
        return 1
    size = sum(file.stat().st_size for file in place.rglob("*") if file.is_file()) // _MIB
    seconds = time.monotonic() - begun
    print(f"{kit}: {count} files, {system} {size} MiB, {seconds:.0f} s")
    return 0


def _program(options: argparse.Namespace, folder: Path) -> tuple[str, Path]:
    """Return the system, and the folder in which its program was made."""
    system = options.platform or this_system()
    if not options.from_wheel:
        return system, freeze(folder)
    return system, assemble(found_python(options.python), system, folder)


def _options(words: list[str]) -> argparse.Namespace:
    parser = _parser()
    options = parser.parse_args(words)
    if options.from_wheel != (options.python is not None):
        parser.error("--from-wheel and --python go together")
    if options.platform and not options.from_wheel:
        parser.error("a program is built for this system only; --platform needs --from-wheel")
    return options


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("make_usb.py", description="Make a kit for a stick.")
    parser.add_argument("dest", type=Path, metavar="DEST", help="the folder of the kit")
    parser.add_argument("--from-wheel", action="store_true", help="build nothing, see --python")
    parser.add_argument("--python", type=Path, metavar="FOLDER", help="a portable Python")
    parser.add_argument("--platform", choices=sorted(WHEELS), help="the system it is for")
    parser.add_argument("--no-guides", dest="guides", action="store_false", help="only the page")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

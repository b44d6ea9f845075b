"""How Carnet starts another process of itself: with Python, or as the program it was made into.

`scripts/make_usb.py` makes a program that has Python inside. There `sys.executable` is that
program and takes Carnet's own words; it listens to no variable and writes no bytecode, which is
what `-I` and `-B` see to elsewhere.
"""

import sys
from collections.abc import MutableMapping

_LIBRARIES = "LD_LIBRARY_PATH"


def is_made() -> bool:
    """Say whether this is the program with Python inside."""
    return bool(getattr(sys, "frozen", False))


def own_command(*words: str) -> list[str]:
    """Return the command that starts Carnet with `words`, untouched by outside influence."""
    if is_made():
        return [sys.executable, *words]
    return [sys.executable, "-I", "-B", "-m", "tui", *words]


def forget_the_start(environ: MutableMapping[str, str]) -> None:
    """Take from `environ` what the first lines of a made program left there for themselves.

    They put the program's own libraries first and keep the old value under another name. This
    process has read it; other programs, such as those of the clipboard, must get the old one.
    """
    before = environ.pop(f"{_LIBRARIES}_ORIG", None)
    environ.pop(_LIBRARIES, None)
    if before is not None:
        environ[_LIBRARIES] = before
    for name in [name for name in environ if name.startswith("_PYI_")]:
        del environ[name]

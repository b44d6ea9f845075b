"""Makes one file to measure, in a process of its own: PATH, COUNT, PROFILE and maybe a SOURCE.

Here SQLCipher does not lock and wipe every piece of memory it uses, which a file is in no way
different for, and which would take most of the time; once switched on it stays so for the process.
"""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path

from scripts.bench.stores import build, open_store, secret
from tui.vault import connection
from tui.vault.copying import copy_to
from tui.vault.profiles import SHIPPED


def main(arguments: list[str]) -> None:
    """Make the file at PATH, as a copy of SOURCE where there is one."""
    path, count, number, *source = arguments
    settings = tuple(one for one in connection._BEFORE_KEY if "memory_security" not in one)  # noqa: SLF001
    connection._BEFORE_KEY = settings  # type: ignore[assignment]  # noqa: SLF001
    profile = SHIPPED[int(number)]
    if not source:
        build(Path(path), int(count), profile)
        return
    with closing(open_store(Path(source[0]))) as vault, secret() as passphrase:
        copy_to(vault, Path(path), passphrase, lambda _done: True, profile=profile)


if __name__ == "__main__":
    main(sys.argv[1:])

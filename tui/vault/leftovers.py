"""What may lie beside a file after an interrupted change: the names, and what they mean.

Only names are looked at here, so that a start that finds none reads no more of the vault.
"""

from __future__ import annotations

import os
from enum import Enum
from pathlib import Path

NEW, OLD = ".new", ".old"


class Applies(Enum):
    """Which passphrase opens the file, as far as can be said without one."""

    ANY = "any"
    """No sign of an interrupted change."""
    BEFORE = "before"
    """A change was interrupted before it counted: the passphrase of before."""
    NEW = "new"
    """A change was interrupted after it counted: the new passphrase."""


def beside(path: Path, ending: str) -> Path:
    """Return the path of a file in the same folder whose name has `ending` added."""
    return path.with_name(f"{path.name}{ending}")


def anything_beside(path: Path) -> bool:
    """Say whether a file lies at `path` with NEW or OLD added."""
    return any(os.path.lexists(beside(path, ending)) for ending in (NEW, OLD))

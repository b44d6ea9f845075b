"""Places on the disk that are typed."""

import os
from pathlib import Path

from tui.arguments import VAULT_NAME


def typed_place(text: str, folder: Path) -> Path:
    """Return the place meant by a typed or dropped path, relative ones from `folder`.

    Terminals put quotes or backslashes around a dropped file.
    """
    bare = text.strip()
    if len(bare) > 1 and bare[0] == bare[-1] and bare[0] in "'\"":
        bare = bare[1:-1]
    elif os.sep == "/":
        bare = bare.replace("\\ ", " ")
    return folder / Path(bare).expanduser()


def vault_at(path: Path) -> Path:
    """Return the vault meant by a path: in a folder, the file with the usual name."""
    return path / VAULT_NAME if path.is_dir() else path


def typed_path(text: str, folder: Path) -> Path:
    """Return the vault meant by a typed or dropped path; a folder means the usual name in it."""
    return vault_at(typed_place(text, folder))

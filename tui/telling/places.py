"""Places on the disk that are typed."""

import os
from pathlib import Path

VAULT_NAME = "carnet.dat"
"""The file looked for in a folder."""


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


def typed_path(text: str, folder: Path) -> Path:
    """Return the vault meant by a typed or dropped path; a folder means the usual name in it."""
    path = typed_place(text, folder)
    return path / VAULT_NAME if path.is_dir() else path

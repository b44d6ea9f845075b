"""The place of a file: is it copied elsewhere, can others read it?"""

import stat
import sys
from pathlib import Path

# Folder names of the desktop programs, as their makers document them, in lower case.
_SYNC_NAMES = ("dropbox", "onedrive", "google drive", "googledrive", "my drive", "icloud", "box")
_SYNC_NAMES_EXACT = ("mobile documents", "cloudstorage", "nextcloud", "owncloud", "pcloud drive")
_SYNC_NAMES_MORE = (
    "mega",
    "megasync",
    "kdrive",
    "proton drive",
    "syncthing",
    "seafile",
    "tresorit",
)
_SYNC_MARKS = (".dropbox", ".stfolder", ".owncloudsync.log", ".nextcloudsync.log", ".seafile-data")


def in_synced_folder(path: Path) -> bool:
    """Say whether a folder above `path` is kept in step with a cloud or another computer."""
    return any(_is_synced(folder) for folder in path.resolve().parents)


def _is_synced(folder: Path) -> bool:
    name = folder.name.lower()
    stem = name.split(" - ")[0].split(" (")[0]  # "OneDrive - Company", "Dropbox (Personal)"
    return stem in (*_SYNC_NAMES, *_SYNC_NAMES_EXACT, *_SYNC_NAMES_MORE) or any(
        (folder / mark).exists() for mark in _SYNC_MARKS
    )


def readable_by_others(path: Path, platform: str = sys.platform) -> bool | None:
    """Say whether any account can read the file, or what would be written in its folder.

    None on Windows, whose permissions are not looked at.
    """
    if platform == "win32":
        return None
    target = path.resolve()
    if not target.exists():
        target = target.parent
    return bool(target.stat().st_mode & stat.S_IROTH) and all(
        folder.stat().st_mode & stat.S_IXOTH for folder in target.parents
    )

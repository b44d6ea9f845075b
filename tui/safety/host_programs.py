"""Programs that run beside Carnet and keep what is copied or show the screen elsewhere."""

import os
import sys
from pathlib import Path

# Names as proc(5) `comm` has them: at most 15 characters. KDE's clipboard history is part of
# plasmashell and of klipper before it.
_CLIPBOARD_KEEPERS = frozenset(
    {
        *("plasmashell", "klipper", "gpaste-daemon", "copyq", "clipman", "xfce4-clipman"),
        *("parcellite", "diodon", "greenclip", "clipit", "clipmenud", "cliphist", "qlipper"),
    }
)
_SCREEN_SHARERS = frozenset(
    {
        *("teamviewerd", "teamviewer", "anydesk", "rustdesk", "x11vnc", "x0vncserver", "krfb"),
        *("vino-server", "wayvnc"),
    }
)
_GNOME_KEEPERS = (
    "clipboard-indicator@tudmotu.com",
    "clipboard-history@alexsaveau.dev",
    "pano@elhan.io",
    "GPaste@gnome-shell-extensions.gnome.org",
)
_EXTENSIONS = Path(".local/share/gnome-shell/extensions")


def programs_running(proc: Path = Path("/proc")) -> frozenset[str]:
    """Return the names of all processes in lower case (proc(5), `comm`); seen on Linux only.

    Raises:
        OSError: there is no such folder on this system.
    """
    names: set[str] = set()
    for entry in os.listdir(proc):  # noqa: PTH208  (a Path for each process would take longer)
        if entry.isdecimal():
            names.add(_name_of(f"{proc}/{entry}/comm"))
    return frozenset(names)


def _name_of(comm: str) -> str:
    """Return what a `comm` file holds; empty when its process has just ended."""
    try:
        descriptor = os.open(comm, os.O_RDONLY)
    except OSError:
        return ""
    try:
        return os.read(descriptor, 64).decode("utf-8", "replace").strip().lower()
    except OSError:
        return ""
    finally:
        os.close(descriptor)


def screen_is_shared(running: frozenset[str] | None) -> bool | None:
    """Say whether a known program of remote control runs; None where programs are not seen.

    A meeting or a browser that shows the screen has no name of its own and is not told.
    """
    return None if running is None else bool(running & _SCREEN_SHARERS)


def clipboard_is_kept(
    running: frozenset[str] | None, home: Path, platform: str = sys.platform
) -> bool | None:
    """Say whether what is copied goes into a history.

    Args:
        running: names of the programs, or None where they are not seen.
        home: the person's folder, where GNOME keeps its extensions.
        platform: as `sys.platform`; on Windows the registry is asked.
    """
    if platform == "win32":
        return _windows_history()
    if running is None:
        return None
    if running & _CLIPBOARD_KEEPERS:
        return True
    has_shell = "gnome-shell" in running
    return has_shell and any((home / _EXTENSIONS / name).exists() for name in _GNOME_KEEPERS)


def _windows_history() -> bool | None:
    """Ask the registry whether the clipboard history (Windows key and V) is on."""
    if sys.platform != "win32":
        return None
    import winreg

    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, r"Software\Microsoft\Clipboard") as key:
            return bool(winreg.QueryValueEx(key, "EnableClipboardHistory")[0])
    except OSError:
        return False  # the value is written when it is first switched on

"""What stands on the screen while a session loads: two lines, and keys that are kept unseen.

Loading what draws takes a fifth of a second, in which a passphrase may already be typed: the
terminal is told not to show it, and keeps it until the session reads it. Only what the supervisor
may know is used here: the command line, the variables and what earlier sessions told.
"""

import os
from collections.abc import Mapping

from tui.arguments import VAULT_NAME, Options

SOURCE_LANGUAGE = "en"

_FILE = "opening.txt"
_TOLD = b'"language": "'
_PACKAGE = os.path.dirname(os.path.realpath(__file__))
_PLACES = (os.path.join(os.path.dirname(_PACKAGE), "content"), os.path.join(_PACKAGE, "_content"))
_CLEAR = b"\x1b[H\x1b[2J"
_LANGUAGE_NAMES = ("LC_ALL", "LC_MESSAGES", "LANG")


def first_frame(options: Options, environ: Mapping[str, str], told: bytes, *, again: bool) -> bytes:
    """Return what to write on the terminal, b"" where there are no words for it.

    Args:
        options: the command line.
        environ: the variables of the session.
        told: what earlier sessions told, see `start.SessionStart.tell_supervisor`.
        again: the session before this one was locked, so there is a file to open.
    """
    lines = _words(_chosen(told) or _code(options.language) or _spoken(environ))
    shown = lines if again or _is_there(options.path) else lines[:1]
    text = "".join(f"\r\n  {line}\r\n" for line in shown)
    return _CLEAR + text.encode("utf-8") if shown else b""


def _is_there(path: str | None) -> bool:
    """Say whether the session will ask for a passphrase, as `sections.first_screen` decides."""
    place = path or "."
    return os.path.isfile(os.path.join(place, VAULT_NAME) if os.path.isdir(place) else place)


def _words(code: str) -> list[str]:
    """Return the lines in a language, else in the source language."""
    for name in (code, SOURCE_LANGUAGE):
        for root in _PLACES:
            try:
                with open(os.path.join(root, name, _FILE), encoding="utf-8") as file:
                    return file.read().splitlines()
            except OSError:
                continue
    return []


def _chosen(told: bytes) -> str:
    """Return the language that a session told last; "" when none did."""
    start = told.rfind(_TOLD)
    if start < 0:
        return ""
    return _code(told[start + len(_TOLD) :].split(b'"', 1)[0].decode("ascii", "replace"))


def _spoken(environ: Mapping[str, str]) -> str:
    return _code(next((environ[name] for name in _LANGUAGE_NAMES if environ.get(name)), ""))


def _code(wanted: str | None) -> str:
    """Return the folder's name for a wish such as `fr_CA.UTF-8`; letters only, so never a path."""
    code = (wanted or "").replace("-", "_").split("_")[0].split(".")[0].lower()
    return code if code.isascii() and code.isalpha() else ""

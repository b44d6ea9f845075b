"""File names that are safe in every folder, made from names that somebody else chose.

The rules are those of Windows, the strictest of the three systems: Microsoft Learn, "Naming Files,
Paths, and Namespaces".  Names that differ only in case or in how an accent is spelt count as one,
as they do on Windows and macOS.
"""

from __future__ import annotations

import re
import unicodedata

MOST_BYTES = 120
"""The longest name in UTF-8; in UTF-16 it has no more units, and at most 255 decomposed."""

DEFAULT = "file"

_SEPARATORS = re.compile(r"[/\\]")
_FORBIDDEN = frozenset('<>:"/\\|?*%~')
"""What Windows forbids; `%` starts a variable there, and `~1` may be another file's short name."""
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_DEVICES = frozenset(
    {"CON", "PRN", "AUX", "NUL", "CLOCK$", "CONIN$", "CONOUT$"}
    | {f"{port}{number}" for port in ("COM", "LPT") for number in range(10)}
)
_ACTING = frozenset({"DESKTOP.INI", "AUTORUN.INF", "THUMBS.DB"})
"""What Windows reads by itself when the folder is shown."""
_ACTING_SUFFIXES = (
    ".lnk", ".url", ".scf", ".pif", ".website", ".library-ms", ".search-ms", ".searchconnector-ms",
    ".theme", ".contact",
)  # fmt: skip
_HARMLESS = ".bin"
_LONGEST_SUFFIX = 16
_NOT_AT_THE_EDGE = " ."


def safe_name(name: str, default: str = DEFAULT, *, most_bytes: int = MOST_BYTES) -> str:
    """Return a name that no system refuses, reads as a path or obeys.

    Only what follows the last separator is used.  What cannot stand in a name becomes `_`; names of
    devices and names that begin like an option get one in front.  `default`, which must be a safe
    name itself, stands for nothing at all.
    """
    last = _SEPARATORS.split(unicodedata.normalize("NFC", name))[-1]
    drawn = "".join(_drawn(letter) for letter in last)
    kept = " ".join(drawn.split()).strip(_NOT_AT_THE_EDGE)
    if not kept.strip("_"):
        kept = default
    return _shortened(_harmless(kept), most_bytes)


def folded(name: str) -> str:
    """Return what two names share when some system takes them for the same file."""
    once = unicodedata.normalize("NFKC", name).upper().casefold()
    return unicodedata.normalize("NFKC", once)


class Names:
    """The names given out for one folder; none is given twice, whatever the system compares."""

    def __init__(self, taken: tuple[str, ...] = ()) -> None:
        """Begin with the names that are there already."""
        self._taken = {folded(name) for name in taken}
        self._next: dict[str, int] = {}

    def take(self, wanted: str, default: str = DEFAULT) -> str:
        """Return a safe name close to `wanted` that nothing else in the folder has."""
        name = safe_name(wanted, default)
        free = name if folded(name) not in self._taken else self._numbered(name)
        self._taken.add(folded(free))
        return free

    def _numbered(self, name: str) -> str:
        """Return the name with the first free number, from 2."""
        stem, suffix = _parts(name)
        key = folded(name)
        while True:
            number = self._next[key] = self._next.get(key, 1) + 1
            ending = f" ({number}){suffix}"
            room = MOST_BYTES - len(ending.encode())
            free = _harmless(f"{_cut(stem, room)}{ending}")
            if folded(free) not in self._taken:
                return free


def _drawn(letter: str) -> str:
    """Return the letter, a space for any space, `_` for what cannot stand in a name.

    A letter that some program may spell as a separator counts as one (its NFKC form).
    """
    if letter.isspace():
        return " "
    spelt = unicodedata.normalize("NFKC", letter)
    if unicodedata.category(letter) in _INVISIBLE or _FORBIDDEN & set(spelt):
        return "_"
    return letter


def _harmless(name: str) -> str:
    """Keep a name from being a device, an option, or something Windows acts upon."""
    upper = unicodedata.normalize("NFKC", name).upper()
    if upper.partition(".")[0].strip() in _DEVICES or upper in _ACTING or name[0] in "-_":
        name = f"_{name.lstrip('_')}"
    if folded(name).endswith(_ACTING_SUFFIXES):
        name += _HARMLESS
    return name


def _parts(name: str) -> tuple[str, str]:
    """Return the stem and the suffix with its dot, "" when there is none worth keeping."""
    stem, dot, suffix = name.rpartition(".")
    if not stem or not suffix or len(suffix.encode()) > _LONGEST_SUFFIX:
        return name, ""
    return stem, f"{dot}{suffix}"


def _shortened(name: str, most_bytes: int) -> str:
    """Shorten the stem until the whole name has at most `most_bytes` bytes of UTF-8."""
    if len(name.encode()) <= most_bytes:
        return name
    stem, suffix = _parts(name)
    return f"{_cut(stem, most_bytes - len(suffix.encode()))}{suffix}"


def _cut(stem: str, room: int) -> str:
    """Return the beginning of a stem in at most `room` bytes, without a half letter at its end."""
    kept = stem.encode()[: max(room, 1)].decode("utf-8", "ignore")
    return kept.rstrip(_NOT_AT_THE_EDGE) or "_"

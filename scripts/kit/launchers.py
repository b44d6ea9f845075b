"""The files that start Carnet from the kit, with their sentences in every language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from scripts.kit.plain_text import wrapped
from scripts.kit.words import Words

FOLDER = Path(__file__).with_name("launchers")
SHELL = "start-carnet.sh"
_SHELL_SIGNS = str.maketrans({"\\": r"\\", "$": r"\$", "`": r"\`"})
_COMMAND_SIGNS = str.maketrans({**{sign: f"^{sign}" for sign in "^&|<>()"}, "%": "%%"})


def launchers(languages: Sequence[Words]) -> Mapping[str, bytes]:
    """Return each launcher by its name; Windows reads its own with CR LF at the end of lines."""
    return {
        file.name: _filled(file.read_text(encoding="utf-8"), languages, file.suffix)
        for file in sorted(FOLDER.iterdir())
    }


def _filled(text: str, languages: Sequence[Words], suffix: str) -> bytes:
    windows = suffix == ".cmd"
    say = _for_windows if windows else _for_shell
    for place in ("missing", "not_allowed", "close"):
        text = text.replace(f"@{place.upper()}@", say([words.text(place) for words in languages]))
    return (text.replace("\n", "\r\n") if windows else text).encode("utf-8")


def _for_shell(sentences: Sequence[str]) -> str:
    """Return lines of a here-document, in which the shell fills in what it knows."""
    known = {"system": "$system", "place": '"$place"'}
    safe = (sentence.translate(_SHELL_SIGNS).format_map(known) for sentence in sentences)
    return "\n\n".join(map(wrapped, safe))


def _for_windows(sentences: Sequence[str]) -> str:
    filled = (sentence.format_map({"system": "Windows", "place": ""}) for sentence in sentences)
    lines = "\n\n".join(map(wrapped, filled)).split("\n")
    return "\n".join(
        f"echo {line.translate(_COMMAND_SIGNS)}" if line else "echo." for line in lines
    )

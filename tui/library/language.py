"""The languages of Carnet and the sentences of its interface.

The code holds English sentences; `content/<language>/interface.po` (compiled beside it) holds the
others. A new language is a new folder of `content/`: it needs no code.
"""

from __future__ import annotations

import gettext
from dataclasses import dataclass
from pathlib import Path

SOURCE_LANGUAGE = "en"
"""The language in which the sentences stand in the code."""


def mark(sentence: str) -> str:
    """Mark a sentence for translation where no language is at hand yet; returns it unchanged."""
    return sentence


@dataclass(frozen=True, slots=True)
class LanguageInfo:
    """A language that can be chosen: its folder and its own name for itself."""

    code: str
    name: str


class Language:
    """Says the sentences of the interface in one language.

    Args:
        root: the content folder.
        code: a folder of it, for example "fr"; an unknown one speaks the source language.
    """

    def __init__(self, root: Path, code: str) -> None:
        self.code = code
        self._translations = _read(root / code / "interface.mo")

    def say(self, sentence: str, /, **values: object) -> str:
        """Return a sentence with its `{name}` places filled."""
        return _fill(self._translations.gettext(sentence), values)

    def count(self, one: str, many: str, number: int, /, **values: object) -> str:
        """Return the sentence that fits a number; `{number}` is filled with it."""
        text = self._translations.ngettext(one, many, number)
        return _fill(text, {"number": number, **values})


def _fill(text: str, values: dict[str, object]) -> str:
    return text.format_map(values) if values else text


def _read(file: Path) -> gettext.NullTranslations:
    try:
        with file.open("rb") as compiled:
            return gettext.GNUTranslations(compiled)
    except FileNotFoundError:
        return gettext.NullTranslations()


def available_languages(root: Path) -> tuple[LanguageInfo, ...]:
    """Return the languages of the content folder, by code."""
    return tuple(
        LanguageInfo(file.parent.name, _name(file)) for file in sorted(root.glob("*/language.toml"))
    )


def _name(file: Path) -> str:
    """Return what stands between the first two quotes of a `language.toml`.

    Every start asks, and a reader of TOML takes longer to load than all the rest of this file.
    """
    return file.read_text(encoding="utf-8").split('"', 2)[1]


def language_codes(root: Path, between: str) -> str:
    """Return the codes of all languages on one line, with `between` between them: "en|fr"."""
    return between.join(info.code for info in available_languages(root))


def choose_language(root: Path, wanted: str) -> str:
    """Return the code for a wish such as `fr_CA.UTF-8`, or the source language."""
    code = wanted.replace("-", "_").split("_")[0].split(".")[0].lower()
    known = code.isalpha() and (root / code / "language.toml").is_file()
    return code if known else SOURCE_LANGUAGE

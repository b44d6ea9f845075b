"""What the kit says in one language: `content/<language>/kit.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from tui.library.language import available_languages


@dataclass(frozen=True)
class Words:
    """The texts of the kit in one language, by name."""

    code: str
    texts: dict[str, str]

    def text(self, name: str, **values: object) -> str:
        """Return a text, with its places filled when there are values for them."""
        text = self.texts[name].strip()
        return text.format_map(values) if values else text


def all_words(root: Path) -> tuple[Words, ...]:
    """Return the texts of every language of the content folder."""
    return tuple(
        Words(info.code, tomllib.loads((root / info.code / "kit.toml").read_text(encoding="utf-8")))
        for info in available_languages(root)
    )

"""What people can be asked for, with a short message for each, in one language.

The structure is in `content/asks.toml`, the words in `<language>/asks.toml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tui.library.tables import Problems, Table, read_file


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing somebody can be asked for; `message` has a place `{name}`, `steps` are step ids."""

    id: str
    steps: tuple[str, ...]
    title: str
    message: str

    def written_to(self, alias: str) -> str:
        """Return the message to somebody; braces in the alias are only braces."""
        return self.message.replace("{name}", alias)


@dataclass(frozen=True, slots=True)
class Asks:
    """Everything that can be asked, by id in the file's order."""

    all: Mapping[str, Ask]
    code_line: str

    def code_words(self, word: str) -> str:
        """Return the sentence that says what the agreed word means."""
        return self.code_line.replace("{word}", word)


def load_asks(root: Path, language: str) -> Asks:
    """Load what can be asked, in one language.

    Raises:
        ContentError: when anything is missing or cannot be read.
    """
    problems = Problems()
    asks = collect_asks(root, language, problems)
    problems.refuse()
    return asks


def collect_asks(root: Path, language: str, problems: Problems) -> Asks:
    """Load what can be asked and collect what is wrong instead of raising."""
    structure = read_file(root, "asks.toml", problems)
    words = read_file(root, f"{language}/asks.toml", problems)
    texts = words.table("asks")
    found = {table.key: _ask(table, texts.table(table.key)) for table in structure.tables("ask")}
    asks = Asks(found, words.text("code_line"))
    for table in (structure, texts, words):
        table.done()
    return asks


def _ask(table: Table, words: Table) -> Ask:
    ask = Ask(table.text("id"), table.names("steps"), words.text("title"), words.text("message"))
    table.done()
    words.done()
    return ask

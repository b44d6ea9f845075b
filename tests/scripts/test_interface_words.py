"""The sentences of the interface are read as translators' tools read them, without those tools."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from scripts.interface_words import Sentence, sentences_of
from tui.library.places import content_root

SAMPLE = """msgid ""
msgstr ""
"Language: fr\\n"

msgid "Short"
msgstr "Court"

#, python-brace-format
msgid ""
"A long one with \\"quotes\\" "
"and {name}."
msgstr ""
"Une longue avec \\"guillemets\\" "
"et {name}."

msgid "{number} note"
msgid_plural "{number} notes"
msgstr[0] "une note"
msgstr[1] "{number} notes"

msgid "Not yet"
msgstr ""
"""


def test_long_plural_and_quoted_sentences_are_read(tmp_path: Path) -> None:
    file = tmp_path / "interface.po"
    file.write_text(SAMPLE, encoding="utf-8")
    assert list(sentences_of(file)) == [
        Sentence(["Short"], ["Court"]),
        Sentence(
            ['A long one with "quotes" and {name}.'], ['Une longue avec "guillemets" et {name}.']
        ),
        Sentence(["{number} note", "{number} notes"], ["une note", "{number} notes"]),
    ]


def test_the_real_file_is_read_as_babel_reads_it() -> None:
    file = content_root() / "fr" / "interface.po"
    ours = {sentence.english[0]: sentence.translated for sentence in sentences_of(file)}
    with file.open("rb") as lines:
        messages = [message for message in read_po(lines) if message.id]
    theirs = {}
    for message in messages:
        forms = [message.string] if isinstance(message.string, str) else list(message.string or ())
        if all(forms):
            first = message.id if isinstance(message.id, str) else message.id[0]
            theirs[first] = forms
    assert ours == theirs


@pytest.mark.parametrize(
    ("english", "translated", "same"),
    [
        (["{a} and {b}"], ["{b} et {a}"], True),
        (["{a} and {b}"], ["{a}"], False),
        (["plain"], ["{a}"], False),
        (["{number} day", "{number} days"], ["un jour", "{number} jours"], True),
        (["{number} {a}", "{number} {a}s"], ["un", "{number} {a}s"], False),
    ],
)
def test_places_are_the_same(english: list[str], translated: list[str], same: bool) -> None:
    assert Sentence(english, translated).same_places is same

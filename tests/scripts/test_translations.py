from pathlib import Path

import pytest

from scripts import translations

CODE = """
title = say("Your file")
hello = language.say("Hello {name}", name=name)
notes = count("{number} note", "{number} notes", n)
later = mark("Kept " "for later")
words = text.count("a")
"""
PO = """
msgid "Your file"
msgstr "Votre fichier"

msgid "Hello {name}"
msgstr "Bonjour {name}"

msgid "{number} note"
msgid_plural "{number} notes"
msgstr[0] "une note"
msgstr[1] "{number} notes"

msgid "Kept for later"
msgstr "Gardé pour plus tard"
"""
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n'


def words_of(folder: Path, po: str) -> translations.Words:
    (folder / "code.py").write_text(CODE, encoding="utf-8")
    file = folder / "interface.po"
    file.write_text(HEADER + po, encoding="utf-8")
    source = translations.sentences(folder)
    return translations.brought_up_to_date(source, file, "fr")


def test_every_kind_of_sentence_is_found(tmp_path: Path) -> None:
    words = words_of(tmp_path, "")
    assert {str(message.id) for message in words if message.id} == {
        "Your file",
        "Hello {name}",
        "('{number} note', '{number} notes')",
        "Kept for later",
    }


def test_a_whole_translation_has_no_problem(tmp_path: Path) -> None:
    assert list(translations.problems(words_of(tmp_path, PO))) == []


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ('"Votre fichier"', '""', "not translated"),
        ("Bonjour {name}", "Bonjour {nom}", "other {places}"),
        ("Bonjour {name}", "Bonjour", "other {places}"),
        ('msgstr[1] "{number} notes"', 'msgstr[1] ""', "not translated"),
        ('msgid "Your file"', '#, fuzzy\nmsgid "Your file"', "unsure"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, before: str, after: str, problem: str) -> None:
    found = list(translations.problems(words_of(tmp_path, PO.replace(before, after))))
    assert len(found) == 1
    assert found[0].startswith(problem)


def test_the_files_are_the_same_whenever_they_are_made(tmp_path: Path) -> None:
    first, second = words_of(tmp_path, PO), words_of(tmp_path, PO)
    assert translations.as_po(first) == translations.as_po(second)
    assert translations.as_mo(first) == translations.as_mo(second)
    text = translations.as_po(first).decode()
    assert "code.py" not in text
    assert "Date" not in text
    assert "nplurals=2" in text


def test_writing_and_reading_again_changes_nothing(tmp_path: Path) -> None:
    words = words_of(tmp_path, PO)
    file = tmp_path / "interface.po"
    file.write_bytes(translations.as_po(words))
    again = translations.brought_up_to_date(translations.sentences(tmp_path), file, "fr")
    assert translations.as_po(again) == translations.as_po(words)


def test_a_sentence_the_code_lost_leaves_the_file(tmp_path: Path) -> None:
    words = words_of(tmp_path, PO + '\nmsgid "Gone"\nmsgstr "Parti"\n')
    assert b"Gone" not in translations.as_po(words)


def test_stale_files_are_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(translations, "ROOT", tmp_path)
    words = words_of(tmp_path, PO)
    po, mo = tmp_path / "interface.po", tmp_path / "interface.mo"
    po.write_bytes(translations.as_po(words))
    mo.write_bytes(translations.as_mo(words))
    assert translations.check(po, mo, words) == []
    mo.write_bytes(b"old")
    assert translations.check(po, mo, words) == ["interface.po: stale: run scripts/translations.py"]

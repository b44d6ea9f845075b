"""Keep the translated sentences of the interface in step with the code.

Without arguments, takes the English sentences out of `tui/` (calls of `say`, `count` and `mark`),
brings `content/<language>/interface.po` of every other language up to date, and compiles it beside
as `interface.mo`. With `--check` it changes nothing and prints what is missing, stale or wrong.
The output holds no dates and no line numbers, so it only changes when a sentence does.
"""

import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts.interface_words import Sentence  # noqa: E402
from tui.library.check_typography import typeset  # noqa: E402  (the checkout comes first)
from tui.library.style import read_style  # noqa: E402
from tui.library.tables import Problems  # noqa: E402

SOURCE_LANGUAGE = "en"
KEYWORDS: dict[str, tuple[int, ...] | None] = {"say": None, "mark": None, "count": (1, 2)}


class Words(Catalog):
    """The sentences of one language, with a header that holds nothing but what readers need."""

    def __init__(self, code: str) -> None:
        super().__init__(locale=code, header_comment="", fuzzy=False)

    def _get_mime_headers(self) -> list[tuple[str, str]]:
        return [
            ("Language", str(self.locale_identifier)),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
            ("Plural-Forms", self.plural_forms),
        ]

    mime_headers = property(_get_mime_headers)


def sentences(folder: Path) -> Words:
    """Return the English sentences of the code in `folder`, untranslated."""
    words = Words(SOURCE_LANGUAGE)
    for _file, _line, sentence, _comments, _context in extract_from_dir(
        folder, method_map=[("**.py", "python")], keywords=KEYWORDS
    ):
        words.add(sentence)
    return words


def brought_up_to_date(source: Words, file: Path, code: str) -> Words:
    """Return the sentences of `source` with the translations `file` has for them."""
    known = Catalog(locale=code)
    if file.exists():
        with file.open("rb") as lines:
            known = read_po(lines, locale=code)
    words = Words(code)
    for message in _messages(source):
        old = known.get(message.id)
        flags = old.flags if old else ()
        words.add(message.id, old.string if old else None, flags=flags)
    _typeset(words, file)
    return words


def _typeset(words: Words, file: Path) -> None:
    """Put the non-breaking spaces of the language where plain ones stand."""
    if not (file.parent / "style.toml").is_file():
        return
    signs = read_style(file.parent.parent, file.parent.name, Problems()).typography
    for message in _messages(words):
        if message.pluralizable:
            message.string = tuple(typeset(form, signs) for form in _forms(message.string))
        else:
            message.string = typeset(_forms(message.string)[0], signs)


def as_po(words: Words) -> bytes:
    """Return the text translators edit."""
    buffer = io.BytesIO()
    write_po(buffer, words, width=100, no_location=True, sort_output=True, ignore_obsolete=True)
    return buffer.getvalue().lstrip(b"\n#").lstrip()


def as_mo(words: Words) -> bytes:
    """Return the compiled form the program reads."""
    buffer = io.BytesIO()
    write_mo(buffer, words)
    return buffer.getvalue()


def problems(words: Words) -> Iterator[str]:
    """Yield a line for each sentence that is not translated, unsure, or loses a placeholder."""
    for message in _messages(words):
        first = _forms(message.id)[0]
        translations = _forms(message.string)
        if message.fuzzy:
            yield f"unsure (fuzzy): {first!r}"
        if not all(translations) or (
            message.pluralizable and len(translations) < words.num_plurals
        ):
            yield f"not translated: {first!r}"
        elif not Sentence(_forms(message.id), list(translations)).same_places:
            yield f"other {{places}} than the English: {first!r}"


def _forms(text: str | Iterable[str] | None) -> list[str]:
    if text is None:
        return [""]
    return [text] if isinstance(text, str) else list(text)


def _messages(words: Catalog) -> list[Message]:
    return [message for message in words if message.id]


def languages(content: Path) -> list[str]:
    """Return the codes of the languages to translate to."""
    codes = sorted(file.parent.name for file in content.glob("*/language.toml"))
    return [code for code in codes if code != SOURCE_LANGUAGE]


def check(po: Path, mo: Path, words: Words) -> list[str]:
    """Return everything wrong with one language, a line each."""
    found = list(problems(words))
    for file, expected in ((po, as_po(words)), (mo, as_mo(words))):
        if not file.exists() or file.read_bytes() != expected:
            found.append("stale: run scripts/translations.py")
    return [f"{po.relative_to(ROOT)}: {line}" for line in dict.fromkeys(found)]


def main(arguments: list[str]) -> int:
    """Update the files, or with `--check` say what is wrong with them; 1 if anything is."""
    source = sentences(ROOT / "tui")
    wrong: list[str] = []
    for code in languages(ROOT / "content"):
        folder = ROOT / "content" / code
        po, mo = folder / "interface.po", folder / "interface.mo"
        words = brought_up_to_date(source, po, code)
        if arguments == ["--check"]:
            wrong += check(po, mo, words)
            continue
        po.write_bytes(as_po(words))
        mo.write_bytes(as_mo(words))
        wrong += [f"{po.relative_to(ROOT)}: {line}" for line in problems(words)]
    print("\n".join(wrong) or f"translations: {len(_messages(source))} sentences, all in step")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Prepares a language for its translator, or says how far it is.

    python3 scripts/new_language.py it                     make content/it, or add what is missing
    python3 scripts/new_language.py it guides/stress.md    begin texts that may stay English
    python3 scripts/new_language.py it --progress          how much is translated, by part

Nothing that is there is ever overwritten. English texts are copied with "TODO: " before them, and
`scripts/check_content.py` names each that still carries it. `--name` gives the language's own name
when the one of the CLDR is not right.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from babel import Locale, UnknownLocaleError

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts import translations  # noqa: E402  (the checkout is put on the path)
from scripts.language.copies import (  # noqa: E402
    CannotAddError,
    marked_markdown,
    marked_toml,
    with_what_is_missing,
)
from scripts.language.progress import ORDER, borrowed_files, progress  # noqa: E402
from scripts.language.skeletons import dates_toml, language_toml, style_toml  # noqa: E402
from tui.library.borrowed import part_of  # noqa: E402
from tui.library.language import SOURCE_LANGUAGE  # noqa: E402
from tui.library.words_of import NOT_PROSE  # noqa: E402


def prepare(content: Path, code: str, source: translations.Words, name: str = "") -> Iterator[str]:
    """Make what a language lacks, and yield a line for each file made or changed.

    Args:
        content: the content folder.
        code: of the language.
        source: the sentences of the interface.
        name: the language's own name; without it the one the CLDR has.

    Raises:
        UnknownLocaleError: when the CLDR does not know the code.
    """
    locale = Locale.parse(code)
    own_name = name or str(locale.get_display_name(code) or code).capitalize()
    yield from _small_files(content / code, locale, own_name)
    yield from _texts(content, code)
    yield from _interface(content / code, code, source)


def _small_files(folder: Path, locale: Locale, name: str) -> Iterator[str]:
    made = {
        "language.toml": language_toml(name),
        "style.toml": style_toml(),
        "dates.toml": dates_toml(locale),
    }
    for file, text in made.items():
        if not (folder / file).exists():
            _write(folder / file, text)
            yield f"made {folder.name}/{file}"


def _texts(content: Path, code: str) -> Iterator[str]:
    """Copy what must be whole, and add what newer English files say."""
    source = content / SOURCE_LANGUAGE
    for file in sorted(source.rglob("*.toml")):
        name = file.relative_to(source).as_posix()
        own = content / code / name
        if file.name in NOT_PROSE or (part_of(name) and not own.exists()):
            continue
        english = file.read_text(encoding="utf-8")
        try:
            before = own.read_text(encoding="utf-8") if own.exists() else ""
            after = with_what_is_missing(before, english) if before else marked_toml(english)
        except CannotAddError:
            yield f"{code}/{name}: something is missing and must be added by hand"
            continue
        if after != before:
            _write(own, after)
            yield f"{'added to' if before else 'made'} {code}/{name}"


def _interface(folder: Path, code: str, source: translations.Words) -> Iterator[str]:
    po = folder / "interface.po"
    words = translations.brought_up_to_date(source, po, code)
    made = translations.as_po(words)
    if not po.exists() or po.read_bytes() != made:
        po.write_bytes(made)
        yield f"brought {code}/interface.po up to date"
    (folder / "interface.mo").write_bytes(translations.as_mo(words))


def begin(content: Path, code: str, names: Sequence[str]) -> Iterator[str]:
    """Copy texts that are borrowed, marked, so that they can be translated."""
    for name in names:
        if name not in borrowed_files(content, code):
            yield f"{name}: is no text that {code} borrows"
            continue
        english = (content / SOURCE_LANGUAGE / name).read_text(encoding="utf-8")
        marked = marked_markdown(english) if name.endswith(".md") else marked_toml(english)
        _write(content / code / name, marked)
        yield f"made {code}/{name}"


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def _what_next(code: str) -> Iterator[str]:
    yield f"\nTranslate in this order, in content/{code}:"
    yield from (f"  {number}. {name}: {about}" for number, (name, about) in enumerate(ORDER, 1))
    yield "Then fill dates.toml and style.toml, run scripts/translations.py and"
    yield "scripts/check_content.py, and look at the screens: carnet --lang " + code


def main(arguments: Sequence[str]) -> int:
    """Do what the command line says; 2 when the code is not that of a language."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("code", help="ISO 639 code, such as it")
    parser.add_argument("texts", nargs="*", help="texts to begin, such as guides/stress.md")
    parser.add_argument("--name", default="", help="the language's own name for itself")
    parser.add_argument("--progress", action="store_true", help="only say how far it is")
    asked = parser.parse_args(arguments)
    content, code = ROOT / "content", asked.code
    if asked.progress:
        print("\n".join(map(str, progress(content, code))))
        return 0
    try:
        lines = begin(content, code, asked.texts) if asked.texts else _prepared(asked)
        print("\n".join(lines))
    except (UnknownLocaleError, ValueError):
        print(f"{code} is no language the CLDR knows: use its ISO 639 code", file=sys.stderr)
        return 2
    return 0


def _prepared(asked: argparse.Namespace) -> Iterator[str]:
    source = translations.sentences(ROOT / "tui")
    made = list(prepare(ROOT / "content", asked.code, source, asked.name))
    yield from made or ["nothing was missing"]
    yield from _what_next(asked.code)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

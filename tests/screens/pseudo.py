"""A language that nobody speaks: every English text accented, longer by 40 %, and in brackets.

What stands on a screen without accents came from no file of words, and a bracket that is not closed
shows that something was cut off.
"""

from __future__ import annotations

import json
import re
import shutil
import tomllib
from collections.abc import Mapping
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from tui.library.words_of import NOT_PROSE

CODE = "qps"
OPEN, CLOSE = (
    "\N{MATHEMATICAL LEFT WHITE SQUARE BRACKET}",
    "\N{MATHEMATICAL RIGHT WHITE SQUARE BRACKET}",
)
LONGER, MOST = 0.4, 24
"""How much longer a text becomes, and the letters that are added at most."""

_PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ACCENTED = "áƀçđéƒĝĥíĵķłɱñóþɋŕšŧúṽŵẋýžÁɃÇĐÉƑĜĤÍĴĶŁṀÑÓÞɊŔŠŦÚṼŴẊÝŽ"
_LETTERS = str.maketrans(_PLAIN, _ACCENTED)
_KEPT = re.compile(r"\{[^}]*\}|\]\([^)]*\)|`[^`]*`|https?://\S+")
_MARKS = re.compile(r"^(\s*(?:#+ |[-*] |\d+\. |> )?)(\S.*)$", re.MULTILINE)


def strange(text: str) -> str:
    """Return a text in the language; places and where links lead stay."""
    if not text.strip():
        return text
    body = text.strip()
    begin = text.index(body)
    plain = re.sub(r"\{[^}]*\}", "", body)
    longer = "·" * max(1, round(len(plain) * LONGER)) if len(plain) < 60 else "·" * 24
    return f"{text[:begin]}{OPEN}{_accented(body)} {longer}{CLOSE}{text[begin + len(body) :]}"


def _accented(text: str) -> str:
    parts, done = [], 0
    for found in _KEPT.finditer(text):
        parts += [text[done : found.start()].translate(_LETTERS), found[0]]
        done = found.end()
    return "".join((*parts, text[done:].translate(_LETTERS)))


def make_pseudo(content: Path, folder: Path) -> Path:
    """Return a content folder below `folder` with English and the language made from it."""
    root = folder / "content"
    shutil.copytree(content, root, ignore=shutil.ignore_patterns("fr", "es"))
    source, own = root / "en", root / CODE
    for file in sorted(source.rglob("*")):
        target = own / file.relative_to(source)
        if file.is_dir():
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        text = file.read_text(encoding="utf-8")
        if file.suffix == ".toml" and file.name not in NOT_PROSE:
            text = _as_toml(_strange_all(tomllib.loads(text)), ())
        elif file.suffix == ".md":
            text = _MARKS.sub(lambda found: found[1] + _accented(found[2]), text)
        elif file.name == "language.toml":
            text = f'name = "{strange("Pseudo")}"\n'
        target.write_text(text, encoding="utf-8")
    with (content / "fr/interface.po").open("rb") as lines, (own / "interface.mo").open("wb") as mo:
        write_mo(mo, _sentences(read_po(lines)))
    return root


def _sentences(english: Catalog) -> Catalog:
    words = Catalog(locale="en")
    for message in english:
        if isinstance(message.id, str) and message.id:
            words.add(message.id, strange(message.id))
        elif message.id:
            words.add(message.id, tuple(map(strange, message.id)))
    return words


def _strange_all(value: object) -> object:
    if isinstance(value, str):
        return strange(value)
    if isinstance(value, Mapping):
        return {key: _strange_all(inner) for key, inner in value.items()}
    return [_strange_all(item) for item in value] if isinstance(value, list) else value


def _as_toml(values: object, path: tuple[str, ...]) -> str:
    assert isinstance(values, Mapping)
    lines = [f"[{'.'.join(map(json.dumps, path))}]"] if path else []
    tables = []
    for name, value in values.items():
        if isinstance(value, Mapping):
            tables.append(_as_toml(value, (*path, name)))
        else:
            lines.append(f"{json.dumps(name)} = {json.dumps(value, ensure_ascii=False)}")
    return "\n".join((*lines, *tables)) + "\n"

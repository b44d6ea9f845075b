"""Copies English texts for a translator: every text is marked, and what is there already stays."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping

from tui.library.check_translated import TO_DO

Values = Mapping[str, object]

_TOKEN = re.compile(
    r'#[^\n]*|"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'', re.DOTALL
)
_IS_KEY = re.compile(r"\s*(?:[.=]|\]\s*$)", re.MULTILINE)
_LINE = re.compile(r"^([ \t]*(?:#+ |[-*] |\d+\. |> )?)(?=\S)", re.MULTILINE)


class CannotAddError(Exception):
    """A file is written in a way that nothing can be added to it without a person."""


def marked_markdown(text: str) -> str:
    """Return a guide with the mark at the beginning of every line of text."""
    return _LINE.sub(lambda found: found[1] + TO_DO, text)


def marked_toml(text: str) -> str:
    """Return a TOML file with the mark at the beginning of every text; keys stay as they are.

    Raises:
        CannotAddError: when the outcome is not the same file with marks.
    """
    made = "".join(_marked_parts(text))
    if tomllib.loads(made) != _marked(tomllib.loads(text)):
        raise CannotAddError
    return made


def _marked_parts(text: str) -> Iterator[str]:
    done = 0
    for found in _TOKEN.finditer(text):
        yield text[done : found.start()]
        token, done = found[0], found.end()
        if token.startswith("#") or _is_key(text, found):
            yield token
            continue
        opening = next(o for o in ('"""\n', '"""', "'''\n", "'''", '"', "'") if token.startswith(o))
        yield opening + TO_DO + token[len(opening) :]
    yield text[done:]


def _is_key(text: str, found: re.Match[str]) -> bool:
    """Say whether a quoted text names a key or a table instead of being a value."""
    begins = text[text.rfind("\n", 0, found.start()) + 1 : found.start()].strip()
    heads = not begins or begins.startswith("[")
    return heads and "=" not in begins and _IS_KEY.match(text, found.end()) is not None


def _marked(value: object) -> object:
    if isinstance(value, str):
        return TO_DO + value
    if isinstance(value, Mapping):
        return {key: _marked(inner) for key, inner in value.items()}
    return [_marked(item) for item in value] if isinstance(value, list) else value


def with_what_is_missing(own: str, english: str) -> str:
    """Return a translated TOML file with the tables and texts that only the English one has.

    Raises:
        CannotAddError: when something that was there would change.
    """
    have, wanted = tomllib.loads(own), tomllib.loads(english)
    made = own
    for path, texts in _missing(have, wanted, ()):
        made = _added(made, path, texts)
    try:
        values = tomllib.loads(made)
    except tomllib.TOMLDecodeError as error:
        raise CannotAddError from error
    if not _holds(values, have) or list(_missing(values, wanted, ())):
        raise CannotAddError
    return made


def _missing(
    have: Values, wanted: Values, path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], Values]]:
    """Yield each table of `wanted` with the texts that `have` lacks, tables inside after it."""
    texts = {k: v for k, v in wanted.items() if k not in have and not isinstance(v, Mapping)}
    if texts or (path and not have):
        yield path, texts
    for name, inner in wanted.items():
        if isinstance(inner, Mapping):
            mine = have.get(name, {})
            yield from _missing(mine if isinstance(mine, Mapping) else {}, inner, (*path, name))


def _added(text: str, path: tuple[str, ...], texts: Values) -> str:
    """Return the file with some texts in the table `path`, which is added when it is not there."""
    lines = "".join(f"{_key(name)} = {_written(value)}\n" for name, value in texts.items())
    if not path:
        first = re.search(r"^\[", text, re.MULTILINE)
        place = first.start() if first else len(text)
        return f"{text[:place]}{lines}\n{text[place:]}"
    head = f"[{'.'.join(map(_key, path))}]"
    found = re.search(rf"^{re.escape(head)}[^\n]*\n", text, re.MULTILINE)
    if found:
        return text[: found.end()] + lines + text[found.end() :]
    return f"{text.rstrip()}\n\n{head}\n{lines}"


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else _written_plain(name)


def _written_plain(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _written(value: object) -> str:
    if isinstance(value, list):
        return "[\n" + "".join(f"  {_written(item)},\n" for item in value) + "]"
    return _written_plain(TO_DO + value) if isinstance(value, str) else json.dumps(value)


def _holds(made: object, had: object) -> bool:
    """Say whether everything that was there is still there, as it was."""
    if isinstance(made, Mapping) and isinstance(had, Mapping):
        return all(name in made and _holds(made[name], inner) for name, inner in had.items())
    return made == had

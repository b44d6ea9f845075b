"""Content files in a form that is read ten times faster; made from them, and never instead of them.

`content/.compiled/NAME.json` holds the SHA-256 of `content/NAME` and, on the next line, its values
as JSON. Where it was made from other bytes, is cut, or is not there, the TOML file itself is read:
whoever edits content needs to know nothing of this.
"""

from __future__ import annotations

import json
import tomllib
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, cast

FOLDER = ".compiled"

Values = dict[str, Any]


def values_of(root: Path, name: str) -> Values:
    """Return what the TOML file `name` below `root` holds.

    Raises:
        OSError: it cannot be read.
        tomllib.TOMLDecodeError: it is no TOML.
        UnicodeDecodeError: it is no UTF-8.
    """
    source = (root / name).read_bytes()
    with suppress(OSError, ValueError):
        mark, _, made = _place(root, name).read_bytes().partition(b"\n")
        if mark == _mark(source):
            return cast("Values", json.loads(made))
    return tomllib.loads(source.decode("utf-8"))


def compile_content(root: Path) -> int:
    """Bring `root`/.compiled up to date with every TOML file of the content; return how many.

    Files that are no TOML are left to whoever checks the content.

    Raises:
        OSError: nothing can be written there.
    """
    made = 0
    for file in sorted(root.rglob("*.toml")):
        name, source = file.relative_to(root).as_posix(), file.read_bytes()
        with suppress(ValueError, TypeError):
            text = json.dumps(tomllib.loads(source.decode("utf-8")), ensure_ascii=False)
            place = _place(root, name)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(_mark(source) + b"\n" + text.encode("utf-8"))
            made += 1
    return made


def _place(root: Path, name: str) -> Path:
    return root / FOLDER / f"{name}.json"


def _mark(source: bytes) -> bytes:
    return sha256(source).hexdigest().encode("ascii")

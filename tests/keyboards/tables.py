"""Reads `layouts.toml`: what keyboards send for a text, on each layout, through each terminal."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

KINDS = ("legacy", "kitty", "windows", "console")
SENTENCE = "forêt à Noël, reçu 20 € déjà : où, là ?"
"""What is typed in the tests: direct letters, dead keys, AltGr, digits and signs."""


@cache
def _tables() -> dict[str, Any]:
    text = Path(__file__).with_name("layouts.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def layouts() -> list[str]:
    """Return the names of the layouts."""
    return list(_tables()["layouts"])


def presses(layout: str, text: str) -> list[str]:
    """Return the keys to press on `layout` for one character, by what stands on them."""
    found: list[str] = next(
        (p["keys"] for p in _tables()["layouts"][layout]["press"] if p["text"] == text), [text]
    )
    return found


def key(kind: str, name: str) -> bytes:
    """Return the bytes of a key without a character, such as `enter` or `ctrl-o`."""
    return str(_tables()["keys"][kind][name]).encode()


def typed(layout: str, kind: str, text: str) -> bytes:
    """Return the bytes of a text typed on `layout` through a terminal of `kind`."""
    return b"".join(_character(layout, kind, character) for character in text)


def _character(layout: str, kind: str, text: str) -> bytes:
    for press in _tables()["layouts"][layout]["press"]:
        if press["text"] == text:
            return str(press[kind]).encode()
    plain = text.isascii() and (text.islower() or text == " ")
    assert plain, f"{layout} has no line for {text!r}"
    return f"\x1b[{ord(text)};;{ord(text)}u".encode() if kind == "kitty" else text.encode()

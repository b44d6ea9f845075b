"""What each keyboard sends arrives as the text that was meant, and as the keys of the commands."""

from __future__ import annotations

import pytest
from textual import events
from textual._xterm_parser import XTermParser

from tests.keyboards.tables import KINDS, SENTENCE, key, layouts, presses, typed

NEEDED = "?/:,"
"""The signs among the keys of commands."""


def received(data: bytes) -> list[events.Key]:
    """Return the key events that Textual makes of `data`, without those of a bare shift."""
    parser = XTermParser()
    found = [*parser.feed(data.decode()), *parser.feed("")]
    return [e for e in found if isinstance(e, events.Key) and e.key != "ctrl+@"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("layout", layouts())
def test_a_sentence_arrives_letter_by_letter(layout: str, kind: str) -> None:
    keys = received(typed(layout, kind, SENTENCE))
    assert "".join(key.character or "" for key in keys) == SENTENCE
    assert all(key.is_printable for key in keys)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("layout", layouts())
def test_the_keys_of_commands_are_known_by_their_names(layout: str, kind: str) -> None:
    names = {"?": "question_mark", "/": "slash", ":": "colon", ",": "comma"}
    for text, name in names.items():
        assert [k.key for k in received(typed(layout, kind, text))] == [name]
    for name in ("enter", "tab", "backspace", "up", "down", "f1", "ctrl-o", "ctrl-q", "ctrl-s"):
        assert [k.key for k in received(key(kind, name))] == [name.replace("-", "+")]


@pytest.mark.parametrize("layout", layouts())
def test_no_sign_of_a_command_needs_altgr_or_a_dead_key(layout: str) -> None:
    for sign in NEEDED:
        (press,) = presses(layout, sign)
        assert not press.startswith(("altgr", "dead")), (sign, press)

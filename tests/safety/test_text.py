import sys
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from tui.safety.text import REPLACEMENT, SPECIAL, VISIBLE, clean

HOSTILE = {
    "clipboard": "\x1b]52;c;cm0gLXJm\x07",
    "title": "\x1b]0;PWNED\x1b\\",
    "clear": "\x1b[2J",
    "c1": "\x9b31m",
    "link": "\x1b]8;;http://x\x1b\\y",
    "backwards": "photo\u202egpj.exe",
    "isolate": "\u2066a\u2069",
    "bell": "\x07",
    "delete": "\x7f",
    "mark": "\ufeffa",
}


def test_no_hostile_sequence_keeps_what_a_terminal_obeys() -> None:
    for text in HOSTILE.values():
        assert REPLACEMENT in clean(text)
        assert not any(unicodedata.category(c) in {"Cc", "Bidi"} for c in clean(text))


def test_ordinary_text_is_unchanged() -> None:
    text = "Où es-tu ?\n\t« Là » — l’été 2024 👩\u200d👧 سلام 日本"
    assert clean(text) == text


def test_line_ends_of_every_system_become_one() -> None:
    assert clean("a\r\nb\rc\u2028d\x85e") == "a\nb\nc\nd\ne"
    assert clean("a\r\nb\tc", keep_newlines=False) == "a b c"


def test_nothing_that_is_changed_is_overlooked_by_the_quick_look() -> None:
    changed = {
        "\r",
        "\u2028",
        "\u2029",
        *(chr(code) for code in VISIBLE if chr(code) not in "\n\t"),
    }
    assert {c for c in map(chr, range(sys.maxunicode + 1)) if SPECIAL.search(c)} == changed


def test_a_lone_surrogate_can_be_written_afterwards() -> None:
    assert clean("a\ud800b").encode() == "a\ufffdb".encode()


@given(st.text(st.characters(codec=None)))
def test_clean_text_holds_nothing_unsafe_and_stays_clean(text: str) -> None:
    safe = clean(text)
    assert clean(safe) == safe
    safe.encode()
    assert all(c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cs"} for c in safe)
    assert "\n" not in clean(text, keep_newlines=False)


def test_the_drawing_table_shows_every_control_character() -> None:
    unsafe = [chr(code) for code in range(0x20)] + ["\x7f", *map(chr, range(0x80, 0xA0))]
    drawn = "".join(unsafe).translate(VISIBLE)
    assert drawn.isprintable()
    assert len(drawn) == len(unsafe)
    assert "\u202e".translate(VISIBLE) == REPLACEMENT
    assert "é\u00a0👩\u200d👧".translate(VISIBLE) == "é\u00a0👩\u200d👧"

"""Make text from outside safe to show.

Terminals obey control characters wherever they come from: an e-mail subject can hold a sequence
that rewrites the screen or fills the clipboard, and direction marks can make a file name read
backwards. Everything that is shown passes `clean` on its way in or `VISIBLE` on its way out.
"""

import re

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

# Unicode, "Bidirectional control characters" (UAX 9, section 2), and the byte order mark.
_DIRECTION = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF)
_SURROGATES = range(0xD800, 0xE000)  # cannot be written as UTF-8
_C0 = range(0x20)
_DEL = 0x7F
_C1 = range(0x80, 0xA0)

VISIBLE: dict[int, int] = {
    **{code: 0x2400 + code for code in _C0},
    _DEL: 0x2421,
    **dict.fromkeys((*_C1, *_DIRECTION, 0x2028, 0x2029, *_SURROGATES), 0xFFFD),
}
"""Table for `str.translate`: draws each control character as a picture of itself.

The last filter before the terminal uses it, where a line break or a tab is out of place too.
"""

_UNSAFE = str.maketrans(
    {
        **dict.fromkeys((*_C0, _DEL, *_C1, *_DIRECTION, *_SURROGATES), REPLACEMENT),
        "\n": "\n",
        "\t": "\t",
    }
)
SPECIAL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
"""Finds what `clean` changes, ten times as quickly as the table: that is asked for each letter."""
_LINE_ENDS = re.compile("\r\n|\r|\u2028|\u2029|\x85")


def clean(text: str, *, keep_newlines: bool = True) -> str:
    """Return `text` with nothing in it that a terminal would obey.

    Line ends of every system become a line feed. Other control characters, direction marks, the
    byte order mark and lone surrogates become U+FFFD. Joiners that build emoji and scripts stay.

    Args:
        text: any text, also hostile.
        keep_newlines: False turns line ends and tabs into single spaces, for one-line places.
    """
    safe = _LINE_ENDS.sub("\n", text).translate(_UNSAFE) if SPECIAL.search(text) else text
    return safe if keep_newlines else safe.replace("\n", " ").replace("\t", " ")

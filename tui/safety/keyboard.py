"""How keys are asked for from the terminal: in full reports, or as plain characters.

Textual switches on the Kitty keyboard protocol, which tells all keys apart. Some terminals lose
dead keys under it (iTerm2, Textual issue 6561), and with them the accents of a passphrase.
Plain characters are what every terminal can send.
"""

import sys
from collections.abc import MutableMapping

KITTY_OFF = "TEXTUAL_DISABLE_KITTY_KEY"
"""The variable by which Textual, when it is loaded, leaves the protocol off."""

PLAIN = "\x1b[=0u"
"""Switches the reports off for now; what the terminal had before comes back when it is left."""

_TEXTUAL_FLAGS = 1 if sys.platform == "win32" else 25
FULL = f"\x1b[={_TEXTUAL_FLAGS}u"
"""Switches on the reports that Textual asks for at its start."""


def ask_for_plain_keys(environ: MutableMapping[str, str]) -> None:
    """Let Textual leave the protocol off; it counts if Textual was not loaded yet."""
    environ[KITTY_OFF] = "1"

"""How an address stands today."""

from tui.library.language import mark

STATES = (
    ("up", mark("It is still there")),
    ("reported", mark("I asked for its removal")),
    ("gone", mark("It is gone")),
    ("back", mark("It was gone and is back")),
)
"""The states in the order shown, and how they are said."""

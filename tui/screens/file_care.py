"""What can be done with the file itself, as lines of the settings screen."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Care:
    """One line: its msgid, and the screen it opens (a `CarnetScreen` made from the session)."""

    title: str
    screen: str


CARE: tuple[Care, ...] = ()
"""In the order shown."""

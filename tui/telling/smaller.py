"""What is said where the file is written anew without its empty room."""

from __future__ import annotations

from collections.abc import Callable

from tui.library.language import mark
from tui.vault.swap import room_to_give_back
from tui.vault.vault import Vault

Say = Callable[..., str]
MEBIBYTE = 1024**2
NEW_CODES = mark(
    "The file is written anew with the same passphrase. A recovery code or sheets stop "
    "working: make new ones afterwards."
)


def room_words(vault: Vault, say: Say) -> str:
    """Return how big the file is, and how much of it is empty."""
    size, empty = room_to_give_back(vault)
    return say(
        "Your file takes {size}; {empty} of it are empty.",
        size=_megabytes(size, say),
        empty=_megabytes(empty, say),
    )


def smaller_words(vault: Vault, say: Say) -> str:
    """Return how big the file is now that it was written anew."""
    size, _empty = room_to_give_back(vault)
    return say("Done. Your file takes {size} now.", size=_megabytes(size, say))


def _megabytes(size: int, say: Say) -> str:
    """Return a size in bytes as the person's language writes it."""
    whole, tenth = divmod(size * 10 // MEBIBYTE, 10)
    return say("{whole}.{tenth} MB", whole=whole, tenth=tenth)

"""What is said to a helper about their copy, and to the giver about what came back."""

from __future__ import annotations

from collections.abc import Callable

from tui.helping.bundle import Bundle
from tui.helping.returning import Brought
from tui.safety.text import clean

Say = Callable[..., str]


def whose_words(bundle: Bundle, say: Say) -> str:
    """Return whose steps a helper's copy holds."""
    giver = clean(bundle.giver, keep_newlines=False)
    whose = say("You help {name} with these steps.", name=giver) if giver else ""
    return whose or say("You help with these steps.")


def goes_back_words(bundle: Bundle, say: Say) -> str:
    """Return what a helper must know of what they write."""
    return say(
        "Only these are here. Everything you write in this file goes back with it, marked with "
        "the name {name}. Keep nothing of it elsewhere, and stop whenever you like.",
        name=clean(bundle.helper, keep_newlines=False),
    )


def brought_words(brought: Brought, say: Say) -> str:
    """Return what came back, in numbers, with who did it."""
    name = clean(brought.helper, keep_newlines=False)
    if brought.nothing:
        return say("Nothing new was in the copy of {name}.", name=name)
    return say(
        "Brought back, all marked with {name}. Notes: {entries} · exhibits: {files} · steps: "
        "{steps} · addresses: {addresses} · letters: {letters}. Nothing of yours was replaced.",
        name=name,
        entries=len(brought.entries),
        files=brought.count("exhibit"),
        steps=len(brought.steps),
        addresses=len(brought.removals) + brought.count("removal"),
        letters=brought.count("letter"),
    )

"""What is said to a helper about their copy, and to the giver about what came back."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from textual.content import Content

from tui.helping.bundle import Bundle
from tui.helping.returning import Brought
from tui.safety.text import clean

Say = Callable[..., str]


def helper_lines(bundle: Bundle, say: Say) -> Iterator[Content]:
    """Yield what a helper reads first: whose steps these are, what to capture, where it goes."""
    giver = clean(bundle.giver, keep_newlines=False)
    whose = say("You help {name} with these steps.", name=giver) if giver else ""
    yield Content(whose or say("You help with these steps.")).stylize("bold")
    goes = say(
        "Only these are here. Everything you write in this file goes back with it, marked with "
        "the name {name}. Keep nothing of it elsewhere, and stop whenever you like.",
        name=clean(bundle.helper, keep_newlines=False),
    )
    yield Content(goes)
    if bundle.capture:
        yield Content.assemble((say("What to capture"), "bold"), "  ", clean(bundle.capture))
    yield Content("")


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

"""How many steps fit in a day."""

from __future__ import annotations

from tui.library.language import mark
from tui.planner.plan import ENERGY_QUESTION, PORTIONS
from tui.session import Session

PORTION_WORDS = {
    "tiny": mark("One small step"),
    "some": mark("Three steps"),
    "lots": mark("Six steps"),
}


def portion_word(session: Session) -> str:
    """Return the answer that says how much fits in a day; three steps when nothing was said."""
    chosen = session.planning.answers().get(ENERGY_QUESTION)
    known = [word for word in PORTIONS if isinstance(chosen, tuple) and word in chosen]
    return known[0] if known else "some"

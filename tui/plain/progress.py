"""How far a long piece of work is, said at each quarter."""

from __future__ import annotations

from collections.abc import Callable

from tui.plain.talk import Talk


def quarters(talk: Talk, here: Callable[[], None] = lambda: None) -> Callable[[float], bool]:
    """Return what is told the share done, 0 to 1, and never stops the work.

    Args:
        talk: says each quarter once.
        here: called each time, because whoever waits for the work is here.
    """
    said = 0

    def told(share: float) -> bool:
        nonlocal said
        here()
        quarter = int(share * 4)
        if said < quarter < 4:  # noqa: PLR2004
            talk.tell(talk.say("{percent} percent done.", percent=quarter * 25))
        said = max(said, quarter)
        return True

    return told

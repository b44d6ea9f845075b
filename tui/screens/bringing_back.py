"""What is drawn for a helper about their copy."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from tui.helping.bundle import Bundle
from tui.safety.text import clean
from tui.telling.bringing_back import Say, goes_back_words, whose_words


def helper_lines(bundle: Bundle, say: Say) -> Iterator[Content]:
    """Yield what a helper reads first: whose steps these are, what to capture, where it goes."""
    yield Content(whose_words(bundle, say)).stylize("bold")
    yield Content(goes_back_words(bundle, say))
    if bundle.capture:
        yield Content.assemble((say("What to capture"), "bold"), "  ", clean(bundle.capture))
    yield Content("")

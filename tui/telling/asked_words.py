"""What somebody can answer when they are asked for something."""

from __future__ import annotations

from tui.library.language import mark

ANSWER_WORDS: dict[str, str] = {
    "yes": mark("yes"),
    "no": mark("no"),
    "later": mark("not now"),
    "": mark("no answer yet"),
}

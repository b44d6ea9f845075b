"""The risk picture in words and bars that read without colour; never a number, never a score."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from tui.library.model import Library
from tui.planner.risk import HIGHEST_IMPACT
from tui.planner.situation import Situation
from tui.telling.risks import RiskSayings, Say, Shown
from tui.widgets.page import EMPTY, PageLine

COST_BAR, LIKELY_BAR, EMPTY_BAR = "▰", "●", "·"
NAME_WIDTH, NARROW_NAME = 24, 18
NARROW = 72
"""Cells below which the names are cut shorter."""


class RiskWords:
    """Draws risks in the person's language."""

    def __init__(self, library: Library, situation: Situation, say: Say) -> None:
        """Take the content, what the answers mean, and what translates."""
        self._library, self.say = library, say
        self._sayings = RiskSayings(library, situation, say)

    def row(self, shown: Shown, width: int) -> Content:
        """Return a risk as one line: name, the two bars, the band in words."""
        room = NAME_WIDTH if width >= NARROW else NARROW_NAME
        name = Content(self._sayings.name(shown))
        return Content.assemble(
            name.truncate(room, ellipsis=True, pad=True),
            f" {_bar(shown.risk.impact, COST_BAR)}  {_bar(shown.risk.likelihood, LIKELY_BAR)}  ",
            self._sayings.band(shown),
        )

    def about(self, shown: Shown) -> list[PageLine]:
        """Return what stands behind a risk: how likely, what it would cost, and why."""
        words = self._sayings
        return [
            PageLine(words.title(shown), style="bold"),
            PageLine(words.likely(shown), f"{LIKELY_BAR} "),
            PageLine(words.cost(shown), f"{COST_BAR} "),
            *(PageLine(line, "  ") for line in words.own(shown)),
        ]

    def because(self, questions: Iterable[str]) -> list[PageLine]:
        """Return the questions whose answers raise something."""
        asked = self._sayings.asked(questions)
        if not asked:
            return []
        return [PageLine(self.say("Because of your answers to:")), *_points(asked)]

    def honesty(self) -> list[PageLine]:
        """Return what must always be said of this picture."""
        return [EMPTY, PageLine(self._library.wording.texts["honesty"])]


def _bar(size: int, sign: str) -> str:
    return sign * size + EMPTY_BAR * (HIGHEST_IMPACT - size)


def _points(texts: Iterable[str]) -> list[PageLine]:
    return [PageLine(text, "• ") for text in texts]

"""The risk picture in words and bars that read without colour; never a number, never a score."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from textual.content import Content

from tui.library.language import mark
from tui.library.model import Library
from tui.planner.asking import asked_text
from tui.planner.risk import HIGHEST_IMPACT, Risk
from tui.planner.situation import Situation
from tui.widgets.page import EMPTY, PageLine

Say = Callable[..., str]

LIKELY_WORDS = {
    1: mark("your answers show no sign of it"),
    2: mark("there are weak signs"),
    3: mark("it is possible"),
    4: mark("several signs point to it"),
    5: mark("it is happening, or very close"),
}
COST_WORDS = {
    3: mark("it would cost much"),
    4: mark("it would cost a lot"),
    5: mark("nothing weighs more"),
}
COST_BAR, LIKELY_BAR, EMPTY_BAR = "▰", "●", "·"
NAME_WIDTH, NARROW_NAME = 24, 18
NARROW = 72
"""Cells below which the names are cut shorter."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A risk as it is shown: its band is the person's own where they said so."""

    risk: Risk
    band: str
    own: bool


def shown_risks(risks: Mapping[str, Risk], own: Mapping[str, str], library: Library) -> list[Shown]:
    """Return the risks, those that need attention first at the top.

    Args:
        risks: the risk of each asset.
        own: by asset, the band the person put it in themselves.
        library: the content, for the order of the bands.
    """
    bands = [band.id for band in library.bands]
    shown = [
        Shown(risk, own.get(name, risk.band), own.get(name) in bands)
        for name, risk in risks.items()
    ]
    return sorted(shown, key=lambda s: (-bands.index(s.band), -s.risk.product))


class RiskWords:
    """Says risks in the person's language."""

    def __init__(self, library: Library, situation: Situation, say: Say) -> None:
        """Take the content, what the answers mean, and what translates."""
        self._library, self._situation, self.say = library, situation, say
        self._bands = {band.id: band.text for band in library.bands}

    def row(self, shown: Shown, width: int) -> Content:
        """Return a risk as one line: name, the two bars, the band in words."""
        room = NAME_WIDTH if width >= NARROW else NARROW_NAME
        name = Content(self._library.assets[shown.risk.asset].text)
        mine = self.say("my view")
        return Content.assemble(
            name.truncate(room, ellipsis=True, pad=True),
            f" {_bar(shown.risk.impact, COST_BAR)}  {_bar(shown.risk.likelihood, LIKELY_BAR)}  ",
            self._bands[shown.band] + (f" ({mine})" if shown.own else ""),
        )

    def about(self, shown: Shown) -> list[PageLine]:
        """Return what stands behind a risk: how likely, what it would cost, and why."""
        risk = shown.risk
        thing, band = self._library.assets[risk.asset].text, self._bands[shown.band]
        title = self.say("{thing}: {how_soon}", thing=thing, how_soon=band)
        likely, cost = self.say(LIKELY_WORDS[risk.likelihood]), self.say(COST_WORDS[risk.impact])
        lines = [
            PageLine(title, style="bold"),
            PageLine(self.say("How likely: {words}.", words=likely), f"{LIKELY_BAR} "),
            PageLine(self.say("What it would cost: {words}.", words=cost), f"{COST_BAR} "),
        ]
        if risk.named:
            lines.append(PageLine(self.say("You named it among what matters most."), "  "))
        if shown.own:
            computed = self._bands[risk.band]
            words = self.say("You see it differently; from the answers: {band}.", band=computed)
            lines.append(PageLine(words, "  "))
        return lines

    def because(self, questions: Iterable[str]) -> list[PageLine]:
        """Return the questions whose answers raise something."""
        known = self._library.questions
        asked = [_asked(asked_text(known[name], self._situation)) for name in questions]
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


def _asked(text: str) -> str:
    """Return a question without what it says after its question mark."""
    return text[: text.index("?") + 1] if "?" in text else text

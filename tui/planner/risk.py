"""The risk picture: what is at stake and how likely harm is, meant to be shown in words."""

from __future__ import annotations

from dataclasses import dataclass

from tui.library.model import Asset, Library
from tui.planner.situation import Situation

HIGHEST_IMPACT = 5


@dataclass(frozen=True, slots=True)
class Risk:
    """One asset: likelihood and impact from 1 to 5, and the band their product falls in.

    `because` are the questions whose answers say how likely harm is, `named` whether the person
    said that this matters most to them.
    """

    asset: str
    likelihood: int
    impact: int
    band: str
    because: tuple[str, ...] = ()
    named: bool = False

    @property
    def product(self) -> int:
        """Return likelihood times impact, only for sorting and for the band."""
        return self.likelihood * self.impact


def risk_picture(situation: Situation, library: Library) -> dict[str, Risk]:
    """Return the risk of every asset by id, in the library's order."""
    return {asset.id: _risk(asset, situation, library) for asset in library.assets.values()}


def _risk(asset: Asset, situation: Situation, library: Library) -> Risk:
    matching = [(likely, when) for when, likely in asset.rules if when.holds(situation)]
    likelihood = max((likely for likely, _ in matching), default=1)
    reasons = {
        r for likely, when in matching if likely == likelihood for r in when.reasons(situation)
    }
    named = asset.id in situation.selected(library.stakes_question)
    impact = min(HIGHEST_IMPACT, asset.impact + named)
    band = next(band.id for band in library.bands if likelihood * impact <= band.up_to)
    because = tuple(question for question in library.questions if question in reasons)
    return Risk(asset.id, likelihood, impact, band, because, named)

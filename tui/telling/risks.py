"""The risk picture in sentences: how likely, what it would cost, why, and who can help with a sign.

Never a number, never a score.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from tui.library.language import mark
from tui.library.model import Flag, Library
from tui.people.services import Service
from tui.planner.asking import asked_text
from tui.planner.plan import Plan
from tui.planner.risk import Risk
from tui.planner.situation import Situation
from tui.session import Session
from tui.telling.services import offered_services

Say = Callable[..., str]
MOST_SERVICES = 4
"""Services named besides the emergency numbers: a choice, not a directory."""

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


class RiskSayings:
    """Says risks in the person's language.

    Args:
        library: the content.
        situation: what the answers mean.
        say: translates.
    """

    def __init__(self, library: Library, situation: Situation, say: Say) -> None:
        self._library, self._situation, self.say = library, situation, say
        self._bands = {band.id: band.text for band in library.bands}

    def name(self, shown: Shown) -> str:
        """Return what is at stake."""
        return self._library.assets[shown.risk.asset].text

    def band(self, shown: Shown) -> str:
        """Return how pressing it is, and whether that is the person's own view."""
        mine = self.say("my view")
        return self._bands[shown.band] + (f" ({mine})" if shown.own else "")

    def title(self, shown: Shown) -> str:
        """Return what is at stake with how pressing it is."""
        band = self._bands[shown.band]
        return self.say("{thing}: {how_soon}", thing=self.name(shown), how_soon=band)

    def likely(self, shown: Shown) -> str:
        """Return how likely it is."""
        words = self.say(LIKELY_WORDS[shown.risk.likelihood])
        return self.say("How likely: {words}.", words=words)

    def cost(self, shown: Shown) -> str:
        """Return what it would cost."""
        words = self.say(COST_WORDS[shown.risk.impact])
        return self.say("What it would cost: {words}.", words=words)

    def own(self, shown: Shown) -> Iterator[str]:
        """Yield what the person said of it themselves."""
        if shown.risk.named:
            yield self.say("You named it among what matters most.")
        if shown.own:
            computed = self._bands[shown.risk.band]
            yield self.say("You see it differently; from the answers: {band}.", band=computed)

    def asked(self, questions: Iterable[str]) -> list[str]:
        """Return the questions whose answers raise something, as they were asked."""
        known = self._library.questions
        return [_asked(asked_text(known[name], self._situation)) for name in questions]


def _asked(text: str) -> str:
    """Return a question without what it says after its question mark."""
    return text[: text.index("?") + 1] if "?" in text else text


def raised_by(flag: Flag, plan: Plan, library: Library) -> list[str]:
    """Return the questions whose answers raise a sign, in asking order."""
    reasons = plan.situation.reasons_for(flag.id)
    return [question for question in library.questions if question in reasons]


def helping_services(
    session: Session, flags: Iterable[Flag], situation: Situation
) -> list[Service]:
    """Return who can help with signs in the country shown: emergencies first, then what fits."""
    offered = offered_services(session, situation)
    needs = {need for flag in flags for need in flag.needs}
    calm = [s for s in (*offered.fitting, *offered.others) if not s.is_emergency]
    fitting = [service for service in calm if needs & set(service.needs)]
    return [*offered.emergency, *fitting[:MOST_SERVICES]]


def moved_band(shown: Shown, step: int, library: Library) -> str:
    """Return the band `step` places more pressing than the one shown, as far as there are bands."""
    bands = [band.id for band in library.bands]
    return bands[max(0, min(len(bands) - 1, bands.index(shown.band) + step))]


def seen_as(own: Mapping[str, str], shown: Shown, band: str) -> dict[str, str]:
    """Return the person's own views with one of a risk; the band of the answers is no own view."""
    views = {name: view for name, view in own.items() if name != shown.risk.asset}
    return views if band == shown.risk.band else {**views, shown.risk.asset: band}

"""Which platforms and devices somebody named, and what follows from it."""

from __future__ import annotations

from dataclasses import dataclass

from tui.library.conditions import Situation
from tui.library.platforms import Platform, Platforms

PLATFORM_QUESTION, DEVICE_QUESTION, COUNTRY_QUESTION = "q_apps", "q_devices", "q_country"


@dataclass(frozen=True, slots=True)
class Named:
    """What somebody uses.

    Attributes:
        platforms: ids they named, or that come with their devices or their country.
        devices: their devices, as answered.
        told: whether they named any platform themselves.
    """

    platforms: frozenset[str]
    devices: frozenset[str]
    told: bool


def named_in(situation: Situation, platforms: Platforms) -> Named:
    """Return what the answers name."""
    devices = situation.selected(DEVICE_QUESTION)
    countries = situation.selected(COUNTRY_QUESTION)
    chosen = situation.selected(PLATFORM_QUESTION) & {one.id for one in platforms.all}
    follows = {
        one.id
        for one in platforms.all
        if one.with_devices & devices or (one.country and one.country in countries)
    }
    return Named(chosen | follows, frozenset(devices), bool(chosen))


def concerns(platform: Platform, named: Named) -> bool:
    """Say whether a platform is one of theirs, or concerns everyone."""
    return platform.everyone or platform.id in named.platforms

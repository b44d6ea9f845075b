"""Platforms and what can be done on each: paths in menus, addresses, how sure they are.

Their structure is in `content/platforms.toml` and `platforms/<id>.toml`, their words in
`<language>/platforms.toml` and `<language>/platforms/<id>.toml`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

DEVICES = ("web", "ios", "android")
SOURCE_KINDS = ("official", "registry", "third", "memory")
CONFIDENCES = ("high", "medium", "low")
URL_CHECKS = ("snapshot", "seen", "unseen")
TELLS = ("no", "not_told", "can_notice", "yes")
NEEDS_ACCOUNT = ("no", "yes", "either", "unclear")
REGIONS = ("EU", "US")
UNDATED = "undated"
OLD_AFTER = timedelta(days=365)
"""How long after its source a path counts as old."""

_PHONES = {"iphone": "ios", "ipad": "ios", "android": "android"}
_REST_OF_DATE = {len("2026"): "-01-01", len("2026-10"): "-01"}


class Certainty(StrEnum):
    """How far a path can be relied on today; only `CURRENT` is shown without a word of warning."""

    UNCERTAIN = "uncertain"
    UNDATED = "undated"
    OLD = "old"
    CURRENT = "current"


def first_day(text: str) -> date:
    """Return the first day of an ISO day, month or year.

    Raises:
        ValueError: when the text is none of these.
    """
    return date.fromisoformat(text + _REST_OF_DATE.get(len(text), ""))


def certainty(confidence: str, source_date: str, today: date) -> Certainty:
    """Return how far a fact can be relied on: low confidence is never more than uncertain."""
    if confidence == "low":
        return Certainty.UNCERTAIN
    if source_date == UNDATED:
        return Certainty.UNDATED
    old = today - first_day(source_date) > OLD_AFTER
    return Certainty.OLD if old else Certainty.CURRENT


@dataclass(frozen=True, slots=True)
class PlatformAction:
    """One way to do one thing on one platform; an empty text means that nothing is known.

    Attributes:
        action: the word of the vocabulary, such as "two_factor".
        devices: some of `DEVICES`.
        url_check: how the address itself was checked, one of `URL_CHECKS`.
        tells: whether the other person can know, one of `TELLS`; `sees` says it in words.
        source_date: an ISO day, month or year, or `UNDATED`.
    """

    id: str
    platform: str
    action: str
    devices: frozenset[str]
    url: str
    url_check: str
    region: str
    needs_account: str
    tells: str
    source: str
    source_kind: str
    source_date: str
    confidence: str
    steps: str
    sees: str
    note: str

    def certainty(self, today: date) -> Certainty:
        """Return how far this path can be relied on."""
        return certainty(self.confidence, self.source_date, today)

    def is_for(self, devices: Collection[str]) -> bool:
        """Say whether somebody with these devices can use it; a browser is on every device.

        `devices` are answers such as "iphone"; when no phone is among them, nothing is left out.
        """
        phones = {_PHONES[device] for device in devices if device in _PHONES}
        return not phones or "web" in self.devices or bool(phones & self.devices)


@dataclass(frozen=True, slots=True)
class Platform:
    """One platform with its actions in the order of its file.

    Attributes:
        everyone: it concerns people who have no account there, such as a search engine.
        country: the country whose people it concerns, or empty.
        with_devices: devices, as answered, whose owners have an account there.
        borrowed: its words are English because the language does not have them yet.
    """

    id: str
    name: str
    also: tuple[str, ...]
    category: str
    everyone: bool
    country: str
    with_devices: frozenset[str]
    warnings: tuple[str, ...]
    actions: tuple[PlatformAction, ...]
    borrowed: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """Something that guides of 2017 say and that is no longer so."""

    id: str
    platforms: tuple[str, ...]
    source: str
    source_kind: str
    source_date: str
    confidence: str
    topic: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Theme:
    """Actions that belong together."""

    id: str
    name: str
    actions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The paths of one platform for what was asked."""

    platform: Platform
    actions: tuple[PlatformAction, ...]


@dataclass(frozen=True)
class Platforms:
    """Every platform in one language, in the order of the index.

    Attributes:
        all: the platforms.
        actions: the words of the vocabulary, with what they are called.
        noticeable: actions that speak of what the other person sees, known or not.
        rules: what holds on every platform.
    """

    all: tuple[Platform, ...]
    actions: Mapping[str, str]
    themes: tuple[Theme, ...]
    categories: Mapping[str, str]
    source_kinds: Mapping[str, str]
    noticeable: frozenset[str]
    changes: tuple[Change, ...]
    rules: tuple[str, ...]

    def get(self, platform: str) -> Platform | None:
        """Return a platform by its id."""
        return next((found for found in self.all if found.id == platform), None)

    def action(self, path: str) -> PlatformAction | None:
        """Return one path by its id, such as `instagram.block`."""
        platform = self.get(path.partition(".")[0])
        actions = platform.actions if platform else ()
        return next((action for action in actions if action.id == path), None)

    def changes_of(self, platform: str) -> tuple[Change, ...]:
        """Return what changed on one platform."""
        return tuple(change for change in self.changes if platform in change.platforms)

    def actions_for(
        self,
        actions: Iterable[str],
        platforms: Collection[str],
        devices: Collection[str] = (),
    ) -> tuple[Found, ...]:
        """Return the paths for some actions, platform after platform.

        Args:
            actions: words of the vocabulary; the paths come in this order. `account:sessions` is
                the word for the platforms of one category only.
            platforms: ids of platforms; the order is that of the index.
            devices: answers such as "iphone"; paths that none of them can use are left out.
        """
        wanted = tuple(actions)
        found = (
            Found(platform, _paths(platform, wanted, devices))
            for platform in self.all
            if platform.id in platforms
        )
        return tuple(one for one in found if one.actions)


def _paths(
    platform: Platform, wanted: tuple[str, ...], devices: Collection[str]
) -> tuple[PlatformAction, ...]:
    words = (split_word(word) for word in wanted)
    return tuple(
        path
        for category, word in words
        if category in {"", platform.category}
        for path in platform.actions
        if path.action == word and path.is_for(devices)
    )


def split_word(word: str) -> tuple[str, str]:
    """Return the category a word is for, or an empty text, and the word itself."""
    category, _, action = word.rpartition(":")
    return category, action

"""What a path on a platform says about itself: who sees it, how sure it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from tui.library.language import mark
from tui.library.platforms import (
    UNDATED,
    Certainty,
    Change,
    PlatformAction,
    Platforms,
    certainty,
)
from tui.people.service_words import ServiceWords

Say = Callable[..., str]
DEVICE_WORDS = {
    frozenset(("web",)): mark("in a browser"),
    frozenset(("ios", "android")): mark("in the app"),
    frozenset(("ios",)): mark("on iPhone and iPad"),
    frozenset(("web", "ios")): mark("in a browser, or on iPhone and iPad"),
}
REGION_WORDS = {"EU": mark("European Union"), "US": mark("United States")}
ACCOUNT_WORDS = {
    "no": mark("no account needed"),
    "either": mark("with or without an account"),
    "yes": mark("you need an account"),
    "unclear": mark("an account may be needed"),
}
DOUBT_WORDS = {
    Certainty.UNCERTAIN: mark("Not certain: check in the app or on the site."),
    Certainty.UNDATED: mark("Its date is not known: it may have changed."),
    Certainty.OLD: mark("It may have changed."),
}


def shown_address(url: str) -> str:
    """Return an address as it is read aloud or typed: a mailbox without its scheme."""
    return url.removeprefix("mailto:")


class PathSayings:
    """Says what must be known about paths.

    Args:
        platforms: the platforms in the person's language.
        service_words: writes dates.
        say: translates.
        today: the day from which paths count as old.
    """

    def __init__(
        self, platforms: Platforms, service_words: ServiceWords, say: Say, today: date
    ) -> None:
        self._platforms, self._dates, self.say, self._today = platforms, service_words, say, today

    def about(self, path: PlatformAction) -> Iterator[str]:
        """Yield what must be known before it is done."""
        if path.sees:
            yield self.say("What they see: {words}", words=path.sees)
        elif self._must_be_guessed(path):
            yield self.say("What they see: not known. Assume that they notice.")
        if path.note:
            yield path.note
        where = " · ".join(self._where(path))
        yield " ".join(filter(None, (f"{where}." if where else "", self.sure(path))))

    def _must_be_guessed(self, path: PlatformAction) -> bool:
        """Say whether a path may be noticed and nothing on its platform says so."""
        platform = self._platforms.get(path.platform)
        same = [p for p in platform.actions if p.action == path.action] if platform else []
        return path.action in self._platforms.noticeable and not any(p.sees for p in same)

    def _where(self, path: PlatformAction) -> Iterator[str]:
        words = (
            DEVICE_WORDS.get(path.devices),
            REGION_WORDS.get(path.region),
            ACCOUNT_WORDS.get(path.needs_account),
        )
        found = [self.say(word) for word in words if word]
        return (word[:1].upper() + word[1:] if not n else word for n, word in enumerate(found))

    def sure(self, fact: PlatformAction | Change) -> str:
        """Say when and where a fact was seen, and every doubt about it."""
        sure = certainty(fact.confidence, fact.source_date, self._today)
        said = []
        if sure is Certainty.UNCERTAIN:
            said.append(self.say(DOUBT_WORDS[sure]))
        if fact.source_kind != "memory":
            said.append(self._seen(fact))
        if sure in {Certainty.OLD, Certainty.UNDATED}:
            said.append(self.say(DOUBT_WORDS[sure]))
        if isinstance(fact, PlatformAction) and fact.url_check == "unseen":
            said.append(self.say("The address itself was not checked."))
        return " ".join(said)

    def _seen(self, fact: PlatformAction | Change) -> str:
        kind = self._platforms.source_kinds[fact.source_kind]
        if fact.source_date == UNDATED:
            return self.say("Source: {kind}.", kind=kind)
        day = self._dates.day(fact.source_date)
        return self.say("Source: {kind}, {day}.", kind=kind, day=day)

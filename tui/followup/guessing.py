"""Guesses from its name which platform an account belongs to, and what it is for."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tui.library.platforms import Platform

_KIND_OF_CATEGORY = {
    "account": "mail",
    "social": "social",
    "messaging": "social",
    "dating": "social",
    "video": "social",
    "professional": "social",
    "phone": "phone_line",
}
_KIND_OF_PLATFORM = {"apple": "cloud"}
"""Where the platform is better known for something else than its category."""


def guess_platform(label: str, platforms: Iterable[Platform]) -> Platform | None:
    """Return the platform that a label names, the one with the longest name in it, or None.

    A name counts only as a whole word, without regard to case. Platforms that concern everyone,
    such as search engines, have no accounts to secure.
    """
    found = [
        (len(name), platform)
        for platform in platforms
        if not platform.everyone
        for name in (platform.id, platform.name, *platform.also)
        if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", label, re.IGNORECASE)
    ]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def guess_kind(platform: Platform | None) -> str:
    """Return what an account there is for, a word of `accounts.KINDS`; "other" when unknown."""
    if platform is None:
        return "other"
    kind = _KIND_OF_CATEGORY.get(platform.category, "other")
    return _KIND_OF_PLATFORM.get(platform.id, kind)

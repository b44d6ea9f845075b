"""The platform and the kind of an account, guessed from its name."""

from __future__ import annotations

import pytest

from tui.followup.accounts import KINDS
from tui.followup.guessing import guess_kind, guess_platform
from tui.library.load_platforms import load_platforms
from tui.library.places import content_root

PLATFORMS = load_platforms(content_root(), "fr").all


@pytest.mark.parametrize(
    ("label", "platform", "kind"),
    [
        ("Gmail", "google", "mail"),
        ("mon vieux gmail (pro)", "google", "mail"),
        ("Insta de Zoé", "instagram", "social"),
        ("Orange, forfait", "carriers_fr", "phone_line"),
        ("Apple ID", "apple", "cloud"),
        ("ma banque", "", "other"),
        ("Instagramme", "", "other"),
        ("boxe", "", "other"),
        ("duckduckgo", "", "other"),
        ("", "", "other"),
    ],
)
def test_only_a_whole_name_counts(label: str, platform: str, kind: str) -> None:
    found = guess_platform(label, PLATFORMS)
    assert (found.id if found else "") == platform
    assert guess_kind(found) == kind


def test_every_guessed_kind_is_a_kind() -> None:
    assert {guess_kind(platform) for platform in PLATFORMS} <= set(KINDS)

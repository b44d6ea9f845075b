"""Old numbers, names and addresses are recognised when typed, and nothing else is."""

from __future__ import annotations

import pytest

from tui.library.places import content_root
from tui.people.retired import load_retired, replaced

RETIRED = load_retired(content_root())


@pytest.mark.parametrize(
    ("typed", "now"),
    [
        ("3020", "3018"),
        (" 30 20 ", "3018"),
        ("0800200000", "3018"),
        ("08-842-846-37", "116 006"),
        ("1 800 273 8255", "988"),
        ("action fraud", "Report Fraud"),
        ("pré-plainte", "Plainte en ligne"),
        ("PRE-PLAINTE", "Plainte en ligne"),
        ("heartmob", "Right To Be"),
        ("iheartmob.org", "Right To Be"),
        ("https://www.service-public.fr/x", "service-public.gouv.fr"),
        ("02 648 40 14", "02 616 26 26"),
    ],
)
def test_what_was_replaced_is_recognised(typed: str, now: str) -> None:
    assert now in [new for _, new in replaced(RETIRED, typed)]


@pytest.mark.parametrize(
    "typed", ["", " ", "3018", "302", "30200", "116 006", "act", "service-public.gouv.fr", "988"]
)
def test_what_is_current_is_left_alone(typed: str) -> None:
    assert replaced(RETIRED, typed) == ()


def test_a_number_that_is_right_in_one_country_is_not_called_replaced() -> None:
    assert replaced(RETIRED, "0808 2000 247") == ()

"""Colours: every pair that meets on a screen can be read."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import Theme

from tui.themes import HIGH_CONTRAST, THEMES

GROUNDS = ("background", "surface", "panel")
INKS = (
    "foreground",
    "text",
    "text-muted",
    "foreground-muted",
    "primary",
    "secondary",
    "accent",
    "warning",
    "error",
    "success",
)
PAIRS = [(ink, ground) for ink in INKS for ground in GROUNDS] + [
    ("block-cursor-foreground", "block-cursor-background"),
    ("block-cursor-blurred-foreground", "block-cursor-blurred-background"),
    ("background", "primary"),
    ("background", "accent"),
]


def luminance(colour: Color) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [value / 255 for value in colour.rgb]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    """Contrast ratio from 1 to 21, WCAG 2.2."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_ratio_is_measured_right() -> None:
    assert contrast(Color.parse("#000000"), Color.parse("#ffffff")) == pytest.approx(21)
    assert contrast(Color.parse("#777777"), Color.parse("#ffffff")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_pair_reaches_its_contrast(theme: Theme) -> None:
    colours = theme.to_color_system().generate()
    least = 7.0 if theme is HIGH_CONTRAST else 4.5
    for ink, ground in PAIRS:
        ratio = contrast(Color.parse(colours[ink]), Color.parse(colours[ground]))
        assert ratio >= least, f"{ink} on {ground}: {ratio:.2f}"

"""Carnet's three colour themes; a test holds every pair of colours at a readable contrast."""

from textual.theme import Theme


def _theme(name: str, colours: dict[str, str], *, dark: bool = True) -> Theme:
    """Return a theme whose derived colours (cursor, selection, borders) are set explicitly.

    Args:
        name: its name in the settings.
        colours: background, surface, panel, chosen (selected text), foreground, muted, primary,
            accent, warning, error and success, as `#rrggbb`.
        dark: whether the background is darker than the text.
    """
    back, front, muted = colours["background"], colours["foreground"], colours["muted"]
    surface, primary = colours["surface"], colours["primary"]
    return Theme(
        name=name,
        dark=dark,
        background=back,
        surface=surface,
        panel=colours["panel"],
        foreground=front,
        primary=primary,
        secondary=primary,
        accent=colours["accent"],
        warning=colours["warning"],
        error=colours["error"],
        success=colours["success"],
        variables={
            "text": front,
            "text-muted": muted,
            "text-disabled": muted,
            "foreground-muted": muted,
            "foreground-disabled": muted,
            "block-cursor-foreground": back,
            "block-cursor-background": primary,
            "block-cursor-blurred-foreground": front,
            "block-cursor-blurred-background": colours["panel"],
            "input-cursor-background": front,
            "input-cursor-foreground": back,
            "input-selection-background": colours["chosen"],
            "border": primary,
            "border-blurred": muted,
            "scrollbar": muted,
            "scrollbar-background": surface,
            "scrollbar-hover": primary,
            "scrollbar-active": primary,
            "scrollbar-background-hover": surface,
            "scrollbar-background-active": surface,
            "scrollbar-corner-color": surface,
        },
    )


CALM_DARK = _theme(
    "calm-dark",
    {
        "background": "#16191d",
        "surface": "#1c2025",
        "panel": "#272b31",
        "chosen": "#3d5a73",
        "foreground": "#dfe5ea",
        "muted": "#a3aeb9",
        "primary": "#8fbcd8",
        "accent": "#c5b3e0",
        "warning": "#e3c58a",
        "error": "#f0a9a0",
        "success": "#a3cfa4",
    },
)
CALM_LIGHT = _theme(
    "calm-light",
    {
        "background": "#faf8f4",
        "surface": "#f1f0ed",
        "panel": "#e4e2de",
        "chosen": "#b4cde0",
        "foreground": "#22272c",
        "muted": "#555d66",
        "primary": "#1f5a7d",
        "accent": "#5b3f8c",
        "warning": "#72500a",
        "error": "#98261b",
        "success": "#27592b",
    },
    dark=False,
)
HIGH_CONTRAST = _theme(
    "high-contrast",
    {
        "background": "#000000",
        "surface": "#000000",
        "panel": "#1a1a1a",
        "chosen": "#1f4f78",
        "foreground": "#ffffff",
        "muted": "#d0d0d0",
        "primary": "#7fdbff",
        "accent": "#ffd7ff",
        "warning": "#ffe680",
        "error": "#ffb3b3",
        "success": "#a8ffa8",
    },
)

THEMES: tuple[Theme, ...] = (CALM_DARK, CALM_LIGHT, HIGH_CONTRAST)
"""The themes offered in the settings."""


def first_theme(*, light: bool) -> Theme:
    """Return the theme for a terminal whose ground is light or dark, until another is chosen."""
    return CALM_LIGHT if light else CALM_DARK

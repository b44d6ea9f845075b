"""Carnet's three colour themes; a test holds every pair of colours at a readable contrast."""

from textual.theme import Theme


def _theme(
    name: str,
    *,
    dark: bool,
    background: str,
    surface: str,
    panel: str,
    foreground: str,
    muted: str,
    primary: str,
    accent: str,
    warning: str,
    error: str,
    success: str,
) -> Theme:
    """Return a theme whose derived colours (cursor, selection, borders) are set explicitly."""
    return Theme(
        name=name,
        dark=dark,
        background=background,
        surface=surface,
        panel=panel,
        foreground=foreground,
        primary=primary,
        secondary=primary,
        accent=accent,
        warning=warning,
        error=error,
        success=success,
        variables={
            "text": foreground,
            "text-muted": muted,
            "text-disabled": muted,
            "foreground-muted": muted,
            "foreground-disabled": muted,
            "block-cursor-foreground": background,
            "block-cursor-background": primary,
            "block-cursor-blurred-foreground": foreground,
            "block-cursor-blurred-background": panel,
            "input-cursor-background": foreground,
            "input-cursor-foreground": background,
            "input-selection-background": primary,
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
    dark=True,
    background="#15191e",
    surface="#1b2027",
    panel="#252c35",
    foreground="#dfe5ea",
    muted="#a3aeb9",
    primary="#8fbcd8",
    accent="#c5b3e0",
    warning="#e3c58a",
    error="#f0a9a0",
    success="#a3cfa4",
)
CALM_LIGHT = _theme(
    "calm-light",
    dark=False,
    background="#faf8f4",
    surface="#f2efe8",
    panel="#e6e2d8",
    foreground="#22272c",
    muted="#555d66",
    primary="#1f5a7d",
    accent="#5b3f8c",
    warning="#72500a",
    error="#98261b",
    success="#27592b",
)
HIGH_CONTRAST = _theme(
    "high-contrast",
    dark=True,
    background="#000000",
    surface="#000000",
    panel="#1a1a1a",
    foreground="#ffffff",
    muted="#d0d0d0",
    primary="#7fdbff",
    accent="#ffd7ff",
    warning="#ffe680",
    error="#ffb3b3",
    success="#a8ffa8",
)

THEMES: tuple[Theme, ...] = (CALM_DARK, CALM_LIGHT, HIGH_CONTRAST)
"""The themes offered in the settings; the first is the default."""

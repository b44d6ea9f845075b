"""What can be chosen in the settings."""

from tui.library.language import mark

IDLE_MINUTES = (1, 2, 3, 5, 10, 15, 20, 30)
"""Choices for the automatic lock; it cannot be switched off."""
INTERVAL_NAMES = {
    "never": mark("never"),
    "weekly": mark("every week"),
    "monthly": mark("every month"),
}

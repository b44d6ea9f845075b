"""Whether a screen reader reads the screens."""

from textual.widget import Widget

READ_ALOUD = "-aloud"
"""The class of an application whose screens are read aloud."""


def is_aloud(widget: Widget) -> bool:
    """Say whether the application of `widget` is read aloud."""
    return widget.app.has_class(READ_ALOUD)

"""Signs that say where one is, without colour."""

from textual.widget import Widget

HERE, AWAY = "▸", "▹"
"""Before the line one is at, in the part that takes the keys and in the others."""


def place_mark(widget: Widget) -> str:
    """Return the sign for the line under the cursor of `widget`.

    A list that never takes the focus is moved from elsewhere, so its line is the one that counts.
    """
    return HERE if widget.has_focus or not widget.can_focus else AWAY

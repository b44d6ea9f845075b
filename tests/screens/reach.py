"""What of a screen can be seen, at once or by scrolling; what cannot is named."""

from __future__ import annotations

from textual.containers import ScrollableContainer
from textual.scroll_view import ScrollView
from textual.widget import Widget
from textual.widgets import Label

from tui.app import CarnetApp

NO_SCROLL = (ScrollView, ScrollableContainer, Label)
"""Widgets that scroll by themselves, and the letters of the jump overlay."""


def out_of_reach(app: CarnetApp) -> list[str]:
    """Return the parts of the screen in front that are cut and that no scrolling brings."""
    found = []
    for widget in app.screen.walk_children(Widget):
        if not widget.is_on_screen and not widget.display:
            continue
        if _cut(widget):
            found.append(f"{widget!r} cut: {widget.size} of {_needed(widget)} lines")
        elif _outside(widget):
            found.append(f"{widget!r} outside: {widget.region}")
    return found


def _shown(widget: Widget) -> bool:
    return all(part.display for part in (widget, *widget.ancestors) if isinstance(part, Widget))


def _needed(widget: Widget) -> int:
    size = widget.container_size
    return widget.get_content_height(size, widget.app.size, widget.content_size.width)


def _cut(widget: Widget) -> bool:
    """Whether a text has more lines than it is given."""
    if not _shown(widget) or widget.children or isinstance(widget, NO_SCROLL):
        return False
    if widget.styles.is_docked and widget.size.height == 1:
        return False
    return _needed(widget) > max(0, widget.content_size.height)


def _outside(widget: Widget) -> bool:
    """Whether a part lies beyond the window and nothing around it scrolls there."""
    if not _shown(widget) or isinstance(widget, Label) or not widget.region:
        return False
    around = [one for one in widget.ancestors if isinstance(one, Widget) and one.is_scrollable]
    holder = next((one for one in around if one.allow_vertical_scroll), None)
    if holder is not None:
        return False
    room = widget.app.size.region
    return room.intersection(widget.region) != widget.region

"""Scrolls what stands around a list, so that the line one is at can be seen."""

from textual.geometry import Region
from textual.widget import Widget


def bring_in(widget: Widget, line: int, lines: int = 1) -> None:
    """Let every part around `widget` scroll until `lines` of its view, from `line` on, are seen."""
    corner = widget.content_region.offset
    region = Region(corner.x, corner.y + line, 1, lines)
    for part in _scrolling(widget):
        here = part.scrollable_content_region.offset - part.scroll_offset
        part.scroll_to_region(region.translate(-here), animate=False, force=True)


def scroll_around(widget: Widget, step: int) -> None:
    """Scroll the parts around `widget` by `step` lines: it has no line in that direction."""
    for part in _scrolling(widget):
        part.scroll_relative(y=step, animate=False)


def _scrolling(widget: Widget) -> list[Widget]:
    return [
        part
        for part in widget.ancestors
        if isinstance(part, Widget) and part.allow_vertical_scroll and part.max_scroll_y
    ]

"""How an address to be removed stands, and where."""

from __future__ import annotations

from tui.library.language import mark

STATE_WORDS = {
    "up": mark("still there"),
    "reported": mark("reported"),
    "gone": mark("gone"),
    "back": mark("back again"),
}
PLACE_WORDS = {
    "page": mark("Pages, sites, posts"),
    "search": mark("Results of search engines"),
    "archive": mark("Web archives"),
}

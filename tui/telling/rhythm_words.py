"""How often to be reminded of searching for oneself."""

from tui.library.language import mark

INTERVAL_WORDS = {
    "never": mark("no reminder"),
    "weekly": mark("every week"),
    "monthly": mark("every month"),
    "quarterly": mark("every three months"),
}

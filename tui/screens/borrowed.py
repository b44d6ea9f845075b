"""The line of a page that says that a text is English because the language does not have it yet."""

from tui.telling.borrowed import Say, not_yet
from tui.widgets.page import PageLine


def page_lines(say: Say, borrowed: bool, before: str = "") -> list[PageLine]:
    """Return the line of a page when its words are borrowed."""
    return [PageLine(text, before, style="italic") for text in not_yet(say, borrowed)]

"""A place on the screen where it says what happened, below what was asked."""

from typing import TYPE_CHECKING, Any

from textual.widgets import Static

from tui.widgets.words import Words

if TYPE_CHECKING:
    from tui.screens.base import FramedScreen

    _Host = FramedScreen[Any]
else:
    _Host = object


def message_line() -> Static:
    """Return the place for the message, empty at first."""
    return Words(lambda: "", id="message", classes="-empty")


class Saying(_Host):
    """Mixed into screens that yield `message_line()`."""

    def message(self, *sentences: str, **values: object) -> None:
        """Show `sentences` (msgids) in the person's language, until the next ones."""
        words = self.query_one("#message", Words)
        words.tell(lambda: "\n".join(self.say(sentence, **values) for sentence in sentences))
        words.set_class(not sentences, "-empty")
        words.scroll_visible(animate=False)

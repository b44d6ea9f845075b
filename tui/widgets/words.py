"""Fixed sentences that follow the language of the program."""

from collections.abc import Callable

from textual.content import Content
from textual.widgets import Static

Text = Callable[[], str | Content]


class Words(Static):
    """Shows what `text` returns, as plain text, and asks again when the language changes."""

    def __init__(self, text: Text, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        """Take the function that gives the words in the current language."""
        super().__init__(markup=False, id=id, classes=classes)
        self._text = text

    def on_mount(self) -> None:
        """Show the words for the first time."""
        self.relabel()

    def relabel(self) -> None:
        """Show the words again, after the language or what they speak of changed."""
        text = self._text()
        self.update(text if isinstance(text, Content) else Content(text))

    def tell(self, text: Text) -> None:
        """Show other words from now on."""
        self._text = text
        self.relabel()

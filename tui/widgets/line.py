"""A text field of one line."""

from textual import events
from textual.timer import Timer
from textual.widgets import Input

from tui.widgets.typed_into import TypedInto

_LEAVING = frozenset(("enter", "tab", "shift+tab"))
"""Keys that may move the focus to another field."""
_STAYS_AFTER = 0.1
"""Seconds after which such a key has moved nothing."""


class Line(TypedInto, Input):
    """Textual's input in Carnet's colours; a paste keeps its first line.

    Keys typed ahead, faster than tab or enter moves the focus, reach the next field: Textual hands
    a key to whatever has the focus when it arrives.
    """

    DEFAULT_CSS = """
    Line { height: 3; background: $surface; color: $foreground; border: round $border-blurred; }
    Line:focus { border: heavy $primary; }
    """

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        limit: int = 500,
        id: str | None = None,  # noqa: A002
    ) -> None:
        """Show `value`; at most `limit` characters are taken."""
        super().__init__(
            value, placeholder=placeholder, max_length=limit, id=id, select_on_focus=False
        )
        self.cursor_blink = False
        self._held: list[events.Key] = []
        self._waiting: Timer | None = None

    def on_key(self, event: events.Key) -> None:
        """Hold what is typed after tab or enter until it is known where the focus goes."""
        if self._waiting is not None and (event.is_printable or event.key in _LEAVING):
            self._held.append(event)
            event.stop()
            event.prevent_default()
        elif event.key in _LEAVING:
            self._waiting = self.set_timer(_STAYS_AFTER, self._hand_on)

    def on_blur(self) -> None:
        """Hand what was held to the field that has the focus now."""
        self._hand_on()

    def _hand_on(self) -> None:
        """Give the keys to this or the next field; to another screen they were never meant."""
        if self._waiting is not None:
            self._waiting.stop()
            self._waiting = None
        held, self._held = self._held, []
        if self.screen.is_active:
            for key in held:
                self.app.post_message(events.Key(key.key, key.character))

"""An application with one widget, which notes the messages the widget sends."""

from collections.abc import Callable
from typing import Any

from textual.app import App, ComposeResult
from textual.message import Message
from textual.widget import Widget

from tui.themes import CALM_DARK
from tui.widgets.choice_list import ChoiceList
from tui.widgets.row_list import RowList


class Stand(App[None]):
    """Shows the widget that `make` returns, focused."""

    def __init__(self, make: Callable[[], Widget]) -> None:
        super().__init__()
        self._make, self._messages = make, list[Message]()
        self.register_theme(CALM_DARK)
        self.theme = CALM_DARK.name

    def compose(self) -> ComposeResult:
        yield self._make()

    def on_row_list_selected(self, event: RowList.Selected) -> None:
        self._messages.append(event)

    def on_choice_list_changed(self, event: ChoiceList.Changed) -> None:
        self._messages.append(event)

    def on_choice_list_submitted(self, event: ChoiceList.Submitted) -> None:
        self._messages.append(event)

    def note(self, message: Message) -> None:
        self._messages.append(message)

    def seen(self, kind: type[Message]) -> list[Any]:
        """Return what the messages of exactly `kind` carried: an index or what is ticked."""
        carried = [message for message in self._messages if type(message) is kind]
        return [getattr(m, "index", getattr(m, "chosen", None)) for m in carried]


def lines_of(app: App[Any]) -> list[str]:
    """Return the lines on the screen."""
    return ["".join(s.text for s in strip) for strip in app.screen._compositor.render_strips()]

"""A list with its detail beside it when the terminal is wide enough."""

from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from tui.widgets.row_list import RowList

WIDE = 100
"""Columns from which the second part is shown: the breakpoint `-wide` of the application."""


class TwoPane(Horizontal):
    """Two parts side by side from `WIDE` columns; only the first below that."""

    SCOPED_CSS = False  # the width class stands on the screen, outside this widget
    DEFAULT_CSS = """
    TwoPane { height: 1fr; }
    TwoPane > .-second {
        width: 1fr; display: none; border-left: solid $border-blurred; padding: 0 1;
    }
    TwoPane > .-first { width: 1fr; }
    .-wide TwoPane > .-second { display: block; }
    """

    def __init__(self, first: Widget, second: Widget, *, id: str | None = None) -> None:  # noqa: A002
        """Put `second` to the right of `first`.

        The line between them stands on a part of its own, so that it is not drawn with each text.
        """
        first.add_class("-first")
        super().__init__(first, Vertical(second, classes="-second"), id=id)
        self._first = first

    def on_beside_appeared(self) -> None:
        """Let the list say where its cursor is: in a narrow window nobody listened."""
        if isinstance(self._first, RowList):
            self._first.announce()

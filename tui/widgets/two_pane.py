"""A list with its detail beside it when the terminal is wide enough."""

from textual.containers import Horizontal
from textual.widget import Widget


class TwoPane(Horizontal):
    """Two parts side by side from 100 columns; only the first below that."""

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
        """Put `second` to the right of `first`."""
        first.add_class("-first")
        second.add_class("-second")
        super().__init__(first, second, id=id)

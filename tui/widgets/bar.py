"""A line that fills while work goes on."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui.widgets.aloud import is_aloud

LENGTH = 40


class Bar(Widget):
    """Shows how much of the work is done, as a line and in percent."""

    DEFAULT_CSS = """
    Bar { height: 1; color: $primary; margin: 1 0; }
    """

    done: reactive[float] = reactive(0.0)

    def render(self) -> Content:
        """Return the line, its done part thicker, and the percentage, which alone is read aloud."""
        if is_aloud(self):
            return Content(f"{int(100 * self.done)} %")
        full = int(LENGTH * self.done)
        return Content(f"{'━' * full}{'─' * (LENGTH - full)} {int(100 * self.done):>3} %")

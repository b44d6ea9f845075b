"""A Textual application that cannot leak: no screenshots, links, suspension or crash text."""

from collections.abc import Sequence
from typing import Any, ClassVar

from rich.console import RenderableType
from rich.segment import Segment
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.color import Color
from textual.filter import LineFilter
from textual.screen import Screen

from tui.kept_stylesheet import KeptStylesheet
from tui.safety.text import VISIBLE

CRASHED = 70
"""Exit code after an internal error (EX_SOFTWARE of sysexits.h)."""


class ControlFilter(LineFilter):
    """Shows control and bidirectional characters instead of sending them to the terminal.

    Textual passes them on from every kind of widget, so a pasted message could write to the
    clipboard or draw a false screen.
    """

    def apply(self, segments: list[Segment], _background: Color) -> list[Segment]:
        """Return `segments` with every unprintable character replaced by a visible one."""
        return [
            segment
            if segment.control or segment.text.isprintable()
            else Segment(segment.text.translate(VISIBLE), segment.style)
            for segment in segments
        ]


class SafeApp(App[int]):
    """The base of the application: what Textual offers and Carnet must not is switched off."""

    ENABLE_COMMAND_PALETTE = False
    ESCAPE_TO_MINIMIZE: ClassVar[bool] = False

    def __init__(self, crash_line: str) -> None:
        """Start with `crash_line`, the one sentence printed after an internal error."""
        super().__init__()
        self.crash_line = crash_line
        self._control_filter = ControlFilter()
        self.animation_level = "none"
        self.stylesheet = KeptStylesheet(variables=self.get_css_variables())

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return Textual's filters with the control filter after them."""
        return [*super().get_line_filters(), self._control_filter]

    def _fatal_error(self) -> None:
        """Print the neutral line: Textual's own traceback shows local variables."""
        self._exit_renderables.clear()
        self._exit_renderables.append(self.crash_line)
        self._close_messages_no_wait()

    def _handle_exception(self, error: Exception) -> None:
        """End with the crash code and without describing `error`."""
        self._return_code = CRASHED
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._fatal_error()

    def panic(self, *_renderables: RenderableType) -> None:
        """Print the neutral line instead of a traceback, which may quote private text."""
        self._return_code = CRASHED
        self._fatal_error()

    def export_screenshot(self, *_args: Any, **_options: Any) -> str:
        """Return nothing: a picture of the screen is a copy outside the file."""
        return ""

    def save_screenshot(self, *_args: Any, **_options: Any) -> str:
        """Save nothing."""
        return ""

    def deliver_screenshot(self, *_args: Any, **_options: Any) -> None:
        """Deliver nothing."""

    def action_screenshot(self, *_args: Any, **_options: Any) -> None:
        """Do nothing."""

    def deliver_text(self, *_args: Any, **_options: Any) -> None:
        """Deliver nothing."""

    def deliver_binary(self, *_args: Any, **_options: Any) -> None:
        """Deliver nothing."""

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Open nothing: a browser keeps a history and tells the network."""

    def copy_to_clipboard(self, text: str) -> None:
        """Keep `text` for pasting inside this program only; nothing reaches the terminal."""
        self._clipboard = text

    def switch_screen(self, screen: Screen[Any] | str) -> AwaitComplete:
        """Put `screen` in the place of the one in front.

        Textual takes back what was waiting for the result of the screen that goes, and fails at
        the first screen of a mode, for whose result nothing waits.
        """
        if not self.screen._result_callbacks:  # noqa: SLF001
            self.screen._push_result_callback(self, None)  # noqa: SLF001
        return super().switch_screen(screen)

    def action_suspend_process(self) -> None:
        """Do nothing: a suspended process keeps the open file in memory."""

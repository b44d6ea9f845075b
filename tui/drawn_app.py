"""The application as something that is seen: what the terminal can show, and who reads it aloud."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol, runtime_checkable

from textual.filter import LineFilter
from textual.geometry import Offset
from textual.screen import Screen
from textual.widget import Widget

from tui.glyphs import AloudFilter, FewColours, GlyphFilter, NoColours, needs_plain
from tui.lean_calls import make_calls_lean
from tui.lean_strip import make_strips_lean
from tui.lean_text import make_text_lean
from tui.safe_app import SafeApp
from tui.safety.terminal_kind import TerminalKind
from tui.themes import THEMES, first_theme
from tui.widgets.aloud import READ_ALOUD

SHOW_CURSOR, HIDE_CURSOR = "\x1b[?25h", "\x1b[?25l"


@runtime_checkable
class PointsAt(Protocol):
    """A widget that says which of its cells a reader is at."""

    def pointed(self) -> Offset:
        """Return the cell, relative to the widget's content."""


@runtime_checkable
class HasCursor(Protocol):
    """A text field of Textual, which says where on the screen its cursor stands."""

    @property
    def cursor_screen_offset(self) -> Offset:
        """Return the cell of the screen in which the next letter will stand."""


class DrawnApp(SafeApp):
    """Draws what the terminal can show; with a screen reader its cursor stands where one is."""

    def __init__(self, crash_line: str, terminal: TerminalKind) -> None:
        """Begin with the colours of the terminal's own ground, light or dark."""
        make_calls_lean()
        make_strips_lean()
        make_text_lean()
        super().__init__(crash_line)
        self.terminal = terminal
        self._signs = self._few_signs(terminal)
        if self.no_color:
            self._signs.append(NoColours())
        self._silent = AloudFilter()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = first_theme(light=terminal.light).name

    def _few_signs(self, terminal: TerminalKind) -> list[LineFilter]:
        """Return the filters that `terminal` needs."""
        filters: list[LineFilter] = []
        if needs_plain(terminal.encoding):
            filters.append(GlyphFilter(terminal.encoding))
        elif terminal.few_glyphs:
            filters.append(GlyphFilter())
        if terminal.few_colours and not self.no_color:
            filters.append(FewColours())
        return filters

    def delay_update(self, delay: float = 0.05) -> None:
        """Hold nothing back for a fixed time, as Textual does after a change of section.

        A screen is drawn once its parts are filled, see `DrawnOnce`.
        """

    def _load_screen_css(self, screen: Screen[Any]) -> None:
        """Read the styles of a screen and give them to it alone: they are for no other.

        Textual works out the styles of everything in front of it again, several times.
        """
        new = [path for path in screen.css_path if not self.stylesheet.has_source(str(path), "")]
        for path in new:
            self.stylesheet.read(path)
        if new:
            self.stylesheet.reparse()
        self.stylesheet.update(screen)
        screen._css_update_count = self._css_update_count  # noqa: SLF001

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return the filters against control characters, and what the terminal needs."""
        silent = [self._silent] if self.aloud else []
        return [*super().get_line_filters(), *silent, *self._signs]

    @property
    def aloud(self) -> bool:
        """Whether the screens are read aloud: no decoration, and the cursor shows the place."""
        return self.has_class(READ_ALOUD)

    @aloud.setter
    def aloud(self, wanted: bool) -> None:
        self.set_class(wanted, READ_ALOUD)
        if self._driver is not None and not wanted:
            self._driver.write(HIDE_CURSOR)
        for screen in self.screen_stack:
            for widget in screen.walk_children(Widget):
                widget.refresh(layout=True)

    def post_display_hook(self) -> None:
        """Put the terminal's cursor where a screen reader is to read, after each drawing."""
        if self.aloud and self._driver is not None and self._running and not self.is_headless:
            column, line = self.reading_place()
            self._driver.write(f"\x1b[{line + 1};{column + 1}H{SHOW_CURSOR}")
            self._driver.flush()

    def reading_place(self) -> Offset:
        """Return the cell of the screen where one is: the row, the choice, the letter."""
        screen = self.screen
        at = screen.focused
        if isinstance(at, HasCursor):
            place = at.cursor_screen_offset
        elif isinstance(at, PointsAt):
            place = at.content_region.offset + at.pointed()
        else:
            place = (at or _first_text(screen)).content_region.offset
        return screen.size.clamp_offset(place)


def _first_text(screen: Widget) -> Widget:
    """Return the first part below the top bar, where reading begins."""
    parts = (one for one in screen.walk_children(Widget) if not one.children and one.region)
    return next((one for one in parts if not one.styles.is_docked), screen)

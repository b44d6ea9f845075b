"""Draws a picture with half blocks: two pixels a cell, or grey letters where colours are few."""

from __future__ import annotations

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from tui.journal.small_picture import RGB, SmallPicture

HALF = "▀"
SHADES = " .:-=+*#%@"
"""From no light to much; on a light ground the other way round."""
MANY_COLOURS = frozenset({"256", "truecolor"})
WHITE = 256


class PictureView(Widget):
    """Shows a small picture in the middle of its room; nothing is drawn before `show`."""

    DEFAULT_CSS = """
    PictureView { width: 100%; height: 1fr; background: $background; color: $foreground; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        """Begin empty."""
        super().__init__(id=id)
        self._picture: SmallPicture | None = None
        self._fitted: SmallPicture | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing is drawn."""
        return self._picture is None

    def show(self, picture: SmallPicture | None) -> None:
        """Draw another picture, or nothing; what was drawn before is let go."""
        self._picture = self._fitted = picture
        self.on_resize()
        self.refresh()

    def on_resize(self) -> None:
        """Fit the picture into the new room."""
        if self._picture is not None and self.size.width and self.size.height:
            self._fitted = self._picture.fitted(self.size.width, 2 * self.size.height)

    def render_line(self, y: int) -> Strip:
        """Return one line of cells: rows 2y and 2y + 1 of the picture."""
        picture, ground, width = self._fitted, self.rich_style, self.size.width
        if picture is None or not 0 <= 2 * y < picture.height:
            return Strip.blank(width, ground)
        cells = self._blocks(picture, 2 * y) if self._coloured else self._letters(picture, 2 * y)
        left = max(0, (width - picture.width) // 2)
        right = max(0, width - left - picture.width)
        return Strip([Segment(" " * left, ground), *cells, Segment(" " * right, ground)], width)

    @property
    def _coloured(self) -> bool:
        return not self.app.no_color and self.app.console.color_system in MANY_COLOURS

    def _blocks(self, picture: SmallPicture, row: int) -> list[Segment]:
        """Return cells whose upper half has one colour and whose lower half has the other."""
        low = row + 1
        return [
            Segment(
                HALF,
                Style.from_color(
                    _colour(picture.at(x, row)),
                    _colour(picture.at(x, low)) if low < picture.height else None,
                ),
            )
            for x in range(picture.width)
        ]

    def _letters(self, picture: SmallPicture, row: int) -> list[Segment]:
        """Return one letter a cell, for how bright it is."""
        shades = SHADES if self.app.current_theme.dark else SHADES[::-1]
        low = min(row + 1, picture.height - 1)
        light = [
            (_light(picture.at(x, row)) + _light(picture.at(x, low))) // 2
            for x in range(picture.width)
        ]
        text = "".join(shades[each * len(shades) // WHITE] for each in light)
        return [Segment(text, self.rich_style)]


def _colour(pixel: RGB) -> Color:
    return Color.from_rgb(*pixel)


def _light(pixel: RGB) -> int:
    """Return how bright a colour is, 0 to 255 (weights of ITU-R BT.601)."""
    red, green, blue = pixel
    return (299 * red + 587 * green + 114 * blue) // 1000

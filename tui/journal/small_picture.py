"""A small picture as bare numbers, and how it fits into a smaller room."""

from __future__ import annotations

from dataclasses import dataclass

CHANNELS = 3
RGB = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class SmallPicture:
    """Rows from the top, three bytes (red, green, blue) a pixel."""

    width: int
    height: int
    rgb: bytes

    def at(self, x: int, y: int) -> RGB:
        """Return the colour of a pixel."""
        place = (y * self.width + x) * CHANNELS
        red, green, blue = self.rgb[place : place + CHANNELS]
        return red, green, blue

    def fitted(self, width: int, height: int) -> SmallPicture:
        """Return the picture in at most `width` × `height` pixels, its shape kept; never larger."""
        scale = min(width / self.width, height / self.height, 1.0)
        if scale == 1.0:
            return self
        wide, high = max(1, int(self.width * scale)), max(1, int(self.height * scale))
        columns = [_span(x, wide, self.width) for x in range(wide)]
        rows = [_span(y, high, self.height) for y in range(high)]
        return SmallPicture(
            wide, high, b"".join(self._mean(column, row) for row in rows for column in columns)
        )

    def _mean(self, columns: tuple[int, int], rows: tuple[int, int]) -> bytes:
        """Return the mean colour of a part."""
        (left, right), (top, bottom) = columns, rows
        parts = [
            self.rgb[(y * self.width + left) * CHANNELS : (y * self.width + right) * CHANNELS]
            for y in range(top, bottom)
        ]
        count = (right - left) * (bottom - top)
        return bytes(
            sum(sum(part[c::CHANNELS]) for part in parts) // count for c in range(CHANNELS)
        )


def _span(place: int, of: int, length: int) -> tuple[int, int]:
    """Return which pixels of `length` fall on one of `of` places; at least one."""
    start = place * length // of
    return start, max(start + 1, (place + 1) * length // of)

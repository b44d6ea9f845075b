"""Reads a picture with Pillow: its size, its facts, and a small version of it.

What is read may have been made to harm. This module therefore runs only in the process of
`tui.picture_process`, which holds no key and can open no file.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PIL import ExifTags, Image, MpoImagePlugin, TiffImagePlugin, WebPImagePlugin

FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF")
"""What is read; the rest of Pillow's formats are rare in proof, and their readers less tried."""
BEYOND_THE_FIRST = (MpoImagePlugin, TiffImagePlugin, WebPImagePlugin)
"""The readers that `Image.preinit` does not load."""
MOST_PIXELS = 100_000_000
"""Width times height; what claims more is not opened."""
MOST_LETTERS = 80
PAPER = (255, 255, 255)

Rational = Any
"""A number of an EXIF block, as Pillow gives it."""

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What the orientation of EXIF 2.32, 4.6.5, asks for."""
_SIDEWAYS = 5


@dataclass(frozen=True)
class Drawn:
    """What was read: facts that fit JSON, and the small version as rows of red, green and blue."""

    facts: dict[str, Any]
    width: int
    height: int
    rgb: bytes


def load_readers() -> None:
    """Load all that reading may need, by reading: no file can be opened later."""
    Image.preinit()
    for name in FORMATS:
        sample = io.BytesIO()
        exif = Image.Exif()
        exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (1.0, 1.0, 1.0)
        Image.new("RGB", (2, 2)).save(sample, name, exif=exif)
        read_picture(sample.getvalue(), (1, 1), place=False)


def read_picture(data: bytes, room: tuple[int, int], *, place: bool) -> Drawn:
    """Return a picture's facts, and its first frame in at most `room` pixels (width, height).

    Without room nothing but the head is read. `place` asks for the coordinates too.

    Raises:
        Exception: whatever Pillow raises for what it cannot read.
    """
    warnings.simplefilter("ignore")
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS // 2  # Pillow refuses from twice this
    with Image.open(io.BytesIO(data), formats=FORMATS) as image:
        exif = _exif(image)
        turn = int(exif.get(ExifTags.Base.Orientation, 1) or 1)
        facts = {**_size(image, turn), **_facts(exif, place=place)}
        if not all(room):
            return Drawn(facts, 0, 0, b"")
        small = _small(image, room[::-1] if turn >= _SIDEWAYS else room)
        if turn in _TURNS:
            small = small.transpose(_TURNS[turn])
        return Drawn(facts, small.width, small.height, small.tobytes())


def _size(image: Image.Image, turn: int) -> dict[str, Any]:
    width, height = image.size
    if width * height > MOST_PIXELS:
        raise Image.DecompressionBombError
    if turn >= _SIDEWAYS:
        width, height = height, width
    frames = getattr(image, "is_animated", False)
    return {"width": width, "height": height, "moving": bool(frames)}


def _small(image: Image.Image, room: tuple[int, int]) -> Image.Image:
    """Return the first frame in `room` as red, green and blue; what is clear becomes white."""
    image.draft("RGB", room)
    image.thumbnail(room)
    if image.mode.startswith("I"):
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    if image.has_transparency_data:
        clear = image.convert("RGBA")
        paper = Image.new("RGBA", clear.size, PAPER)
        image = Image.alpha_composite(paper, clear)
    return image.convert("RGB")


def _exif(image: Image.Image) -> Image.Exif:
    """Return the EXIF block; an empty one when it cannot be read: the picture itself may be."""
    try:
        return image.getexif()
    except Exception:  # noqa: BLE001  (Pillow raises many kinds for a broken block)
        return Image.Exif()


def _facts(exif: Image.Exif, *, place: bool) -> dict[str, Any]:
    """Return when it was taken, with what, and whether it says where."""
    details, where = _block(exif, ExifTags.IFD.Exif), _block(exif, ExifTags.IFD.GPSInfo)
    taken = (
        details.get(ExifTags.Base.DateTimeOriginal)
        or details.get(ExifTags.Base.DateTimeDigitized)
        or exif.get(ExifTags.Base.DateTime)
    )
    coordinates = _coordinates(where)
    return {
        "taken": _moment(taken, details.get(ExifTags.Base.OffsetTimeOriginal)),
        "camera": _camera(exif),
        "place": coordinates is not None,
        "coordinates": coordinates if place else None,
    }


def _block(exif: Image.Exif, number: int) -> Mapping[int, Any]:
    try:
        return exif.get_ifd(number)
    except Exception:  # noqa: BLE001  (as above)
        return {}


def _moment(written: object, offset: object) -> str:
    """Return a time as ISO 8601, with its distance from UTC where that is said; "" when it is
    none.
    """
    try:
        day, _, time = _text(written).partition(" ")
        spelt = f"{day.replace(':', '-')}T{time}{_text(offset)}"
        return datetime.fromisoformat(spelt).isoformat() if time else ""
    except ValueError:
        return ""


def _camera(exif: Image.Exif) -> str:
    """Return maker and model; the maker once, for many models begin with it."""
    maker, model = _text(exif.get(ExifTags.Base.Make)), _text(exif.get(ExifTags.Base.Model))
    return model if model.lower().startswith(maker.lower()) else f"{maker} {model}".strip()


def _text(value: object) -> str:
    """Return what a field says, without what ends it, and never long."""
    if isinstance(value, bytes):
        value = value.decode("ascii", "replace")
    return value.split("\0")[0].strip()[:MOST_LETTERS] if isinstance(value, str) else ""


def _coordinates(where: Mapping[int, Any]) -> tuple[float, float] | None:
    """Return north and east in degrees; None when the picture does not say where."""
    try:
        north = _degrees(where[ExifTags.GPS.GPSLatitude])
        east = _degrees(where[ExifTags.GPS.GPSLongitude])
    except Exception:  # noqa: BLE001  (any field may be absent, short, or no number)
        return None
    if _text(where.get(ExifTags.GPS.GPSLatitudeRef)) == "S":
        north = -north
    if _text(where.get(ExifTags.GPS.GPSLongitudeRef)) == "W":
        east = -east
    inside = -90 <= north <= 90 and -180 <= east <= 180  # noqa: PLR2004  (degrees of the globe)
    return (north, east) if inside else None


def _degrees(parts: tuple[Rational, Rational, Rational]) -> float:
    degrees, minutes, seconds = (float(part) for part in parts)
    return round(degrees + minutes / 60 + seconds / 3600, 6)

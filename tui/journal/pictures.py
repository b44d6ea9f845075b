"""What a picture or a recording shows and says, decoded by another process.

A file that was sent to somebody may be made to harm whoever looks at it. So it is never decoded
where the keys are: a fresh process (`tui.picture_process`) gets its bytes through a pipe and gives
numbers back, which are checked here like any other foreign data. Nothing touches a disk.
"""

from __future__ import annotations

import json
import os
import subprocess
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from tui.journal.exhibit import Exhibit
from tui.journal.exhibits import Exhibits
from tui.journal.small_picture import SmallPicture
from tui.safety.environment import scrubbed
from tui.safety.own_program import own_command
from tui.safety.text import clean

MOST_BYTES = 64 * 1024**2
"""A picture above this is not shown."""
HEAD_PIECES, TAIL_PIECES = 2, 4
"""Pieces of 1 MiB of a recording that are looked at: phones write its length at either end."""
SECONDS = 30.0
LONGEST_LINE = 4096
MOST_LETTERS = 200
COMMAND = tuple(own_command("--picture"))

Failure = Literal["unreadable", "too_large", "too_slow", "not_started"]


class PictureError(Exception):
    """It cannot be shown; `code` says why and holds nothing of it."""

    def __init__(self, code: Failure) -> None:
        super().__init__(code)
        self.code: Failure = code


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """What a picture says of itself: pixels as shown, and what its EXIF block claims.

    `taken` is ISO 8601, with a distance from UTC only where the camera wrote one; "" if nothing
    is said. `place` says whether it tells where it was taken, `coordinates` where (degrees north,
    east) when that was asked.
    """

    width: int
    height: int
    moving: bool
    taken: str
    camera: str
    place: bool
    coordinates: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture's facts and its small version; None when only the facts were asked."""

    facts: PictureFacts
    small: SmallPicture | None


class Pictures:
    """Asks another process about the pictures and recordings among the exhibits."""

    def __init__(self, exhibits: Exhibits) -> None:
        """Read the bytes of `exhibits`."""
        self._exhibits = exhibits

    def facts(self, exhibit: Exhibit, *, place: bool = False) -> PictureFacts:
        """Return what a picture says of itself, and where it was taken if `place`.

        Raises:
            PictureError: when it cannot be read.
            UnknownExhibit, Damaged: as `Exhibits.bytes_of`.
        """
        return self._picture(exhibit, (0, 0), place=place).facts

    def look(self, exhibit: Exhibit, room: tuple[int, int]) -> Picture:
        """Return a picture in at most `room` pixels; raises as `facts`."""
        return self._picture(exhibit, room, place=False)

    def seconds(self, exhibit: Exhibit) -> float:
        """Return how long a recording is, from its two ends; 0 where that is not told cheaply.

        Raises as `facts`.
        """
        pieces, tail = self._exhibits.ends_of(exhibit.uid, HEAD_PIECES, TAIL_PIECES)
        request = {"what": "recording", "whole": exhibit.size, "tail": tail}
        line, _ = asked(request, pieces, 0)
        return _number(line, "seconds")

    def _picture(self, exhibit: Exhibit, room: tuple[int, int], *, place: bool) -> Picture:
        if exhibit.size > MOST_BYTES:
            raise PictureError("too_large")
        request = {"what": "picture", "room": list(room), "place": place}
        line, rgb = asked(request, self._exhibits.bytes_of(exhibit.uid), room[0] * room[1] * 3)
        return _checked(line, rgb, room)


def asked(request: dict[str, Any], pieces: Iterable[bytes], most: int) -> tuple[Any, bytes]:
    """Give `pieces` to a fresh process and return its line, and at most `most` bytes behind it.

    Raises:
        PictureError: when it does not start, takes too long, or answers nothing that fits.
    """
    try:
        process = subprocess.Popen(
            COMMAND,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=scrubbed(os.environ),
            start_new_session=True,
        )
    except OSError:
        raise PictureError("not_started") from None
    late = threading.Event()

    def end() -> None:
        late.set()
        process.kill()

    watch = threading.Timer(SECONDS, end)
    watch.start()
    try:
        line, rest = _talk(process, request, pieces, most)
    finally:
        watch.cancel()
        process.kill()
        process.wait()
    if late.is_set():
        raise PictureError("too_slow")
    try:
        return json.loads(line), rest
    except ValueError:
        raise PictureError("unreadable") from None


def _talk(
    process: subprocess.Popen[bytes], request: dict[str, Any], pieces: Iterable[bytes], most: int
) -> tuple[bytes, bytes]:
    """Write everything, then read the answer; a process that ends early is heard all the same."""
    source, answer = process.stdin, process.stdout
    if source is None or answer is None:
        raise PictureError("not_started")
    with answer:
        try:
            with source:
                source.write(json.dumps(request).encode("ascii") + b"\n")
                for piece in pieces:
                    source.write(piece)
        except OSError:
            return b"", b""
        return answer.readline(LONGEST_LINE), answer.read(most)


def _checked(line: Any, rgb: bytes, room: tuple[int, int]) -> Picture:
    """Return the answer as a picture; raise `PictureError` when anything in it does not fit."""
    try:
        facts = PictureFacts(
            width=int(line["width"]),
            height=int(line["height"]),
            moving=bool(line["moving"]),
            taken=_moment(line["taken"]),
            camera=clean(str(line["camera"])[:MOST_LETTERS], keep_newlines=False),
            place=bool(line["place"]),
            coordinates=_coordinates(line["coordinates"]),
        )
        width, height = (int(side) for side in line["small"])
    except (KeyError, TypeError, ValueError, OverflowError):
        raise PictureError("unreadable") from None
    if not all(room):
        return Picture(facts, None)
    inside = 0 < width <= room[0] and 0 < height <= room[1]
    if not inside or len(rgb) != width * height * 3:
        raise PictureError("unreadable")
    return Picture(facts, SmallPicture(width, height, rgb))


def _moment(written: object) -> str:
    return datetime.fromisoformat(str(written)).isoformat() if written else ""


def _coordinates(told: Any) -> tuple[float, float] | None:
    if told is None:
        return None
    north, east = told
    return float(north), float(east)


def _number(line: Any, name: str) -> float:
    try:
        return float(line[name])
    except (KeyError, TypeError, ValueError, OverflowError):
        raise PictureError("unreadable") from None

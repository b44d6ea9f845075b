"""What a picture or a recording says of itself, drawn, and why one cannot be shown."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from tui.journal.pictures import Failure, PictureFacts
from tui.library.language import mark
from tui.telling.picture_facts import PictureSayings

FAILURES: dict[Failure, str] = {
    "unreadable": mark(
        "This picture cannot be shown: it is damaged, or of a kind that is not read here (JPEG, "
        "PNG, GIF, WEBP, BMP and TIFF are). Its bytes are kept as they are."
    ),
    "too_large": mark(
        "This picture is too large to be shown here. Its bytes are kept as they are."
    ),
    "too_slow": mark(
        "This picture takes too long to read, so it is not shown. Its bytes are kept as they are."
    ),
    "not_started": mark(
        "This picture cannot be shown now: this computer did not start the part that reads it."
    ),
}


class PictureWords(PictureSayings):
    """Draws what pictures and recordings claim."""

    def picture(self, facts: PictureFacts) -> Iterator[Content]:
        """Yield the lines about a picture."""
        yield from (self._line(name, value) for name, value in self.picture_facts(facts))

    def recording(self, seconds: float) -> Iterator[Content]:
        """Yield the line about a recording or film."""
        yield from (self._line(name, value) for name, value in self.recording_facts(seconds))

    @staticmethod
    def _line(name: str, value: str) -> Content:
        return Content.assemble((name, "bold"), " ", value)

"""What a picture or a recording says of itself, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from tui.journal.pictures import PictureFacts
from tui.library.language import mark
from tui.people.service_words import ServiceWords

Say = Callable[..., str]
HOUR, MINUTE = 3600, 60
SILENT = mark("What it says of itself cannot be read.")


class PictureSayings:
    """Says what pictures and recordings claim; `words` writes dates."""

    def __init__(self, words: ServiceWords, say: Say) -> None:
        self._words, self.say = words, say

    def picture_facts(self, facts: PictureFacts) -> Iterator[tuple[str, str]]:
        """Yield each name and value about a picture."""
        size = f"{facts.width} × {facts.height}"
        if facts.moving:
            size = self.say("{size}, moving: only its first frame is shown", size=size)
        yield (self.say("Size in pixels:"), size)
        taken = self.moment(facts.taken) if facts.taken else self.say("it does not say")
        yield (self.say("Taken, says the camera:"), taken)
        if facts.camera:
            yield (self.say("Camera:"), facts.camera)
        place = (
            self.say("yes, and whoever gets this file can see it")
            if facts.place
            else self.say("no")
        )
        yield (self.say("Says where it was taken:"), place)

    def recording_facts(self, seconds: float) -> Iterator[tuple[str, str]]:
        """Yield the name and value about a recording or film."""
        length = spelt_length(seconds) if seconds else self.say("it does not say")
        yield (self.say("Length:"), length)

    def moment(self, spelt: str) -> str:
        """Write a camera's time as it stands; its clock may have been wrong, its zone unknown."""
        moment = datetime.fromisoformat(spelt)
        day = self._words.day(moment.date().isoformat())
        said = self.say("{day} at {time}", day=day, time=f"{moment:%H:%M}")
        return f"{said} (UTC{moment:%z})" if moment.tzinfo else said


def spelt_length(seconds: float) -> str:
    """Return a length as hours, minutes and seconds, as players write it."""
    whole = round(seconds)
    hours, rest = divmod(whole, HOUR)
    minutes, left = divmod(rest, MINUTE)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


def spelt_place(coordinates: tuple[float, float]) -> str:
    """Return a place as degrees north and east, as maps take it."""
    return f"{coordinates[0]:.5f}, {coordinates[1]:.5f}"

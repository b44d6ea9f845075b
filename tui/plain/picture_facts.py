"""What a picture or a recording says of itself, in lines; the picture itself is never shown."""

from __future__ import annotations

from tui.journal.exhibit import Exhibit
from tui.journal.exhibits import UnknownExhibit
from tui.journal.pictures import PictureError, Pictures
from tui.plain.desk import Desk
from tui.telling.exhibit_facts import one_line
from tui.telling.picture_facts import SILENT, PictureSayings

PICTURE, RECORDING = "image/", ("audio/", "video/")


def said_of_itself(desk: Desk, exhibit: Exhibit) -> list[str]:
    """Return what the head of the file says, read by the process without keys; none of others."""
    if exhibit.removed or not exhibit.media_type.startswith((PICTURE, *RECORDING)):
        return []
    pictures = Pictures(desk.session.exhibits)
    words = PictureSayings(desk.session.service_words, desk.talk.say)
    try:
        if exhibit.media_type.startswith(PICTURE):
            facts = words.picture_facts(pictures.facts(exhibit))
        else:
            facts = words.recording_facts(pictures.seconds(exhibit))
        return [f"{name} {one_line(value)}" for name, value in facts]
    except (PictureError, UnknownExhibit):
        return [desk.talk.say(SILENT)]

"""Pictures and recordings on the page of an exhibit: what they say of themselves, and the veil."""

from __future__ import annotations

from collections.abc import Sequence

from textual import work
from textual.content import Content

from tui.commands import Command
from tui.journal.exhibit import Exhibit
from tui.journal.exhibits import UnknownExhibit
from tui.journal.pictures import PictureError, Pictures
from tui.library.language import mark
from tui.screens.base import CarnetScreen
from tui.screens.picture_words import SILENT, PictureWords
from tui.widgets.confirm import Confirm

PICTURE = "image/"
RECORDING = ("audio/", "video/")


class ShowPicture(Command):
    """Lift the veil on the picture."""

    title = mark("Show the picture")
    help = mark("Draws the picture in the terminal. Esc veils it again.")
    keys = ("o",)
    action = "screen.show_picture"
    short = mark("show")
    footer = True


class Picturing(CarnetScreen):
    """A screen with one exhibit in view, which may be a picture or a recording."""

    _said: Sequence[Content] | None = None

    def exhibit_in_view(self) -> Exhibit:
        """Return the exhibit."""
        raise NotImplementedError

    def said_of_itself(self) -> Sequence[Content]:
        """Return what it says of itself; asked for the first time, it is found out meanwhile."""
        kind = self.exhibit_in_view().media_type
        if self._said is None and kind.startswith((PICTURE, *RECORDING)):
            self._said = ()
            self._find_out(self.exhibit_in_view())
        return self._said or ()

    @work(thread=True, exclusive=True, group="facts")
    def _find_out(self, exhibit: Exhibit) -> None:
        """Let the other process read the head of the file."""
        pictures = Pictures(self.session.exhibits)
        words = PictureWords(self.session.service_words, self.say)
        try:
            if exhibit.media_type.startswith(PICTURE):
                said = [*words.picture(pictures.facts(exhibit))]
            else:
                said = [*words.recording(pictures.seconds(exhibit))]
        except (PictureError, UnknownExhibit):
            said = [Content(self.say(SILENT))]
        self.app.call_from_thread(self._found_out, said)

    def _found_out(self, said: Sequence[Content]) -> None:
        self._said = said
        if self.is_current:
            self.reload()

    def relabel(self) -> None:
        """Say it anew in another language."""
        self._said = None
        super().relabel()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to show pictures only."""
        if action == "show_picture" and not self.exhibit_in_view().media_type.startswith(PICTURE):
            return False
        return super().check_action(action, parameters)

    def action_show_picture(self) -> None:
        """Show the picture; an intimate one only after a question."""
        if "intimate" not in self.exhibit_in_view().flags:
            self._lift(True)
            return
        question = self.say("This picture is marked as intimate. Show it on the screen now?")
        window = Confirm(question, yes=self.say("Show it"), no=self.say("Leave it veiled"))
        self.app.push_screen(window, self._lift)

    def _lift(self, answer: bool | None) -> None:
        from tui.screens.picture import PictureScreen

        if answer:
            self.app.push_screen(PictureScreen(self.session, self.exhibit_in_view()))

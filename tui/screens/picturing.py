"""Pictures and recordings on the page of an exhibit: what they say of themselves, and the veil."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import work
from textual.content import Content

from tui.commands import Command
from tui.journal.exhibit import Exhibit
from tui.journal.exhibits import UnknownExhibit
from tui.journal.pictures import PictureError, Pictures
from tui.library.language import mark
from tui.screens.base import CarnetScreen
from tui.screens.picture_words import PictureWords
from tui.telling.picture_facts import SILENT
from tui.telling.veil import first_reader
from tui.vault.links import Ref
from tui.widgets.confirm import Confirm

EXHIBIT = "exhibit"
PICTURE = "image/"
RECORDING = ("audio/", "video/")


class ShowPicture(Command):
    """Lift the veil on the picture."""

    title = mark("Show the picture")
    help = mark("Draws the picture in the terminal. Esc veils it again.")
    keys = ("i",)
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
        exhibit = self.exhibit_in_view()
        kind = "" if exhibit.removed else exhibit.media_type
        if self._said is None and kind.startswith((PICTURE, *RECORDING)):
            self._said = ()
            self._find_out(exhibit)
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
        """Show the picture."""
        self.lift_veil(self._show)

    def _show(self) -> None:
        from tui.screens.picture import PictureScreen

        self.app.push_screen(PictureScreen(self.session, self.exhibit_in_view()))

    def lift_veil(self, show: Callable[[], None]) -> None:
        """Show what the exhibit holds, after a question where there is a reason to ask."""
        question = self._question()
        if not question:
            show()
            return
        window = Confirm(question, yes=self.say("Show it"), no=self.say("Leave it veiled"))
        self.app.push_screen(window, lambda answer: show() if answer else None)

    def _question(self) -> str:
        exhibit = self.exhibit_in_view()
        marks = self.session.gentle.of(Ref(EXHIBIT, exhibit.uid))
        if marks.waits:
            first = first_reader(marks, self.say)
            return self.say("{first} Show it on the screen now?", first=first)
        if "intimate" in exhibit.flags:
            return self.say("This is marked as intimate. Show it on the screen now?")
        return ""

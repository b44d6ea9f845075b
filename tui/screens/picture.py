"""A picture among the exhibits, shown after a key and only as long as one looks at it."""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tui.commands import Command, Commands
from tui.journal.exhibit import Exhibit
from tui.journal.pictures import Failure, Picture, PictureError, Pictures
from tui.library.language import mark
from tui.screens.base import CarnetScreen
from tui.screens.message import MessageScreen
from tui.screens.picture_words import FAILURES
from tui.session import Session
from tui.telling.exhibit_facts import one_line
from tui.telling.picture_facts import spelt_place
from tui.widgets.picture import PictureView

ROOM = (320, 240)
"""Pixels asked for: no terminal shows more with half blocks."""


class LookAgain(Command):
    """Lift the veil again."""

    title = mark("Show the picture")
    help = mark("Draws the picture again after it was veiled.")
    keys = ("i",)
    action = "screen.look_again"
    short = mark("show")
    footer = True


class TellPlace(Command):
    """Say where the picture was taken."""

    title = mark("Where was it taken?")
    help = mark("Shows the place that the camera wrote into the picture, if it did.")
    keys = ("m",)
    action = "screen.tell_place"
    short = mark("place")
    footer = True


class PictureScreen(CarnetScreen):
    """Draws one picture; whatever comes before it veils it."""

    OWN_COMMANDS: ClassVar[Commands] = (LookAgain, TellPlace)
    CSS_PATH = "picture.tcss"
    TITLE_WORDS = mark("A picture")
    HELP_WORDS = mark(
        "The picture as far as a terminal can draw it; the file itself stays as it is. It is read "
        "by a part of the program that has no access to your file. Esc veils it again."
    )
    section = "journal"

    def __init__(self, session: Session, exhibit: Exhibit) -> None:
        """Take the open file and the picture."""
        super().__init__(session)
        self._exhibit = exhibit
        self._begun = False

    def body(self) -> ComposeResult:
        """Yield its name, and the picture."""
        yield Static(markup=False, id="about")
        yield PictureView()

    def reload(self) -> None:
        """Draw it the first time; after something stood before it, only when asked."""
        if self._begun:
            self._tell(self.say("Veiled. Press i to see it."))
        else:
            self._begun = True
            self.action_look_again()

    def on_screen_suspend(self) -> None:
        """Veil the picture: something else is shown, or the screen is left."""
        self.query_one(PictureView).show(None)

    def action_look_again(self) -> None:
        """Read the picture and draw it."""
        if self.query_one(PictureView).empty:
            self._tell(self.say("One moment…"))
            self._read()

    @work(thread=True, exclusive=True)
    def _read(self) -> None:
        """Let the other process read it."""
        try:
            found = Pictures(self.session.exhibits).look(self._exhibit, ROOM)
        except PictureError as error:
            self.app.call_from_thread(self._read_ended, error.code)
        else:
            self.app.call_from_thread(self._read_ended, found)

    def _read_ended(self, found: Picture | Failure) -> None:
        """Draw it, or say why not; nothing, when something else came to the front meanwhile."""
        if not self.is_active:
            return
        if isinstance(found, Picture):
            self._draw(found)
        else:
            self._tell(self.say(FAILURES[found]))

    def _draw(self, found: Picture) -> None:
        name = one_line(self._exhibit.title or self._exhibit.name)
        self._tell(f"{name} · {found.facts.width} × {found.facts.height}")
        self.query_one(PictureView).show(found.small)

    def _tell(self, words: str) -> None:
        self.query_one("#about", Static).update(Content(words))

    @work(thread=True, exclusive=True, group="place")
    def action_tell_place(self) -> None:
        """Say where it was taken."""
        try:
            facts = Pictures(self.session.exhibits).facts(self._exhibit, place=True)
        except PictureError as error:
            said = self.say(FAILURES[error.code])
        else:
            said = self._place(facts.coordinates)
        self.app.call_from_thread(self._place_found, said)

    def _place_found(self, said: str) -> None:
        if self.is_active:
            self.app.push_screen(MessageScreen(said))

    def _place(self, coordinates: tuple[float, float] | None) -> str:
        if coordinates is None:
            return self.say("The picture does not say where it was taken.")
        return self.say(
            "Degrees north and east, as the camera wrote them: {place}. They can be wrong or "
            "changed. Whoever gets the original can read them too.",
            place=spelt_place(coordinates),
        )

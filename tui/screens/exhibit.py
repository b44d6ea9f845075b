"""One exhibit: what is known of it; its contents stay veiled until asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.commands import Command, Commands
from tui.journal.exhibit import Exhibit
from tui.journal.exhibits import Exhibits
from tui.library.language import mark
from tui.screens.exhibit_words import ExhibitWords
from tui.screens.message import MessageScreen
from tui.screens.picturing import ShowPicture
from tui.screens.progress import Progress, ProgressScreen
from tui.screens.read_first import ReadFirst, ReadsFirst
from tui.screens.reading import ReadExhibit, Reading
from tui.session import Session
from tui.telling.giving_out import REMOVE_IT, WHERE_TO, given_out
from tui.telling.veil import reader_words
from tui.vault.errors import Cancelled, Damaged, VaultError
from tui.vault.links import Ref
from tui.widgets.confirm import AskText, Confirm

NEEDS_BYTES = frozenset(
    {"show_picture", "read_exhibit", "check_exhibit", "give_out", "remove_exhibit"}
)


SOUND = mark("Checked: the same, byte for byte.")
NOT_SOUND = mark(
    "NOT as it was taken in. Keep a copy of your file as it is and use your other copy."
)


class EditExhibit(Command):
    """Say where it comes from."""

    title = mark("Say where it comes from")
    help = mark("Opens a page for when, how and by whom it was captured, and where it stood.")
    keys = ("e",)
    action = "screen.edit_exhibit"
    short = mark("change")
    footer = True
    writes = True


class CheckExhibit(Command):
    """Check the exhibit against its hash."""

    title = mark("Check it")
    help = mark("Reads every byte and compares it with the SHA-256 that was noted.")
    keys = ("z",)
    action = "screen.check_exhibit"
    short = mark("check")


class GiveOut(Command):
    """Copy the exhibit out of the file."""

    title = mark("Copy it out")
    help = mark("Copies the file to a folder of your choice, with a note of its hash.")
    keys = ("y",)
    action = "screen.give_out"
    short = mark("copy out")


class RemoveExhibit(Command):
    """Remove the exhibit's bytes."""

    title = mark("Remove it from the file")
    help = mark("Removes its bytes for good. That it was there, and its hash, stay.")
    keys = ("delete",)
    action = "screen.remove_exhibit"
    writes = True


class OpenLinked(Command):
    """Go to what it belongs to."""

    title = mark("What belongs to it")
    help = mark("Lists the notes, exhibits, steps and people that belong together.")
    keys = ("l",)
    action = "screen.open_linked"
    short = mark("links")
    footer = True


class ExhibitScreen(ReadsFirst, Reading):
    """Shows one exhibit on the whole screen."""

    OWN_COMMANDS: ClassVar[Commands] = (
        ShowPicture,
        EditExhibit,
        ReadExhibit,
        OpenLinked,
        GiveOut,
        CheckExhibit,
        ReadFirst,
        RemoveExhibit,
    )
    CSS_PATH = "exhibit.tcss"
    TITLE_WORDS = mark("An exhibit")
    HELP_WORDS = mark(
        "A matching SHA-256 shows that our copy did not change since it was taken in. It does not "
        "show when the original was made or by whom. Sending the hash early to somebody you trust "
        "makes it worth more."
    )
    section = "journal"

    def __init__(self, session: Session, uid: str) -> None:
        """Take the open file and the exhibit's uid."""
        super().__init__(session)
        self._uid = uid

    def body(self) -> ComposeResult:
        """Yield the exhibit's page."""
        with VerticalScroll():
            yield Static(markup=False, id="page")

    def exhibit_in_view(self) -> Exhibit:
        """Return the exhibit as it stands now."""
        return self.session.exhibits.get(self._uid)

    def thing_in_view(self) -> Ref:
        """Return the exhibit."""
        return Ref("exhibit", self._uid)

    def reload(self) -> None:
        """Show the exhibit as it stands now."""
        exhibit = self.exhibit_in_view()
        notes = len(self.session.exhibits.incidents_of(self._uid))
        words = ExhibitWords(self.session.service_words, self.say)
        marks = self.session.gentle.of(self.thing_in_view())
        read = reader_words(marks, self.session, self.say)
        said = [*self.said_of_itself(), *([Content(read)] if read else [])]
        self.query_one("#page", Static).update(words.page(exhibit, notes, said))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer nothing that needs the bytes of an exhibit whose bytes were removed."""
        if action in NEEDS_BYTES and self.exhibit_in_view().removed:
            return False
        return super().check_action(action, parameters)

    def action_edit_exhibit(self) -> None:
        """Open the form."""
        from tui.screens.exhibit_form import ExhibitFormScreen

        exhibit = self.session.exhibits.get(self._uid)
        self.app.push_screen(ExhibitFormScreen(self.session, exhibit))

    def action_open_linked(self) -> None:
        """List what belongs to it."""
        from tui.screens.linked import LinkedScreen

        self.app.push_screen(LinkedScreen(self.session, Ref("exhibit", self._uid)))

    def action_check_exhibit(self) -> None:
        """Read it whole and say what was found."""
        exhibits, uid, size = self.session.exhibits, self._uid, max(1, self.exhibit_in_view().size)
        sound: list[bool] = []

        def work(progress: Progress) -> None:
            sound.append(checked(exhibits, uid, lambda done: progress(done / size)))

        def ended(error: VaultError | None) -> None:
            if error is None:
                self._told(self.say(SOUND if sound[0] else NOT_SOUND))
            else:
                self._stopped(error)

        self.app.push_screen(ProgressScreen(self.say("The file is read whole…"), work), ended)

    def _stopped(self, error: VaultError) -> None:
        """Say why it ended; who stopped it knows."""
        if isinstance(error, Cancelled):
            self.tell(self.say("Stopped."))
        else:
            self.carnet.tell_error(error)

    def _told(self, said: str) -> None:
        self.app.push_screen(MessageScreen(said))
        self.reload()

    def action_give_out(self) -> None:
        """Ask for a folder."""
        question = self.say(WHERE_TO)
        hint = self.say("Type a folder, or drop it here; enter copies, esc goes back")
        self.app.push_screen(AskText(question, hint=hint), self._give)

    def _give(self, typed: str | None) -> None:
        from tui.telling.places import typed_place

        if typed is not None and typed.strip():
            self._copy(typed_place(typed, self.carnet.start.folder))

    def _copy(self, folder: Path) -> None:
        """Copy the bytes, verified, and the note of the hash."""
        session, uid, size = self.session, self._uid, max(1, self.exhibit_in_view().size)
        say, said = self.carnet.say, list[str]()

        def work(progress: Progress) -> None:
            said.append(given_out(session, uid, folder, say, lambda done: progress(done / size)))

        def ended(error: VaultError | None) -> None:
            if error is None:
                self._told(said[0])
            else:
                self._stopped(error)

        self.app.push_screen(ProgressScreen(self.say("The file is copied…"), work), ended)

    def action_remove_exhibit(self) -> None:
        """Ask before the bytes are removed."""
        window = Confirm(self.say(REMOVE_IT), yes=self.say("Remove it"), no=self.say("Keep it"))
        self.app.push_screen(window, self._remove)

    def _remove(self, answer: bool | None) -> None:
        if answer:
            self.session.exhibits.remove(self._uid)
            self.dismiss()


def checked(exhibits: Exhibits, uid: str, progress: Callable[[int], bool]) -> bool:
    """Return whether an exhibit is what was taken in; raise `Cancelled` when `progress` says so."""
    going = True

    def further(done: int) -> bool:
        nonlocal going
        going = progress(done)
        return going

    try:
        sound = exhibits.verify(uid, further)
    except Damaged:
        sound = False
    if not going:
        raise Cancelled
    return sound

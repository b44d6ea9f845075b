"""An exhibit that holds messages is read on a screen of its own, when that is asked for."""

from __future__ import annotations

from tui.commands import Command
from tui.journal.exhibit import Exhibit
from tui.journal.exhibits import UnknownExhibit
from tui.journal.media import SNIFFED_BYTES
from tui.journal.readable import is_mail
from tui.library.language import mark
from tui.screens.picturing import Picturing

_WITHOUT_WORDS = ("image/", "audio/", "video/")


class ReadExhibit(Command):
    """Read the messages in the exhibit."""

    title = mark("Read the messages in it")
    help = mark("Opens an e-mail, a mailbox or an export of messages; the words stay veiled.")
    keys = ("m",)
    action = "screen.read_exhibit"
    short = mark("messages")
    footer = True


class Reading(Picturing):
    """A screen with one exhibit in view, which may hold messages."""

    def action_read_exhibit(self) -> None:
        """Open the mail, or the list of messages; asked once more where the veil is thicker."""
        self.lift_veil(lambda: self._read(self.exhibit_in_view()))

    def _read(self, exhibit: Exhibit) -> None:
        try:
            with self.session.exhibits.opened(exhibit.uid)() as source:
                head = source.read(SNIFFED_BYTES)
        except UnknownExhibit:
            self.tell(self.say("It was removed: only its name and SHA-256 are there."))
            return
        if is_mail(head, exhibit.name):
            from tui.screens.mail import MailScreen

            self.app.push_screen(MailScreen(self.session, exhibit))
        else:
            from tui.screens.import_messages import ImportScreen

            self.app.push_screen(ImportScreen(self.session, exhibit))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer it for nothing that is only seen or heard."""
        kind = self.exhibit_in_view().media_type if action == "read_exhibit" else ""
        if kind.startswith(_WITHOUT_WORDS):
            return False
        return super().check_action(action, parameters)

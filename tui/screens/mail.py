"""An e-mail as an exhibit: its headers readable first, its words only when asked for."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.commands import Command, Commands
from tui.export_words import PROBLEMS
from tui.journal.errors import JournalError
from tui.journal.exhibit import Exhibit
from tui.journal.exports.mailboxes import message_of
from tui.journal.mail import MOST_BYTES, Attached, Mail
from tui.journal.media import EMAIL
from tui.journal.readable import mail_of
from tui.library.language import mark
from tui.mail_words import MailWords
from tui.screens.import_messages import VeilMessages
from tui.screens.mail_key import ChecksKey
from tui.screens.message import MessageScreen
from tui.session import Session
from tui.telling.intake_words import A_MINOR, MINORS, NO_MINOR, NOT_TAKEN
from tui.telling.sizes import size_words
from tui.vault.errors import VaultError
from tui.widgets.busy import Busy
from tui.widgets.confirm import Confirm


class TakeAttached(Command):
    """Take the attached files in."""

    title = mark("Take the attached files in")
    help = mark("Keeps each attached file as an exhibit of its own, linked with this e-mail.")
    keys = ("n",)
    action = "screen.take_attached"
    short = mark("attached files")
    footer = True
    writes = True


class NoteMail(Command):
    """Note the e-mail in the journal."""

    title = mark("Note it in the journal")
    help = mark("Makes a note of this e-mail, with its exact time, linked with this exhibit.")
    keys = ("ctrl+s",)
    action = "screen.note_mail"
    short = mark("into the journal")
    footer = True
    writes = True


class MailScreen(ChecksKey):
    """Shows one e-mail."""

    OWN_COMMANDS: ClassVar[Commands] = (VeilMessages, TakeAttached, NoteMail)
    CSS_PATH = "mail.tcss"
    TITLE_WORDS = mark("An e-mail")
    HELP_WORDS = mark(
        "What the servers wrote last can be trusted; what lies below may have been made up by the "
        "sender. A failed check alone proves nothing, nor does a passed one show who typed. Only "
        "a request by the police or a judge says who is behind an address. Nothing is fetched."
    )
    section = "journal"

    def __init__(self, session: Session, exhibit: Exhibit) -> None:
        """Take the open file and the exhibit."""
        super().__init__(session)
        self._exhibit = exhibit
        self._mail: Mail | None = None
        self._problem = ""
        self._veiled = True

    def signed_mail(self) -> tuple[Mail, str] | None:
        """Return the mail with its exhibit's uid, when it is as it was sent and signed."""
        mail = self._mail
        if mail is None or not mail.signed or self._exhibit.media_type != EMAIL:
            return None
        return mail, self._exhibit.uid

    def body(self) -> ComposeResult:
        """Yield the page."""
        yield Busy()
        with VerticalScroll():
            yield Static(markup=False, id="page")

    def on_mount(self) -> None:
        """Begin to read."""
        self.query_one(Busy).begin(self.say("Reading…"))
        self._load()

    @work(thread=True, exclusive=True)
    def _load(self) -> None:
        mail, problem = None, ""
        with self.session.exhibits.opened(self._exhibit.uid)() as source:
            raw = source.read(MOST_BYTES + 1)
        try:
            mail = mail_of(raw, self._exhibit.name)
        except JournalError as error:
            problem = error.code
        self.app.call_from_thread(self._loaded, mail, problem)

    def _loaded(self, mail: Mail | None, problem: str) -> None:
        self._mail, self._problem = mail, problem
        self.query_one(Busy).finish()
        self.reload()

    def reload(self) -> None:
        """Show the mail as it stands now."""
        self.query_one("#page", Static).update(Content("\n").join([*self._lines()]))

    def _lines(self) -> Iterator[Content]:
        if self._problem:
            yield Content(self.say(PROBLEMS[self._problem]))
        if self._mail is None:
            return
        for label, value in MailWords(self.say).lines(self._mail):
            if label and value:
                yield Content.assemble((label, "bold"), " ", value)
            else:
                yield from (Content(""), _title(label)) if label else (Content(value),)
        yield from self._hanging(self._mail)
        yield from (Content(""), _title(self.say("What it says")))
        yield Content(self._text(self._mail))

    def _hanging(self, mail: Mail) -> Iterator[Content]:
        if mail.attached:
            yield from (Content(""), _title(self.say("Attached files")))
        for one in mail.attached:
            size = size_words(len(one.content), self.say)
            yield Content(f"{one.name} · {one.media_type} · {size}")

    def _text(self, mail: Mail) -> str:
        if self._veiled:
            number = len(mail.text)
            letters = self.count("{number} letter", "{number} letters", number)
            return self.say("Veiled ({letters}). Press v to read it.", letters=letters)
        if mail.from_page:
            about = self.say("(the words of a page; behind each link its address)")
            return f"{about}\n{mail.text}"
        return mail.text or self.say("Nothing.")

    def action_lift_veil(self) -> None:
        """Show the words, or veil them."""
        self._veiled = not self._veiled
        self.reload()

    def action_note_mail(self) -> None:
        """Make a note of it."""
        message = message_of(self._mail, self._exhibit.name) if self._mail else None
        if message is None:
            self.tell(self.say("It has no date that can be read: write a note and link it."))
        elif message.key in self.imports.known():
            self.tell(self.say("It is in the journal already."))
        else:
            self.keep_messages(self._exhibit, self.say("e-mail"), [message])

    def action_take_attached(self) -> None:
        """Ask about minors before anything is taken in."""
        if self._mail is None or not self._mail.attached:
            self.tell(self.say("No file is attached."))
            return
        question = Confirm(self.say(MINORS), yes=self.say(NO_MINOR), no=self.say(A_MINOR))
        self.app.push_screen(question, self._asked)

    def _asked(self, answer: bool | None) -> None:
        if not answer:
            self.app.push_screen(MessageScreen(self.say(NOT_TAKEN)))
        elif self._mail is not None:
            self._take(self._mail.attached)

    @work(thread=True, exclusive=True)
    def _take(self, attached: tuple[Attached, ...]) -> None:
        """Keep each file with the mail as its parent, and seal them."""
        exhibits = self.session.exhibits
        try:
            taken = [
                exhibits.take(io.BytesIO(one.content), one.name, parent=self._exhibit.uid)
                for one in attached
            ]
            fresh = [one.exhibit for one in taken if not one.again]
            said = self.count("{number} exhibit added", "{number} exhibits added", len(fresh))
            names = ", ".join(one.name for one in fresh)
            of = next(iter(exhibits.incidents_of(self._exhibit.uid)), "")
            exhibits.seal(fresh, f"{said}: {names}", of)
        except VaultError as error:
            self.app.call_from_thread(self.carnet.tell_error, error)
            return
        again = len(taken) - len(fresh)
        more = self.count("{number} was there already", "{number} were there already", again)
        self.app.call_from_thread(
            self.app.push_screen, MessageScreen(f"{said}\n{more}" if again else said)
        )


def _title(text: str) -> Content:
    return Content(text).stylize("bold underline")

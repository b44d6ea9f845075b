"""An e-mail in lines: its headers first, its words only when asked for."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence

from tui.export_words import PROBLEMS
from tui.journal.errors import JournalError
from tui.journal.exhibit import Exhibit
from tui.journal.exports.importing import Imports
from tui.journal.exports.mailboxes import message_of
from tui.journal.exports.model import Message
from tui.journal.mail import MOST_BYTES, Attached, Mail
from tui.journal.readable import mail_of
from tui.library.language import mark
from tui.mail_words import MailWords
from tui.plain.desk import Desk, Entry
from tui.safety.text import clean
from tui.telling.exhibit_facts import one_line
from tui.telling.intake_words import A_MINOR, MINORS, NO_MINOR, NOT_TAKEN
from tui.telling.sizes import size_words

HELP = mark(
    "What the servers wrote last can be trusted; what lies below may have been made up by the "
    "sender. A failed check alone proves nothing, nor does a passed one show who typed. Only "
    "a request by the police or a judge says who is behind an address. Nothing is fetched."
)
Keep = Callable[[Desk, Exhibit, str, Sequence[Message]], bool]
"""Brings messages into the journal."""


def mail_page(desk: Desk, exhibit: Exhibit, keep: Keep) -> None:
    """Say the headers of an e-mail; hear its words, note it, take in what is attached.

    Args:
        desk: the open file and the conversation.
        exhibit: the e-mail.
        keep: brings it into the journal.
    """
    talk = desk.talk
    talk.tell(talk.say("Reading…"))
    with desk.session.exhibits.opened(exhibit.uid)() as source:
        raw = source.read(MOST_BYTES + 1)
    try:
        mail = mail_of(raw, exhibit.name)
    except JournalError as error:
        talk.tell(talk.say(PROBLEMS[error.code]))
        return

    def entries() -> list[Entry]:
        return [
            (talk.say("Say it all again"), lambda: talk.read(_lines(desk, mail))),
            (talk.say("What it says"), lambda: talk.read(_words(desk, mail))),
            (talk.say("Note it in the journal"), lambda: _note(desk, exhibit, mail, keep)),
            (talk.say("Take the attached files in"), lambda: _attached(desk, exhibit, mail)),
        ]

    talk.heading(talk.say("An e-mail"))
    talk.read(_lines(desk, mail))
    desk.menu(lambda: None, entries, help=talk.say(HELP))


def _lines(desk: Desk, mail: Mail) -> Iterator[str]:
    """Yield what the headers say, then what is attached."""
    say = desk.talk.say
    for label, value in MailWords(say).lines(mail):
        if label and value:
            yield f"{label} {value}"
        elif label:
            yield from ("", label)
        else:
            yield value
    if mail.attached:
        yield from ("", say("Attached files"))
    for one in mail.attached:
        size = size_words(len(one.content), say)
        yield f"{one_line(one.name)}, {one_line(one.media_type)}, {size}"


def _words(desk: Desk, mail: Mail) -> list[str]:
    say = desk.talk.say
    about = [say("(the words of a page; behind each link its address)")] if mail.from_page else []
    return [*about, clean(mail.text) or say("Nothing.")]


def _note(desk: Desk, exhibit: Exhibit, mail: Mail, keep: Keep) -> None:
    """Make a note of it."""
    talk, session = desk.talk, desk.session
    message = message_of(mail, exhibit.name)
    known = Imports(
        session.vault, session.journal, session.persons, session.clock, session.new_id
    ).known()
    if message is None:
        talk.tell(talk.say("It has no date that can be read: write a note and link it."))
    elif message.key in known:
        talk.tell(talk.say("It is in the journal already."))
    else:
        keep(desk, exhibit, talk.say("e-mail"), [message])


def _attached(desk: Desk, exhibit: Exhibit, mail: Mail) -> None:
    """Ask about minors, then keep each attached file with the mail as its parent."""
    talk = desk.talk
    if not mail.attached:
        talk.tell(talk.say("No file is attached."))
    elif desk.can_write():
        if talk.confirm(talk.say(MINORS), talk.say(NO_MINOR), talk.say(A_MINOR)):
            _take(desk, exhibit, mail.attached)
        else:
            talk.tell(talk.say(NOT_TAKEN))


def _take(desk: Desk, exhibit: Exhibit, attached: Sequence[Attached]) -> None:
    talk, exhibits = desk.talk, desk.session.exhibits
    taken = [
        exhibits.take(io.BytesIO(one.content), one.name, parent=exhibit.uid) for one in attached
    ]
    fresh = [one.exhibit for one in taken if not one.again]
    said = talk.count("{number} exhibit added", "{number} exhibits added", len(fresh))
    of = next(iter(exhibits.incidents_of(exhibit.uid)), "")
    exhibits.seal(fresh, f"{said}: {', '.join(one.name for one in fresh)}", of)
    talk.tell(f"{said}.")
    again = len(taken) - len(fresh)
    if again:
        talk.tell(talk.count("{number} was there already", "{number} were there already", again))

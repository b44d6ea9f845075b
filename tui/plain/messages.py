"""Messages in an exhibit, in lines: an export or a mailbox is chosen from and brought in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from tui.export_words import PROBLEMS
from tui.journal.exhibit import Exhibit
from tui.journal.exhibits import UnknownExhibit
from tui.journal.exports.importing import Chosen, Imports
from tui.journal.exports.model import Export, ExportError, Message, Order, Tally, instant, local
from tui.journal.exports.reading import open_export
from tui.journal.media import SNIFFED_BYTES
from tui.journal.occurred import understand
from tui.journal.readable import is_mail
from tui.library.language import mark
from tui.plain.care import progress_of
from tui.plain.desk import Desk, Entry
from tui.plain.lifting import may_be_said
from tui.plain.mail import mail_page
from tui.telling.import_sayings import (
    ORDERS,
    TOGETHER,
    WHICH_ORDER,
    WHOSE,
    ImportSayings,
    days_of,
    one_line,
)

HELP = mark(
    "Choose what matters: everything one person wrote, the messages of some days, all, or one by "
    "one. The exhibit itself stays as it is, and no message comes in twice."
)
WITHOUT_WORDS = ("image/", "audio/", "video/")


def read_messages(desk: Desk, uid: str) -> None:
    """Read an e-mail, a mailbox or an export of messages; asked once more where it is veiled."""
    talk, exhibit = desk.talk, desk.session.exhibits.get(uid)
    if exhibit.media_type.startswith(WITHOUT_WORDS):
        talk.tell(talk.say("There are no words in it to read."))
        return
    try:
        with desk.session.exhibits.opened(uid)() as source:
            head = source.read(SNIFFED_BYTES)
    except UnknownExhibit:
        talk.tell(talk.say("It was removed: only its name and SHA-256 are there."))
        return
    if not may_be_said(desk, exhibit):
        return
    if is_mail(head, exhibit.name):
        mail_page(desk, exhibit, keep_messages)
    else:
        _export_page(desk, exhibit)


def imports_of(desk: Desk) -> Imports:
    """Return what brings messages into the journal."""
    session = desk.session
    return Imports(session.vault, session.journal, session.persons, session.clock, session.new_id)


@dataclass
class _Read:
    """What was read of an export, and what is chosen of it."""

    export: Export | None = None
    tally: Tally = field(default_factory=Tally)
    messages: list[Message] = field(default_factory=list)
    problem: str = ""
    known: set[str] = field(default_factory=set)
    chosen: set[str] = field(default_factory=set)

    def take(self, messages: Sequence[Message]) -> None:
        """Choose messages that are not in the journal; if all of them are chosen, none."""
        keys = {message.key for message in messages} - self.known
        self.chosen = self.chosen - keys if keys <= self.chosen else self.chosen | keys


def _read(desk: Desk, exhibit: Exhibit, order: Order | None = None) -> _Read:
    """Read an export whole; what was read before an error stays."""
    read = _Read(known=set(imports_of(desk).known()))
    try:
        opened = desk.session.exhibits.opened(exhibit.uid)
        with open_export(opened, exhibit.name, order) as read.export:
            for message in read.export.messages(read.tally):
                read.messages.append(message)
                desk.idle.touch()
    except ExportError as error:
        read.problem = error.code
    read.messages.sort(key=lambda message: instant(message.sent))
    return read


def _export_page(desk: Desk, exhibit: Exhibit) -> None:
    """Say what the export is; choose messages and bring them into the journal."""
    talk = desk.talk
    talk.tell(talk.say("Reading…"))
    read = _read(desk, exhibit)
    if read.export is not None and not read.export.sure:
        orders = list(ORDERS)
        chosen = talk.choose([talk.say(ORDERS[one]) for one in orders], talk.say(WHICH_ORDER))
        read = _read(desk, exhibit, orders[chosen])
    words = ImportSayings(talk.say, talk.count)

    def title() -> None:
        talk.heading(talk.say("Messages in this exhibit"))
        if read.problem:
            talk.tell(talk.say(PROBLEMS[read.problem]))
        if read.export is not None:
            talk.tell(words.about(read.export, read.tally))
        number = len(read.chosen)
        talk.tell(talk.count("{number} message chosen.", "{number} messages chosen.", number))

    def entries() -> list[Entry]:
        return [
            (talk.say("Everything one person wrote"), lambda: _by_person(desk, read)),
            (talk.say("The messages of some days"), lambda: _by_days(desk, read)),
            (talk.say("All or none"), lambda: read.take(read.messages)),
            (talk.say("One by one: hear a message, choose it"), lambda: _one_by_one(desk, read)),
            (talk.say("Bring into the journal"), lambda: _bring_in(desk, exhibit, read)),
        ]

    desk.menu(title, entries, help=talk.say(HELP))


def _by_person(desk: Desk, read: _Read) -> None:
    talk, people = desk.talk, read.tally.people.most_common()
    if not people:
        return
    rows = [
        talk.named(
            one_line(name) or talk.say("(me)"),
            talk.count("{number} message", "{number} messages", number),
        )
        for name, number in people
    ]
    name = people[talk.choose(rows, talk.say("Whose messages?"))][0]
    read.take([message for message in read.messages if message.sender == name])


def _by_days(desk: Desk, read: _Read) -> None:
    talk, session = desk.talk, desk.session
    typed = talk.line(
        talk.say("Which days? Such as: 3 May 2026, or from 3 to 5 May 2026"), text=True
    )
    if not typed.strip():
        return
    when = understand(typed, session.date_words, session.clock().astimezone())
    if when is None:
        talk.tell(talk.say("No date was understood."))
        return
    first, last = days_of(when)
    read.take([one for one in read.messages if first <= local(one.sent).date() <= last])


def _one_by_one(desk: Desk, read: _Read) -> None:
    """List the messages, veiled; a number says one whole and asks whether it is chosen."""
    talk, words = desk.talk, ImportSayings(desk.talk.say, desk.talk.count)

    def row(place: int) -> str:
        message = read.messages[place]
        sent = local(message.sent)
        day = desk.session.service_words.day(sent.date().isoformat())
        moment = talk.say("{day} at {time}", day=day, time=f"{sent:%H:%M}")
        sender = one_line(message.sender) or talk.say("(me)")
        parts = [moment, sender, words.length(message)]
        if message.key in read.known:
            parts.append(talk.say("in the journal already"))
        elif message.key in read.chosen:
            parts.append(talk.say("chosen"))
        return ", ".join(parts)

    while True:
        noun = talk.count("{number} message", "{number} messages", len(read.messages))
        message = read.messages[talk.pick(len(read.messages), row, noun=noun)]
        talk.read(words.whole(message).split("\n"))
        if message.key in read.known:
            talk.tell(talk.say("It is in the journal already."))
        elif talk.confirm("", talk.say("Choose it"), talk.say("Leave it")):
            read.chosen.add(message.key)
        else:
            read.chosen.discard(message.key)


def _bring_in(desk: Desk, exhibit: Exhibit, read: _Read) -> None:
    """Bring what is chosen into the journal."""
    chosen = [message for message in read.messages if message.key in read.chosen]
    if not chosen or read.export is None:
        desk.talk.tell(desk.talk.say("No message is chosen yet."))
        return
    mailbox = read.export.kind == "mailbox"
    platform = desk.talk.say("e-mail") if mailbox else read.export.platform
    if keep_messages(desk, exhibit, platform, chosen):
        read.known |= read.chosen
        read.chosen.clear()


def keep_messages(desk: Desk, exhibit: Exhibit, platform: str, messages: Sequence[Message]) -> bool:
    """Ask how many notes there shall be and who the person is, bring the messages in; say so.

    Raises:
        Way: see `Talk.line`; nothing was brought in.
    """
    talk, words = desk.talk, ImportSayings(desk.talk.say, desk.talk.count)
    if not desk.can_write():
        return False
    chosen = Chosen(exhibit, platform, messages, "each", "", lambda _group: "")
    if len(messages) > 1:
        question = talk.count(
            "{number} message comes into the journal. How?",
            "{number} messages come into the journal. How?",
            len(messages),
        )
        ways = list(TOGETHER)
        place = talk.choose([talk.say(TOGETHER[way]) for way in ways], question)
        chosen = replace(chosen, together=ways[place])
    owner = _owner(desk, messages)
    body: Callable[[Sequence[Message]], str] = lambda group: words.body(group, platform, owner)  # noqa: E731
    number = imports_of(desk).keep(replace(chosen, owner=owner, body=body), progress_of(desk))
    talk.tell(
        talk.count(
            "{number} note added to the journal, with its exact time and place in the file.",
            "{number} notes added to the journal, with exact times and places in the file.",
            number,
        )
    )
    return True


def _owner(desk: Desk, messages: Sequence[Message]) -> str:
    """Ask which sender the person is, where several wrote and the export does not say it."""
    senders = list(dict.fromkeys(one.sender for one in messages if one.own is None))
    if len(senders) < 2:  # noqa: PLR2004
        return ""
    names = [one_line(sender) or desk.talk.say("(me)") for sender in senders]
    chosen = desk.talk.choose([desk.talk.say("None of them"), *names], desk.talk.say(WHOSE))
    return senders[chosen - 1] if chosen else ""

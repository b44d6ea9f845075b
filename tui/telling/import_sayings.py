"""Messages of an export in words: what the export is, one message, and how a note begins."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

from tui.export_words import kind_words
from tui.journal.exports.importing import Together, is_own
from tui.journal.exports.model import Export, Message, Order, Tally, figures, local
from tui.journal.occurred import When
from tui.library.language import mark
from tui.safety.text import clean

Say = Callable[..., str]
Count = Callable[..., str]

_MOST_NAMED = 6


TOGETHER: dict[Together, str] = {
    "each": mark("One note for each message"),
    "day": mark("One note for each day"),
    "all": mark("All of them in one note"),
}
"""How many notes messages become."""

WHICH_ORDER = mark(
    "In this file, day and month could be either way round. How did the telephone write 3 May 2026?"
)
ORDERS: dict[Order, str] = {
    "dmy": mark("03/05/2026 (day first)"),
    "mdy": mark("05/03/2026 (month first)"),
}
WHOSE = mark("Which of these names is yours? What you wrote is not counted as theirs.")


class ImportSayings:
    """Says messages in the person's language."""

    def __init__(self, say: Say, count: Count) -> None:
        self.say, self.count = say, count

    def length(self, message: Message) -> str:
        """Return how long a message is, for when its words are veiled."""
        number = len(message.text)
        return self.count("{number} letter", "{number} letters", number)

    def about(self, export: Export, tally: Tally) -> str:
        """Return what the export is, from when to when, and what of it was not read."""
        said = [kind_words(export, self.say)]
        said.append(self.count("{number} message", "{number} messages", tally.count))
        if tally.first and tally.last:
            said.append(f"{local(tally.first):%Y-%m-%d} – {local(tally.last):%Y-%m-%d}")
        if tally.unreadable:
            said.append(
                self.count("{number} not readable", "{number} not readable", tally.unreadable)
            )
        return " · ".join(said)

    def whole(self, message: Message) -> str:
        """Return everything about one message."""
        sent = figures(message.sent, seconds=message.seconds)
        sender = one_line(message.sender or self.say("(me)"))
        lines = [f"{sent} · {sender}", "", clean(message.text)]
        if message.attached:
            names = ", ".join(one_line(name) for name in message.attached)
            lines += ["", self.say("With it: {files}", files=names)]
        return "\n".join([*lines, "", self.say("Place: {place}", place=one_line(message.place))])

    def body(self, group: Sequence[Message], platform: str, owner: str) -> str:
        """Return the first words of a note made of messages."""
        others = dict.fromkeys(one.sender for one in group if not is_own(one, owner))
        names = ", ".join(one_line(name) for name in list(others)[:_MOST_NAMED] if name)
        number = len(group)
        if not names:
            said = self.count("A message I sent", "{number} messages I sent", number)
        else:
            one, many = mark("Message from {who}"), mark("{number} messages, from {who}")
            said = self.say(one if number == 1 else many, number=number, who=names)
        if platform:
            said = self.say("{message} ({platform})", message=said, platform=platform)
        files = dict.fromkeys(name for one in group for name in one.attached)
        listed = ", ".join(one_line(name) for name in list(files)[:_MOST_NAMED])
        lines = [said, self.say("With it: {files}", files=listed)] if files else [said]
        places = dict.fromkeys((group[0].place, group[-1].place))
        place = " – ".join(one_line(place) for place in places)
        return "\n".join([*lines, self.say("In the exhibit: {place}", place=place)])


def one_line(text: str) -> str:
    """Return a text as one line that is safe to show."""
    return clean(" ".join(text.split()), keep_newlines=False)


def days_of(when: When) -> tuple[date, date]:
    """Return the first and the last day of what was typed."""
    first = datetime.fromisoformat(when.start).date()
    return first, datetime.fromisoformat(when.end).date() if when.end else first

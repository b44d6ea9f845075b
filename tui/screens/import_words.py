"""Messages of an export, as lines of a list and as the first words of a note."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.content import Content

from tui.export_words import kind_words
from tui.journal.exports.importing import is_own
from tui.journal.exports.model import Export, Message, Tally, figures, local
from tui.library.language import mark
from tui.safety.text import clean

Say = Callable[..., str]
Count = Callable[..., str]

_SENDER_LETTERS = 18
_ROW_LETTERS = 200
_MOST_NAMED = 6
TICKED, FREE, THERE = "[x]", "[ ]", "[=]"
"""Ticked, not ticked, and in the journal already."""


class ImportWords:
    """Says messages in the person's language."""

    def __init__(self, say: Say, count: Count) -> None:
        self.say, self.count = say, count

    def row(self, message: Message, tick: str, *, veiled: bool) -> Content:
        """Return a message as one line; veiled, only how long it is."""
        sent = f"{local(message.sent):%Y-%m-%d %H:%M}"
        sender = one_line(message.sender or self.say("(me)"))[:_SENDER_LETTERS]
        files = f"+{len(message.attached)} " if message.attached else ""
        text = self._length(message) if veiled else one_line(message.text[:_ROW_LETTERS])
        begin = (f"{tick} {sent} ", "bold")
        said = (text, "dim") if veiled else text
        return Content.assemble(begin, f"{sender:<{_SENDER_LETTERS}} {files}", said)

    def _length(self, message: Message) -> str:
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

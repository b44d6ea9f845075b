"""Messages of an export as lines of a list."""

from __future__ import annotations

from textual.content import Content

from tui.journal.exports.model import Message, local
from tui.telling.import_sayings import ImportSayings, one_line

_SENDER_LETTERS = 18
_ROW_LETTERS = 200
TICKED, FREE, THERE = "[x]", "[ ]", "[=]"
"""Ticked, not ticked, and in the journal already."""


class ImportWords(ImportSayings):
    """Draws messages in the person's language."""

    def row(self, message: Message, tick: str, *, veiled: bool) -> Content:
        """Return a message as one line; veiled, only how long it is."""
        sent = f"{local(message.sent):%Y-%m-%d %H:%M}"
        sender = one_line(message.sender or self.say("(me)"))[:_SENDER_LETTERS]
        files = f"+{len(message.attached)} " if message.attached else ""
        text = self.length(message) if veiled else one_line(message.text[:_ROW_LETTERS])
        begin = (f"{tick} {sent} ", "bold")
        said = (text, "dim") if veiled else text
        return Content.assemble(begin, f"{sender:<{_SENDER_LETTERS}} {files}", said)

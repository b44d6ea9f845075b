"""How `carnet inspect` says what it found."""

from __future__ import annotations

from collections.abc import Iterator

from tui.export_words import PROBLEMS, kind_words
from tui.inspection import FOLDER, Inspection, people
from tui.journal.exports.model import Export, Tally, figures
from tui.journal.mail import Mail
from tui.library.language import Language, mark
from tui.mail_words import MailWords

_UNSURE = mark(
    "! Day and month could be either way round in this file: add --dates dmy (day first) or "
    "--dates mdy (month first)."
)


class InspectWords:
    """Writes the lines."""

    def __init__(self, language: Language) -> None:
        self._language, self.say = language, language.say

    def lines(self, found: Inspection) -> Iterator[str]:
        """Yield one line a fact; nothing in them is obeyed by a terminal."""
        yield self._fact(mark("Name:"), found.name)
        if found.media_type != FOLDER:
            yield self._fact(mark("Kind:"), found.media_type)
            yield self._fact(mark("Size:"), self.say("{size} bytes", size=found.size))
            yield self._fact("SHA-256:", found.sha256)
        if found.mail:
            yield from self._mail(found.mail)
        if found.export and found.tally:
            yield from self._export(found.export, found.tally)
        if found.problem:
            yield self.say(PROBLEMS[found.problem])

    def _fact(self, label: str, value: str) -> str:
        return f"{self.say(label)} {value}"

    def _mail(self, mail: Mail) -> Iterator[str]:
        for label, value in MailWords(self.say).lines(mail):
            yield f"{label} {value}" if label and value else f"\n{label}" if label else value
        if mail.attached:
            yield ""
            yield self.say("Attached files")
        for one in mail.attached:
            size = self.say("{size} bytes", size=len(one.content))
            yield f"{one.name} · {one.media_type} · {size}"

    def _export(self, export: Export, tally: Tally) -> Iterator[str]:
        count = self._language.count("{number} message", "{number} messages", tally.count)
        yield self._fact(mark("Holds:"), f"{kind_words(export, self.say)}, {count}")
        if tally.first and tally.last:
            yield self._fact(mark("First:"), figures(tally.first))
            yield self._fact(mark("Last:"), figures(tally.last))
        for name, number in people(tally):
            messages = self._language.count("{number} message", "{number} messages", number)
            owner = self.say("(the owner of the file)")
            yield f"  {name or owner}: {messages}"
        for sentence, number in (
            (mark("Lines of the platform itself, left out: {number}"), tally.skipped),
            (mark("! Messages that could not be read: {number}"), tally.unreadable),
        ):
            if number:
                yield self.say(sentence, number=number)
        if not export.sure:
            yield self.say(_UNSURE)

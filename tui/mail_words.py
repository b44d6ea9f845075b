"""What an e-mail's headers say, in the person's language: on the command line and on a screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from tui.journal.mail import Mail, Signed
from tui.journal.mail_headers import Address, Hop
from tui.library.language import mark

Say = Callable[..., str]
Line = tuple[str, str]
"""A label and its value; without a label a sentence, without a value a heading."""

DIFFERS: dict[str, str] = {
    "reply_to": mark("! An answer would go to another address than the sender's."),
    "return_path": mark("! What cannot be delivered goes back to another domain."),
    "several_senders": mark("! It names more than one sender."),
    "name": mark("! The sender's name looks like another address than the real one."),
}
PROBLEMS: dict[str, str] = {
    "parts": mark("Part of this e-mail is broken; the rest is shown."),
    "no_headers": mark("This file does not hold what the servers wrote."),
    "not_mail": mark("This is no e-mail, or it is broken."),
    "mail_too_large": mark("This e-mail is too large to be read (64 MB at most)."),
    "mail_too_deep": mark("This e-mail was made so that it cannot be read."),
}
BODY: dict[bool | None, str] = {
    True: mark(
        "DKIM signature in the name of {domain}: the text fits it; whether it is genuine was not "
        "checked"
    ),
    False: mark("! DKIM signature in the name of {domain}: the text does NOT fit it"),
    None: mark(
        "DKIM signature in the name of {domain}: whether the text fits it cannot be told here"
    ),
}
_LONG_GAP = timedelta(hours=1)
_SLACK = timedelta(seconds=-5)
"""Clocks of servers differ a little."""


class MailWords:
    """Says what stands in a mail besides its text."""

    def __init__(self, say: Say) -> None:
        self.say = say

    def lines(self, mail: Mail) -> Iterator[Line]:
        """Yield who, to whom and when, then the way, the verdicts, the signatures."""
        yield from self._people(mail)
        yield from (("", self.say(DIFFERS[code])) for code in mail.differs)
        yield from (("", self.say(PROBLEMS[code])) for code in mail.problems)
        if mail.hops:
            yield self.say("The way it took, as each server wrote it"), ""
            yield from (("", self._hop(n, hop)) for n, hop in enumerate(mail.hops, start=1))
        yield from self._found(mail)

    def _people(self, mail: Mail) -> Iterator[Line]:
        for label, people in (
            (self.say("From:"), mail.sender),
            (self.say("Answers go to:"), mail.reply_to),
            (self.say("Undelivered goes to:"), mail.return_path),
            (self.say("To:"), mail.to),
            (self.say("Copies to:"), mail.copies),
        ):
            if people:
                yield label, _named(people)
        yield self.say("Subject:"), mail.subject
        date = spelt(mail.date) if mail.date else self.say("none that can be read")
        yield self.say("Date:"), date
        yield "Message-ID:", mail.message_id or self.say("none")

    def _found(self, mail: Mail) -> Iterator[Line]:
        yield self.say("What the receiving servers found, as they wrote it"), ""
        for verdict in mail.verdicts:
            by = verdict.server or self.say("a server that gives no name")
            said = self.say(
                "{method}: {result}, said by {server}",
                method=verdict.method.upper(),
                result=verdict.result,
                server=by,
            )
            yield "", f"{said} · {verdict.about}" if verdict.about else said
        if not mail.verdicts:
            yield "", self.say("Nothing: no SPF, DKIM or DMARC result is written in it.")
        yield from (("", self._signed(signed)) for signed in mail.signed)
        if not mail.signed:
            yield "", self.say("It carries no DKIM signature.")

    def _hop(self, number: int, hop: Hop) -> str:
        before = " ".join(filter(None, (hop.came_from, *(f"[{one}]" for one in hop.numbers))))
        where = f"{before or '?'} → {hop.server or '?'}"
        when = spelt(hop.moment) if hop.moment else self.say("no time that can be read")
        gap = "" if hop.gap is None else f" · {self._gap(hop.gap)}"
        return f"{number}. {where} · {when}{gap}"

    def _gap(self, gap: timedelta) -> str:
        seconds = int(gap.total_seconds())
        clock = f"{abs(seconds) // 3600}:{abs(seconds) // 60 % 60:02}:{abs(seconds) % 60:02}"
        if gap < _SLACK:
            return self.say("! {time} BEFORE the one above", time=clock)
        said = mark("! {time} later") if gap > _LONG_GAP else mark("{time} later")
        return self.say(said, time=clock)

    def _signed(self, signed: Signed) -> str:
        said = self.say(BODY[signed.body], domain=signed.signature.domain or "?")
        other = self.say("not the domain of the sender")
        return said if signed.own else f"{said} · {other}"


def spelt(moment: datetime) -> str:
    """Return a moment as figures that mean the same everywhere."""
    return f"{moment:%Y-%m-%d %H:%M:%S} UTC"


def _named(people: tuple[Address, ...]) -> str:
    return ", ".join(str(one) for one in people)

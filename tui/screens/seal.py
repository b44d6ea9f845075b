"""The seal of the journal: nothing was changed since, and how to prove since when."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tui.commands import Command, Commands
from tui.dossier.printed_page import Line as PageLine
from tui.dossier.printed_page import write_page
from tui.journal.anchors import Anchor, Anchors, EmptyJournal, Head, UnknownAnchor, head_of
from tui.journal.errors import JournalError
from tui.journal.timestamps import (
    MOST_BYTES,
    NONCE_BITS,
    NotAReply,
    NotGranted,
    OtherImprint,
    OtherNonce,
)
from tui.library.language import mark
from tui.screens.base import CarnetScreen
from tui.screens.choose_one import ChooseOne
from tui.screens.message import MessageScreen
from tui.screens.progress import Progress, ProgressScreen
from tui.session import Session
from tui.telling.exhibit_facts import one_line
from tui.telling.places import typed_place
from tui.telling.sentences import error_sentence
from tui.vault.errors import Cancelled, VaultError
from tui.widgets.confirm import AskText
from tui.widgets.row_list import Row, RowList

REQUEST = "note.tsq"
"""A name that says nothing; the ending is what time-stamp authorities expect."""

WAY_WORDS: dict[str, str] = {
    "printed": mark("printed or copied by hand"),
    "sent": mark("sent to somebody"),
    "handed": mark("handed to somebody"),
    "stamp": mark("time stamp of an authority"),
}
REFUSALS: dict[type[JournalError], str] = {
    NotAReply: mark("This file is no reply of a time-stamp authority, or it is damaged."),
    NotGranted: mark("The authority did not grant the stamp. Ask again."),
    OtherImprint: mark("This reply is about something else, not about this journal."),
    OtherNonce: mark("This reply belongs to another request."),
    UnknownAnchor: mark("No request was written in this file for such a reply."),
}
NOTHING_TO_SEAL = mark("Nothing noted yet, so there is nothing to seal: press w to write a note.")
SAYS_LITTLE = mark(
    "This page says nothing of what you wrote, only that a journal exists. Write it to a stick "
    "rather than to a computer others use."
)


class CheckChain(Command):
    """Check that every note is as it was written."""

    title = mark("Check the journal")
    help = mark("Checks that no note was changed or removed since it was written.")
    keys = ("z",)
    action = "screen.check_chain"
    short = mark("check")
    footer = True


class FixOutside(Command):
    """Note that the seal is kept outside."""

    title = mark("I keep it outside")
    help = mark("Notes that you printed, sent or handed over the seal as it is now.")
    keys = ("n",)
    action = "screen.fix_outside"
    short = mark("kept outside")
    footer = True
    writes = True


class PrintSeal(Command):
    """Write the seal as a page."""

    title = mark("Write it as a page")
    help = mark("Writes the seal as a text or PDF page, to print or to send.")
    keys = ("y",)
    action = "screen.print_seal"
    short = mark("page")
    footer = True


class AskStamp(Command):
    """Write a request for a time stamp."""

    title = mark("Ask for a time stamp")
    help = mark(
        "Writes a small request. Somebody with internet brings it to a time-stamp authority; it "
        "says nothing of what you wrote."
    )
    keys = ("e",)
    action = "screen.ask_stamp"
    short = mark("time stamp")
    footer = True
    writes = True


class TakeReply(Command):
    """Take in the reply of a time-stamp authority."""

    title = mark("Take in the reply")
    help = mark(
        "Reads the authority's reply (.tsr), checks that it is about this journal, keeps it."
    )
    keys = ("r",)
    action = "screen.take_reply"
    writes = True


@dataclass(frozen=True)
class SealPaper:
    """The page that fixes the seal outside."""

    head: Head

    def page(self, say: Callable[..., str], day: str, /) -> Iterable[PageLine]:
        """Return the lines for a printer."""
        said = say("Seal of a journal of {number} entries, {day}", number=self.head.count, day=day)
        yield PageLine(said)
        yield PageLine("")
        yield from (PageLine(group, copied=True) for group in self.head.groups)
        yield PageLine("")
        yield PageLine(
            say(
                "Whoever keeps this page can see later that no entry before this day was changed. "
                "It says nothing of what was written."
            )
        )


class SealScreen(CarnetScreen):
    """Shows the seal and where it is kept outside."""

    OWN_COMMANDS: ClassVar[Commands] = (CheckChain, FixOutside, PrintSeal, AskStamp, TakeReply)
    CSS_PATH = "seal.tcss"
    TITLE_WORDS = mark("Seal and proof of time")
    HELP_WORDS = mark(
        "Each note seals all notes before it. Whoever has the passphrase could write everything "
        "anew; a seal kept outside, by somebody you trust or a time-stamp authority, shows that "
        "nobody did. It says nothing of what you wrote."
    )
    AUTO_FOCUS = "#anchors"
    section = "journal"

    def __init__(self, session: Session) -> None:
        """Take the open file."""
        super().__init__(session)
        self._anchors = Anchors(
            session.vault, session.records("anchor"), lambda: secrets.randbits(NONCE_BITS)
        )
        self._shown: list[Anchor] = []

    def body(self) -> ComposeResult:
        """Yield the seal, and where it is kept."""
        yield Static(markup=False, id="seal")
        yield RowList(id="anchors")

    def reload(self) -> None:
        """Show the seal as it is now."""
        head = head_of(self.session.vault)
        lines = [self.say(self.HELP_WORDS), ""]
        if head.count:
            entries = self.count("{number} entry", "{number} entries", head.count)
            lines += [self.say("The seal now ({entries}):", entries=entries), *head.groups]
        else:
            lines.append(self.say(NOTHING_TO_SEAL))
        self._shown = list(reversed(self._anchors.all()))
        kept = self.say("Kept outside:") if self._shown else self.say("Not kept outside yet.")
        lines += ["", kept]
        self.query_one("#seal", Static).update(Content("\n".join(lines)))
        self.query_one("#anchors", RowList).show_rows(len(self._shown), self._row)

    def _row(self, index: int) -> Row:
        anchor = self._shown[index]
        day = self.session.service_words.day(anchor.made[:10])
        entries = self.count("{number} entry", "{number} entries", anchor.head.count)
        parts = [day, self.say(WAY_WORDS[anchor.way]), entries]
        if anchor.way == "stamp":
            stamped = anchor.stamped
            parts.append(
                self.say("stamped {moment} UTC", moment=f"{stamped:%Y-%m-%d %H:%M}")
                if stamped
                else self.say("no reply yet (r)")
            )
        return " · ".join([*parts, *([one_line(anchor.note)] if anchor.note else [])])

    def action_check_chain(self) -> None:
        """Check every note and every seal kept outside, and say what was found."""
        journal, anchors, found = self.session.journal, self._anchors, list[int | None]()

        def work(progress: Progress) -> None:
            found.extend((journal.verify(progress), len(anchors.broken())))

        def ended(error: VaultError | None) -> None:
            if error is None:
                self._checked(found[0], found[1] or 0)
            elif not isinstance(error, Cancelled):
                self.carnet.tell_error(error)

        self.app.push_screen(ProgressScreen(self.say("Every note is checked…"), work), ended)

    def _checked(self, broken: int | None, outside: int) -> None:
        if broken is not None:
            said = self.say(
                "Entry {number} is not as it was written. Keep a copy of your file and ask "
                "somebody to look at it.",
                number=broken,
            )
        elif outside:
            said = self.say(
                "A seal that was kept outside does not fit this journal: it was written anew, or "
                "this is another file."
            )
        else:
            said = self.count(
                "{number} note: everything is as it was written.",
                "{number} notes: everything is as it was written.",
                self.session.journal.count(),
            )
        self._say(said)

    def _say(self, said: str) -> None:
        self.app.push_screen(MessageScreen(said))
        self.reload()

    def action_fix_outside(self) -> None:
        """Ask how, and to whom or where."""
        ways = {way: self.say(words) for way, words in WAY_WORDS.items() if way != "stamp"}
        question = self.say("How is the seal kept outside?")
        self.app.push_screen(ChooseOne(question, ways), self._ask_where)

    def _ask_where(self, way: str | None) -> None:
        if way is None:
            return
        question = self.say("With whom, or where? An alias is enough; it may stay empty.")
        hint = self.say("enter keeps it · esc goes back")
        self.app.push_screen(AskText(question, hint=hint), lambda note: self._fix(way, note))

    def _fix(self, way: str, note: str | None) -> None:
        if note is None:
            return
        try:
            self._anchors.add(way, note)
        except EmptyJournal:
            self._say(self.say(NOTHING_TO_SEAL))
        self.reload()

    def action_print_seal(self) -> None:
        """Ask for a place and write the page."""
        from tui.screens.recovery_print import RecoveryPrintScreen

        paper = SealPaper(head_of(self.session.vault))
        self.app.push_screen(RecoveryPrintScreen(self.session, paper, SAYS_LITTLE))

    def action_ask_stamp(self) -> None:
        """Ask for a folder and write the request."""
        question = self.say("Write the request to which folder? It says nothing of your notes.")
        hint = self.say("Type a folder, or drop it here; enter writes, esc goes back")
        self.app.push_screen(AskText(question, hint=hint), self._write_request)

    def _write_request(self, typed: str | None) -> None:
        if typed is None or not typed.strip():
            return
        try:
            anchor = self._anchors.add("stamp")
        except EmptyJournal:
            self._say(self.say(NOTHING_TO_SEAL))
            return
        target = typed_place(typed, self.carnet.start.folder) / REQUEST
        try:
            write_page(target, anchor.request)
        except VaultError as error:
            self.session.records("anchor").remove(anchor.uid)
            self._say(self.say(error_sentence(error)))
        else:
            self._say(self.say("Written: {file}. Take in the reply with r.", file=REQUEST))

    def action_take_reply(self) -> None:
        """Choose the reply."""
        from tui.screens.browse import BrowseScreen

        folder = self.carnet.start.folder.absolute()
        self.app.push_screen(
            BrowseScreen(self.session, folder, lambda paths: self.take_reply_file(paths[0]))
        )

    def take_reply_file(self, path: Path) -> None:
        """Read a reply, check it, and keep it."""
        try:
            with path.open("rb") as source:
                reply = source.read(MOST_BYTES + 1)
            anchor = self._anchors.take_any_reply(reply)
        except OSError:
            self._say(self.say("This file cannot be read."))
        except JournalError as error:
            self._say(self.say(REFUSALS[type(error)]))
        else:
            moment = f"{anchor.stamped:%Y-%m-%d %H:%M}"
            self._say(
                self.say(
                    "The stamp fits this journal: {moment} UTC. Who signed it is not checked "
                    "here; a lawyer or expert can.",
                    moment=moment,
                )
            )

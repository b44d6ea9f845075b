"""What a supporter is asked: a message ready to send, what they answered, and what they can do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.content import Content

from tui.commands import Command
from tui.library.language import mark
from tui.people.asked import Asked
from tui.people.supporters import Supporter
from tui.safety.text import clean
from tui.screens.choose_one import ChooseOne
from tui.telling.asked_words import ANSWER_WORDS
from tui.widgets.confirm import AskText
from tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from tui.screens.base import CarnetScreen

    _Host = CarnetScreen
else:
    _Host = object

MISTAKE = "mistake"
FREE = "free"


class AskSomething(Command):
    """Ask this person for something."""

    title = mark("Ask for something")
    help = mark("A short list of what people can be asked for, with a message ready to send.")
    keys = ("n",)
    action = "screen.ask_something"
    short = mark("ask")
    footer = True
    writes = True


class WhatTheyCan(Command):
    """Tick what this person can do."""

    title = mark("What they can do")
    help = mark("Ticks what this person can do, so that it comes first when you ask.")
    keys = ("h",)
    action = "screen.what_they_can"
    short = mark("can do")
    footer = True
    writes = True


class GiveCopy(Command):
    """Make a limited copy for this person."""

    title = mark("A copy for somebody who helps")
    help = mark("Makes a small file for this person, with chosen steps and nothing else of yours.")
    keys = ("z",)
    action = "screen.give_copy"
    writes = True


class AskedPart(_Host):
    """Mixed into the page of a supporter, which has a `RowList` with the id "asked"."""

    _rows: tuple[Asked, ...] = ()

    def supporter_shown(self) -> Supporter | None:
        """Return the supporter of the page, None on that of a service."""
        raise NotImplementedError

    def fill_asked(self) -> None:
        """Show what the supporter was asked, the newest first."""
        supporter, rows = self.supporter_shown(), self.query_one("#asked", RowList)
        asked = self.session.asked.of(supporter.id) if supporter is not None else []
        self._rows = tuple(asked)
        rows.display = bool(asked)
        rows.styles.height = "auto"
        rows.show_rows(len(asked), self._asked_row)
        if asked:
            rows.focus()

    def asked_lines(self, supporter: Supporter) -> Iterator[Content]:
        """Yield what they can do, and the heading of what they were asked."""
        known = self.session.asks.all
        can = [known[i].title for i in self.session.asked.abilities(supporter.id) if i in known]
        yield Content("")
        if can:
            yield Content.assemble((self.say("Can do"), "bold"), "  ", ", ".join(can))
        if self.session.asked.of(supporter.id):
            yield Content(self.say("Asked, and what came back")).stylize("bold underline")
        elif not self.session.read_only:
            yield Content(self.say("Nothing was asked yet. Press n to ask.")).stylize("dim")

    def _asked_row(self, index: int) -> Content:
        asked = self._rows[index]
        ask = self.session.asks.all.get(asked.ask)
        day = self.session.service_words.day(asked.asked.isoformat()) if asked.asked else ""
        what = ask.title if ask is not None else clean(asked.words, keep_newlines=False)
        answer = self.say(ANSWER_WORDS[asked.answer])
        reply = clean(asked.reply, keep_newlines=False)
        parts = [part for part in (what, answer, reply) if part]
        return Content.assemble((day, "bold"), "  ", " · ".join(parts))

    def on_row_list_selected(self, event: RowList.Selected) -> None:
        """Ask what came back."""
        event.stop()
        if self.session.read_only:
            return
        asked = self._rows[event.index]
        names = {key: self.say(words) for key, words in ANSWER_WORDS.items()}
        names[MISTAKE] = self.say("Noted by mistake: remove it")
        self.app.push_screen(
            ChooseOne(self.say("What came back?"), names),
            lambda answer: self._answered(asked, answer),
        )

    def _answered(self, asked: Asked, answer: str | None) -> None:
        if answer is None:
            return
        if answer == MISTAKE:
            self.session.asked.remove(asked.uid)
            self.reload()
            return
        question = self.say("Their words, or what you agreed; it may stay empty.")
        hint = self.say("enter keeps, esc keeps only the answer")
        self.app.push_screen(
            AskText(question, hint=hint, value=asked.reply),
            lambda reply: self._reply(asked, answer, reply),
        )

    def _reply(self, asked: Asked, answer: str, reply: str | None) -> None:
        self.session.asked.answer(asked.uid, answer, asked.reply if reply is None else reply)
        self.reload()

    def action_ask_something(self) -> None:
        """List what can be asked, what this person can do first."""
        supporter = self.supporter_shown()
        if supporter is None:
            return
        known, can = self.session.asks.all, self.session.asked.abilities(supporter.id)
        order = [i for i in can if i in known] + [i for i in known if i not in can]
        names = {i: known[i].title for i in order} | {FREE: self.say("Something else")}
        self.app.push_screen(ChooseOne(self.say("Ask for what?"), names), self._asks)

    def _asks(self, ask: str | None) -> None:
        from tui.screens.asking import AskingScreen

        supporter = self.supporter_shown()
        if ask is not None and supporter is not None:
            chosen = "" if ask == FREE else ask
            self.app.push_screen(AskingScreen(self.session, supporter, chosen))

    def action_give_copy(self) -> None:
        """Choose what goes into a copy for this person."""
        from tui.screens.helper_gift import GiftScreen

        supporter = self.supporter_shown()
        if supporter is not None:
            self.app.push_screen(GiftScreen(self.session, supporter))

    def action_what_they_can(self) -> None:
        """Open the list of what people can do."""
        from tui.screens.abilities import AbilitiesScreen

        supporter = self.supporter_shown()
        if supporter is not None:
            self.app.push_screen(AbilitiesScreen(self.session, supporter))

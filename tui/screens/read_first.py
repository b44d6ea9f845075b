"""Somebody else reads first: a note or an exhibit waits until they have."""

from __future__ import annotations

from collections.abc import Callable

from tui.commands import Command
from tui.library.language import mark
from tui.screens.base import CarnetScreen
from tui.screens.choose_one import ChooseOne
from tui.telling.exhibit_facts import one_line
from tui.vault.links import Ref
from tui.widgets.confirm import AskText

READ, NOBODY, ANOTHER = "/read", "/nobody", "/another"
"""Answers that no alias has: an alias is never taken from a line that begins so."""


class ReadFirst(Command):
    """Let somebody else read it first."""

    title = mark("Somebody else reads it first")
    help = mark("Veils it until somebody you trust has read it, or notes that they have.")
    keys = ("r",)
    action = "screen.read_first"
    short = mark("read first")
    writes = True


class ReadsFirst(CarnetScreen):
    """A screen with one note or exhibit in view."""

    def thing_in_view(self) -> Ref:
        """Return what the key speaks of."""
        raise NotImplementedError

    def action_read_first(self) -> None:
        """Ask who reads it, or what came of it."""
        waits = self.session.gentle.of(self.thing_in_view()).waits
        question = self.say("Who reads it first? Until then it stays veiled, here only.")
        self.app.push_screen(ChooseOne(question, self._answers(waits=waits)), self._answered)

    def _answers(self, *, waits: bool) -> dict[str, str]:
        people = [one_line(each.alias) for each in self.session.supporters.all()]
        own = {READ: self.say("It was read")} if waits else {}
        last = {ANOTHER: self.say("Somebody else"), NOBODY: self.say("Nobody: take the veil away")}
        return {**own, **{name: name for name in people if not name.startswith("/")}, **last}

    def _answered(self, answer: str | None) -> None:
        if answer == READ:
            first = self.session.gentle.of(self.thing_in_view()).first
            self._ask_name(self.say("Who has read it?"), first, self._was_read)
        elif answer == ANOTHER:
            self._ask_name(self.say("Who reads it first?"), "", self._let_read)
        elif answer is not None:
            self._let_read("" if answer == NOBODY else answer)

    def _ask_name(self, question: str, value: str, then: Callable[[str | None], None]) -> None:
        hint = self.say("A name or an alias; enter keeps it, esc goes back")
        self.app.push_screen(AskText(question, hint=hint, value=value), then)

    def _was_read(self, name: str | None) -> None:
        if name is not None and name.strip():
            self.session.gentle.was_read(self.thing_in_view(), name.strip())
            self.reload()

    def _let_read(self, name: str | None) -> None:
        if name is not None:
            self.session.gentle.let_read(self.thing_in_view(), name.strip())
            self.reload()

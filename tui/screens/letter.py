"""One letter before it is written: what it is for, what to mind, why it may not be offered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.commands import Command
from tui.dossier.offering import Offering, offering
from tui.library.guides import Source
from tui.library.language import SOURCE_LANGUAGE, mark
from tui.library.letters import Fact, Letter, LetterWords
from tui.screens.base import CarnetScreen
from tui.session import Session
from tui.telling.borrowed import not_yet
from tui.telling.letter_filling import SILENCE, filling_in


class WriteLetter(Command):
    """Write the letter."""

    title = mark("Write it")
    help = mark("Asks what goes into the letter: language, names, notes of your journal.")
    keys = ("n", "enter")
    action = "screen.write"
    short = mark("write it")
    footer = True
    writes = True


class LetterScreen(CarnetScreen):
    """Says everything about a letter; n goes on to write it."""

    OWN_COMMANDS = (WriteLetter,)
    CSS_PATH = "person.tcss"
    TITLE_WORDS = mark("A letter")
    HELP_WORDS = mark(
        "What the letter is for, what to mind before and after, and where its words come from. n "
        "asks what goes into it. What you leave out stays in it as a blank that you can see."
    )
    section = "guides"

    def __init__(self, session: Session, letter: str) -> None:
        """Take the open file and the id of the letter."""
        super().__init__(session)
        self._which = letter
        self._made = ""

    @property
    def _letter(self) -> Letter:
        return self.session.letters.all[self._which]

    def body(self) -> ComposeResult:
        """Yield the page."""
        with VerticalScroll():
            yield Static(markup=False, id="page")

    def reload(self) -> None:
        """Show the page, or the letter that was just made."""
        self._offering = self._offered()
        self.refresh_bindings()
        self.query_one("#page", Static).update(Content("\n").join(self._page()))
        if self._made:
            made, self._made = self._made, ""
            self.call_after_refresh(self._open, made)

    def _offered(self) -> Offering:
        sent = self.session.kept_letters.was_sent(self._which)
        return offering(self._letter, self.session.planning.plan(), sent=sent)

    def _page(self) -> Iterator[Content]:
        words = self.session.letters.words(self._which)
        own = self.session.language.code
        fill = filling_in(self.session, SOURCE_LANGUAGE if self._letter.borrowed else own).advice
        yield Content(words.title).stylize("bold underline")
        yield from map(Content, not_yet(self.say, self._letter.borrowed))
        yield Content("")
        yield Content(words.summary)
        yield from self._why_not(words)
        if self._offering.allowed:
            yield from self._list(self.say("Before"), map(fill, words.before))
            yield from self._list(self.say("Afterwards"), map(fill, words.after))
        yield from self._where_from(words)

    def _why_not(self, words: LetterWords) -> Iterator[Content]:
        """Yield why the letter is not offered, or what to read before it is."""
        found = self._offering
        reasons = [words.refusals[name] for name in found.refusals]
        reasons += [hold.text for hold in found.holds]
        if found.sent:
            reasons.insert(0, self.say("It was sent. It is never sent again."))
        if found.allowed:
            title = self.say("Its step is on hold in your plan. Read this first")
            yield from self._list(title, reasons) if reasons else ()
            return
        if not reasons:
            reasons = [self.say("Nothing in your answers says that it would suit you.")]
        yield from self._list(self.say("Not offered to you now"), [*reasons, self.say(SILENCE)])

    def _where_from(self, words: LetterWords) -> Iterator[Content]:
        letters = self.session.letters
        facts = [letters.facts[place] for place in words.places if place in letters.facts]
        named = letters.wording().facts
        lines = [self._source(source) for source in self._letter.sources]
        lines += [self._fact(fact, named[fact.id]) for fact in facts]
        yield from self._list(self.say("Where this comes from:"), lines)
        day = self.session.service_words.day(self._letter.checked)
        yield Content(self.say("Checked: {date}.", date=day))

    def _source(self, source: Source) -> str:
        unsure = "" if source.confidence == "high" else f" · {self.say('to be checked')}"
        seen = self.session.service_words.day(source.checked)
        return f"{source.name} — {source.where} ({seen}){unsure}"

    def _fact(self, fact: Fact, words: str) -> str:
        if not fact.source:
            return f"{words} · {self.say('to be checked')}"
        return self._source(Source(words, fact.source, fact.checked, fact.confidence))

    @staticmethod
    def _list(title: str, lines: Iterable[str]) -> Iterator[Content]:
        yield Content("")
        yield Content(title).stylize("bold")
        yield from (Content(f"• {line}") for line in lines)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer writing only where the letter is offered."""
        if action == "write" and self.is_mounted and not self._offered().allowed:
            return False
        return super().check_action(action, parameters)

    def action_write(self) -> None:
        """Open the form."""
        from tui.screens.letter_form import LetterFormScreen

        self.app.push_screen(LetterFormScreen(self.session, self._letter, self._keep_made))

    def _keep_made(self, uid: str) -> None:
        self._made = uid

    def _open(self, uid: str) -> None:
        from tui.screens.letter_text import LetterTextScreen

        self.app.push_screen(LetterTextScreen(self.session, uid))

"""A message to somebody you trust: changed on the screen, copied, and noted as asked."""

from __future__ import annotations

from typing import Any

from textual.app import ComposeResult

from tui.commands import Command
from tui.library.language import mark
from tui.people.asked import Asked
from tui.people.supporters import Supporter
from tui.safety.text import clean
from tui.screens.copying import copy_text
from tui.screens.form import FormScreen, Values
from tui.session import Session
from tui.widgets.choice_list import Choice, ChoiceList
from tui.widgets.editor import Editor
from tui.widgets.words import Words

CODE = "code"
LONGEST_COPIED = 4000


class CopyMessage(Command):
    """Copy the message."""

    title = mark("Copy the message")
    help = mark("Copies the message for another program, after asking; it is taken back soon.")
    keys = ("f5",)
    action = "screen.copy_message"
    short = mark("copy")
    footer = True


class AskingScreen(FormScreen):
    """The message in an editor; ctrl+s notes that it was asked, esc sets it aside."""

    OWN_COMMANDS = (CopyMessage,)
    CSS_PATH = "asking.tcss"
    TITLE_WORDS = mark("A message to send")
    HELP_WORDS = mark(
        "Change every word you like, then say it or send it by the way that is safe. Nothing is "
        "sent from here: F5 copies, ctrl+s notes that you asked today, esc sets aside. The code "
        "word comes in only if you tick it."
    )
    AUTO_FOCUS = "Editor"
    section = "people"

    def __init__(self, session: Session, supporter: Supporter, ask: str) -> None:
        """Take the open file, whom to ask, and the id of the ask; "" for something else."""
        known = session.asks.all.get(ask)
        alias = clean(supporter.alias, keep_newlines=False)
        text = known.written_to(alias) if known is not None else ""
        begun = {"text": text, "marks": []}
        super().__init__(session, f"asking/{supporter.id}/{ask or 'free'}", begun)
        self._supporter, self._ask = supporter, ask

    def body(self) -> ComposeResult:
        """Yield whom it goes to and how, the text, and the choice of the code word."""
        first: dict[str, Any] = self.first_values()
        yield Words(self._how)
        yield Editor(str(first["text"]))
        if self._supporter.code_word:
            yield ChoiceList(self._choices(), kind="multi", chosen=first["marks"])

    def _how(self) -> str:
        one = self._supporter
        parts = [one.alias, one.channel, one.hours]
        if one.never_call:
            parts.append(self.say("not from this phone"))
        return clean(" · ".join(part for part in parts if part), keep_newlines=False)

    def _choices(self) -> list[Choice]:
        return [Choice(CODE, self.say("Put the code word in"))]

    def reload(self) -> None:
        """Name the choice in the language of now."""
        for choices in self.query(ChoiceList):
            choices.show_choices(self._choices(), kind="multi", chosen=choices.chosen)

    def on_choice_list_changed(self, event: ChoiceList.Changed) -> None:
        """Put the sentence with the code word at the end, or take it out."""
        editor, line = self.query_one(Editor), self._code_line()
        without = editor.text.replace(f"\n\n{line}", "")
        editor.text = f"{without.rstrip()}\n\n{line}" if CODE in event.chosen else without
        self.touched()

    def _code_line(self) -> str:
        return self.session.asks.code_words(clean(self._supporter.code_word, keep_newlines=False))

    def on_choice_list_submitted(self) -> None:
        """Go to the text."""
        self.query_one(Editor).focus()

    def values(self) -> Values:
        """Return the text and what is ticked."""
        marks = [mark for choices in self.query(ChoiceList) for mark in choices.chosen]
        return {"text": self.query_one(Editor).text, "marks": marks}

    def keep(self) -> bool:
        """Note that it was asked today; the code word itself is not kept a second time."""
        text = clean(self.query_one(Editor).text)
        if not text.strip():
            self.tell(self.say("Write what you ask first."))
            return False
        kept = text.replace(f"\n\n{self._code_line()}", "") if self._supporter.code_word else text
        known = self.session.asks.all.get(self._ask)
        asked = Asked(self._supporter.id, self._ask, kept)
        self.session.asked.add(asked, known.steps if known else (), draft=self.place)
        return True

    def action_copy_message(self) -> None:
        """Copy the text as it stands."""
        copy_text(self, self.session, self.query_one(Editor).text, most=LONGEST_COPIED)

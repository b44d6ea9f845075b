"""What is taken out of one dossier: words, persons, addresses, fields.  The originals stay."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from tui.commands import Command, Commands
from tui.dossier.gathering import FIELDS
from tui.dossier.recipe import Recipe
from tui.dossier.writing import FACTS
from tui.library.language import mark
from tui.screens.dossier_ticks import TickRow, TicksScreen
from tui.session import Session
from tui.telling.dossier_words import HIDE_WORDS
from tui.widgets.confirm import AskText

KIND, PERSON, FIELD, WORD = "kind:", "person:", "field:", "word:"


class AddWords(Command):
    """Take words out."""

    title = mark("Take out words")
    help = mark("Takes a name or any words out wherever they stand, whatever their case.")
    keys = ("n",)
    action = "screen.add_words"
    short = mark("words")
    footer = True
    writes = True


class RedactScreen(TicksScreen):
    """Lists what can be taken out; what is ticked is taken out."""

    OWN_COMMANDS: ClassVar[Commands] = (AddWords,)
    HELP_WORDS = mark(
        "What is ticked is replaced by a mark wherever it stands in a text. Nothing is taken out "
        "of exhibits: untick those that show it. Look at the dossier (v) before it leaves."
    )
    AUTO_FOCUS = "#ticks"

    def __init__(self, session: Session, uid: str) -> None:
        """Take the open file and the uid of the dossier."""
        say = session.language.say
        super().__init__(
            session,
            say("Taken out"),
            say(
                "What is ticked is replaced by a mark in every text. Your notes stay as they are; "
                "exhibits leave whole."
            ),
            lambda: list(self._lines()),
            lambda: list(self._chosen()),
            self._keep_chosen,
        )
        self._uid = uid

    @property
    def _recipe(self) -> Recipe:
        return self.session.dossiers.get(self._uid).recipe

    def _lines(self) -> Iterator[TickRow]:
        say = self.session.language.say
        yield TickRow("", say("Words"))
        yield from (TickRow(WORD + one, one) for one in self._recipe.words)
        yield from (TickRow(KIND + one, say(words)) for one, words in HIDE_WORDS.items())
        people = self.session.persons.all()
        if people:
            yield TickRow("", say("Persons, with their account names"))
            yield from (TickRow(PERSON + one.uid, one.alias) for one in people)
        yield TickRow("", say("Fields of the notes"))
        known = self.session.purposes[self._recipe.purpose].fields
        yield from (TickRow(FIELD + one, say(FACTS[one])) for one in FIELDS if one in known)

    def _chosen(self) -> Iterator[str]:
        recipe = self._recipe
        for start, values in (
            (WORD, recipe.words),
            (KIND, recipe.hide),
            (PERSON, recipe.persons),
            (FIELD, recipe.fields),
        ):
            yield from (start + one for one in values)

    def _keep_chosen(self, ticked: tuple[str, ...]) -> None:
        def of(start: str) -> tuple[str, ...]:
            return tuple(one[len(start) :] for one in ticked if one.startswith(start))

        changed = replace(
            self._recipe, words=of(WORD), hide=of(KIND), persons=of(PERSON), fields=of(FIELD)
        )
        self.session.dossiers.change(self._uid, changed)

    def action_add_words(self) -> None:
        """Ask for the words."""
        question = self.say("Which name or words shall be taken out, wherever they stand?")
        hint = self.say("enter takes them out · esc goes back")
        self.app.push_screen(AskText(question, hint=hint), self._add)

    def _add(self, typed: str | None) -> None:
        if typed and typed.strip():
            words = tuple(dict.fromkeys((*self._recipe.words, typed.strip())))
            self.session.dossiers.change(self._uid, replace(self._recipe, words=words))
            self.refill()

"""Letters: those that were written, those for the plan, then all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tui.commands import Command
from tui.dossier.kept_letters import KeptLetter
from tui.library.language import mark
from tui.library.letters import Letter
from tui.safety.text import clean
from tui.screens.find_line import NOTHING_FOUND, FindsInList
from tui.telling.borrowed import titled
from tui.widgets.line import Line
from tui.widgets.row_list import Row, RowList


class HiddenLetters(Command):
    """Show hidden letters too."""

    title = mark("Show hidden letters")
    help = mark("Shows the letters you have hidden, or hides them again.")
    keys = ("v",)
    action = "screen.show_hidden"


@dataclass(frozen=True)
class _Line:
    """A heading, a letter that can be written, or one that was."""

    heading: str = ""
    letter: Letter | None = None
    kept: KeptLetter | None = None


class LettersScreen(FindsInList):
    """Lists the letters; enter opens one."""

    OWN_COMMANDS = (HiddenLetters,)
    CSS_PATH = "platforms.tcss"
    TITLE_WORDS = mark("Letters")
    HELP_WORDS = mark(
        "Letters ready to be filled from your journal: to platforms, hosts, search engines, the "
        "procureur, work, school, friends. Nothing is sent from here. Those for your plan come "
        "first, and above them those you have written. / finds words."
    )
    AUTO_FOCUS = "#letters"
    section = "guides"

    _lines: tuple[_Line, ...] = ()
    _hidden = False

    def body(self) -> ComposeResult:
        """Yield the line to find with, what the list is, and the list."""
        yield Line(id="search")
        yield Static(markup=False, id="about")
        yield RowList(id="letters")

    def reload(self) -> None:
        """Take the letters as they are now."""
        self._kept = tuple(reversed(self.session.kept_letters.all(hidden=self._hidden)))
        self.fill()

    def fill(self) -> None:
        """Fill the list; the cursor stays on its line."""
        rows = self.query_one("#letters", RowList)
        before = self._lines[rows.cursor] if rows.cursor < len(self._lines) else None
        self._lines = tuple(self._matching() if self.query_text else self._grouped())
        about = mark("Nothing is sent from here: you copy a letter, or write it to a file.")
        words = self.say(about if self._lines else NOTHING_FOUND)
        self.query_one("#about", Static).update(Content(words))
        rows.show_rows(
            len(self._lines),
            self._row,
            heading=lambda index: bool(self._lines[index].heading),
            cursor=self._lines.index(before) if before in self._lines else 0,
        )

    def _grouped(self) -> Iterator[_Line]:
        letters, planning = self.session.letters, self.session.planning
        steps = [planned.step.id for planned in planning.plan().do] if planning.begun else []
        own = letters.for_plan(planning.situation(), steps) if steps else ()
        rest = [letter for letter in letters.all.values() if letter not in own]
        for heading, lines in (
            (self.say("Written by you"), [_Line(kept=kept) for kept in self._kept]),
            (self.say("For your plan"), [_Line(letter=letter) for letter in own]),
            (self.say("All letters"), [_Line(letter=letter) for letter in rest]),
        ):
            if lines:
                yield _Line(heading)
                yield from lines

    def _matching(self) -> Iterator[_Line]:
        for kept in self._kept:
            if self.holds(kept.to, kept.subject, kept.text):
                yield _Line(kept=kept)
        for letter in self.session.letters.all.values():
            words = self.session.letters.words(letter.id)
            if self.holds(letter.title, letter.summary, words.text, *words.before):
                yield _Line(letter=letter)

    def _row(self, index: int) -> Row:
        line = self._lines[index]
        if line.kept is not None:
            return self._kept_row(line.kept)
        if line.letter is not None:
            return titled(self.say, line.letter.title, line.letter.borrowed)
        return line.heading

    def _kept_row(self, kept: KeptLetter) -> Content:
        sent = self.say("sent") if kept.sent else self.say("not sent")
        about = [clean(kept.to, keep_newlines=False), sent, kept.written[:10]]
        if kept.hidden:
            about.insert(0, self.say("hidden"))
        subject = clean(kept.subject, keep_newlines=False)
        return Content.assemble((subject, "bold"), "  ", " · ".join(part for part in about if part))

    def on_row_list_selected(self, event: RowList.Selected) -> None:
        """Open the letter under the cursor."""
        from tui.screens.letter import LetterScreen
        from tui.screens.letter_text import LetterTextScreen

        line = self._lines[event.index]
        if line.kept is not None:
            self.app.push_screen(LetterTextScreen(self.session, line.kept.uid))
        elif line.letter is not None:
            self.app.push_screen(LetterScreen(self.session, line.letter.id))

    def action_show_hidden(self) -> None:
        """Show hidden letters, or not."""
        self._hidden = not self._hidden
        self.reload()

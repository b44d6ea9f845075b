"""All questions and answers in one list, to go on, to change or to take back."""

from __future__ import annotations

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tui.commands import Command
from tui.library.language import mark
from tui.library.model import Question
from tui.planner.asking import Round, asked_text, questions_of
from tui.screens.answer_history import AnswerHistory, HistoryScreen
from tui.screens.base import CarnetScreen
from tui.telling.step_facts import answer_text
from tui.widgets.beside import Beside
from tui.widgets.row_list import RowList
from tui.widgets.two_pane import TwoPane

QUESTION_WIDTH = 42
"""Cells of the question in a row; the answer takes the rest."""


class ChangeAnswer(Command):
    """Answer the question under the cursor, or change its answer."""

    title = mark("Answer or change")
    help = mark("Opens the question. What a change does to your plan is shown before it counts.")
    keys = ("e",)
    action = "screen.change_answer"
    short = mark("change")
    footer = True
    writes = True


class GoOnAsking(Command):
    """Go on with the questions that have no answer."""

    title = mark("Go on with the questions")
    help = mark("Asks the next questions without an answer, one at a time.")
    keys = ("m",)
    action = "screen.go_on_asking"
    short = mark("go on")
    footer = True
    writes = True


class WhatTheySay(Command):
    """Show what the answers say."""

    title = mark("What my answers say")
    help = mark("Shows the signs in your answers and what seems most at stake.")
    keys = ("i",)
    action = "screen.what_they_say"
    short = mark("what they say")
    footer = True


@dataclass(frozen=True)
class _Line:
    """A heading, or a question with its answer in words."""

    text: str
    question: Question | None = None
    answer: str = ""


class QuestionsScreen(CarnetScreen):
    """Lists what was asked and answered."""

    OWN_COMMANDS = (ChangeAnswer, GoOnAsking, WhatTheySay, AnswerHistory)
    CSS_PATH = "questions.tcss"
    TITLE_WORDS = mark("Questions")
    HELP_WORDS = mark(
        "Your answers. Enter opens one to change it; m goes on with those left. The short version "
        "has seven questions and takes about a minute."
    )
    section = "questions"

    _lines: tuple[_Line, ...] = ()
    _invited = False

    def body(self) -> ComposeResult:
        """Yield the list and the question beside it."""
        yield Static(markup=False, id="invitation")
        yield TwoPane(RowList(id="questions"), Beside(id="detail"))

    def reload(self) -> None:
        """Fill the list; the first time, begin with the short version."""
        self._lines = tuple(self._make_lines())
        self.query_one("#questions", RowList).show_rows(
            len(self._lines), self._row, heading=lambda i: self._lines[i].question is None
        )
        answered = len(self.session.planning.answers())
        self.query_one("#invitation", Static).update(Content(self._invitation(answered)))
        if not answered and not self._invited and not self.session.read_only:
            self._invited = True
            self.action_go_on_asking()

    def _invitation(self, answered: int) -> str:
        if self.session.read_only:
            return self.say("i says what your answers mean")
        if not answered:
            return self.say("Seven questions, about a minute. Press m to begin; skip any of them.")
        return self.say("Enter changes an answer · m goes on · i says what they mean")

    def _make_lines(self) -> list[_Line]:
        planning = self.session.planning
        answers, library = planning.answers(), planning.library
        situation = planning.situation()
        lines: list[_Line] = []
        section = ""
        for name in situation.shown:
            question = library.questions[name]
            if question.section != section:
                section = question.section
                lines.append(_Line(library.wording.sections[section]))
            text = answer_text(question, answers, self.say)
            lines.append(_Line(asked_text(question, situation), question, text))
        return lines

    def _row(self, index: int) -> Content:
        line = self._lines[index]
        if line.question is None:
            return Content(line.text)
        width = min(QUESTION_WIDTH, self.app.size.width // 2 + 2)
        asked = Content(line.text).truncate(width, ellipsis=True, pad=True)
        return Content.assemble(asked, "  ", line.answer.replace("\n", " "))

    def on_row_list_highlighted(self, event: RowList.Highlighted) -> None:
        """Show the question under the cursor in full."""
        line = self._lines[event.index]
        if line.question is not None:
            parts = (Content(line.text).stylize("bold"), line.answer, line.question.why)
            text = Content("\n\n").join([Content.assemble(part) for part in parts])
            self.query_one("#detail", Beside).show(text)

    def on_row_list_selected(self, event: RowList.Selected) -> None:
        """Ask the question under the cursor again."""
        self._ask(self._lines[event.index].question)

    def action_change_answer(self) -> None:
        """Ask the question under the cursor again."""
        if self._lines:
            self._ask(self._lines[self.query_one("#questions", RowList).cursor].question)

    def action_answer_history(self) -> None:
        """Show what was said to the question under the cursor, and when."""
        cursor = self.query_one("#questions", RowList).cursor
        question = self._lines[cursor].question if self._lines else None
        if question is not None:
            self.app.push_screen(HistoryScreen(self.session, question.id))

    def _ask(self, question: Question | None) -> None:
        from tui.screens.ask import AskScreen

        if question is not None and not self.session.read_only:
            self.app.push_screen(AskScreen(self.session, Round.REST, question.id))

    def action_go_on_asking(self) -> None:
        """Ask the short version first, then the rest; when all is answered, say what it means."""
        from tui.screens.ask import AskScreen

        for asked in Round:
            if self._unanswered(asked):
                self.app.push_screen(AskScreen(self.session, asked))
                return
        self.action_what_they_say()

    def _unanswered(self, asked: Round) -> bool:
        planning = self.session.planning
        answers = planning.answers()
        questions = questions_of(asked, planning.situation(), planning.library)
        return any(question.id not in answers for question in questions)

    def action_what_they_say(self) -> None:
        """Show what the answers say."""
        from tui.screens.result import ResultScreen

        self.app.push_screen(ResultScreen(self.session))

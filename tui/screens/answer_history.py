"""What was said to a question, and when."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from tui.commands import Command
from tui.library.language import mark
from tui.library.model import Question
from tui.notebook.answers import PastAnswer
from tui.planner.answers import Answers, AnswersError, parse_answer
from tui.planner.asking import asked_text
from tui.safety.text import clean
from tui.screens.base import CarnetScreen
from tui.session import Session
from tui.telling.step_facts import answer_text
from tui.widgets.page import EMPTY, Page, PageLine


class AnswerHistory(Command):
    """Show what was said to a question, and when."""

    title = mark("Earlier answers")
    help = mark("Shows what you said to this question before, and when.")
    keys = ("h",)
    action = "screen.answer_history"
    short = mark("earlier")


class HistoryScreen(CarnetScreen):
    """One page: the question, then every answer, the latest first."""

    CSS_PATH = "answer_history.tcss"
    TITLE_WORDS = mark("Earlier answers")
    HELP_WORDS = mark("What you said to this question, and when. The first line is what counts.")
    section = "questions"

    def __init__(self, session: Session, question: str) -> None:
        """Take the open file and the id of the question."""
        super().__init__(session)
        self._question = question

    def body(self) -> ComposeResult:
        """Yield the page."""
        with VerticalScroll():
            yield Page(id="page")

    def reload(self) -> None:
        """Write the page."""
        question = self.session.library.questions[self._question]
        asked = asked_text(question, self.session.planning.situation())
        lines = [PageLine(asked, style="bold"), EMPTY, *self._past(question)]
        self.query_one("#page", Page).show(lines)

    def _past(self, question: Question) -> Iterator[PageLine]:
        past = self.session.answers.history(question.id)
        if not past:
            yield PageLine(self.say("Nothing was said yet."))
        for item in past:
            local = item.changed.astimezone()
            day = self.session.service_words.day(local.date().isoformat())
            when = self.say("{day} at {time}", day=day, time=f"{local:%H:%M}")
            yield PageLine(when, "• ", style="bold")
            yield PageLine(self._words(question, item), "  ")

    def _words(self, question: Question, item: PastAnswer) -> str:
        """Say one answer; one that the questions of today do not know is shown as it is kept."""
        if item.answer is None:
            return self.say("taken back")
        try:
            answers = Answers({question.id: parse_answer(question, item.answer)})
        except AnswersError:
            return clean(str(item.answer))
        return clean(answer_text(question, answers, self.say))

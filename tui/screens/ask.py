"""Asks the questions one at a time."""

import asyncio
from functools import partial

from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tui.commands import Command
from tui.library.language import mark
from tui.library.model import Question, QuestionKind
from tui.notebook.interview import Interview
from tui.planner.answers import Answer
from tui.planner.asking import Round, asked_text
from tui.planner.selection import mode_of
from tui.screens.find_choice import FindsChoice
from tui.session import Session
from tui.telling.asking import PREFACES
from tui.widgets.choice_list import Choice, ChoiceList, Kind
from tui.widgets.editor import Editor


class NextQuestion(Command):
    """Keep the answer, if there is one, and go on."""

    title = mark("Next question")
    help = mark("Goes on. A question without an answer is simply skipped.")
    keys = ("right", "ctrl+s")
    action = "screen.next_question"
    short = mark("next or skip")
    footer = True


class PreviousQuestion(Command):
    """Go back to the question before."""

    title = mark("Question before")
    help = mark("Goes back one question, or to the list. Your answers stay.")
    keys = ("left",)
    action = "screen.previous_question"
    short = mark("back")
    footer = True


class WhyAsked(Command):
    """Show or hide why the question is asked."""

    title = mark("Why this question?")
    help = mark("Shows why this is asked, in one line. Press again to hide it.")
    keys = ("i",)
    action = "screen.why_asked"
    short = mark("why?")
    footer = True


class AskScreen(FindsChoice):
    """One question with its options; every answer is kept as it is ticked."""

    OWN_COMMANDS = (NextQuestion, PreviousQuestion, WhyAsked)
    CSS_PATH = "ask.tcss"
    TITLE_WORDS = mark("Questions")
    HELP_WORDS = mark(
        "Space ticks, enter goes on; with one answer to choose, enter takes the line. The right "
        "arrow skips. Nothing is compulsory: “I don't know” and “I'd rather not say” are answers, "
        "and a question can be left empty. The plan works all the same."
    )
    AUTO_FOCUS = None
    section = "questions"

    def __init__(
        self,
        session: Session,
        asked: Round,
        only: str | None = None,
        among: tuple[str, ...] = (),
    ) -> None:
        """Take the open file and what to ask: a round, one question, or several again."""
        super().__init__(session)
        self._interview = Interview(session.planning, asked, only, among)
        self._before: Answer | None = None
        self._why_shown = self._reminded = False
        self._storing = asyncio.Lock()

    def body(self) -> ComposeResult:
        """Yield the question, its options, and the places for what is said about it."""
        yield Static(markup=False, id="where")
        yield Static(markup=False, id="question")
        yield Static(markup=False, id="intro")
        yield Static(markup=False, id="why")
        yield ChoiceList(once=True, id="options")
        yield Editor(id="text")
        yield Static(markup=False, id="gate")

    def on_mount(self) -> None:
        """Show the first question."""
        self._show()

    def _show(self) -> None:
        """Show the current question; leave when there is none."""
        question = self._interview.current
        if question is None:
            self._finish()
            return
        self._before = self.session.planning.answers().get(question.id)
        self._why_shown = self._reminded = False
        self._show_words(question)
        self._show_answers(question)
        self._show_why()

    def _show_words(self, question: Question) -> None:
        planning = self.session.planning
        situation, wording = planning.situation(), planning.library.wording
        self._put("where", " · ".join((wording.sections[question.section], *self._place())))
        self._put("question", Content(asked_text(question, situation)).stylize("bold"))
        preface = wording.texts.get(PREFACES.get(mode_of(situation), ""), "")
        self._put("intro", "\n".join(filter(None, (question.intro, preface))))
        lines = [g for g in planning.library.gates if not g.after and g.when.holds(situation)]
        self._put("gate", "\n".join(gate.text for gate in lines))

    def _place(self) -> tuple[str, ...]:
        """Say how far the round is; nothing where one question is asked alone."""
        if self._interview.only is not None:
            return ()
        number, total = self._interview.place()
        return (self.say("{number} of {total}", number=number, total=total),)

    def _put(self, name: str, text: str | Content) -> None:
        place = self.query_one(f"#{name}", Static)
        place.update(Content(text) if isinstance(text, str) else text)
        place.display = bool(str(text))

    def _show_answers(self, question: Question) -> None:
        options, text = self.query_one("#options", ChoiceList), self.query_one("#text", Editor)
        written = question.kind is QuestionKind.TEXT
        options.display, text.display = not written, written
        if written:
            text.load_text(str(self._before or ""))
            text.mark_saved()
            text.move_cursor(text.document.end)
        else:
            options.show_choices(
                [Choice(o.id, o.text, o.id in question.exclusive) for o in question.options],
                kind=_KINDS[question.kind],
                chosen=_ticked(self._before),
            )
        self.set_focus(text if written else options)

    def _show_why(self) -> None:
        question = self._interview.current
        shown = question is not None and self._why_shown
        self._put("why", question.why if question is not None and shown else "")

    def answer(self) -> Answer | None:
        """Return the answer as it stands on the screen."""
        question = self._interview.current
        if question is None:
            return None
        if question.kind is QuestionKind.TEXT:
            return self.query_one("#text", Editor).text.strip() or None
        chosen = self.query_one("#options", ChoiceList).chosen
        if question.kind is QuestionKind.SCALE and chosen and chosen[0].isdigit():
            return int(chosen[0])
        return chosen or None

    # Keeping answers

    def on_choice_list_changed(self) -> None:
        """Keep a new answer at once; a changed one is shown with its effects first."""
        self._keep()

    def on_editor_changed(self) -> None:
        """Keep what was typed."""
        self._keep()

    def _keep(self) -> None:
        question = self._interview.current
        if question is not None and self._kept_at_once():
            self._store(question.id, self.answer())

    def _kept_at_once(self) -> bool:
        """Say whether an answer needs no yes: the first one in a round, or words."""
        return not self._interview.shows_effects(self._before) and not self.session.read_only

    @work(group="answers", exclusive=False)
    async def _store(self, question: str, answer: Answer | None) -> None:
        """Write beside the screen, one answer after another in the order they were given."""
        async with self._storing:
            await asyncio.to_thread(self.session.planning.give, question, answer)

    def unsaved(self) -> partial[None] | None:
        """Return what keeps a first answer that is on the screen; a change waits for its yes."""
        question = self._interview.current
        if question is None or self.session.read_only:
            return None
        if self._before is not None and not self._kept_at_once():
            return None
        return partial(self.session.planning.give, question.id, self.answer())

    # Moving

    def on_choice_list_submitted(self, event: ChoiceList.Submitted) -> None:
        """Go on at enter; where nothing is ticked, say once how to tick before going on."""
        if event.chosen or self._reminded:
            self.action_next_question()
            return
        self._reminded = event.list.taking = True
        self.tell(self.say("Nothing is ticked: space ticks a line. Press enter again to go on."))

    def action_next_question(self) -> None:
        """Go to the next question; keys typed ahead do not change the answer given."""
        self.query_one("#options", ChoiceList).taking = False
        self._go_on()

    @work(exclusive=True)
    async def _go_on(self) -> None:
        """Settle the answer, say what it calls for, and show the next question."""
        options = self.query_one("#options", ChoiceList)
        question = self._interview.current
        try:
            if question is not None and await self._settle(question):
                await self._say_gate(question)
                self._interview.advance()
                self._show()
        finally:
            options.taking = True

    async def _settle(self, question: Question) -> bool:
        """Store the answer; False when a change was taken back and the question stays."""
        answer, planning = self.answer(), self.session.planning
        if self.session.read_only or answer == self._before:
            return True
        asks = self._before is not None or not self._kept_at_once()
        change = planning.preview(question.id, answer) if asks else None
        if change:
            from tui.screens.change import ChangeScreen

            if not await self.app.push_screen_wait(ChangeScreen(change, planning.library)):
                self._show()
                return False
        planning.give(question.id, answer)
        if asks and not change:
            self.tell(self.say("Noted. Your plan stays the same."))
        return True

    async def _say_gate(self, question: Question) -> None:
        situation = self.session.planning.situation()
        for gate in self.session.library.gates:
            if gate.after == question.id and gate.when.holds(situation):
                from tui.screens.gate import GateScreen

                await self.app.push_screen_wait(GateScreen(self.session, gate))

    def action_previous_question(self) -> None:
        """Show the question before; from the first one, go back to the list."""
        self._go_back(by_one=True)

    def action_back(self) -> None:
        """Go back to the list."""
        self._go_back(by_one=False)

    @work(exclusive=True)
    async def _go_back(self, *, by_one: bool) -> None:
        """Settle the answer first: a changed one is shown with its effects, never dropped."""
        question = self._interview.current
        if question is not None and not await self._settle(question):
            return
        if by_one and self._interview.go_back():
            self._show()
        else:
            self.dismiss()

    def action_why_asked(self) -> None:
        """Show or hide the reason for the question."""
        self._why_shown = not self._why_shown
        self._show_why()

    def _confirm_all(self) -> None:
        """After several questions were asked again, note that their answers are of today."""
        questions = self.session.library.questions
        asked = tuple(questions[name] for name in self._interview.among)
        self.session.rechecking.confirm(asked)
        self.tell(self.say("Noted. Thank you for looking."))
        self.dismiss()

    def _finish(self) -> None:
        """At the end of a round say what the answers mean; after one changed answer, go back."""
        if self._interview.only is not None:
            self.dismiss()
            return
        if self._interview.among:
            self._confirm_all()
            return
        from tui.screens.result import ResultScreen

        self.app.switch_screen(ResultScreen(self.session))


_KINDS: dict[QuestionKind, Kind] = {
    QuestionKind.SINGLE: "single",
    QuestionKind.MULTI: "multi",
    QuestionKind.SCALE: "scale",
    QuestionKind.TEXT: "single",
}


def _ticked(answer: Answer | None) -> tuple[str, ...]:
    if isinstance(answer, tuple):
        return answer
    return () if answer is None else (str(answer),)

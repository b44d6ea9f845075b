"""What the answers say: the level, the signs, what is at stake, and what this cannot know."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.commands import Command
from tui.library.language import mark
from tui.planner.asking import Round, questions_of
from tui.planner.risk import Risk
from tui.screens.base import CarnetScreen
from tui.screens.see_risks import SeeingRisks, SeeRisks

MOST_RISKS = 3
"""Things at stake that are named: the three that weigh most."""


class SeePlan(Command):
    """Go to the plan."""

    title = mark("See my plan")
    help = mark("Opens Today, with the next step of your plan.")
    keys = ("enter",)
    action = "screen.see_plan"
    short = mark("my plan")
    footer = True


class MoreQuestions(Command):
    """Go on with the questions that the short version leaves out."""

    title = mark("More questions")
    help = mark("Goes on with the other questions. They make the plan fit better.")
    keys = ("m",)
    action = "screen.more_questions"
    short = mark("more questions")
    footer = True
    writes = True


class ResultScreen(SeeingRisks, CarnetScreen):
    """Shows what the answers mean, in words."""

    OWN_COMMANDS = (SeePlan, MoreQuestions, SeeRisks)
    CSS_PATH = "step.tcss"
    TITLE_WORDS = mark("What your answers say")
    HELP_WORDS = mark(
        "The signs in your answers, and what is most at stake. It is no test and no score."
    )
    section = "questions"

    def body(self) -> ComposeResult:
        """Yield the page."""
        with VerticalScroll():
            yield Static(markup=False, id="page")

    def reload(self) -> None:
        """Write the page from the answers as they stand."""
        lines = Content("\n").join(self._lines())
        self.query_one("#page", Static).update(lines)

    def _lines(self) -> Iterator[Content]:
        planning = self.session.planning
        plan, library = planning.plan(), planning.library
        yield Content(library.wording.levels[plan.level]).stylize("bold")
        for flag in plan.flags:
            yield Content(f"• {library.flags[flag].text}")
        yield Content("")
        yield from self._risks(list(plan.risk.values()))
        if self._left_out():
            yield Content(self._invitation())
            yield Content("")
        yield Content(library.wording.texts["honesty"])

    def _risks(self, risks: list[Risk]) -> Iterator[Content]:
        library = self.session.library
        words = {band.id: band.text for band in library.bands}
        worst = sorted((r for r in risks if r.likelihood > 1), key=lambda r: -r.product)
        if worst:
            yield Content(self.say("What seems most at stake")).stylize("bold underline")
        for risk in worst[:MOST_RISKS]:
            thing = library.assets[risk.asset].text
            yield Content(self.say("• {thing}: {how_soon}", thing=thing, how_soon=words[risk.band]))
        if worst:
            yield Content("")

    def _invitation(self) -> str:
        if "near" in self.session.planning.situation().selected("q_now"):
            return self.say("This is enough for today. The other questions can wait.")
        return self.say("Press m for the other questions. They make the plan fit better.")

    def _left_out(self) -> bool:
        planning = self.session.planning
        answers = planning.answers()
        rest = questions_of(Round.REST, planning.situation(), planning.library)
        return any(question.id not in answers for question in rest)

    def action_see_plan(self) -> None:
        """Open Today."""
        self.dismiss()
        self.carnet.action_go("today")

    def action_more_questions(self) -> None:
        """Ask the other questions."""
        from tui.screens.ask import AskScreen

        self.app.switch_screen(AskScreen(self.session, Round.REST))

"""The risk picture: what is at stake, how likely harm is, what raises it, and who can help."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.commands import Command
from tui.library.language import mark
from tui.library.model import Flag
from tui.planner.plan import Plan
from tui.screens.base import CarnetScreen
from tui.screens.risk_words import RiskWords
from tui.screens.undoing import Undoing, UndoLast
from tui.telling.risks import Shown, moved_band, raised_by, seen_as, shown_risks
from tui.widgets.page import Page, PageLine
from tui.widgets.row_list import RowList

CURSOR_WIDTH = 2


class WeighsMore(Command):
    """Say that it weighs more for me."""

    title = mark("It weighs more for me")
    help = mark("Puts the line into a more pressing group. Your own view counts more than ours.")
    keys = ("right",)
    action = "screen.weigh(1)"
    writes = True


class WeighsLess(Command):
    """Say that it weighs less for me."""

    title = mark("It weighs less for me")
    help = mark("Puts the line into a less pressing group. It changes nothing in the plan.")
    keys = ("left",)
    action = "screen.weigh(-1)"
    writes = True


class NoOwnView(Command):
    """Go back to what the answers say."""

    title = mark("As the answers say")
    help = mark("Takes your own view of the line away.")
    keys = ("x",)
    action = "screen.no_own_view"
    writes = True


@dataclass(frozen=True)
class _Line:
    """A heading, a risk, a danger sign, or the words on what this cannot know."""

    text: str = ""
    shown: Shown | None = None
    flag: Flag | None = None
    honest: bool = False


class RiskScreen(Undoing, CarnetScreen):
    """Lists what is at stake; what stands behind a line is said below the list."""

    OWN_COMMANDS = (WeighsMore, WeighsLess, NoOwnView, UndoLast)
    CSS_PATH = "risk.tcss"
    TITLE_WORDS = mark("What is at stake")
    HELP_WORDS = mark(
        "What is at stake, with two bars: ▰ what it would cost, ● how likely it is from your "
        "answers. It is no test and no score. Enter on a sign shows who can help. With the right "
        "and left arrows you say how much something weighs for you."
    )
    section = "today"

    _lines: tuple[_Line, ...] = ()

    def body(self) -> ComposeResult:
        """Yield the legend, the list, and what stands behind the line under the cursor."""
        yield Static(markup=False, id="legend")
        yield RowList(id="risks")
        with VerticalScroll(id="behind", can_focus=False):
            yield Page(id="about")

    def reload(self) -> None:
        """Work the picture out from the answers as they stand."""
        self._plan = self.session.planning.plan()
        self._words = RiskWords(self.session.library, self._plan.situation, self.say)
        self._lines = tuple(self._make_lines(self._plan))
        legend = self.say("▰ what it would cost  ● how likely, from your answers · no score")
        self.query_one("#legend", Static).update(Content(legend))
        self.query_one("#risks", RowList).show_rows(
            len(self._lines), self._row, heading=lambda i: self._is_heading(self._lines[i])
        )

    def _make_lines(self, plan: Plan) -> Iterator[_Line]:
        library = self.session.library
        shown = shown_risks(plan.risk, self.session.settings.own_view, library)
        likely = [one for one in shown if one.risk.likelihood > 1 or one.own]
        yield _Line(self.say("What seems most at stake"))
        yield from (_Line(shown=one) for one in likely)
        if plan.flags:
            yield _Line(self.say("Signs in your answers (enter: who can help)"))
        yield from (_Line(flag=library.flags[name]) for name in plan.flags)
        rest = [one for one in shown if one not in likely]
        if rest:
            yield _Line(self.say("No sign of it in your answers"))
        yield from (_Line(shown=one) for one in rest)
        yield _Line(self.say("What this cannot know"))
        yield _Line(self.say("It is no test, and it predicts nothing"), honest=True)

    @staticmethod
    def _is_heading(line: _Line) -> bool:
        return line.shown is None and line.flag is None and not line.honest

    def _row(self, index: int) -> str | Content:
        line = self._lines[index]
        if line.shown is not None:
            width = self.query_one("#risks", RowList).scrollable_content_region.width
            return self._words.row(line.shown, width - CURSOR_WIDTH)
        return line.text if line.flag is None else f"! {line.flag.text}"

    def _line(self) -> _Line:
        return self._lines[self.query_one("#risks", RowList).cursor]

    def on_row_list_highlighted(self) -> None:
        """Say what stands behind the line under the cursor."""
        self.query_one("#about", Page).show(self._behind(self._line()))
        self.query_one("#behind", VerticalScroll).scroll_home(animate=False)

    def _behind(self, line: _Line) -> list[PageLine]:
        words = self._words
        if line.shown is not None:
            return [*words.about(line.shown), *words.because(line.shown.risk.because)]
        if line.flag is not None:
            return [PageLine(line.flag.text, style="bold"), *words.because(self._raised(line.flag))]
        return words.honesty()[1:]

    def _raised(self, flag: Flag) -> list[str]:
        """Return the questions whose answers raise a sign, in asking order."""
        return raised_by(flag, self._plan, self.session.library)

    def on_row_list_selected(self) -> None:
        """Show who can help with the sign under the cursor, or say everything about the line."""
        from tui.screens.risk_page import RiskPage

        line = self._line()
        self.app.push_screen(RiskPage(self.session, line.flag, self._behind(line)))

    def action_weigh(self, step: int) -> None:
        """Move the risk under the cursor one band up or down, as the person sees it."""
        shown = self._line().shown
        if shown is None:
            return
        self._see(shown, moved_band(shown, step, self.session.library))

    def action_no_own_view(self) -> None:
        """Show the risk under the cursor as the answers say."""
        shown = self._line().shown
        if shown is not None:
            self._see(shown, shown.risk.band)

    def _see(self, shown: Shown, band: str) -> None:
        """Keep the person's own view; the same as the answers say is no view of one's own."""
        before = self.session.settings.own_view
        own = seen_as(before, shown, band)
        if own != before:
            self.session.settings.own_view = own
            self.can_undo(lambda: setattr(self.session.settings, "own_view", before))
        self.reload()
        for index, line in enumerate(self._lines):
            if line.shown is not None and line.shown.risk.asset == shown.risk.asset:
                self.query_one("#risks", RowList).cursor = index

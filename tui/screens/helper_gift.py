"""Choose what goes into a copy for somebody who helps: steps, letters, addresses."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input

from tui.commands import Command
from tui.helping.giving import Gift
from tui.library.language import mark
from tui.people.supporters import Supporter
from tui.planner.plan import PlannedStep, StepState
from tui.safety.text import clean
from tui.screens.care import CareScreen
from tui.session import Session
from tui.widgets.choice_list import Choice, ChoiceList
from tui.widgets.line import Line
from tui.widgets.words import Words

WHO_HELPS = frozenset(("ally", "carer"))
"""Who a step must be for, in `who` of the catalogue, to be given away."""

LINES: tuple[tuple[str, str], ...] = (
    ("helper", mark("Name of who helps")),
    ("giver", mark("Your name in it")),
    ("capture", mark("What to capture")),
)


class GoOnGiving(Command):
    """Go on to the place and the passphrase."""

    title = mark("Go on")
    help = mark("Shows everything that will be in the copy, then asks for a place and passphrase.")
    keys = ("ctrl+s",)
    action = "screen.go_on"
    short = mark("go on")
    footer = True


class GiftScreen(CareScreen):
    """Two names, what to capture, and a list to tick; nothing is ticked at first."""

    OWN_COMMANDS = (GoOnGiving,)
    AUTO_FOCUS = "Line"
    TITLE_WORDS = mark("A copy for somebody who helps")
    HELP_WORDS = mark(
        "A file of its own for somebody you trust, under a passphrase of its own. Only what you "
        "tick is in it: no journal, no answers, no people, no notes. They open it with Carnet, "
        "work in it and bring it back; here “Unite two copies” then brings in what they did, with "
        "their name. An alias is enough for both names."
    )

    def __init__(self, session: Session, supporter: Supporter | None = None) -> None:
        """Take the open file and who helps, where that is known."""
        super().__init__(session)
        self._alias = supporter.alias if supporter is not None else ""

    def fields(self) -> ComposeResult:
        """Yield the names, what to capture, and the list."""
        yield Words(
            lambda: self.say(
                "Only what you tick here goes along, with the cautions of each step. What you do "
                "not tick is not in the copy, not even hidden."
            )
        )
        for name, words in LINES:
            with Horizontal():
                yield Words(lambda words=words: self.say(words))  # type: ignore[misc]
                yield Line(self._alias if name == "helper" else "", limit=1000, id=name)
        yield ChoiceList(tuple(self._choices()), kind="multi", id="what")

    def _choices(self) -> Iterator[Choice]:
        for planned in self._steps():
            yield Choice(f"step {planned.step.id}", planned.step.title)
        for letter in self.session.kept_letters.all():
            words = self.say("Letter: {subject}", subject=letter.subject)
            yield Choice(f"letter {letter.uid}", clean(words, keep_newlines=False))
        for removal in self.session.removals.all():
            words = self.say("Address: {address}", address=removal.address)
            yield Choice(f"removal {removal.uid}", clean(words, keep_newlines=False))

    def _steps(self) -> list[PlannedStep]:
        """Return the steps somebody else can do: open ones of the plan that are not held."""
        plan = self.session.planning.plan() if self.session.planning.begun else None
        return [
            planned
            for planned in (plan.do if plan is not None else ())
            if planned.step.who & WHO_HELPS
            and not planned.step.card
            and planned.progress.state in (StepState.TODO, StepState.DOING)
        ]

    def relabel(self) -> None:
        """Draw the list in the new language, ticked as it was."""
        super().relabel()
        what = self.query_one("#what", ChoiceList)
        what.show_choices(tuple(self._choices()), kind="multi", chosen=what.chosen)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the next field."""
        event.stop()
        self.focus_next()

    def on_choice_list_submitted(self) -> None:
        """Go on."""
        self.action_go_on()

    def gift(self) -> Gift:
        """Return what is chosen now."""
        lines = {name: self.query_one(f"#{name}", Line).value.strip() for name, _ in LINES}
        chosen = [tuple(one.split(" ", 1)) for one in self.query_one("#what", ChoiceList).chosen]
        steps = {planned.step.id: planned for planned in self._steps()}
        return Gift(
            helper=lines["helper"],
            giver=lines["giver"],
            language=self.session.language.code,
            steps={
                name: tuple(caution.id for caution in steps[name].cautions)
                for kind, name in chosen
                if kind == "step"
            },
            capture=lines["capture"],
            letters=tuple(name for kind, name in chosen if kind == "letter"),
            removals=tuple(name for kind, name in chosen if kind == "removal"),
        )

    def action_go_on(self) -> None:
        """Ask for what is missing, or go on."""
        from tui.screens.helper_give import GiveScreen

        gift = self.gift()
        if not gift.helper:
            self.message(mark("Write a name for who helps: what they do is marked with it."))
            self.query_one("#helper").focus()
        elif not gift.steps:
            self.message(mark("Tick at least one step."))
        else:
            self.message()
            self.app.push_screen(GiveScreen(self.session, gift))

"""Takes files into the vault: one question before, how far it is, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui.commands import Command, Commands
from tui.journal.intake import Intake, Outcome, Step, files_in
from tui.library.language import mark
from tui.safety.text import clean
from tui.screens.base import CarnetModal, CarnetScreen
from tui.screens.time_left import TimeLeft, show_left
from tui.session import Session
from tui.telling.intake_words import (
    A_MINOR,
    MINORS,
    MOST_NAMED,
    NO_MINOR,
    NOT_TAKEN,
    ORIGINALS,
    REFUSALS,
)
from tui.telling.sizes import size_words
from tui.vault.errors import VaultError
from tui.widgets.bar import Bar
from tui.widgets.confirm import Confirm

DRAWN_EVERY = 0.1


class StopIntake(Command):
    """Stop taking files in."""

    title = mark("Stop")
    help = mark("Stops. What was taken in before stays.")
    keys = ("escape",)
    action = "screen.stop"


class PauseIntake(Command):
    """Pause, or go on."""

    title = mark("Pause or go on")
    help = mark("Waits, or goes on where it stopped.")
    keys = ("space",)
    action = "screen.pause"


class IntakeScreen(CarnetModal[Outcome]):
    """Works in another thread and gives the outcome."""

    OWN_COMMANDS: ClassVar[Commands] = (StopIntake, PauseIntake)
    CSS_PATH = "window.tcss"
    TITLE_WORDS = mark("Files are taken in")
    HELP_WORDS = mark("Space pauses, esc stops; files that were taken in stay.")

    def __init__(self, session: Session, paths: list[Path], taken_for: str = "") -> None:
        """Take the open file, what to take in, and the note it is for."""
        super().__init__()
        self.session, self._taken_for = session, taken_for
        self._step: Step | None = None
        self._parts = 0
        self._intake = Intake(session.exhibits, files_in(paths), self._told, session.vault.path)

    def compose(self) -> ComposeResult:
        """Show the file under work, the line, and the keys."""
        with Vertical():
            yield Static(markup=False, id="step")
            yield Bar()
            yield Static(markup=False, id="left")
            hint = self.say("space pauses · esc stops: what was taken in stays")
            yield Static(Content(hint), markup=False, classes="-last", id="hint")

    def on_mount(self) -> None:
        """Begin."""
        self._left = TimeLeft(self.carnet.idle.elapsed)
        self.query_one("#left").display = False
        self.set_interval(DRAWN_EVERY, self._draw)
        self.app.run_worker(self._run, thread=True)

    def _run(self) -> None:
        for work in (self._intake.run, self._seal):  # what was taken before a fault is sealed too
            try:
                work()
            except VaultError as error:
                self.app.call_from_thread(self.carnet.tell_error, error)
        self.app.call_from_thread(self.finish, self._intake.outcome)

    def _seal(self) -> None:
        """Enter into the journal what was taken in; its index is read first, where it was not."""
        outcome = self._intake.outcome
        if outcome.taken:
            self.session.journal.prepare_search(self._part_read)
        names = ", ".join(found.name for found in outcome.taken[:MOST_NAMED])
        count = len(outcome.taken)
        said = self.count("{number} exhibit added", "{number} exhibits added", count)
        more = "…" if count > MOST_NAMED else ""
        self.session.exhibits.seal(outcome.taken, f"{said}: {names}{more}", self._taken_for)
        if self._taken_for:
            self.session.exhibits.join(outcome.again, self._taken_for)

    def _part_read(self) -> None:
        self._parts += 1

    def _told(self, step: Step) -> None:
        """Note how far it is; called from the thread of the work."""
        self._step = step

    def _draw(self) -> None:
        """Draw the line; work that moves on counts as somebody being here."""
        step, bar = self._step, self.query_one(Bar)
        if self._parts > 1:
            said = self.say("It is entered into the journal: {number}", number=self._parts)
            self.query_one("#step", Static).update(Content(said))
            return
        if step is None:
            return
        share = step.done / step.whole if step.whole else 0.0
        done = min(1.0, (step.number - 1 + share) / step.of)
        if bar.done != done:
            self.carnet.idle.touch()
        bar.done = done
        self._left.at(done)
        if not self._intake.paused:
            show_left(self.query_one("#left", Static), self._left, self.carnet.language)
        said = self.say(
            "{number} of {all} · {name} · {done} of {whole}",
            number=step.number,
            all=step.of,
            name=clean(step.name, keep_newlines=False),
            done=size_words(step.done, self.say),
            whole=size_words(step.whole, self.say),
        )
        self.query_one("#step", Static).update(Content(said))

    def action_pause(self) -> None:
        """Wait, or go on."""
        if self._intake.paused:
            self._intake.go_on()
            self._left.go_on()
            hint = self.say("space pauses · esc stops: what was taken in stays")
        else:
            self._intake.pause()
            self._left.pause()
            hint = self.say("Paused. space goes on · esc stops")
        self.query_one("#hint", Static).update(Content(hint))

    def action_stop(self) -> None:
        """Ask the work to stop; it ends with the bytes on their way."""
        self._intake.stop()
        self.query_one("#hint", Static).update(Content(self.say("Stopping…")))


class TakesIn(CarnetScreen):
    """A screen from which files can be taken in; `taken_for` is the note they belong to."""

    taken_for = ""

    def browse(self) -> None:
        """Choose files, ask about minors, take them in, seal them."""
        from tui.screens.browse import BrowseScreen

        folder = self.carnet.start.folder.absolute()
        self.app.push_screen(BrowseScreen(self.session, folder, self._ask))

    def _ask(self, paths: list[Path]) -> None:
        question = Confirm(self.say(MINORS), yes=self.say(NO_MINOR), no=self.say(A_MINOR))
        self.app.push_screen(question, lambda answer: self._begin(paths, harmless=bool(answer)))

    def _begin(self, paths: list[Path], *, harmless: bool) -> None:
        if harmless:
            taking = IntakeScreen(self.session, paths, self.taken_for)
            self.app.push_screen(taking, self._ended)
        else:
            self.show_message(self.say(NOT_TAKEN))

    def _ended(self, outcome: Outcome | None) -> None:
        """Say what came of it."""
        if outcome is not None:
            self.show_message("\n".join(self._sentences(outcome)))
            self.reload()

    def _sentences(self, outcome: Outcome) -> Iterator[str]:
        yield self.count("{number} exhibit added", "{number} exhibits added", len(outcome.taken))
        if outcome.again:
            number = len(outcome.again)
            yield self.count("{number} was there already", "{number} were there already", number)
        for name, why in outcome.refused[:MOST_NAMED]:
            name_ = clean(name, keep_newlines=False)
            yield self.say("Not taken: {name} {why}", name=name_, why=self.say(REFUSALS[why]))
        if len(outcome.refused) > MOST_NAMED:
            number = len(outcome.refused) - MOST_NAMED
            yield self.count("and {number} more", "and {number} more", number)
        if outcome.stopped:
            yield self.say("Stopped before the end.")
        if outcome.taken:
            yield f"\n{self.say(ORIGINALS)}"

    def show_message(self, text: str) -> None:
        """Show a text in a window."""
        from tui.screens.message import MessageScreen

        self.app.push_screen(MessageScreen(text))

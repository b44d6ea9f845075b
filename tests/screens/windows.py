"""One window of each kind, as it lies over a screen."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from textual.screen import Screen

from tui.journal.facets import Filters
from tui.planner.changes import PlanChange
from tui.screens.after_doing import AfterScreen, WhoDidItScreen
from tui.screens.base import CarnetModal
from tui.screens.change import ChangeScreen
from tui.screens.choose_one import ChooseOne
from tui.screens.conflict import ConflictScreen
from tui.screens.country import CountryScreen
from tui.screens.directory import NarrowScreen
from tui.screens.filtering import FilterScreen
from tui.screens.followup_state import StateScreen
from tui.screens.import_one import OneMessageScreen
from tui.screens.intake import IntakeScreen
from tui.screens.journal_filters import FiltersScreen
from tui.screens.journal_kinds import KindsScreen
from tui.screens.jump import JumpScreen
from tui.screens.later import LaterScreen
from tui.screens.message import MessageScreen
from tui.screens.note import NoteScreen
from tui.screens.palette import PaletteScreen
from tui.screens.portion import PortionScreen
from tui.screens.progress import Progress, ProgressScreen
from tui.screens.release import ReleaseScreen
from tui.screens.sections import OTHER_SCREENS, screen_class
from tui.screens.self_search_again import AgainScreen
from tui.session import Session
from tui.telling.portions import PORTION_WORDS
from tui.vault.merge import Conflict
from tui.vault.tables import Row
from tui.widgets.choice_list import Choice
from tui.widgets.confirm import AskText, Confirm

Make = Callable[[Session, Screen[Any]], Screen[Any]]


def until_stopped(progress: Progress) -> None:
    """Work that goes on until somebody stops it."""
    while progress(0.5):
        time.sleep(0.005)


def _change(session: Session) -> PlanChange:
    plan = session.planning.plan()
    level = plan.level
    return PlanChange(level, level, (), (), (), (), (), (), "", "")


def _release(session: Session) -> ReleaseScreen:
    plan = session.planning.plan()
    return ReleaseScreen(session, plan.hold[0])


def _intake(session: Session) -> IntakeScreen:
    """Return the window over an intake that waits at its first byte until it is stopped."""
    Path("photo.jpg").write_bytes(b"x")
    screen = IntakeScreen(session, [Path("photo.jpg")])
    screen._intake.pause()
    return screen


def _conflict() -> Conflict:
    row: Row = {"screen": "quick-note", "body": "x"}
    return Conflict("draft", row, row | {"body": "y"})


WINDOWS: dict[type[Screen[Any]], Make] = {
    AfterScreen: lambda s, _: AfterScreen(next(iter(s.library.steps.values()))),
    WhoDidItScreen: lambda _s, _: WhoDidItScreen(("Anna",)),
    ChangeScreen: lambda s, _: ChangeScreen(_change(s), s.library),
    ChooseOne: lambda _s, _: ChooseOne("Which?", {"a": "A", "b": "B"}),
    ConflictScreen: lambda s, _: ConflictScreen(s, _conflict()),
    CountryScreen: lambda s, _: CountryScreen(s, "fr"),
    NarrowScreen: lambda _s, _: NarrowScreen("Which?", [Choice("a", "A")], "a"),
    FilterScreen: lambda _s, _: FilterScreen(frozenset()),
    StateScreen: lambda _s, _: StateScreen("up"),
    OneMessageScreen: lambda _s, _: OneMessageScreen("a message"),
    IntakeScreen: lambda s, _: _intake(s),
    FiltersScreen: lambda s, _: FiltersScreen(s, Filters()),
    KindsScreen: lambda s, _: KindsScreen(s, ()),
    LaterScreen: lambda _s, _: LaterScreen(date(2026, 3, 2), "When?", "No day"),
    MessageScreen: lambda _s, _: MessageScreen("something happened"),
    NoteScreen: lambda s, _: NoteScreen(s),
    PaletteScreen: lambda _s, over: PaletteScreen(over),  # type: ignore[arg-type]
    JumpScreen: lambda _s, _: JumpScreen(()),
    PortionScreen: lambda _s, _: PortionScreen(next(iter(PORTION_WORDS))),
    ProgressScreen: lambda _s, _: ProgressScreen("Working…", until_stopped),
    ReleaseScreen: lambda s, _: _release(s),
    AgainScreen: lambda s, _: AgainScreen(s),
    Confirm: lambda _s, _: Confirm("Really?", yes="Yes", no="No"),
    AskText: lambda _s, _: AskText("What?", hint="enter goes on"),
}
"""How each window is made, given the open file and the screen below it."""


def every_window() -> set[type[Any]]:
    """Return each kind of window there is, but the one that only a passphrase closes."""
    classes = {screen_class(where) for where in OTHER_SCREENS}
    windows = {found for found in classes if issubclass(found, CarnetModal)}
    return {found for found in windows if found.__name__ != "UnpluggedScreen"} | {Confirm, AskText}

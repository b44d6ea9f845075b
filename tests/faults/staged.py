"""A real session under the real supervisor, which shows hostile text or fails in a chosen way.

`staged.py crash-render` and the like; what there is stands in `CRASHES` and `SHOWN`.
"""

from __future__ import annotations

import atexit
import itertools
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn, cast

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Label, Static

from tests.vaults import TestClock, new_vault
from tui.app import CarnetApp
from tui.screens.base import FramedScreen
from tui.screens.message import MessageScreen
from tui.session import Session
from tui.widgets.choice_list import Choice, ChoiceList
from tui.widgets.confirm import AskText, Confirm
from tui.widgets.editor import Editor
from tui.widgets.line import Line
from tui.widgets.prose import Prose
from tui.widgets.row_list import RowList
from tui.widgets.words import Words

DRAWN = "CANARY-on-the-screen"
HIDDEN = "CANARY-in-a-local-variable"
CRASHES = ("handler", "worker", "thread worker", "thread", "timer", "render", "compose", "atexit")

PAYLOADS = (
    "\x1b]52;c;UFdORUQ=\x07", "\x1b]0;PWNED\x07", "\x1b[31mRED", "\x1b[3;7HMOVED",
    "\x1b]8;;http://evil.example\x07link\x1b]8;;\x07", "\x9b31mC1", "\x1bP+q544e\x1b\\",
    "A\x07B", "\u202eabc", "A\x00Z", "\x1b_APC\x1b\\", "A\x7fB",
)  # fmt: skip
HOSTILE = " ".join(f"<{number:02}>{text}" for number, text in enumerate(PAYLOADS))

SHOWN: dict[str, Callable[[], Widget]] = {
    "static": lambda: Static(Content(HOSTILE), markup=False),
    "label": lambda: Label(HOSTILE, markup=False),
    "words": lambda: Words(lambda: HOSTILE),
    "prose": lambda: Prose(HOSTILE),
    "rows": lambda: RowList(1, lambda _index: HOSTILE),
    "styled rows": lambda: RowList(1, lambda _index: Content.assemble((HOSTILE, "bold"))),
    "choices": lambda: ChoiceList([Choice("a", HOSTILE)]),
    "line": lambda: Line(HOSTILE),
    "placeholder": lambda: Line(placeholder=HOSTILE),
    "editor": lambda: Editor(HOSTILE),
    "heading": lambda: Label("the heading shows it", markup=False),
    "toast": lambda: Label("the toast shows it", markup=False),
    "confirm": lambda: Label("the window shows it", markup=False),
    "ask": lambda: Label("the window shows it", markup=False),
    "message": lambda: Label("the window shows it", markup=False),
}
"""Every kind of widget that shows what a person stored."""


class Hostile(FramedScreen[None]):
    """Shows the hostile text in one kind of widget, and then says READY."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind

    def heading(self) -> str:
        return HOSTILE if self._kind == "heading" else "quiet"

    def body(self) -> ComposeResult:
        yield SHOWN[self._kind]()
        yield Label("READY", markup=False)

    def on_mount(self) -> None:
        windows: dict[str, Callable[[], Screen[Any]]] = {
            "confirm": lambda: Confirm(HOSTILE, yes="y", no="n"),
            "ask": lambda: AskText(HOSTILE, hint="h", value=HOSTILE),
            "message": lambda: MessageScreen(HOSTILE),
        }
        if self._kind == "toast":
            self.tell(HOSTILE)
        elif self._kind in windows:
            self.app.push_screen(windows[self._kind]())


class Broken(Static):
    """Fails when it is drawn."""

    def render(self) -> Content:
        return fail()


class Faulty(Screen[None]):
    """Fails in one of the ways of `CRASHES`, at once or at the key x."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind

    def compose(self) -> ComposeResult:
        if self._kind == "compose":
            fail()
        yield Broken() if self._kind == "render" else Label("FAULTY", markup=False)

    def on_mount(self) -> None:
        ways: dict[str, Callable[[], object]] = {
            "worker": self._work,
            "thread worker": self._work_beside,
            "thread": lambda: threading.Thread(target=fail).start(),
            "timer": lambda: self.set_timer(0.01, fail),
            "atexit": lambda: atexit.register(fail),
        }
        ways.get(self._kind, lambda: None)()

    def on_key(self) -> None:
        if self._kind == "handler":
            fail()

    @work
    async def _work(self) -> None:
        fail()

    @work(thread=True)
    def _work_beside(self) -> None:
        fail()


def fail() -> Content:
    """Raise an error that holds a canary, in a frame that holds it too."""
    secret = HIDDEN
    raise RuntimeError(secret)


def open_cheaply(app: CarnetApp) -> None:
    """Open a new file with one note in it, and show the journal."""
    clock, ids = TestClock(), itertools.count()
    new_id: Callable[[], str] = lambda: f"{next(ids):032x}"  # noqa: E731
    vault = new_vault(app.start.folder / "carnet.dat", clock)
    session = Session(vault, app.language, clock, new_id, read_only=False, content=app.content)
    session.journal.note(DRAWN)
    app.begin(session, "journal")


class Stage(Screen[None]):
    """The first screen, from which what is asked for begins."""

    def __init__(self, what: str) -> None:
        super().__init__()
        self._what = what

    def on_mount(self) -> None:
        begin(cast("CarnetApp", self.app), self._what)


def begin(app: CarnetApp, what: str) -> None:
    """Do first what the command line asks for."""
    way, _, kind = what.partition("-")
    if way == "crash":
        open_cheaply(app)
        app.set_timer(0.3, lambda: app.push_screen(Faulty(kind)))
    else:
        app.push_screen(Hostile(kind))


def _session(what: str, reading: str, writing: str) -> NoReturn:
    from tui.session_process import run

    CarnetApp.entry_screen = lambda _app: Stage(what)  # type: ignore[method-assign,assignment]
    run(reading, writing)


def _supervise(what: str) -> int:
    from tui.supervisor import Supervisor

    this = [sys.executable, "-I", "-B", __file__, what]
    return Supervisor([], os.environ, lambda *names: [*this, *names]).run()


if __name__ == "__main__":
    sys.exit(_supervise(sys.argv[1]) if len(sys.argv) == 2 else _session(*sys.argv[1:]))

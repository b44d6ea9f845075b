"""A cheap file, a fixed clock, an application without a terminal, and text snapshots."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input, TextArea

from tests.screens.haste import hurry
from tests.screens.stage import (
    CHEAP,
    PASSPHRASE,
    Exits,
    MakeApp,
    OpenApp,
    ScreenText,
    Settle,
    Snapshot,
    Time,
    drawn,
)
from tui.app import CarnetApp
from tui.library.language import Language
from tui.library.load import load_library
from tui.library.places import content_root
from tui.session import Session
from tui.start import SessionStart
from tui.vault.opening import create
from tui.vault.secret import Secret
from tui.vault.vault import Vault

hurry()

_read_once = cache(load_library)

SNAPSHOTS = Path(__file__).parent / "snapshots"


@pytest.fixture(autouse=True)
def _still_cursor(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the cursor of text fields from blinking: a snapshot must not depend on the moment."""
    monkeypatch.setattr(TextArea, "_toggle_cursor_blink_visible", lambda _self: None)
    monkeypatch.setattr(Input, "_toggle_cursor", lambda _self: None)
    monkeypatch.setattr("tui.widgets.choice_list.UNSEEN_SECONDS", 0.0)


@pytest.fixture(autouse=True)
def _nothing_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out what a session does ahead of being asked: every test would wait for it."""
    monkeypatch.setattr("tui.app.SETTLE_SECONDS", 3600.0)


@pytest.fixture(autouse=True)
def _content_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read each language of the content once for all tests: nothing can change what was read."""
    monkeypatch.setattr("tui.library.load.load_library", _read_once)


@pytest.fixture(autouse=True)
def _in_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder of the test, so that the file is shown as `carnet.dat` everywhere."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def exits() -> Exits:
    return Exits()


@pytest.fixture
def vault(time: Time) -> Iterator[Vault]:
    with Secret(PASSPHRASE.encode()) as passphrase:
        vault = create(Path("carnet.dat"), passphrase, profile=CHEAP[1], now=time.clock)
    yield vault
    vault.close()


@pytest.fixture
def session(vault: Vault, time: Time) -> Session:
    ids = itertools.count(1)
    return Session(
        vault,
        Language(content_root(), "en"),
        time.clock,
        lambda: f"{next(ids):032x}",
        read_only=False,
        content=content_root(),
    )


@pytest.fixture
def make_app(time: Time, exits: Exits) -> MakeApp:
    """Return a function making an application that has nothing open yet."""

    def make(
        language: str = "en", made: Callable[..., CarnetApp] = CarnetApp, **start: Any
    ) -> CarnetApp:
        ids = itertools.count(1)
        app = made(
            SessionStart(folder=Path(), **start),
            content=content_root(),
            clock=time.clock,
            new_id=lambda: f"{next(ids):032x}",
            elapsed=time.elapsed,
            leave=exits.leave,
            language=language,
            profiles=CHEAP,
        )
        exits.app = app
        return app

    return make


@pytest.fixture
def carnet(make_app: MakeApp) -> OpenApp:
    """Return a function making an application with `session` open at `section`."""

    def make(session: Session, section: str = "today", language: str = "en") -> CarnetApp:
        session.speak(Language(content_root(), language))

        class OpenedApp(CarnetApp):
            def entry_screen(self) -> Screen[None]:
                return Screen()

            def on_mount(self) -> None:
                self.begin(session, section)

        return make_app(language, OpenedApp)

    return make


@pytest.fixture
def screen_text() -> ScreenText:
    return drawn


@pytest.fixture
def settle() -> Settle:
    """Return a function that waits until workers and messages are done."""

    async def wait(pilot: Pilot[Any]) -> None:
        for _ in range(3):  # what a worker says may start another
            await pilot.app.workers.wait_for_complete()
            await pilot.pause()

    return wait


@pytest.fixture
def snapshot() -> Snapshot:
    """Return a function comparing the screen with a text file; UPDATE_SNAPSHOTS=1 rewrites it."""

    def compare(app: CarnetApp, name: str) -> None:
        width, height = app.size
        file = SNAPSHOTS / f"{name}-{app.language.code}-{width}x{height}.txt"
        seen = drawn(app)
        if os.environ.get("UPDATE_SNAPSHOTS"):
            SNAPSHOTS.mkdir(exist_ok=True)
            file.write_text(seen, encoding="utf-8")
        assert file.exists(), f"no snapshot yet: run with UPDATE_SNAPSHOTS=1 ({file.name})"
        assert seen.splitlines() == file.read_text(encoding="utf-8").splitlines()

    return compare

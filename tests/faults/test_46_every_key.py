"""46: every key of every main screen, pressed three times, writes nothing outside the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.conftest import Soak
from tests.screens.conftest import (  # noqa: F401 - fixtures
    _in_own_folder,
    carnet,
    exits,
    make_app,
    session,
    settle,
    time,
    vault,
)
from tests.screens.stage import OpenApp, Settle, Time
from tests.screens.stories import tell_story
from tests.screens.test_no_trace import files_in
from tui.app import CarnetApp
from tui.screens.sections import SECTION_SCREENS
from tui.session import Session

LEAVING = {"ctrl+q", "ctrl+c", "ctrl+l", "ctrl+n", "f9"}
SHORT = ("journal",)


def keys_of(app: CarnetApp) -> list[str]:
    return sorted(set(app.screen.active_bindings) - LEAVING)


def back_to(app: CarnetApp, section: str) -> None:
    if app.current_mode != section:
        app.switch_mode(section)
    while len(app.screen_stack) > 1:
        app.pop_screen()


@pytest.mark.parametrize("section", SECTION_SCREENS)
async def test_no_key_writes_outside_the_file(
    section: str,
    session: Session,  # noqa: F811
    carnet: OpenApp,  # noqa: F811
    settle: Settle,  # noqa: F811
    time: Time,  # noqa: F811
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    soak: Soak,
) -> None:
    if not soak.full and section not in SHORT:
        pytest.skip("every key: the other main screens only in the full run")
    home = tmp_path / "home"
    for name in ("HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"):
        (home / name).mkdir(parents=True)
        monkeypatch.setenv(name, str(home / name))
    tell_story(session, "partner_at_home")
    session.journal.note("a note")
    pressed = 0
    app = carnet(session, section)
    async with app.run_test() as pilot:
        await pilot.pause()
        keys = keys_of(app)
        for key in keys:
            back_to(app, section)
            await pilot.pause()
            for _ in range(3):
                await pilot.press(key)
                time.pass_by(2)
                pressed += 1
        await pilot.press("ctrl+q")
    stray = files_in(tmp_path) - {tmp_path / "carnet.dat", tmp_path / "carnet.dat-journal"}
    soak.report(pressed, leaked=len(stray))
    assert len(keys) > 15
    assert stray == set()

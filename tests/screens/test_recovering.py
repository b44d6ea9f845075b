"""An interrupted change of the passphrase is put right, and the screen says what opens the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.screens.stage import (
    CHEAP,
    LANGUAGES,
    PASSPHRASE,
    MakeApp,
    ScreenText,
    Settle,
    Snapshot,
    paste,
)
from tui.screens.unlock import UnlockScreen
from tui.vault.leftovers import NEW, OLD, beside
from tui.vault.secret import Secret
from tui.vault.swap import change_key
from tui.vault.vault import Vault

MAIN = Path("carnet.dat")
CHANGED = "velvet orbit pencil harbor"


@pytest.fixture(autouse=True)
def _quiet_host(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.screens.entry.check_host", lambda _path: [])


@pytest.fixture
def halves(vault: Vault) -> dict[str, bytes]:
    """Change the passphrase and return the file before and the file after; none is left."""
    taken: dict[str, bytes] = {}

    def progress(done: float) -> bool:
        if 0.6 <= done < 1:
            taken["before"] = MAIN.read_bytes()
            taken["after"] = beside(MAIN, NEW).read_bytes()
        return True

    with Secret(CHANGED.encode()) as typed:
        change_key(vault, typed, progress, profile=CHEAP[1])
    vault.close()
    MAIN.unlink()
    return taken


def names() -> list[str]:
    """Name what is there, but for the journal that an open file has beside it."""
    return sorted(f.name for f in Path().iterdir() if not f.name.endswith("-journal"))


async def test_between_the_two_names_the_old_file_comes_back(
    halves: dict[str, bytes], make_app: MakeApp, settle: Settle, screen_text: ScreenText
) -> None:
    beside(MAIN, OLD).write_bytes(halves["before"])
    beside(MAIN, NEW).write_bytes(halves["after"])
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, UnlockScreen)
        assert "the passphrase of before opens it" in " ".join(screen_text(app).split())
        assert names() == ["carnet.dat", "carnet.dat.new"]
        await paste(pilot, PASSPHRASE)
        await pilot.press("enter")
        await settle(pilot)
        assert app.session is not None
        assert names() == ["carnet.dat"]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_after_both_names_the_new_passphrase_is_asked_for(
    halves: dict[str, bytes],
    make_app: MakeApp,
    settle: Settle,
    snapshot: Snapshot,
    language: str,
) -> None:
    beside(MAIN, OLD).write_bytes(halves["before"])
    beside(MAIN, "").write_bytes(halves["after"])
    app = make_app(language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        snapshot(app, "unlock-interrupted")
        await paste(pilot, CHANGED)
        await pilot.press("enter")
        await settle(pilot)
        assert app.session is not None
        assert names() == ["carnet.dat"]

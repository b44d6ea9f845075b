"""28: the stick is pulled out while a file is open: it is sound, the text stays and is saved."""

from __future__ import annotations

import itertools
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from tests.faults import mounts
from tests.faults.conftest import Soak
from tests.faults.evening import begin, soundness
from tests.screens.stage import CHEAP, PASSPHRASE, Exits, Time, drawn, paste
from tests.vaults import reopen
from tui.app import CarnetApp
from tui.library.language import Language
from tui.library.places import content_root
from tui.safety.terminal import LEFT
from tui.screens.note import NoteScreen
from tui.screens.unplugged import UnpluggedScreen
from tui.session import Session
from tui.start import SessionStart
from tui.telling.drafts import DRAFT
from tui.vault.errors import VaultError
from tui.vault.opening import create, open_vault
from tui.vault.secret import Secret
from tui.vault.tables import DRAFT as DRAFT_TABLE
from tui.widgets.secret_input import SecretInput

ROOT = Path(__file__).resolve().parents[2]
TYPED = "he is at the door again"
SAVING = """
import itertools, os, sys
from pathlib import Path
from tests.vaults import TestClock, reopen
from tui.notebook.drafts import Drafts
from tui.vault.errors import VaultError
drafts = Drafts(reopen(Path(sys.argv[1])), TestClock())
print("ready", flush=True)
try:
    for number in itertools.count(1):
        drafts.put("quick-note", f"{number} " + os.urandom(20 + number * 7919 % 9000).hex())
        print(number, flush=True)
except VaultError as error:
    print(error.code, flush=True)
"""


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Path]:
    reason = mounts.refusal("ext4", tmp_path)
    if reason:
        pytest.skip(f"pulled stick: {reason}")
    with mounts.mounted("ext4", tmp_path / "stick", kib=96 * 1024) as place:
        yield place


def test_every_pull_leaves_a_sound_file_and_is_told(stick: Path, soak: Soak) -> None:
    begin(stick / "carnet.dat")
    chance, pulls = random.Random(9), soak.of(10, 100)
    seen: Counter[str] = Counter(pull(stick, chance) for _ in range(pulls))
    soak.report(pulls, lost=pulls - seen["unplugged, sound"])
    assert set(seen) == {"unplugged, sound"}, seen


def pull(stick: Path, chance: random.Random) -> str:
    """Pull the stick out while another process saves, put it back, and look at the file."""
    path = stick / "carnet.dat"
    command = [sys.executable, "-B", "-c", SAVING, str(path)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    time.sleep(chance.uniform(0.0, 0.05))
    mounts.pull_out(stick)
    *saved, told = process.communicate()[0].split()
    mounts.take_away(stick)
    mounts.plug_in(stick)
    try:
        _, problem = soundness(path)
        vault = reopen(path)
    except VaultError as error:
        return f"{told}, corrupt: {error.code}"
    with vault.read() as reader:
        kept = str(reader.select(DRAFT_TABLE)[0]["body"]).split()[0]
    vault.close()
    lost = bool(saved) and int(kept) not in {int(saved[-1]), int(saved[-1]) + 1}
    return f"{told}, {problem or ('lost' if lost else 'sound')}"


@pytest.fixture
def evening(stick: Path) -> Iterator[Evening]:
    made = Evening(stick)
    yield made
    made.session.vault.close()


class Evening:
    """The application with a file on the stick, a note being written, and a record of exits."""

    def __init__(self, stick: Path) -> None:
        self.path, self.time, self.exits = stick / "carnet.dat", Time(), Exits()
        with Secret(PASSPHRASE.encode()) as secret:
            vault = create(self.path, secret, profile=CHEAP[1], now=self.time.clock)
        ids = itertools.count(1)
        language = Language(content_root(), "en")
        new_id: Callable[[], str] = lambda: f"{next(ids):032x}"  # noqa: E731
        self.session = session = Session(
            vault, language, self.time.clock, new_id, read_only=False, content=content_root()
        )

        class OpenedApp(CarnetApp):
            def entry_screen(self) -> Screen[None]:
                return Screen()

            def on_mount(self) -> None:
                self.begin(session, "today")

        self.app = OpenedApp(
            SessionStart(folder=stick),
            content=content_root(),
            clock=self.time.clock,
            new_id=new_id,
            elapsed=self.time.elapsed,
            leave=self.exits.leave,
            profiles=CHEAP,
        )
        self.exits.app = self.app

    def draft_in_file(self) -> str:
        with Secret(PASSPHRASE.encode()) as secret:
            vault = open_vault(self.path, secret, profiles=CHEAP)
        with vault.read() as reader:
            rows = [row["body"] for row in reader.select(DRAFT_TABLE) if row["screen"] == DRAFT]
        vault.close()
        return str(rows[0]) if rows else ""


async def settle(pilot: Pilot[Any]) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    await pilot.pause()


def files_below(folder: Path) -> set[str]:
    return {file.name for file in folder.rglob("*") if file.is_file()}


async def write_a_note(pilot: Pilot[Any]) -> None:
    await settle(pilot)
    await pilot.press("w")
    await settle(pilot)
    await paste(pilot, TYPED)


async def open_again(pilot: Pilot[Any], passphrase: str) -> None:
    pilot.app.screen.query_one(SecretInput).focus()
    await pilot.press(*passphrase, "enter")
    await settle(pilot)


async def test_the_text_stays_on_the_screen_and_is_saved_when_the_stick_is_back(
    evening: Evening, stick: Path, soak: Soak, tmp_path: Path
) -> None:
    async with evening.app.run_test(notifications=True) as pilot:
        await write_a_note(pilot)
        mounts.pull_out(stick)
        await pilot.pause(1.2)
        await settle(pilot)
        assert isinstance(evening.app.screen, UnpluggedScreen), drawn(evening.app)
        seen = drawn(evening.app)
        assert TYPED in seen
        assert "cannot be reached" in seen
        mounts.take_away(stick)
        await open_again(pilot, PASSPHRASE)
        assert "no file at this place" in drawn(evening.app)
        mounts.plug_in(stick)
        await open_again(pilot, "x")
        assert "does not open" in drawn(evening.app)
        await open_again(pilot, PASSPHRASE)
        assert isinstance(evening.app.screen, NoteScreen)
        assert TYPED in drawn(evening.app)
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert [entry.body for entry in evening.session.journal.newest(9)] == [TYPED]
        assert evening.exits.codes == []
        await pilot.press("ctrl+q")
    left = files_below(tmp_path)
    soak.report(1, leaked=len(left - {"carnet.dat", "stick.image"}))
    assert left == {"carnet.dat", "stick.image"}


async def test_the_text_is_saved_before_anything_is_pressed(evening: Evening, stick: Path) -> None:
    async with evening.app.run_test() as pilot:
        await write_a_note(pilot)
        mounts.pull_out(stick)
        await pilot.pause(1.2)
        await settle(pilot)
        mounts.take_away(stick)
        mounts.plug_in(stick)
        await open_again(pilot, PASSPHRASE)
        evening.session.vault.close()
        assert evening.draft_in_file() == TYPED
        await pilot.press("ctrl+q")


async def test_another_file_is_not_taken_for_it(evening: Evening, stick: Path) -> None:
    async with evening.app.run_test() as pilot:
        await write_a_note(pilot)
        mounts.pull_out(stick)
        await pilot.pause(1.2)
        await settle(pilot)
        mounts.take_away(stick)
        with Secret(PASSPHRASE.encode()) as secret:
            create(evening.path, secret, profile=CHEAP[1], now=evening.time.clock).close()
        await open_again(pilot, PASSPHRASE)
        assert "another file" in drawn(evening.app)
        assert evening.draft_in_file() == ""
        await pilot.press("ctrl+q")


async def test_a_file_that_goes_while_nothing_is_typed_is_left(
    evening: Evening, stick: Path
) -> None:
    async with evening.app.run_test() as pilot:
        await settle(pilot)
        mounts.take_away(stick)
        for _ in range(5):
            evening.app.watch_time()
        assert evening.exits.codes == [LEFT]


async def test_a_file_that_goes_while_something_is_typed_is_waited_for(
    evening: Evening, stick: Path
) -> None:
    async with evening.app.run_test() as pilot:
        await write_a_note(pilot)
        mounts.pull_out(stick)
        mounts.take_away(stick)
        for _ in range(9):
            evening.app.watch_time()
        await settle(pilot)
        assert evening.exits.codes == []
        assert TYPED in drawn(evening.app)
        assert evening.app.waits_for_stick
        evening.time.pass_by(181)
        evening.app.watch_time()
        assert len(evening.exits.codes) == 1

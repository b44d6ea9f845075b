"""Taking files in: folders, bad files among good ones, pause, stop, and what stays of each."""

import os
import threading
from pathlib import Path

import pytest

from tests.vaults import TestClock, new_vault
from tui.journal import intake
from tui.journal.exhibits import Exhibits
from tui.journal.intake import Intake, Step, files_in
from tui.journal.journal import Journal
from tui.vault.vault import Vault


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return new_vault(tmp_path / "carnet.dat")


@pytest.fixture
def exhibits(vault: Vault) -> Exhibits:
    numbers = iter(range(1, 10_000))
    clock = TestClock()
    journal = Journal(vault, clock, lambda: f"n{next(numbers)}")
    return Exhibits(vault, journal, clock, lambda: f"x{next(numbers)}")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "évidences"
    (place / "b").mkdir(parents=True)
    (place / "a.txt").write_text("premier")
    (place / "b" / "c.txt").write_text("second")
    (place / "same.txt").write_text("premier")
    (place / "link.txt").symlink_to(place / "a.txt")
    return place


def run(exhibits: Exhibits, files: list[Path], steps: list[Step] | None = None) -> intake.Outcome:
    told = steps if steps is not None else []
    return Intake(exhibits, files, told.append, exhibits._vault.path).run()


def test_a_folder_is_taken_whole_without_its_links(exhibits: Exhibits, folder: Path) -> None:
    files = files_in([folder])
    assert [file.name for file in files] == ["a.txt", "same.txt", "c.txt"]
    steps: list[Step] = []
    outcome = run(exhibits, files, steps)
    assert [found.name for found in outcome.taken] == ["a.txt", "c.txt"]
    assert [found.name for found in outcome.again] == ["a.txt"]
    assert (outcome.refused, outcome.stopped) == ([], False)
    assert {(step.number, step.of) for step in steps} == {(1, 3), (2, 3), (3, 3)}
    assert exhibits.all()[0].modified


def test_a_very_large_folder_is_taken_in_parts(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "MOST_FILES", 2)
    assert len(files_in([folder])) == 2


def test_bad_files_are_named_and_the_others_taken(
    exhibits: Exhibits, folder: Path, tmp_path: Path
) -> None:
    os.mkfifo(folder / "pipe")
    gone = folder / "gone.txt"
    files = [folder / "pipe", gone, exhibits._vault.path, folder / "a.txt"]
    outcome = run(exhibits, files)
    assert outcome.refused == [
        ("pipe", "not_a_file"),
        ("gone.txt", "unreadable"),
        ("carnet.dat", "the_vault"),
    ]
    assert [found.name for found in outcome.taken] == ["a.txt"]


def test_a_file_that_changes_meanwhile_is_not_taken(exhibits: Exhibits, folder: Path) -> None:
    file = folder / "a.txt"

    def change(_step: Step) -> None:
        os.utime(file, ns=(1, 1))

    outcome = Intake(exhibits, [file], change, exhibits._vault.path).run()
    assert outcome.refused == [("a.txt", "changed")]
    assert exhibits.all() == []


def test_a_stop_keeps_what_was_taken_before(exhibits: Exhibits, folder: Path) -> None:
    work: list[Intake] = []

    def tell(step: Step) -> None:
        if step.number == 2:
            work[0].stop()

    work.append(Intake(exhibits, files_in([folder]), tell, exhibits._vault.path))
    outcome = work[0].run()
    assert outcome.stopped
    assert [found.name for found in outcome.taken] == ["a.txt"]
    assert len(exhibits.all()) == 1


def test_a_pause_waits_until_it_ends(exhibits: Exhibits, folder: Path) -> None:
    work = Intake(exhibits, files_in([folder]), lambda _step: None, exhibits._vault.path)
    work.pause()
    thread = threading.Thread(target=work.run)
    thread.start()
    thread.join(0.2)
    assert thread.is_alive()
    assert work.paused
    work.go_on()
    thread.join(10)
    assert len(exhibits.all()) == 2

"""What is done with steps, what came of them, and the way back."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.vaults import TestClock, ids, new_vault
from tui.library.load import load_library
from tui.library.places import content_root
from tui.notebook.answers import AnswerBook
from tui.notebook.outcomes import Outcomes, Result
from tui.notebook.planning import Planning
from tui.notebook.rechecking import Rechecking
from tui.notebook.settings import Settings
from tui.notebook.step_life import StepLife
from tui.notebook.steps import StepBook
from tui.planner.plan import StepState
from tui.vault.vault import Vault

LIBRARY = load_library(content_root(), "en")
STEP, OTHER = LIBRARY.steps["dv_safe"], LIBRARY.steps["ev_nodelete"]


@pytest.fixture
def clock() -> TestClock:
    return TestClock()


@pytest.fixture
def vault(tmp_path: Path, clock: TestClock) -> Vault:
    return new_vault(tmp_path / "carnet.dat", clock)


@pytest.fixture
def steps(vault: Vault, clock: TestClock) -> StepBook:
    return StepBook(vault, clock)


@pytest.fixture
def outcomes(vault: Vault, clock: TestClock) -> Outcomes:
    return Outcomes(vault, clock, ids().__next__)


@pytest.fixture
def life(steps: StepBook, outcomes: Outcomes, clock: TestClock) -> StepLife:
    return StepLife(steps, outcomes, clock)


def today(clock: TestClock) -> date:
    return clock().astimezone().date()


def test_a_done_step_comes_back_after_its_review_days(
    life: StepLife, steps: StepBook, clock: TestClock
) -> None:
    life.mark(STEP, StepState.DONE)
    assert STEP.review_days
    assert steps.states()[STEP.id].due == today(clock) + timedelta(STEP.review_days)
    life.mark(OTHER, StepState.DONE)
    assert OTHER.review_days is None
    assert steps.states()[OTHER.id].due is None


def test_undo_takes_each_change_back_with_its_outcome(
    life: StepLife, steps: StepBook, outcomes: Outcomes, clock: TestClock
) -> None:
    life.mark(STEP, StepState.DOING)
    begun = steps.states()[STEP.id]
    clock.advance(days=1)
    life.mark(STEP, StepState.DONE)
    life.tell(STEP, Result.NOT_HELPED)
    life.reopen(STEP)
    assert steps.states()[STEP.id].state == "doing"
    life.mark(OTHER, StepState.NOT_FOR_ME, note="")
    life.note(OTHER, " pas utile ")
    assert steps.states()[OTHER.id].note == "pas utile"
    assert life.undo() == OTHER.id
    assert OTHER.id not in steps.states()
    assert len(outcomes.of(STEP.id)) == 1
    assert life.undo() == STEP.id
    assert outcomes.of(STEP.id) == []
    assert steps.states()[STEP.id] == begun
    assert life.undo() == STEP.id
    assert steps.states() == {}
    assert life.undo() is None


def test_changing_the_day_keeps_the_step_done(life: StepLife, steps: StepBook) -> None:
    life.mark(STEP, StepState.DONE)
    life.come_back(STEP, date(2027, 1, 1))
    assert (steps.states()[STEP.id].state, steps.states()[STEP.id].due) == (
        "done",
        date(2027, 1, 1),
    )
    life.come_back(STEP, None)
    assert steps.states()[STEP.id].due is None


def test_a_note_stays_through_other_changes(life: StepLife, steps: StepBook) -> None:
    steps.set(STEP.id, "todo", "chez Léa")
    life.mark(STEP, StepState.LATER, date(2027, 1, 1))
    assert steps.states()[STEP.id].note == "chez Léa"


def test_outcomes_are_kept_latest_first(outcomes: Outcomes) -> None:
    outcomes.add(STEP.id, Result.NOTICED)
    outcomes.add(OTHER.id, Result.HELPED)
    outcomes.add(STEP.id, Result.DONE_BY, " Léa ")
    found = [(outcome.result, outcome.by) for outcome in outcomes.of(STEP.id)]
    assert found == [(Result.DONE_BY, "Léa"), (Result.NOTICED, "")]


@pytest.fixture
def book(vault: Vault, clock: TestClock) -> AnswerBook:
    return AnswerBook(vault, clock)


@pytest.fixture
def planning(book: AnswerBook, steps: StepBook, clock: TestClock) -> Planning:
    return Planning(book, steps, LIBRARY, clock)


@pytest.fixture
def rechecking(planning: Planning, book: AnswerBook, vault: Vault) -> Rechecking:
    return Rechecking(planning, book, Settings(vault))


def test_a_step_that_comes_back_is_to_do_and_remembers(
    planning: Planning, life: StepLife, clock: TestClock, book: AnswerBook
) -> None:
    book.set("q_screen", "theirs")
    life.mark(STEP, StepState.DONE)
    assert STEP.id not in planning.plan().open_steps
    clock.advance(days=STEP.review_days or 0)
    assert STEP.id in planning.plan().open_steps
    progress = planning.progress()[STEP.id]
    assert (progress.state, progress.returned) == (StepState.TODO, StepState.DONE)


def test_what_was_confirmed_is_not_asked_again_before_it_ages(
    rechecking: Rechecking, book: AnswerBook, clock: TestClock
) -> None:
    book.set("q_now", "no")
    book.set("q_trend", "same")
    assert rechecking.offered() == ()
    clock.advance(days=14)
    due = rechecking.offered()
    assert [question.id for question in due] == ["q_now", "q_trend"]
    rechecking.offer_made()
    rechecking.nothing_changed()
    assert rechecking.offered() == ()
    clock.advance(days=7)
    assert [question.id for question in rechecking.offered()] == ["q_now"]
    book.set("q_now", "afraid")
    assert rechecking.due() == ()


def test_a_clock_that_went_back_does_not_silence_or_break_it(
    rechecking: Rechecking, book: AnswerBook, clock: TestClock
) -> None:
    book.set("q_now", "no")
    clock.advance(days=8)
    rechecking.offer_made()
    clock.advance(days=-400)
    assert rechecking.offered() == ()
    clock.advance(days=500)
    assert [question.id for question in rechecking.offered()] == ["q_now"]


def test_what_the_settings_hold_is_what_was_put_in(vault: Vault) -> None:
    settings = Settings(vault)
    assert (settings.asks_after, settings.own_view, settings.confirmed) == (True, {}, {})
    settings.asks_after = False
    settings.own_view = {"body": "urgent"}
    settings.confirmed = {"q_now": date(2026, 3, 1)}
    settings.portion_offered = date(2026, 3, 2)
    again = Settings(vault)
    assert not again.asks_after
    assert again.own_view == {"body": "urgent"}
    assert again.confirmed == {"q_now": date(2026, 3, 1)}
    assert again.portion_offered == date(2026, 3, 2)
    again.asks_after = True
    again.own_view = {}
    assert settings.asks_after
    assert settings.own_view == {}

"""Step states, and the rule for releasing a hold."""

from datetime import date
from pathlib import Path

import pytest

from tests.vaults import START, TestClock, new_vault
from tui.notebook.steps import STATES, ReleaseRefused, StepBook, StepRecord, UnknownState


@pytest.fixture
def book(tmp_path: Path) -> StepBook:
    return StepBook(new_vault(tmp_path / "carnet.dat"), TestClock())


@pytest.mark.parametrize("state", STATES)
def test_a_step_takes_each_state(book: StepBook, state: str) -> None:
    book.set("ev_capture", state)
    assert book.states() == {"ev_capture": StepRecord(state, "", START, None)}


def test_note_and_day_are_kept_and_replaced(book: StepBook) -> None:
    book.set("ev_capture", "later", "chez Léa", date(2026, 12, 24))
    assert book.states()["ev_capture"].due == date(2026, 12, 24)
    assert book.states()["ev_capture"].note == "chez Léa"
    book.set("ev_capture", "done")
    assert book.states()["ev_capture"].due is None


def test_an_unknown_state_is_refused(book: StepBook) -> None:
    with pytest.raises(UnknownState):
        book.set("ev_capture", "finished")
    assert book.states() == {}


def test_specialist_and_reaction_plan_release_a_hold(book: StepBook) -> None:
    book.release("ac_passwords", spoke_with=" 3919 ", reaction_plan="Aller chez ma sœur.")
    release = book.releases()["ac_passwords"]
    assert (release.spoke_with, release.reaction_plan) == ("3919", "Aller chez ma sœur.")
    assert not release.overruled
    assert release.changed == START


@pytest.mark.parametrize(
    ("spoke_with", "reaction_plan"),
    [("", ""), ("3919", ""), ("", "Aller chez ma sœur."), ("  ", "Un plan."), ("3919", " \n")],
)
def test_one_of_the_two_is_not_enough(book: StepBook, spoke_with: str, reaction_plan: str) -> None:
    with pytest.raises(ReleaseRefused):
        book.release(
            "ac_passwords", spoke_with=spoke_with, reaction_plan=reaction_plan, reason="pressée"
        )
    assert book.releases() == {}


def test_an_overrule_releases_without_them_and_keeps_the_reason(book: StepBook) -> None:
    book.release("ac_passwords", overruled=True, reason="Je dois le faire ce soir.")
    release = book.releases()["ac_passwords"]
    assert release.overruled
    assert release.reason == "Je dois le faire ce soir."


def test_putting_on_hold_again_removes_what_was_written(book: StepBook) -> None:
    book.release("ac_passwords", overruled=True, reason="secret")
    book.unrelease("ac_passwords")
    book.unrelease("never_released")
    assert book.releases() == {}

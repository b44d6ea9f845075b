"""Every step can be followed in every language, and each mistake in its words is found."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts.check_content import problems_of
from tests.library.copies import copy_of_content
from tui.library.language import available_languages
from tui.library.load import load_library
from tui.library.places import content_root

LIBRARIES = {
    info.code: load_library(content_root(), info.code)
    for info in available_languages(content_root())
}
FRENCH_SPACES = re.compile(r"[^\s\u00a0] ?[;:!?»](?=\s|$)")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return copy_of_content(tmp_path / "content")


def test_every_step_says_everything_in_every_language() -> None:
    for code, library in LIBRARIES.items():
        for step in library.steps.values():
            texts = (step.title, step.why, step.done_when, step.not_worked, step.others)
            assert all(text.strip() for text in texts), (code, step.id)
            assert 2 <= len(step.how) <= 7, (code, step.id)
            assert 1 <= len(step.wrong) <= 3, (code, step.id)


def test_the_languages_have_the_same_number_of_lines() -> None:
    first, *others = LIBRARIES.values()
    for library in others:
        for step in library.steps.values():
            other = first.steps[step.id]
            counts = len(step.how), len(step.wrong), len(step.cautions)
            assert counts == (len(other.how), len(other.wrong), len(other.cautions)), step.id


def test_every_step_leads_somewhere_when_it_did_not_work() -> None:
    steps = LIBRARIES["en"].steps
    for step in steps.values():
        assert step.then_steps or step.then_services, step.id
        assert step.id not in step.then_steps, step.id


def test_a_step_that_can_lose_traces_says_to_save_them_in_its_first_lines() -> None:
    saving = re.compile(r"\b(save[ds]?|saved|photograph|capture)\b", re.IGNORECASE)
    risky = [step for step in LIBRARIES["en"].steps.values() if step.destroys_evidence]
    assert risky
    for step in risky:
        assert saving.search(" ".join(step.how[:2])), step.id


def test_images_of_minors_are_never_to_be_copied() -> None:
    """Steps that handle pictures begin with what must not be done when a minor may be shown."""
    for name in ("ev_capture", "ev_original", "ev_minor", "dv_images"):
        first = LIBRARIES["en"].steps[name].how[0]
        assert re.search(r"\b(stop|do not|nothing)\b", first, re.IGNORECASE), name


@pytest.mark.parametrize("code", LIBRARIES)
def test_a_text_that_points_below_has_something_below(code: str) -> None:
    """A step that speaks of a service or a line "below" names the needs that are shown there."""
    for step in LIBRARIES[code].steps.values():
        pointed = " ".join((*step.how, step.not_worked))
        if " below" in pointed or "ci-dessous" in pointed:
            assert step.then_services, step.id


def test_french_signs_never_stand_alone_at_the_beginning_of_a_line() -> None:
    for step in LIBRARIES["fr"].steps.values():
        for text in (step.title, step.why, *step.how, *step.wrong, step.not_worked, step.others):
            assert not FRENCH_SPACES.search(text), text


MISTAKES = {
    "no reason": ('why = "Getting away', 'wy = "Getting away', "ppl_emergency.why"),
    "a number in the prose": (
        "Call the emergency number. If", "Call 112. If", "ppl_emergency.how"),
    "an address in the prose": (
        "Try the people around you", "Look at carnet.example.org", "ppl_emergency.others"),
    "too many lines": (
        "how = [\n", 'how = [\n  "a",\n  "b",\n  "c",\n', "ppl_emergency.how"),
}  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_in_the_words_is_found_with_its_place(mistake: str, content: Path) -> None:
    before, after, key = MISTAKES[mistake]
    file = content / "en/steps/people.toml"
    text = file.read_text(encoding="utf-8").replace("Anyone near you", "Try the people around you")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")
    found = {(problem.file, problem.key) for problem in problems_of(content)}
    assert ("en/steps/people.toml", key) in found, found


@pytest.mark.parametrize(("field", "what"), [("then_steps", "steps"), ("then_services", "needs")])
def test_a_way_that_leads_nowhere_is_found(field: str, what: str, content: Path) -> None:
    file = content / "steps/people.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(f'{field} = ["', f'{field} = ["no_{what}", "', 1), "utf-8")
    found = {(problem.file, problem.key) for problem in problems_of(content)}
    assert ("steps/people.toml", f"ppl_emergency.{field}") in found, found

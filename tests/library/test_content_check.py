"""The content is sound, and each kind of mistake in it is found with its place."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.check_content import problems_of
from tests.library.copies import copy_of_content
from tui.library.places import content_root


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return copy_of_content(tmp_path / "content")


def test_the_content_is_sound() -> None:
    assert problems_of(content_root()) == []


MISTAKES = {
    "an unknown option in a condition": (
        "flags.toml", 'when = "q_now:danger"', 'when = "q_now:dangr"', "flags.toml", "rf_now.when"),
    "an unknown fact": (
        "facts.toml", 'when = "d_img & q_age:dk,skip,?"', 'when = "d_imge & q_age:dk"',
        "facts.toml", "d_agegap.when"),
    "an unknown question": (
        "risk.toml", 'when = "rf_now | rf_lethal"', 'when = "q_nothing:a"',
        "risk.toml", "body.rule"),
    "a condition that cannot be read": (
        "facts.toml", 'when = "q_what:dox"', 'when = "q_what:dox &"', "facts.toml", "d_dox.when"),
    "a missing word": (
        "fr/steps/contact.toml", "[ct_block]", "[ct_bloc]", "fr/steps/contact.toml",
        "ct_block.title"),
    "a missing option word": (
        "fr/questions.toml", 'near = "', 'nearby = "', "fr/questions.toml", "q_now.options.near"),
    "words that belong to nothing": (
        "en/plan.toml", "[bands]", 'odd = "x"\n\n[bands]', "en/plan.toml", "assets.odd"),
    "an unknown prerequisite": (
        "steps/accounts.toml", 'after = ["dv_safe"]', 'after = ["dv_save"]', "steps/accounts.toml",
        "ac_list.after"),
    "a circle of prerequisites": (
        "steps/people.toml", 'minutes = 30\nnetwork = false\nafter = ["dv_safe"]',
        'minutes = 30\nnetwork = false\nafter = ["dv_safe", "ppl_exit"]',
        "steps/people.toml", "ppl_specialist.after"),
    "a circle of facts": (
        "facts.toml", 'when = "q_rel:partner_now,partner_ex,family"\n', 'when = "d_quiet"\n',
        "facts.toml", "d_close"),
    "a question nobody can reach": (
        "questions.toml", 'show_if = "d_close"', 'show_if = "d_close & !d_known"',
        "questions.toml", "q_phase"),
    "a step nobody can reach": (
        "steps/accounts.toml", 'applies = "q_what:locked"', 'applies = "q_now:no & q_now:danger"',
        "steps/accounts.toml", "ac_recover"),
    "a question that looks at a later one": (
        "questions.toml", 'show_if = "d_close"', 'show_if = "q_goal:?"', "questions.toml",
        "q_phase.show_if"),
    "a key nobody knows": (
        "flags.toml", 'id = "rf_now"', 'id = "rf_now"\nlouder = true', "flags.toml",
        "rf_now.louder"),
    "advice that no step gives": (
        "seeds.toml", "A0 = ", 'Z9 = "x"\nA0 = ', "seeds.toml", "Z9"),
    "a text the terminal would obey": (
        "en/cautions.toml", 'c_quiet = "', 'c_quiet = "\u202e', "en/cautions.toml", "line 1"),
    "a service without its source": (
        "services.toml", "source = ", "sauce = ", "services.toml", "fr-112.source"),
    "a service without its name": (
        "fr/services.toml", "[services.fr-17]", "[services.fr-18]", "fr/services.toml",
        "services.fr-17.name"),
    "a file that is no TOML": ("fr/plan.toml", "[levels]", "[levels", "fr/plan.toml", "file"),
}  # fmt: skip


OF_SHAPE = (
    "a missing word", "a missing option word", "words that belong to nothing",
    "a key nobody knows", "a text the terminal would obey", "a service without its source",
    "a service without its name",
)  # fmt: skip
OF_SENSE = (
    "an unknown option in a condition", "an unknown fact", "an unknown question",
    "an unknown prerequisite", "a circle of prerequisites", "a circle of facts",
    "a question that looks at a later one", "advice that no step gives",
)  # fmt: skip
ALONE = [(mistake,) for mistake in MISTAKES if mistake not in {*OF_SHAPE, *OF_SENSE}]
"""What hides other mistakes or is looked for only where there are none."""


@pytest.mark.parametrize("mistakes", [OF_SHAPE, OF_SENSE, *ALONE], ids=lambda names: names[0])
def test_each_mistake_is_found_with_its_file_and_key(
    mistakes: tuple[str, ...], content: Path
) -> None:
    for name, before, after, _, _ in map(MISTAKES.__getitem__, mistakes):
        text = (content / name).read_text(encoding="utf-8")
        assert before in text
        (content / name).write_text(text.replace(before, after, 1), encoding="utf-8")
    problems = problems_of(content)
    found = {(problem.file, problem.key) for problem in problems}
    assert {MISTAKES[mistake][3:] for mistake in mistakes} <= found, problems


def test_the_command_prints_what_and_where(content: Path) -> None:
    (content / "fr" / "cautions.toml").unlink()
    script = content_root().parent / "scripts" / "check_content.py"
    done = subprocess.run(
        [sys.executable, script, content], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "fr/cautions.toml: file: is missing" in done.stdout


def test_a_third_language_needs_no_code(content: Path) -> None:
    shutil.copytree(content / "fr", content / "eo")
    assert problems_of(content) == []
    (content / "eo" / "steps" / "legal.toml").unlink()
    assert {problem.file for problem in problems_of(content)} == {"eo/steps/legal.toml"}

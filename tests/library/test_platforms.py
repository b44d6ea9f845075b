"""Platforms: every path has its source, is shown with its doubts, and is used by a step."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.library.copies import copy_of_content
from tui.library.check_platforms import (
    check_platforms,
    is_address,
    platform_actions_unused,
    platform_counts,
    uses_of_actions,
)
from tui.library.load_platforms import load_platforms
from tui.library.places import content_root
from tui.library.platforms import Certainty, Platforms, certainty

TODAY = date(2026, 11, 20)
CODES = ("en", "fr")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return copy_of_content(tmp_path / "content")


@pytest.fixture(scope="module", params=CODES)
def platforms(request: pytest.FixtureRequest) -> Platforms:
    return load_platforms(content_root(), str(request.param))


def test_the_platforms_are_sound() -> None:
    assert check_platforms(content_root(), CODES) == []


def test_all_platforms_paths_and_words_are_there() -> None:
    counts = platform_counts(content_root(), "en")
    assert (counts["platforms"], counts["platform_paths"], counts["platform_actions"]) == (
        32,
        434,
        47,
    )


def test_ids_are_unique_and_begin_with_their_platform(platforms: Platforms) -> None:
    ids = [path.id for one in platforms.all for path in one.actions]
    assert len(set(ids)) == len(ids)
    assert all(
        path.id.startswith(f"{one.id}.{path.action}")
        for one in platforms.all
        for path in one.actions
    )
    assert platforms.action("instagram.report_ncii.2") is not None
    assert platforms.action("instagram.nothing") is None


def test_both_languages_give_the_same_facts() -> None:
    english, french = (load_platforms(content_root(), code) for code in CODES)
    for one, other in zip(english.all, french.all, strict=True):
        for path, same in zip(one.actions, other.actions, strict=True):
            assert (path.id, path.url, path.confidence, bool(path.note), bool(path.sees)) == (
                same.id,
                same.url,
                same.confidence,
                bool(same.note),
                bool(same.sees),
            )
            assert path.steps != same.steps or path.steps.startswith(("Google Takeout",))


def test_what_has_no_source_is_of_low_confidence(platforms: Platforms) -> None:
    without = [path for one in platforms.all for path in one.actions if not path.source]
    assert without
    assert {path.confidence for path in without} == {"low"}
    assert {path.certainty(TODAY) for path in without} == {Certainty.UNCERTAIN}


@pytest.mark.parametrize(
    ("confidence", "source_date", "expected"),
    [
        ("high", "2026-08-22", Certainty.CURRENT),
        ("high", "2026", Certainty.CURRENT),
        ("high", "2025-11-20", Certainty.CURRENT),
        ("high", "2025-11-19", Certainty.OLD),
        ("medium", "2025", Certainty.OLD),
        ("high", "undated", Certainty.UNDATED),
        ("low", "2026-11-20", Certainty.UNCERTAIN),
        ("low", "undated", Certainty.UNCERTAIN),
    ],
)
def test_low_old_and_undated_are_never_certain(
    confidence: str, source_date: str, expected: Certainty
) -> None:
    assert certainty(confidence, source_date, TODAY) is expected


def test_paths_are_given_for_the_platforms_named_only(platforms: Platforms) -> None:
    found = platforms.actions_for(["two_factor", "sessions"], {"signal", "x"})
    assert [one.platform.id for one in found] == ["x", "signal"]
    assert [path.id for path in found[0].actions] == ["x.two_factor", "x.sessions"]


def test_a_word_can_be_for_one_category(platforms: Platforms) -> None:
    found = platforms.actions_for(["account:change_password"], {"instagram", "google", "proton"})
    assert [one.platform.id for one in found] == ["google", "proton"]


def test_paths_for_another_phone_are_left_out(platforms: Platforms) -> None:
    def ids(*devices: str) -> set[str]:
        found = platforms.actions_for(["crisis_mode", "export_data"], {"apple"}, devices)
        return {path.id for one in found for path in one.actions}

    assert "apple.crisis_mode" in ids("iphone", "windows")
    assert "apple.crisis_mode" not in ids("android")
    assert "apple.export_data" in ids("android")
    assert "apple.crisis_mode" in ids("windows")
    assert "apple.crisis_mode" in ids()


@pytest.mark.parametrize("good", ["https://x.com/settings?tab=a#b", "mailto:info@archive.org"])
def test_an_address_is_accepted(good: str) -> None:
    assert is_address(good)


@pytest.mark.parametrize(
    "bad",
    ["http://x.com", "https://", "https://localhost", "https://x.com/a b", "mailto:nobody",
     "javascript:alert(1)", "https://exämple.com", "https://[x"],
)  # fmt: skip
def test_an_address_is_refused(bad: str) -> None:
    assert not is_address(bad)


MISTAKES = {
    "an unknown action": (
        "platforms/x.toml", 'action = "block"', 'action = "blok"', "platforms/x.toml",
        "x.block.action"),
    "a path without its date": (
        "platforms/x.toml", 'source_date = "2024-11-04"\n', "", "platforms/x.toml",
        "x.block.source_date"),
    "a path without its source": (
        "platforms/signal.toml", "source = ", "sauce = ", "platforms/signal.toml",
        "signal.block.source"),
    "no source, yet certain": (
        "platforms/whatsapp.toml", 'source_kind = "memory"\nconfidence = "low"',
        'source_kind = "memory"\nconfidence = "high"', "platforms/whatsapp.toml",
        "whatsapp.block.confidence"),
    "words missing in a language": (
        "fr/platforms/x.toml", "mute_account = ", "mute = ", "fr/platforms/x.toml",
        "steps.mute_account"),
    "an address that is none": (
        "platforms/x.toml", 'url = "https://x.com/settings/muted_keywords"',
        'url = "x.com/settings"', "platforms/x.toml", "x.mute_words.url"),
    "an id twice": (
        "platforms/x.toml", 'id = "x.mute_words.2"', 'id = "x.mute_words"', "platforms/x.toml",
        "x.mute_words"),
    "a step that asks for an unknown action": (
        "steps/contact.toml", 'actions = ["block", "restrict"]', 'actions = ["blok"]',
        "steps/contact.toml", "ct_block.actions"),
    "a category nobody has": (
        "steps/accounts.toml", '"account:change_password"', '"mail:change_password"',
        "steps/accounts.toml", "ac_email.actions"),
    "a warning missing in a language": (
        "fr/platforms/apple.toml", "warnings = [", "warnings = []\nrest = [",
        "fr/platforms/apple.toml", "warnings"),
}  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_found_with_its_file_and_key(mistake: str, content: Path) -> None:
    name, before, after, file, key = MISTAKES[mistake]
    text = (content / name).read_text(encoding="utf-8")
    assert before in text
    (content / name).write_text(text.replace(before, after, 1), encoding="utf-8")
    found = check_platforms(content, CODES)
    assert (file, key) in {(problem.file, problem.key) for problem in found}, found


def test_a_menu_path_in_a_step_is_refused(content: Path) -> None:
    file = content / "en" / "steps" / "contact.toml"
    text = file.read_text(encoding="utf-8")
    before = text[text.index("[ct_block]") :].split("done_when = ")[0]
    changed = before + 'done_when = "Settings > Block. '
    text = text.replace(before + 'done_when = "', changed, 1)
    file.write_text(text, encoding="utf-8")
    found = {(problem.file, problem.key) for problem in check_platforms(content, CODES)}
    assert found == {("en/steps/contact.toml", "ct_block")}


def test_a_file_that_the_index_does_not_name_is_found(content: Path) -> None:
    shutil.copy(content / "platforms" / "x.toml", content / "platforms" / "y.toml")
    found = {problem.file for problem in check_platforms(content, CODES)}
    assert found == {"platforms/y.toml"}


def test_every_word_but_leaving_is_asked_by_a_step() -> None:
    uses = {use.action: use for use in uses_of_actions(content_root(), "en")}
    assert "ct_block" in uses["block"].steps
    assert "ac_email" in uses["change_password"].steps
    assert [use.action for use in uses.values() if not use.steps] == ["deactivate_or_delete"]
    assert all(use.platforms for use in uses.values())


def test_every_word_is_used_by_a_step_or_a_guide() -> None:
    assert platform_actions_unused(content_root(), "en") == ()
    assert platform_actions_unused(content_root(), "fr") == ()


def test_a_link_of_a_guide_uses_an_action(content: Path) -> None:
    guide = content / "en" / "guides" / "some.md"
    guide.write_text("# Some\n\n[Leave](platform:x.deactivate_or_delete).\n", encoding="utf-8")
    uses = {use.action: use for use in uses_of_actions(content, "en")}
    assert "some" in uses["deactivate_or_delete"].guides
    assert platform_actions_unused(content, "en") == ()

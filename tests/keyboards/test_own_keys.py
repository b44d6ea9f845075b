"""Keys of one's own are added, never traded: bad ones are refused, and the usual ones stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.commands import GoPlan, Palette, QuickExit, QuickNote
from tui.own_keys import KeyProblem, OwnKeys, checked, from_spelt, read_toml
from tui.screens.key_sets import changeable, commands_together, key_name, keys_in

TOGETHER = commands_together()


def with_key(command: type, key: str, own: OwnKeys | None = None) -> OwnKeys:
    return (own or OwnKeys()).with_key(command, key, TOGETHER)


@pytest.mark.parametrize(
    ("command", "key", "code"),
    [
        (QuickNote, "at", "unreachable"),
        (QuickNote, "1", "unreachable"),
        (QuickNote, "alt+n", "unreachable"),
        (QuickNote, "ctrl+j", "unreachable"),
        (QuickNote, "ctrl+shift+n", "unreachable"),
        (QuickNote, "escape", "fixed"),
        (GoPlan, "ctrl+q", "fixed"),
        (GoPlan, "ctrl+c", "fixed"),
        (QuickExit, "x", "types"),
        (GoPlan, "o", "taken"),
        (GoPlan, "j", "taken"),
        (GoPlan, "ctrl+l", "taken"),
        (QuickNote, "ctrl+s", "taken"),
    ],
)
def test_a_key_that_would_do_harm_is_refused(command: type, key: str, code: str) -> None:
    with pytest.raises(KeyProblem) as caught:
        with_key(command, key)
    assert caught.value.code == code


def test_a_key_is_added_and_the_usual_ones_stay() -> None:
    own = with_key(QuickExit, "ctrl+w", with_key(QuickNote, "f6"))
    assert own.keys(QuickExit) == ("ctrl+w", "ctrl+q")
    assert own.keys(QuickNote) == ("f6", "w", "ctrl+g")
    found = own.bindings(changeable())
    assert found == {"quick-exit.ctrl+q": "ctrl+q,ctrl+w", "quick-note.ctrl+g": "ctrl+g,f6"}
    with pytest.raises(KeyProblem):
        with_key(GoPlan, "ctrl+w", own)
    assert own.without(QuickExit).keys(QuickExit) == QuickExit.keys


def test_a_key_that_types_never_goes_before_a_text_field() -> None:
    with pytest.raises(KeyProblem):
        with_key(QuickExit, "Q")
    own = OwnKeys({"palette": ("Q",)})
    assert own.bindings([Palette]) == {"palette.colon": "colon,Q"}


def test_keys_go_through_a_file_and_back(tmp_path: Path) -> None:
    own = with_key(GoPlan, "f7", with_key(QuickNote, "f6"))
    file = tmp_path / "keys.toml"
    file.write_text(own.toml(), encoding="utf-8")
    assert keys_in(file) == own
    assert from_spelt(own.spelt(), TOGETHER) == own
    assert OwnKeys().spelt() == ""


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "file"),
        ("[keys", "file"),
        ("[keys]\nquick-note = 7", "file"),
        ("[keys]\nquick-note = ['f6', 7]", "file"),
        ("[keys]\nno-such-thing = 'f6'", "unknown"),
        ("[keys]\nquick-note = 'f6'\ngo-plan = 'f6'", "taken"),
        ("[keys]\nquick-note = ['f5', 'f6', 'f7', 'f8']", "taken"),
        ("[keys]\nquick-note = ['f6', 'f7', 'f8', 'K']", "many"),
    ],
)
def test_a_file_with_one_bad_line_changes_nothing(text: str, code: str) -> None:
    with pytest.raises(KeyProblem) as caught:
        checked(read_toml(text), TOGETHER)
    assert caught.value.code == code


def test_what_is_no_text_or_not_there_is_no_file_of_keys(tmp_path: Path) -> None:
    (tmp_path / "bytes").write_bytes(b"\xff\xfe\x00")
    for path in (tmp_path / "bytes", tmp_path / "missing", tmp_path):
        with pytest.raises(KeyProblem):
            keys_in(path)


@pytest.mark.parametrize("spelt", ["{", "[]", '{"a": 1}', '{"no-such": ["f6"]}', "null"])
def test_keys_that_a_later_program_kept_are_left_out(spelt: str) -> None:
    assert from_spelt(spelt, TOGETHER) == OwnKeys()


def test_keys_are_written_as_they_stand_on_the_keyboard() -> None:
    names = {"Ctrl + N": "ctrl+n", "F6": "f6", "?": "question_mark", "K": "K", " z ": "z"}
    assert {typed: key_name(typed) for typed in names} == names

"""The contract of the commands: keys anyone can press, words in every language."""

from __future__ import annotations

from collections import Counter

import pytest
from babel.messages.pofile import read_po

from tui.commands import ALWAYS, SECTIONS, WITH_FILE, CommandType, key_label, keys_label
from tui.library.language import SOURCE_LANGUAGE, Language, LanguageInfo, available_languages
from tui.library.places import content_root
from tui.screens.base import CarnetScreen, FramedScreen
from tui.screens.sections import OTHER_SCREENS, SECTION_SCREENS, screen_class
from tui.screens.tables import command_groups, key_tables

SCREENS = sorted({*SECTION_SCREENS.values(), *OTHER_SCREENS})

# Keys that AZERTY, QWERTZ or BÉPO only give with AltGr, or that need a number row without shift.
ALTGR = set("[]{}\\|@#~^`") | {
    "left_square_bracket",
    "right_square_bracket",
    "left_curly_bracket",
    "right_curly_bracket",
    "backslash",
    "vertical_line",
    "at",
    "number_sign",
    "tilde",
    "circumflex_accent",
    "grave_accent",
    "dollar_sign",
    "percent_sign",
    "ampersand",
    "asterisk",
}
SAME_AS_OTHER_KEYS = {"ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", "ctrl+left_square_bracket"}
TAKEN_BY_TERMINALS = {"ctrl+a", "ctrl+b", "ctrl+z"}


FEWEST_WORDS = 5
MOST_INHERITED = 1
"""Screens that only open another one with what they know: the page about this computer."""


def all_commands() -> list[CommandType]:
    found = dict.fromkeys((*ALWAYS, *WITH_FILE, *SECTIONS))
    for where in SCREENS:
        found |= dict.fromkeys(screen_class(where).commands())
    for _title, commands in command_groups():
        found |= dict.fromkeys(commands)
    return list(found)


def test_no_key_is_out_of_reach_of_a_keyboard() -> None:
    for command in all_commands():
        for key in command.keys:
            assert not key.isdigit(), command
            assert not key.startswith(("alt+", "meta+", "super+")), command
            assert key not in ALTGR | SAME_AS_OTHER_KEYS | TAKEN_BY_TERMINALS, (command, key)


@pytest.mark.parametrize("where", SCREENS)
def test_each_key_means_one_thing_on_a_screen(where: str) -> None:
    screen = screen_class(where)
    own = [key for command in screen.commands() for key in command.keys]
    twice = [key for key, count in Counter(own).items() if count > 1]
    assert not twice, twice
    if issubclass(screen, CarnetScreen):
        everywhere = {key for command in (*ALWAYS, *WITH_FILE) for key in command.keys}
        assert not everywhere & set(own)


def test_ids_are_unique() -> None:
    ids = Counter(command.id for command in all_commands())
    assert [name for name, count in ids.items() if count > 1] == []


@pytest.mark.parametrize("info", available_languages(content_root()), ids=lambda info: info.code)
def test_every_command_and_screen_has_its_words_in_every_language(info: LanguageInfo) -> None:
    sentences = [words for command in all_commands() for words in (command.title, command.help)]
    sentences += [command.short for command in all_commands() if command.short]
    for where in SCREENS:
        screen = screen_class(where)
        sentences += [screen.TITLE_WORDS, screen.HELP_WORDS]
    assert all(sentences)
    if info.code != SOURCE_LANGUAGE:
        words = content_root() / info.code / "interface.po"
        with words.open("rb") as lines:
            known = {message.id for message in read_po(lines) if message.string}
        assert [sentence for sentence in sentences if sentence not in known] == []


@pytest.mark.parametrize("info", available_languages(content_root()), ids=lambda info: info.code)
def test_every_screen_has_a_help_of_its_own_in_every_language(info: LanguageInfo) -> None:
    say = Language(content_root(), info.code).say
    helps: dict[str, list[str]] = {}
    for where in SCREENS:
        screen = screen_class(where)
        words, inherited = say(screen.HELP_WORDS), "HELP_WORDS" not in vars(screen)
        assert len(words.split()) >= FEWEST_WORDS, where
        assert words != say(screen.TITLE_WORDS), where
        if not inherited:
            helps.setdefault(words, []).append(where)
    assert [places for places in helps.values() if len(places) > 1] == []
    assert len(helps) >= len(SCREENS) - MOST_INHERITED


@pytest.mark.parametrize("where", SCREENS)
def test_the_footer_shows_at_most_four_keys_of_its_own(where: str) -> None:
    screen = screen_class(where)
    if issubclass(screen, FramedScreen):
        assert sum(command.footer for command in screen.commands()) <= 4


@pytest.mark.parametrize("code", [info.code for info in available_languages(content_root())])
def test_the_documentation_names_every_command(code: str) -> None:
    say = Language(content_root(), code).say
    table = key_tables(say)
    for command in all_commands():
        assert say(command.title) in table, command
        assert f"`{key_label(command.keys[0], say)}`" in table, command


def test_keys_are_shown_as_they_stand_on_the_keyboard() -> None:
    french = Language(content_root(), "fr").say
    assert keys_label(WITH_FILE[1], french) == "ctrl+p, :"
    assert key_label("escape", french) == "échap"

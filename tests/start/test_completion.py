"""What completes the command in shells, and its manual page: all from the table of the help."""

import os
import re
import shutil
import subprocess
import sys

import pytest

from scripts import manual
from tests.start.test_command import carnet
from tui.command_help import command_lines
from tui.command_words import Part, parts
from tui.completion import SHELLS, bash
from tui.library.language import Language
from tui.library.places import content_root
from tui.manual_page import manual_page

ENGLISH = Language(content_root(), "en")
FRENCH = Language(content_root(), "fr")
ADDED = ("carnet mend FILE [--now] [--how soft|hard]", "mend a file: it's [quick]", "--json")
LINES = (*command_lines(), ADDED)


def test_a_line_of_the_table_is_a_part_with_its_options() -> None:
    found = {part.word: part for part in parts(LINES, ENGLISH)}
    mend = found["mend"]
    assert (mend.meaning, mend.takes_file) == ("mend a file: it's [quick]", True)
    options = {option.name: option.values for option in mend.options}
    assert options.pop("--lang")
    assert options == {"--now": (), "--how": ("soft", "hard"), "--json": (), "--help": ()}
    alone = {option.name for option in found[""].options}
    assert {"--review", "--lang", "--version", "--help", "--completion"} <= alone
    assert "--now" not in alone


def test_each_part_of_the_command_is_known_to_the_command() -> None:
    """A usage with a slip of the pen would make a word that nothing answers to."""
    for part in parts(command_lines(), ENGLISH)[1:]:
        done = carnet(part.word, "--help")
        assert done.returncode == 0, part.word
        assert part.word in done.stdout


def completed(*words: str) -> list[str]:
    """Return what bash proposes for the last of `words`."""
    script = bash(LINES, ENGLISH) + (
        'COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _carnet 2>/dev/null\n'
        'printf "%s\\n" "${COMPREPLY[@]}"'
    )
    command = ["bash", "--norc", "-c", script, "bash", "carnet", *words]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd="/")
    return done.stdout.split()


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")
@pytest.mark.parametrize(
    ("words", "proposed"),
    [
        (("men",), ["mend"]),
        (("mend", "--ho"), ["--how"]),
        (("mend", "--how", ""), ["soft", "hard"]),
        (("mend", "file", "--lang", "f"), ["fr"]),
        (("--comp",), ["--completion"]),
        (("plan", "--now"), []),
    ],
)
def test_bash_proposes(words: tuple[str, ...], proposed: list[str]) -> None:
    assert completed(*words) == proposed


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")
def test_bash_proposes_files_where_one_may_stand() -> None:
    assert {"etc", "tmp"} <= set(completed("mend", ""))
    assert {"etc", "plan", "--review"} <= set(completed(""))


@pytest.mark.parametrize("shell", SHELLS)
def test_every_word_is_in_every_completion_and_is_read_by_its_shell(shell: str) -> None:
    text = SHELLS[shell](LINES, FRENCH)
    for part in parts(LINES, FRENCH):
        assert part.word in text
        for option in part.options:
            assert option.name.removeprefix("--") in text
    if shutil.which(shell):
        done = subprocess.run(
            [shell, "-n"], input=text, capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, "")


def test_the_command_prints_it_in_the_language_of_the_computer() -> None:
    done = carnet("--completion", "fish", LANG="fr_FR.UTF-8")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == SHELLS["fish"](command_lines(), FRENCH)
    refused = carnet("--completion", "tcsh")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "tcsh" in refused.stderr


def told(page: str) -> str:
    """Return the words of a page without what only man understands."""
    return re.sub(r"\\f[BR]|\\&", "", page).replace("\\-", "-").replace("\\~", "\u00a0")


@pytest.mark.parametrize("language", [ENGLISH, FRENCH], ids=["en", "fr"])
def test_the_manual_says_what_the_help_says(language: Language) -> None:
    page = told(manual_page(LINES, language))
    for usage, meaning, *_ in command_lines():
        assert language.say(usage) in page
        assert language.say(meaning) in page
    assert all(
        line.startswith((".SH", ".TP", ".PP", ".TH")) or line[:1] not in ".'"
        for line in page.splitlines()
    )


def test_a_meaning_cannot_be_a_command_of_man() -> None:
    page = manual_page([("carnet x", ".so /etc/passwd \\fB")], ENGLISH)
    assert "\n\\&.so /etc/passwd \\efB" in page


def test_what_installers_carry_is_up_to_date() -> None:
    assert manual.stale() == []


def test_the_command_alone_needs_no_words() -> None:
    assert parts([("carnet", "open")], ENGLISH) == [Part("", takes_file=True)]


def test_a_reader_that_stops_early_is_no_fault() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-I", "-B", "-m", "tui", "--help"]
    with os.fdopen(writing, "wb") as closed:
        done = subprocess.run(command, stdout=closed, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (0, b"")

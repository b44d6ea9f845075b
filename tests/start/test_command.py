"""The command line from outside, as a person or a script calls it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tui import __version__


def carnet(*words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-I", "-B", "-m", "tui", *words],
        capture_output=True,
        text=True,
        env={"LANG": "C.UTF-8", **variables},
        stdin=subprocess.DEVNULL,
        check=False,
    )


def test_the_version_is_said_without_loading_anything_heavy() -> None:
    assert carnet("--version").stdout == f"carnet {__version__}\n"
    program = (
        "import sys; from tui.cli import main; main(['--version'])\n"
        "print(sorted({m.split('.')[0] for m in sys.modules} & set(sys.argv[1:])))"
    )
    heavy = [
        "textual",
        "rich",
        "asyncio",
        "sqlcipher3",
        "argon2",
        "subprocess",
        "dataclasses",
        "typing",
    ]
    done = subprocess.run(
        [sys.executable, "-I", "-B", "-c", program, *heavy],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[1] == "[]"


def test_the_supervisor_loads_little_before_it_starts_a_session() -> None:
    program = (
        "import sys; import tui.supervisor\n"
        "print(sorted({m.split('.')[0] for m in sys.modules} & set(sys.argv[1:])))"
    )
    heavy = [
        "subprocess",
        "dataclasses",
        "json",
        "argparse",
        "pathlib",
        "logging",
        "threading",
        "typing",
    ]
    done = subprocess.run(
        [sys.executable, "-I", "-B", "-c", program, *heavy],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("words", "language", "sentence"),
    [
        (("--help",), "en_GB.UTF-8", "open read-only on the first page"),
        (("--help",), "fr_CA.UTF-8", "afficher ce texte"),
        (("--help", "--lang", "fr"), "en_GB.UTF-8", "afficher ce texte"),
        (("--help",), "es_MX.UTF-8", "mostrar este texto"),
    ],
)
def test_help_speaks_the_language_asked_for(
    words: tuple[str, ...], language: str, sentence: str
) -> None:
    done = carnet(*words, LANG=language)
    assert done.returncode == 0
    assert sentence in done.stdout


def test_an_unknown_option_is_one_sentence_and_code_2() -> None:
    done = carnet("--revue")
    assert done.returncode == 2
    assert "--revue" in done.stderr
    assert "Traceback" not in done.stderr


def test_without_a_terminal_it_says_so_and_names_no_file(tmp_path: Path) -> None:
    done = carnet(str(tmp_path / "private.dat"))
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "private" not in done.stderr
    assert not list(tmp_path.iterdir())


def test_a_terminal_without_screens_is_told_in_one_sentence_that_names_the_plain_lines(
    tmp_path: Path,
) -> None:
    leader, follower = os.openpty()
    done = subprocess.run(
        [sys.executable, "-I", "-B", "-m", "tui", "--lang", "fr", "private.dat"],
        stdin=follower,
        stdout=follower,
        stderr=follower,
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "TERM": "dumb"},
        check=False,
    )
    said = os.read(leader, 4096).decode()
    os.close(follower)
    os.close(leader)
    assert done.returncode == 2
    assert said.count("\n") == 1
    assert "carnet --plain" in said
    assert "private" not in said

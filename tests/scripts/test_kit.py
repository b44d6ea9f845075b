"""What the kit is made of, without making a program: launchers, pages, sums, the layout."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from scripts import environment
from scripts.kit.assembling import NoPython, found_python
from scripts.kit.folder import put_program, put_the_rest
from scripts.kit.launchers import SHELL, launchers
from scripts.kit.plain_text import WIDTH, plain_text
from scripts.kit.reading import pages
from scripts.kit.sums import sha256, write_sums
from scripts.kit.systems import WHEELS, lock_for, this_system
from scripts.kit.words import all_words
from tui.library.guides import load_guides
from tui.library.places import content_root

TODAY = date(2026, 11, 30)
WORDS = {words.code: words for words in all_words(content_root())}
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no sh")
TELLING = '#!/bin/sh\nprintf "%s|" "$PWD" "$@"\nexit 3\n'


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    """A kit without any program."""
    place = tmp_path / "une clé"
    place.mkdir()
    put_the_rest(place, content_root(), TODAY, guides=False)
    return place


def start(kit: Path, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", str(kit / SHELL), *words],
        cwd="/",
        env={"PATH": os.environ["PATH"], **variables},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def put_telling(kit: Path, *place: str) -> Path:
    """Put a program that tells how it was started."""
    file = kit.joinpath("bin", this_system(), *place, "carnet.exe")
    file.parent.mkdir(parents=True)
    file.write_text(TELLING)
    file.chmod(0o755)
    return file


@POSIX
def test_a_program_that_is_missing_is_said_in_every_language(kit: Path) -> None:
    done = start(kit)
    assert (done.returncode, done.stdout) == (1, "")
    said = " ".join(done.stderr.replace("\u00a0", " ").split())
    for words in WORDS.values():
        wanted = words.text("missing", system=this_system()).replace("\u00a0", " ")
        assert wanted in said
    assert max(map(len, done.stderr.splitlines())) < 80


@POSIX
def test_words_are_passed_on_and_the_folder_is_that_of_the_kit(kit: Path) -> None:
    put_telling(kit)
    done = start(kit, "--lang", "fr", "a file; with $HOME.dat", "")
    assert done.stdout == f"{kit}|--lang|fr|a file; with $HOME.dat||"
    assert done.returncode == 3
    assert start(kit, "--own-window").returncode == 3


@POSIX
def test_a_carried_python_is_started_as_carnet(kit: Path) -> None:
    put_telling(kit, "python", "bin")
    assert start(kit, "plan").stdout == f"{kit}|-I|-B|-m|tui|plan|"


@POSIX
def test_a_right_that_was_lost_is_given_back(kit: Path) -> None:
    program = put_telling(kit)
    program.chmod(0o644)
    assert start(kit).returncode == 3


@POSIX
def test_a_desktop_without_a_terminal_gets_one(kit: Path, tmp_path: Path) -> None:
    put_telling(kit)
    commands = tmp_path / "commands"
    commands.mkdir()
    for name in ("dirname", "uname", "tr", "sh"):
        (commands / name).symlink_to(shutil.which(name) or "")
    (commands / "konsole").write_text('#!/bin/sh\nprintf "%s|" konsole "$@"')
    (commands / "konsole").chmod(0o755)
    wanted = f"konsole|-e|sh|{kit}/{SHELL}|--own-window|"
    assert start(kit, PATH=str(commands), DISPLAY=":0").stdout == wanted
    assert start(kit, PATH=str(commands)).stdout == f"{kit}|"  # no desktop, no window


@POSIX
def test_macos_opens_the_same(kit: Path) -> None:
    put_telling(kit)
    command = ["sh", str(kit / "Start Carnet.command"), "--review"]
    done = subprocess.run(command, cwd="/", capture_output=True, text=True, check=False)
    assert done.stdout == f"{kit}|--review|"


@POSIX
def test_the_shell_reads_every_launcher(kit: Path) -> None:
    for name in (SHELL, "Start Carnet.command"):
        assert subprocess.run(["sh", "-n", str(kit / name)], check=False).returncode == 0
        assert os.access(kit / name, os.X_OK)


def test_the_launcher_for_windows_is_as_windows_reads_it() -> None:
    text = launchers(tuple(WORDS.values()))["Start Carnet.cmd"].decode("utf-8")
    lines = text.split("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    said = [line.removeprefix("echo ") for line in lines if line.startswith("echo ")]
    assert all(
        ascii_ or lines.index("chcp 65001 >nul") < place  # letters need their code page
        for place, line in enumerate(lines)
        if not (ascii_ := line.isascii())
    )
    for line in said:
        assert re.search(r"(?<!\^)[&|<>()]", line) is None
    plain = " ".join(said).replace("^", "")
    for words in WORDS.values():
        assert words.text("missing", system="Windows") in plain
    assert "@" not in text.replace("@echo off", "")
    labels = {line[1:] for line in lines if line.startswith(":")}
    assert set(re.findall(r"goto (\w+)", text)) == labels


def test_no_launcher_holds_a_place_that_was_not_filled(kit: Path) -> None:
    for file in kit.iterdir():
        if file.is_file():
            assert re.search(r"@[A-Z_]+@|\{\w+\}", file.read_text("utf-8")) is None, file.name


@pytest.mark.parametrize("code", sorted(WORDS))
def test_the_page_says_how_to_start_and_whom_to_call(code: str) -> None:
    words = WORDS[code]
    page = pages(content_root(), words, TODAY, guides=True)[words.text("page")]
    for name in launchers(()):
        assert name in page
    for needed in ("3919", "112", "1-800-799-7233", "ctrl+q", "SHA256SUMS", f"guides/{code}"):
        assert needed in page
    assert max(map(len, page.splitlines())) <= WIDTH
    assert "{" not in page


@pytest.mark.parametrize("code", sorted(WORDS))
def test_every_guide_is_there_whole_and_its_name_says_nothing(code: str) -> None:
    found = pages(content_root(), WORDS[code], TODAY, guides=True)
    guides = load_guides(content_root(), code)
    texts = {name: text for name, text in found.items() if name.startswith(f"guides/{code}/")}
    assert len(texts) == len(guides.all) + 1
    assert all(re.fullmatch(rf"guides/{code}/\d\d\.txt", name) for name in texts)
    contents = texts[f"guides/{code}/00.txt"]
    for (name, guide), number in zip(guides.all.items(), sorted(texts)[1:], strict=True):
        assert texts[number].startswith(guide.title)
        assert number[-6:-4] in contents
        spoken = re.sub(r"\]\([^)]*\)", "", guides.text(name))
        letters = re.sub(r"[^\w]", "", spoken.replace("_", ""))
        kept = iter(re.sub(r"[^\w]", "", texts[number]))
        assert all(letter in kept for letter in letters), name  # nothing of the text is lost
        assert not re.search(r"\]\(|\*\*|^#", texts[number], re.MULTILINE)


def test_without_guides_nothing_speaks_of_them() -> None:
    found = pages(content_root(), WORDS["en"], TODAY, guides=False)
    assert list(found) == ["READ ME FIRST.txt"]
    assert "guides" not in found["READ ME FIRST.txt"]


def test_markdown_becomes_text() -> None:
    text = plain_text(
        "# A title\n\nSome **strong** and *soft* [words](guide:x).\nMore.\n\n"
        "- one\n  that goes on\n- two `code`\n\n1. first\n\n## Part\n\nEnd_of_it",
        {"guide:x": "see 07"}.__getitem__,
    )
    assert text == (
        "A title\n=======\n\nSome strong and soft words (see 07). More.\n\n"
        "- one that goes on\n- two code\n1. first\n\nPart\n----\n\nEnd_of_it\n"
    )


def test_a_program_takes_the_place_of_the_one_before_and_nothing_else_moves(tmp_path: Path) -> None:
    kit, made = tmp_path / "kit", tmp_path / "made"
    (made / "parts").mkdir(parents=True)
    (made / "carnet.exe").write_text("new")
    (made / "parts" / "real").write_text("library")
    (made / "parts" / "link").symlink_to("real")
    for system in ("linux-x86_64", "macos-arm64"):
        (kit / "bin" / system).mkdir(parents=True)
        (kit / "bin" / system / "carnet.exe").write_text("old")
    (kit / "bin" / "linux-x86_64.new").mkdir()  # of a making that was interrupted
    (kit / "carnet.dat").write_bytes(b"mine")
    place = put_program(kit, "linux-x86_64", made)
    assert (place / "carnet.exe").read_text() == "new"
    assert (place / "parts" / "link").read_text() == "library"
    assert not (place / "parts" / "link").is_symlink()
    assert (kit / "bin" / "macos-arm64" / "carnet.exe").read_text() == "old"
    assert sorted(path.name for path in (kit / "bin").iterdir()) == ["linux-x86_64", "macos-arm64"]
    put_the_rest(kit, content_root(), TODAY, guides=True)
    assert (kit / "carnet.dat").read_bytes() == b"mine"
    assert "carnet.dat" not in (kit / "SHA256SUMS").read_text("utf-8")


def test_a_copy_that_fails_leaves_the_program_that_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "bin" / "linux-x86_64" / "carnet.exe"
    old.parent.mkdir(parents=True)
    old.write_text("old")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr("shutil.copytree", full)
    with pytest.raises(OSError, match="full"):
        put_program(tmp_path, "linux-x86_64", tmp_path)
    assert old.read_text() == "old"


def test_sums_name_what_the_kit_brought_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "b c").write_bytes(b"x")
    (tmp_path / "a").write_bytes(b"")
    (tmp_path / "private.jpg").write_bytes(b"y")
    assert write_sums(tmp_path, ("bin", "a")) == 2
    assert (tmp_path / "SHA256SUMS").read_bytes() == (
        f"{sha256(tmp_path / 'a')}  a\n{sha256(tmp_path / 'bin' / 'b c')}  bin/b c\n".encode()
    )


def test_a_python_is_found_or_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(NoPython, match=r"no python\.exe"):
        found_python(tmp_path)
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "python3.13").touch()
    (tmp_path / "lib" / "python3.13").mkdir(parents=True)
    assert found_python(tmp_path).version == "3.13"
    windows = tmp_path / "windows"
    windows.mkdir()
    for name in ("python3.dll", "python314.dll", "python.exe"):
        (windows / name).touch()
    found = found_python(windows)
    assert (found.version, found.windows) == ("3.14", True)
    assert found.packages == windows / "Lib" / "site-packages"


def test_the_launchers_and_the_scripts_name_systems_alike() -> None:
    named = launchers(())[SHELL].decode()
    for system in WHEELS:
        _name, _, machine = system.partition("-")
        assert machine in named or machine == "aarch64"
    assert 'set "system=windows-x86_64"' in launchers(())["Start Carnet.cmd"].decode()


def test_a_lock_is_read_for_another_system() -> None:
    lock = (
        "one==1 \\\n    --hash=a\n"
        "two==2 ; sys_platform == 'darwin' and platform_machine == 'x86_64' \\\n    --hash=b\n"
        "two==3 ; sys_platform != 'darwin' or platform_machine != 'x86_64' \\\n"
        "    --hash=c \\\n    --hash=d\n"
    )
    old = "one==1 \\\n    --hash=a\ntwo==2 \\\n    --hash=b\n"
    new = "one==1 \\\n    --hash=a\ntwo==3 \\\n    --hash=c \\\n    --hash=d\n"
    assert lock_for(lock, "macos-x86_64", "3.14") == old
    for system in set(WHEELS) - {"macos-x86_64"}:
        assert lock_for(lock, system, "3.11") == new
    assert environment.libraries(old) == ["one==1 \\", "two==2 \\"]

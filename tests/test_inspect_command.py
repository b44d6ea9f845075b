"""`carnet inspect FILE` from the command line."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journal.exports.made import EVERY, META, UNSURE
from tests.journal.mails import SOUND
from tui.export_words import PROBLEMS
from tui.journal.errors import JournalError
from tui.journal.exports.model import ExportError
from tui.journal.mail import MailTooDeep, MailTooLarge, NotMail
from tui.safety.archive_limits import ArchiveError

PHOTO = b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(200)


def carnet_inspect(*words: str, place: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-B", "-m", "tui", "inspect", *words],
        capture_output=True,
        text=True,
        cwd=place,
        env={
            **os.environ, "LC_ALL": "C.UTF-8", "LANG": "en", "TZ": "UTC",
            "PYTHONPATH": str(Path(__file__).parents[1]),
        },
        check=False,
    )  # fmt: skip


def test_a_photograph_is_measured_and_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "photo.txt"
    file.write_bytes(PHOTO)
    done = carnet_inspect("photo.txt", place=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "Name: photo.txt",
        "Kind: image/jpeg",
        f"Size: {len(PHOTO)} bytes",
        f"SHA-256: {hashlib.sha256(PHOTO).hexdigest()}",
    ]
    assert [one.name for one in tmp_path.iterdir()] == ["photo.txt"]


def test_an_e_mail_is_read_by_its_headers(tmp_path: Path) -> None:
    (tmp_path / "m.eml").write_bytes(SOUND)
    done = carnet_inspect("m.eml", place=tmp_path)
    assert done.returncode == 0
    for line in (
        "Answers go to: autre@elsewhere.example",
        "! An answer would go to another address than the sender's.",
        "Message-ID: <abc.123@sender.example>",
        "1. laptop → smtp.sender.example · 2026-11-09 21:10:58 UTC",
        "DMARC: fail, said by mail.home.example · header.from=sender.example",
    ):
        assert line in done.stdout.splitlines()
    assert "DKIM signature in the name of sender.example: the text fits it" in done.stdout
    assert "Je sais où tu habites" not in done.stdout


def test_an_e_mail_as_json(tmp_path: Path) -> None:
    (tmp_path / "m.eml").write_bytes(SOUND)
    mail = json.loads(carnet_inspect("m.eml", "--json", place=tmp_path).stdout)["mail"]
    assert mail["differs"] == ["reply_to", "return_path"]
    assert [hop["gap_seconds"] for hop in mail["received"]] == [None, 240.0, 11.0]
    assert [one["result"] for one in mail["verdicts"]] == ["pass", "softfail", "fail", "softfail"]
    assert mail["signatures"] == [
        {"domain": "sender.example", "of_the_sender": True, "body_fits": True}
    ]


@pytest.mark.parametrize("name", EVERY)
def test_every_export_is_counted(name: str, tmp_path: Path) -> None:
    file, data = EVERY[name]
    (tmp_path / file).write_bytes(data)
    done = carnet_inspect(file, "--json", place=tmp_path)
    found = json.loads(done.stdout)
    export = found["export"]
    assert done.returncode == (1 if export["unreadable"] else 0)
    assert found["whole"] == (done.returncode == 0)
    assert sum(export["people"].values()) == export["messages"] > 0
    assert export["first"][:10] <= export["last"][:10]
    assert found["sha256"] == hashlib.sha256(data).hexdigest()


def test_a_damaged_export_says_so_and_what_was_read(tmp_path: Path) -> None:
    data = json.dumps({**META, "messages": META["messages"] * 3})  # type: ignore[operator]
    (tmp_path / "message_1.json").write_text(data[: len(data) // 2])
    done = carnet_inspect("message_1.json", place=tmp_path)
    assert done.returncode == 1
    assert "damaged or cut short" in done.stdout.splitlines()[-1]
    assert "Holds: messages from Instagram or Messenger" in done.stdout


def test_a_date_that_could_be_two_is_said(tmp_path: Path) -> None:
    (tmp_path / "_chat.txt").write_text(UNSURE)
    assert "--dates dmy" in carnet_inspect("_chat.txt", place=tmp_path).stdout
    chosen = carnet_inspect("_chat.txt", "--dates", "mdy", "--lang=fr", place=tmp_path)
    assert "--dates dmy" not in chosen.stdout
    assert "Premier : 2026-01-02" in chosen.stdout.replace("\u00a0", " ").replace("\u202f", " ")


def test_a_folder_of_mails(tmp_path: Path) -> None:
    (tmp_path / "mails").mkdir()
    (tmp_path / "mails" / "1.eml").write_bytes(SOUND)
    done = carnet_inspect("mails", "--json", place=tmp_path)
    assert (done.returncode, json.loads(done.stdout)["export"]["messages"]) == (0, 1)


def test_every_reason_has_a_sentence() -> None:
    errors: list[type[JournalError]] = [NotMail, MailTooLarge, MailTooDeep]
    codes = {error.code for error in errors + ExportError.__subclasses__()}
    codes |= {error.code for error in ArchiveError.__subclasses__()}
    assert codes - {"export"} <= PROBLEMS.keys()


def test_names_are_neutralised(tmp_path: Path) -> None:
    name = "a\x1b]0;x\x07\u202egpj.txt"
    (tmp_path / name).write_text("12/03/2026 à 14:03 - \x1b[31mA: \x1b]52;c;eA==\x07\n")
    for words in ((name,), (name, "--json")):
        out = carnet_inspect(*words, place=tmp_path).stdout
        assert not {"\x1b", "\x07", "\u202e"} & set(out)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((), "Use it like this: carnet inspect FILE"),
        (("a", "b"), "Use it like this: carnet inspect FILE"),
        (("a", "--dates", "ymd"), "Use it like this: carnet inspect FILE"),
        (("--x", "a"), "Use it like this: carnet inspect FILE"),
        (("nowhere",), "This file cannot be read."),
        (("/dev/null",), "This file cannot be read."),
    ],
)
def test_what_cannot_be_read_ends_with_2(
    words: tuple[str, ...], sentence: str, tmp_path: Path
) -> None:
    done = carnet_inspect(*words, place=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert sentence in done.stderr

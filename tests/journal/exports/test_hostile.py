"""Hostile and broken exports: one typed error, never a full memory, never an endless read."""

from __future__ import annotations

import io
import json
import time
import zipfile
from contextlib import suppress

import pytest

from tests.journal.exports.made import EVERY, META, TELEGRAM_CHAT, opened, sms, zipped
from tui.journal.exports import model
from tui.journal.exports.model import ExportError, Tally
from tui.journal.exports.streamed_json import MOST_ITEM, items

BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE smses [<!ENTITY a "xxxxxxxxxx">'
    b'<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><smses><sms address="1" date="1772445600000" '
    b'type="1" body="&b;"/></smses>'
)
OUTSIDE = (
    b'<?xml version="1.0"?><!DOCTYPE smses SYSTEM "file:///etc/passwd"><smses><sms address="1" '
    b'date="1772445600000" type="1" body="x"/></smses>'
)
HEAD = '{"name": "x", "type": "personal_chat", "id": 1, "messages": [{"from_id": "a", "type": "'


def code_of(data: bytes | str, name: str) -> str:
    with pytest.raises(ExportError) as caught, opened(data, name) as export:
        export.summed()
    return caught.value.code


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        ("bonjour", "x.txt", "not_an_export"),
        ("", "x.txt", "not_an_export"),
        (b"\xff\xd8\xff\xe0" * 100, "x.jpg", "not_an_export"),
        ("{}", "result.json", "not_an_export"),
        (zipped({}), "x.zip", "not_an_export"),
        (zipped({"a/inbox/zoe/message_1.html": "<p>"}), "x.zip", "export_as_pages"),
        ("<html>", "messages.html", "export_as_pages"),
        (zipped({"a.txt": "bonjour"}), "x.zip", "not_an_export"),
        (b"PK\x03\x04 no archive", "x.zip", "broken_archive"),
        (BOMB, "sms.xml", "export_broken"),
        (OUTSIDE, "sms.xml", "export_broken"),
        (sms()[:-20], "sms.xml", "export_broken"),
        (b"<smses><sms " + b"<sms>" * 100, "sms.xml", "export_broken"),
        (b"<smses>" + b"<mms >" * 100, "sms.xml", "export_too_deep"),
        (json.dumps(META)[:-30], "message_1.json", "export_broken"),
        (json.dumps(TELEGRAM_CHAT).replace("}, {", "} {"), "result.json", "export_broken"),
        (HEAD + '"}], "x": ' + "[" * 200 + "]" * 200 + "}", "result.json", "export_too_deep"),
        (HEAD + '", "x": ' + "[" * 100_000, "result.json", "export_too_deep"),
        (HEAD + '", "x": ' + "9" * 5000 + "}]}", "result.json", "export_broken"),
        (HEAD + "x" * (MOST_ITEM + 100_000), "result.json", "export_too_large"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_one_typed_error(data: bytes | str, name: str, code: str) -> None:
    begun = time.monotonic()
    assert code_of(data, name) == code
    assert time.monotonic() - begun < 10


def test_a_bomb_in_an_archive_is_refused_before_it_is_unpacked() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_chat.txt", b"12/03/2026, 14:03 - A: x\n" + b"\0" * 60_000_000)
    assert code_of(held.getvalue(), "chat.zip") == "too_dense"


def test_more_messages_than_anyone_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "MOST_MESSAGES", 100)
    assert code_of(sms(200), "sms.xml") == "export_too_large"


def test_names_without_end_are_cut() -> None:
    chat = {name: value for name, value in TELEGRAM_CHAT.items() if name != "name"}
    with opened(json.dumps(chat).replace("Zo\\u00e9", "x" * 100_000), "result.json") as export:
        assert next(export.messages()).sender == "x" * 200


def test_little_is_kept_of_what_stands_around() -> None:
    around = {**{f"k{n}": "x" for n in range(5000)}, "n" * 300: 1, "long": "x" * 5000, "id": 7}
    for said in ({**around, "messages": [1]}, {"id": 7, **around, "messages": [1]}):
        ((kept, item),) = items([json.dumps(said)], frozenset({"messages"}))
        assert item == 1
        assert len(kept) <= 1000
        assert "long" not in kept
    assert kept["id"] == 7


def test_more_letters_than_the_memory_may_hold_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "MOST_LETTERS", 1000)
    assert code_of(sms(200), "sms.xml") == "export_too_large"


def test_long_lines_and_texts_are_cut() -> None:
    line = "12/03/2026 à 14:03 - A: " + "x" * 3_000_000
    with opened(line, "_chat.txt") as export:
        found = list(export.messages())
    assert len(found) == 1
    assert len(found[0].text) == model.MOST_TEXT + 1


def test_what_no_file_can_hold_is_replaced() -> None:
    chat = json.dumps(TELEGRAM_CHAT).replace("va ", "\\ud800 \\u0000")
    with opened(chat, "result.json") as export:
        assert next(export.messages()).text == "\ufffd \ufffdvoir"


def test_impossible_dates_are_counted() -> None:
    text = "32/03/2026 à 14:03 - A: x\n12/03/2026 à 25:03 - A: x\n12/03/2026 à 14:03 - A: y\n"
    tally = Tally()
    with opened(text, "_chat.txt") as export:
        assert [one.text for one in export.messages(tally)] == ["y"]
    assert tally.unreadable == 2


def test_long_lists_are_never_held_whole() -> None:
    text = json.dumps({"a": {"b": 1}, "messages": [{"n": n, "t": "é" * 500} for n in range(3000)]})
    pieces = [text[at : at + 777] for at in range(0, len(text), 777)]
    found = list(items(pieces, frozenset({"messages"})))
    assert [item["n"] for _, item in found] == list(range(3000))
    assert found[0][0]["a.b"] == 1


@pytest.mark.parametrize("name", EVERY)
def test_half_a_file_is_read_or_refused(name: str) -> None:
    file, data = EVERY[name]
    for part in (3, 2):
        half = data[: len(data) * (part - 1) // part]
        tally = Tally()
        with suppress(ExportError), opened(half, file) as export:
            for _ in export.messages(tally):
                pass
        with opened(data, file) as export:
            assert tally.count <= export.summed().count

import os
from dataclasses import replace
from pathlib import Path

import pytest

from tui.start import COVER_CHARACTERS, SessionStart, receive_start
from tui.supervisor import _last_lines, message


def received(data: bytes) -> SessionStart:
    reading, writing = os.pipe()
    os.write(writing, data)
    os.close(writing)
    try:
        return receive_start(reading, -1)
    finally:
        os.close(reading)


def test_a_start_arrives_as_it_was_sent() -> None:
    start = received(message(["--review", "--lang", "fr", "née.dat"], locked=False, told=b""))
    assert start == SessionStart(Path.cwd(), Path.cwd() / "née.dat", review=True, language="fr")


def test_a_bare_start_has_no_path() -> None:
    assert received(message([], locked=False, told=b"")) == SessionStart(Path.cwd())


def test_what_a_session_tells_changes_the_next_start() -> None:
    reading, writing = os.pipe()
    first = SessionStart(Path.cwd(), report=writing)
    strange = Path(os.fsdecode(b"/tmp/caf\xe9\nand\x1b.dat"))
    first.tell_supervisor(language="en")
    first.tell_supervisor(path=strange)
    first.tell_supervisor(language="fr")
    told = os.read(reading, 65536)
    start = received(message(["old.dat"], locked=True, told=told))
    assert (start.path, start.language, start.locked) == (strange, "fr", True)
    os.close(reading)
    os.close(writing)


def test_plain_keys_stay_until_they_are_taken_back() -> None:
    reading, writing = os.pipe()
    told = b""
    for chosen, expected in ((None, True), (False, False), (None, False), (True, True)):
        SessionStart(Path.cwd(), report=writing).tell_supervisor(plain_keys=chosen)
        told += os.read(reading, 65536)
        assert received(message(["--plain-keys"], locked=True, told=told)).plain_keys is expected
    os.close(reading)
    os.close(writing)


def test_a_sleep_is_told_to_the_next_start_only() -> None:
    reading, writing = os.pipe()
    first = SessionStart(Path.cwd(), report=writing)
    first.tell_supervisor(path=Path("a.dat"))
    first.tell_supervisor(slept=True)
    told = os.read(reading, 65536)
    start = received(message([], locked=True, told=told))
    assert (start.path, start.slept) == (Path("a.dat"), True)
    start = replace(start, report=writing)
    start.tell_supervisor(path=Path("a.dat"))
    told += os.read(reading, 65536)
    assert not received(message([], locked=True, told=told)).slept
    os.close(reading)
    os.close(writing)


def test_the_cover_page_is_told_and_only_its_last_words_are_kept() -> None:
    reading, writing = os.pipe()
    first = SessionStart(Path.cwd(), report=writing)
    first.tell_cover("milk", edited=False)
    first.tell_supervisor(path=Path("a.dat"))
    first.tell_cover("stamps\nélan 🙂", edited=True)
    first.tell_supervisor(slept=True)
    told = _last_lines(os.read(reading, 65536) + b'{"cut')
    assert told.count(b"cover") == 1
    assert b"milk" not in told
    start = received(message([], covered=True, told=told))
    assert (start.covered, start.cover, start.cover_edited) == (True, "stamps\nélan 🙂", True)
    assert (start.path, start.slept, start.locked) == (Path("a.dat"), True, True)
    os.close(reading)
    os.close(writing)


def test_a_cover_before_any_file_was_open_says_nothing_of_a_lock() -> None:
    start = received(message(["a.dat"], covered=True, told=b""))
    assert (start.covered, start.locked, start.cover) == (True, False, "")


def test_the_cover_page_outlives_any_number_of_other_lines() -> None:
    cover = b'{"cover": "milk", "edited": false}\n'
    others = b'{"path": null, "language": "fr", "slept": false}\n' * 1000
    assert _last_lines(cover + others).startswith(cover)
    assert len(_last_lines(cover + others)) < len(others) // 3


def test_a_cover_page_of_any_length_is_cut_to_one_line_of_bounded_size() -> None:
    reading, writing = os.pipe()
    SessionStart(Path.cwd(), report=writing).tell_cover("é" * 9000, edited=False)
    told = os.read(reading, 1 << 20)
    assert len(received(message([], covered=True, told=told)).cover) == COVER_CHARACTERS
    os.close(reading)
    os.close(writing)


def test_telling_without_a_supervisor_is_no_error() -> None:
    SessionStart(Path.cwd()).tell_supervisor(language="fr")
    reading, writing = os.pipe()
    os.close(reading)
    SessionStart(Path.cwd(), report=writing).tell_supervisor(language="fr")
    os.close(writing)


@pytest.mark.parametrize("data", [b"", b"0 5 0\nab", b"x\n"])
def test_a_cut_message_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError):
        received(data)

"""Pictures and recordings are read by a process without keys; what harms ends there."""

from __future__ import annotations

import io
import itertools
import json
import random
import resource
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests.journal.photos import (
    bomb,
    exif_that_circles,
    film,
    photo,
    png,
    scene,
    tiff_that_circles,
)
from tests.vaults import TestClock, new_vault
from tui.journal import pictures
from tui.journal.exhibits import Exhibits
from tui.journal.journal import Journal
from tui.journal.pictures import COMMAND, PictureError, Pictures, asked
from tui.journal.small_picture import SmallPicture

ROOM = (100, 100)
KINDS = ("JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF")
MEBIBYTE = 1024**2


@pytest.fixture
def exhibits(tmp_path: Path) -> Exhibits:
    numbers, clock = itertools.count(1), TestClock()
    vault = new_vault(tmp_path / "carnet.dat")
    journal = Journal(vault, clock, lambda: f"n{next(numbers)}")
    return Exhibits(vault, journal, clock, lambda: f"x{next(numbers)}")


@pytest.fixture
def take(exhibits: Exhibits) -> Any:
    """Take bytes in and return the exhibit."""
    return lambda data, name="x.jpg": exhibits.take(io.BytesIO(data), name).exhibit


def answer(data: bytes, room: tuple[int, int] = ROOM) -> Any:
    """Return what the other process says of a picture, or the code of the error."""
    request = {"what": "picture", "room": room, "place": True}
    try:
        line, rgb = asked(request, [data], room[0] * room[1] * 3)
        return pictures._checked(line, rgb, room)
    except PictureError as error:
        return error.code


def test_a_photo_says_when_with_what_and_whether_where(exhibits: Exhibits, take: Any) -> None:
    facts = Pictures(exhibits).facts(take(photo()))
    assert (facts.width, facts.height, facts.moving) == (400, 300, False)
    assert (facts.taken, facts.camera) == ("2026-02-03T10:11:12+01:00", "Fairphone FP5")
    assert facts.place
    assert facts.coordinates is None
    where = Pictures(exhibits).facts(take(photo()), place=True).coordinates
    assert where == pytest.approx((-48.858333, 2.35))
    assert not Pictures(exhibits).facts(take(photo(place=False))).place


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_drawn_small(kind: str) -> None:
    found = answer(photo(kind))
    assert (found.small.width, found.small.height) == (100, 75)
    for place, colour in (((9, 9), 0), ((90, 9), 1), ((9, 65), 2)):
        pixel = found.small.at(*place)
        assert pixel[colour] > 150
        assert sum(pixel) < 260


def test_a_picture_taken_sideways_stands_upright() -> None:
    found = answer(photo(turn=6))
    assert (found.facts.width, found.facts.height) == (300, 400)
    assert (found.small.width, found.small.height) == (75, 100)
    left_above, right_above = found.small.at(9, 9), found.small.at(65, 9)
    assert left_above[2] > 150  # the blue field, below on the left, comes to the top
    assert right_above[0] > 150


def test_what_is_clear_becomes_white_and_only_the_first_frame_counts() -> None:
    out = io.BytesIO()
    frames = [scene(40, 40), scene(40, 40).rotate(180)]
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], duration=100)
    moving = answer(out.getvalue())
    assert moving.facts.moving
    assert moving.small.at(2, 2)[0] > 150
    clear = io.BytesIO()
    ghost = scene(40, 40).convert("RGBA")
    ghost.putalpha(0)
    ghost.save(clear, "PNG")
    assert answer(clear.getvalue()).small.at(5, 5) == (255, 255, 255)


@pytest.mark.parametrize("moov_last", [False, True])
@pytest.mark.parametrize("filling", [0, 20 * MEBIBYTE])
def test_a_film_says_how_long_it_is_from_its_two_ends(
    exhibits: Exhibits, take: Any, monkeypatch: pytest.MonkeyPatch, filling: int, moov_last: bool
) -> None:
    exhibit = take(film(moov_last=moov_last, filling=filling), "film.mp4")
    assert exhibit.media_type.startswith(("video/", "audio/"))
    given: list[int] = []

    def spied(request: Any, pieces: list[bytes], most: int) -> Any:
        given.append(sum(map(len, pieces)))
        return asked(request, pieces, most)

    monkeypatch.setattr(pictures, "asked", spied)
    assert Pictures(exhibits).seconds(exhibit) == 95.5
    assert given[0] <= 6 * MEBIBYTE


def test_what_is_no_recording_is_refused_in_one_word(exhibits: Exhibits, take: Any) -> None:
    with pytest.raises(PictureError) as caught:
        Pictures(exhibits).seconds(take(b"not a film at all", "film.mp4"))
    assert caught.value.code == "unreadable"


def test_hostile_pictures_are_refused_and_cost_little() -> None:
    whole = photo()
    hostile = {
        "empty": b"",
        "cut": whole[: len(whole) // 2],
        "a bomb": bomb(20_000, 20_000),
        "four thousand million pixels": png(65_000, 65_000, b""),
        "rows that are not there": png(5_000, 5_000, b"x"),
        "no size": png(0, 0, b""),
        "going in circles": tiff_that_circles(),
        "another program": Path(sys.executable).read_bytes()[:100_000],
        "postscript": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(x) run\n",
        "svg": b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>',
    }
    begun = time.monotonic()
    assert {name: answer(data) for name, data in hostile.items()} == dict.fromkeys(
        hostile, "unreadable"
    )
    assert time.monotonic() - begun < 60
    large = answer(bomb(9_000, 9_000))  # within the limit: drawn, and in bounded memory
    assert large.small.at(5, 5) == (255, 255, 255)
    kibibytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    assert kibibytes < 1024 * 1024


def test_a_picture_whose_facts_go_in_circles_is_still_shown() -> None:
    found = answer(exif_that_circles())
    assert (found.facts.width, found.facts.taken, found.facts.place) == (400, "", False)


def test_damaged_pictures_end_in_a_picture_or_in_one_error() -> None:
    chance = random.Random(5)
    samples = [photo(kind) for kind in KINDS]

    def damaged() -> bytes:
        data = bytearray(chance.choice(samples))
        for _ in range(chance.randint(1, 12)):
            data[chance.randrange(min(len(data), 4000))] = chance.randrange(256)
        return bytes(data)

    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(answer, [damaged() for _ in range(60)]))
    drawn = [each for each in found if not isinstance(each, str)]
    assert {each for each in found if isinstance(each, str)} <= {"unreadable"}
    assert drawn
    assert all(len(each.small.rgb) == each.small.width * each.small.height * 3 for each in drawn)


def test_an_answer_that_does_not_fit_is_not_believed() -> None:
    facts = {
        "width": 9, "height": 9, "moving": False, "taken": "", "camera": "\x1b[31mX",
        "place": False, "coordinates": None, "small": [2, 1],
    }  # fmt: skip
    assert pictures._checked(facts, b"abcdef", ROOM).facts.camera == "\ufffd[31mX"
    wrong: list[tuple[Any, bytes]] = [
        (facts, b"abcde"),
        ({**facts, "small": [0, 0]}, b""),
        ({**facts, "small": [101, 1]}, bytes(303)),
        ({**facts, "small": "no"}, b"abcdef"),
        ({**facts, "taken": "yesterday"}, b"abcdef"),
        ({**facts, "coordinates": [1]}, b"abcdef"),
        ({**facts, "width": 1e400}, b"abcdef"),
        ([], b"abcdef"),
    ]
    for line, rgb in wrong:
        with pytest.raises(PictureError, match="unreadable"):
            pictures._checked(line, rgb, ROOM)


def test_a_process_that_hangs_is_ended_and_one_that_does_not_start_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hangs = (sys.executable, "-c", "import time; time.sleep(60)")
    monkeypatch.setattr(pictures, "COMMAND", hangs)
    monkeypatch.setattr(pictures, "SECONDS", 0.5)
    begun = time.monotonic()
    assert answer(bytes(MEBIBYTE)) == "too_slow"
    assert time.monotonic() - begun < 20
    monkeypatch.setattr(pictures, "COMMAND", ("/no/such/program",))
    assert answer(b"") == "not_started"


def test_a_picture_too_large_is_not_given_away(
    exhibits: Exhibits, take: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    exhibit = take(photo())
    monkeypatch.setattr(pictures, "MOST_BYTES", exhibit.size - 1)
    monkeypatch.setattr(pictures, "COMMAND", ("/no/such/program",))
    with pytest.raises(PictureError, match="too_large"):
        Pictures(exhibits).look(exhibit, ROOM)


GREEDY = """
import os, sys
from tui.safety.limits import limit_process
kept = limit_process(1024**3, 15)
def refused(work):
    try:
        work()
    except (OSError, MemoryError) as error:
        return True
    return False
print(kept, refused(lambda: open("/etc/passwd")), refused(lambda: open("left", "w")),
      refused(os.pipe), refused(lambda: bytearray(2 * 1024**3)))
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is held on Linux only")
def test_the_process_can_open_and_write_no_file_and_has_little_memory(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-B", "-c", GREEDY],
        capture_output=True, text=True, check=False, timeout=60,
        env={"PYTHONPATH": str(Path(__file__).parents[2])}, cwd=tmp_path,
    )  # fmt: skip
    assert done.stdout.strip() == "['memory', 'time', 'size', 'files'] True True True True"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")
def test_no_file_is_written_and_no_connection_made_while_a_picture_is_read(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    calls = "trace=open,openat,creat,unlink,rename,mkdir,socket,connect,execve"
    request = json.dumps({"what": "picture", "room": ROOM, "place": True}).encode()
    done = subprocess.run(
        ["strace", "-f", "-e", calls, "-o", str(trace), *COMMAND],
        input=request + b"\n" + photo(), capture_output=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0
    assert len(done.stdout) > 100 * 75 * 3
    lines = trace.read_text().splitlines()
    assert [line for line in lines if "socket" in line or "connect(" in line] == []
    writing = [line for line in lines if "O_WRONLY" in line or "O_RDWR" in line or "creat(" in line]
    assert writing == []
    assert sum("execve(" in line for line in lines) == 1


def test_a_small_picture_keeps_its_shape_and_its_mean_colours() -> None:
    black, white = bytes(3), bytes([255] * 3)
    picture = SmallPicture(4, 2, (black + white) * 4)
    half = picture.fitted(2, 2)
    assert (half.width, half.height) == (2, 1)
    assert half.at(0, 0) == half.at(1, 0) == (127, 127, 127)
    assert picture.fitted(100, 100) is picture

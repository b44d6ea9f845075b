"""Files of any bytes, harmed files, and foreign journals: a typed error or what is right."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.faults import fuzzed

MANY = 1500 if os.environ.get("CARNET_SOAK") == "full" else 60
PAGE = 4096
thorough = settings(
    max_examples=MANY,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

Harm = Callable[[bytes], bytes]


@pytest.fixture(scope="module")
def real() -> tuple[bytes, str]:
    return fuzzed.real_file()


@st.composite
def harms(draw: st.DrawFn) -> Harm:
    """Draw a way to change bytes: flip, overwrite, cut, insert, or move a page."""
    place, other = draw(st.floats(0, 1)), draw(st.floats(0, 1))
    piece = draw(st.binary(min_size=1, max_size=600))
    how = draw(st.sampled_from(("flip", "overwrite", "cut", "insert", "page", "zero", "append")))

    def harm(data: bytes) -> bytes:
        at = int(place * (len(data) - 1))
        page, source = at // PAGE * PAGE, int(other * (len(data) - 1)) // PAGE * PAGE
        return {
            "flip": lambda: data[:at] + bytes([data[at] ^ (piece[0] or 1)]) + data[at + 1 :],
            "overwrite": lambda: data[:at] + piece + data[at + len(piece) :],
            "cut": lambda: data[:at],
            "insert": lambda: data[:at] + piece + data[at:],
            "page": lambda: data[:page] + data[source : source + PAGE] + data[page + PAGE :],
            "zero": lambda: data[:page] + bytes(PAGE) + data[page + PAGE :],
            "append": lambda: data + data[source : source + PAGE],
        }[how]()

    return harm


@thorough
@given(data=st.one_of(st.binary(max_size=5000), st.binary(min_size=PAGE, max_size=PAGE)))
def test_any_bytes(data: bytes) -> None:
    fuzzed.opening(data)


@thorough
@given(changes=st.lists(harms(), min_size=1, max_size=3))
def test_a_harmed_file_never_gives_something_wrong(
    changes: list[Harm], real: tuple[bytes, str]
) -> None:
    data, known = real
    for change in changes:
        data = change(data)
    fuzzed.opening(data, known=known)


MAGIC = bytes.fromhex("d9d505f920a163d7")
"""How a journal of SQLite begins."""


@thorough
@given(
    head=st.sampled_from((b"", MAGIC, MAGIC + b"\x00\x00\x00\x01" * 5)),
    rest=st.binary(max_size=6000),
)
def test_a_foreign_journal_beside_the_file(
    head: bytes, rest: bytes, real: tuple[bytes, str]
) -> None:
    """Whoever writes a journal can undo nothing that was authenticated: an error, or the truth."""
    fuzzed.opening(real[0], head + rest, real[1])


CELL = st.builds(
    lambda size, number, rest: bytes([size, number]) + rest,
    st.integers(36, 127),
    st.integers(1, 3),
    st.binary(min_size=36, max_size=200),
)
LEAF = st.builds(lambda cells: b"\x0d\0\0\0" + bytes([cells]) + b"\x0f\0\0", st.integers(0, 120))


@thorough
@given(parts=st.lists(st.one_of(CELL, LEAF, st.binary(max_size=900)), max_size=40))
def test_pages_of_any_bytes_hold_no_row(parts: list[bytes]) -> None:
    fuzzed.pages(b"".join(parts))


@thorough
@given(
    head=st.sampled_from((b"", bytes(4), bytes(4) + b"\xff\0\0\1")),
    rest=st.binary(max_size=300),
)
def test_any_list_of_the_word_index(head: bytes, rest: bytes) -> None:
    fuzzed.segments(head + rest)

"""Texts of any kind where the program reads them: answers, conditions, content, codes, sheets."""

from __future__ import annotations

import json
import os

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.faults import fuzzed
from tui.library.load import load_library
from tui.library.places import content_root

FULL = os.environ.get("CARNET_SOAK") == "full"
quiet = [HealthCheck.too_slow, HealthCheck.data_too_large]
often = settings(
    max_examples=2000 if FULL else 100, deadline=None, derandomize=True, suppress_health_check=quiet
)
seldom = settings(  # one example takes half a second, so a failure is shown as it was found
    max_examples=100 if FULL else 6,
    deadline=None,
    derandomize=True,
    suppress_health_check=quiet,
    phases=[Phase.explicit, Phase.generate],
)

QUESTIONS = sorted(load_library(content_root(), "en").questions)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3)
    ),
    max_leaves=8,
)
given_answers = st.dictionaries(st.sampled_from(QUESTIONS) | st.text(max_size=9), anything)
words = st.lists(
    st.sampled_from(("q_rel", ":", "partner_ex", ",", "#3", ">=2", "&", "|", "!", "(", ")", "d_x",
                     "always", "never", "?", " ", "\n", "rf_now", "9" * 30)),
    max_size=30,
).map("".join)  # fmt: skip


@often
@given(data=st.one_of(st.binary(max_size=200), given_answers.map(lambda a: json.dumps(a).encode())))
def test_answers(data: bytes) -> None:
    fuzzed.answers(data)


@often
@given(text=st.one_of(words, st.text(max_size=60)))
def test_conditions(text: str) -> None:
    fuzzed.condition(text.encode("utf-8", "replace"))


@often
@given(data=st.one_of(st.binary(max_size=60), st.from_regex(rb"[0-9A-Z -]{20,40}", fullmatch=True)))
def test_codes(data: bytes) -> None:
    fuzzed.code(data)


@often
@given(
    data=st.one_of(
        st.binary(max_size=300),
        st.lists(st.sampled_from((b"academic", b"acid", b"enlarge", b"x")), max_size=40)
        .map(b" ".join),
    )
)  # fmt: skip
def test_sheets(data: bytes) -> None:
    fuzzed.sheet(data)


FILES = ("questions.toml", "rules.toml", "services.toml", "en/questions.toml", "en/plan.toml")


@seldom
@given(
    name=st.sampled_from(FILES), place=st.floats(0, 1), length=st.integers(0, 40),
    piece=st.one_of(st.binary(max_size=20), st.sampled_from((b"[[", b"= 1\n", b"'", b"{}"))),
)  # fmt: skip
def test_content_with_a_harmed_file(name: str, place: float, length: int, piece: bytes) -> None:
    data = (content_root() / name).read_bytes()
    at = int(place * len(data))
    fuzzed.content(data[:at] + piece + data[at + length :], name)

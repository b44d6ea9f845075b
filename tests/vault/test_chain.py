import hashlib

import pytest

from tui.vault.chain import GENESIS, canonical_json, first_link, link, seal
from tui.vault.errors import BadText


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"b": 1, "a": [None, True, "é"]}, '{"a":[null,true,"é"],"b":1}'.encode()),
        ({"é": {"z": "", "a": {}}}, '{"é":{"a":{},"z":""}}'.encode()),
        ('"\\\n\t\x01/\u2028😀', '"\\"\\\\\\n\\t\\u0001/\u2028😀"'.encode()),
        (10**20, b"100000000000000000000"),
    ],
)
def test_canonical_json_is_frozen(value: object, expected: bytes) -> None:
    assert canonical_json(value) == expected


@pytest.mark.parametrize("value", [1.0, [0.5], {"a": {"b": (1.5,)}}, float("nan"), {1, 2}, b"x"])
def test_values_without_a_sure_spelling_are_refused(value: object) -> None:
    with pytest.raises(TypeError):
        canonical_json(value)


def test_half_a_surrogate_pair_is_refused() -> None:
    with pytest.raises(BadText):
        canonical_json({"a": "\udcff"})


def test_a_link_is_the_hash_that_the_format_describes() -> None:
    entry = canonical_json({"seq": 1})
    inner = hashlib.sha256(b'{"seq":1}').digest()
    expected = hashlib.sha256(b"plan-journal/2\x00" + bytes(32) + inner).digest()
    assert seal(entry) == inner
    assert link(GENESIS, seal(entry)) == expected
    assert link(expected, seal(entry)) != expected


def test_the_older_form_is_over_the_whole_entry() -> None:
    entry = canonical_json({"seq": 1})
    expected = hashlib.sha256(b"plan-journal/1\x00" + bytes(32) + b'{"seq":1}').digest()
    assert first_link(GENESIS, entry) == expected
    with pytest.raises(ValueError, match="32 bytes"):
        first_link(b"short", entry)


def test_a_link_follows_a_whole_link() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        link(b"short", bytes(32))
    with pytest.raises(ValueError, match="32 bytes"):
        link(bytes(32), b"{}")

"""1: from a passphrase to the key and the recovery code, the same bytes everywhere, for ever."""

from __future__ import annotations

import hashlib
import hmac
import json
from pathlib import Path
from typing import Any

import pytest
from argon2.low_level import Type, hash_secret_raw

from tests.faults.conftest import Soak
from tui.vault.kdf import derive_key, derive_seed
from tui.vault.passphrase import fold
from tui.vault.profiles import SHIPPED, Profile, profile_number
from tui.vault.recovery_code import code_of, seed_of
from tui.vault.secret import Secret

VECTORS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "data" / "key_vectors.json").read_text(encoding="utf-8")
)
each_vector = pytest.mark.parametrize("vector", VECTORS, ids=range(1, len(VECTORS) + 1))
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def profile_in(vector: dict[str, Any]) -> Profile:
    return Profile(vector["profile"], vector["passes"], vector["memory_kib"], vector["lanes"])


def power_of_two(exponent: int) -> int:
    """2 to the power of `exponent` in GF(32) with x^5 + x^2 + 1."""
    value = 1
    for _ in range(exponent):
        value = value << 1 if value < 16 else (value << 1) ^ 0b100101
    return value


def product(one: int, other: int) -> int:
    """Multiply in GF(32) by logarithms, another way than the program."""
    if not one or not other:
        return 0
    logarithm = {power_of_two(exponent): exponent for exponent in range(31)}
    return power_of_two((logarithm[one] + logarithm[other]) % 31)


def test_there_are_twelve_of_them_and_both_shipped_profiles_are_among_them() -> None:
    assert len(VECTORS) == 12
    assert SHIPPED.items() <= {p.number: p for p in map(profile_in, VECTORS)}.items()


@each_vector
def test_the_fold_the_seed_the_key_and_the_code_are_frozen(
    vector: dict[str, Any], soak: Soak
) -> None:
    soak.report(1)
    salt = bytes.fromhex(vector["salt"])
    with (
        Secret(vector["passphrase"].encode()) as typed,
        fold(typed) as folded,
        derive_seed(folded, salt, profile_in(vector)) as seed,
        derive_key(seed, salt) as key,
        code_of(seed) as code,
        seed_of(code) as read_again,
    ):
        assert bytes(folded.view()).hex() == vector["folded"]
        assert bytes(seed.view()).hex() == vector["seed"]
        assert bytes(key.view()).hex() == vector["key"]
        assert bytes(code.view()).decode() == vector["code"]
        assert read_again.same_as(seed)
    assert profile_number(salt) == vector["profile"]


@each_vector
def test_other_implementations_give_the_same(vector: dict[str, Any]) -> None:
    salt, seed = bytes.fromhex(vector["salt"]), bytes.fromhex(vector["seed"])
    profile = profile_in(vector)
    plain = bytes.fromhex(vector["folded"])
    assert seed == hash_secret_raw(
        plain, salt, profile.passes, profile.memory, profile.lanes, 16, Type.ID
    )
    middle = hmac.new(salt, seed, hashlib.sha256).digest()
    key = hmac.new(middle, b"carnet/db-key/1\x01", hashlib.sha256).digest()
    assert key.hex() == vector["key"]


@each_vector
def test_the_code_follows_its_description(vector: dict[str, Any]) -> None:
    values = [ALPHABET.index(character) for character in vector["code"]]
    number = int("".join(f"{value:05b}" for value in values[:26]), 2)
    assert number == int(vector["seed"], 16) << 2
    plain = weighted = 0
    for place, value in enumerate(reversed(values)):
        plain ^= value
        weighted ^= product(power_of_two(place), value)
    assert (plain, weighted) == (1, 0)

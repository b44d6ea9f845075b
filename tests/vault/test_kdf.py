import hashlib
import hmac
import subprocess
import sys

import pytest
from argon2.low_level import Type, hash_secret_raw

from tests.vault.cheap import CHEAP, content
from tui.vault import kdf
from tui.vault.errors import NewerFormat
from tui.vault.passphrase import fold
from tui.vault.profiles import (
    DEFAULT,
    FOREIGN_STARTS,
    SHIPPED,
    SMALL,
    Profile,
    new_salt,
    profile_number,
    profile_of,
)
from tui.vault.secret import Secret

SALT = bytes.fromhex("000102030405060708090a0b0c0d0e0f")
FROZEN = [
    (
        "correct horse battery staple",
        CHEAP,
        "e4b81c6ee75f9111eabe5c98e378846f",
        "50e650692d66d84a56a9de712f691430924817925794950e6988aeb634eaf116",
    ),
    (
        "clé été",
        CHEAP,
        "9ae6423ecafa22d936a100009c97ce27",
        "46735c2d89b0f0b87c3b5f5b466587989ccfd8437ed2a4d496e20279f5069a88",
    ),
    (
        "correct horse battery staple",
        SMALL,
        "4ed1adcdbfb4cde635fce847e2ccfaf7",
        "36ede1d29809ef18b91725da189780788bf79d3c18b2ff9c2bbcc5dcfe5fcbe5",
    ),
    (
        "cle\u0301\u00a0e\u0301te\u0301",
        SMALL,
        "f1bb65a913b5fb43da320094531e88a9",
        "6080d9035fa931eaf8be5364c6a5cdb6903030ca2aab4613ca6b5e7b88020570",
    ),
]


@pytest.mark.parametrize(("passphrase", "profile", "seed_hex", "key_hex"), FROZEN)
def test_frozen_vectors(passphrase: str, profile: Profile, seed_hex: str, key_hex: str) -> None:
    with fold(Secret(passphrase.encode())) as folded:
        seed = kdf.derive_seed(folded, SALT, profile)
    assert content(seed).hex() == seed_hex
    assert content(kdf.derive_key(seed, SALT)).hex() == key_hex


def test_the_seed_is_plain_argon2id() -> None:
    expected = hash_secret_raw(b"abc", SALT, CHEAP.passes, CHEAP.memory, CHEAP.lanes, 16, Type.ID)
    assert content(kdf.derive_seed(Secret(b"abc"), SALT, CHEAP)) == expected


def hkdf(material: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    """RFC 5869, for any length."""
    key = hmac.new(salt, material, hashlib.sha256).digest()
    block, output, counter = b"", b"", 1
    while len(output) < length:
        block = hmac.new(key, block + info + bytes([counter]), hashlib.sha256).digest()
        output, counter = output + block, counter + 1
    return output[:length]


def test_the_reference_hkdf_is_that_of_rfc_5869_case_1() -> None:
    material, salt = bytes([0x0B] * 22), bytes(range(13))
    expected = (
        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"
    )
    assert hkdf(material, salt, bytes(range(0xF0, 0xFA)), 42).hex() == expected


def test_the_key_is_hkdf_of_the_seed() -> None:
    seed = bytes(range(16))
    expected = hkdf(seed, SALT, b"carnet/db-key/1", 32)
    assert content(kdf.derive_key(Secret(seed), SALT)) == expected


def test_the_key_spec_is_the_raw_key_form_of_sqlcipher() -> None:
    key = bytes(range(100, 132))
    spec = content(kdf.key_spec(Secret(key), SALT))
    assert spec == b"x'" + key.hex().encode() + SALT.hex().encode() + b"'"


def test_no_shipped_profile_is_weaker_than_64_mib() -> None:
    assert set(SHIPPED) == {1, 2}
    assert SHIPPED[1] == DEFAULT == Profile(1, 3, 256 * 1024, 4)
    assert SHIPPED[2] == SMALL == Profile(2, 3, 64 * 1024, 4)
    assert all(number == profile.number for number, profile in SHIPPED.items())
    assert all(profile.memory >= 64 * 1024 and profile.passes >= 3 for profile in SHIPPED.values())


@pytest.mark.parametrize("profile", [DEFAULT, SMALL, CHEAP])
def test_a_new_salt_stands_for_its_profile(profile: Profile) -> None:
    salts = {new_salt(profile) for _ in range(50)}
    assert len(salts) == 50
    assert {profile_number(salt) for salt in salts} == {profile.number}
    assert all(len(salt) == 16 for salt in salts)


def test_the_profile_number_of_a_salt_is_frozen() -> None:
    assert [profile_number(bytes([n]) * 16) for n in range(8)] == [13, 12, 9, 8, 0, 11, 6, 4]


def test_an_unknown_profile_is_a_newer_format() -> None:
    with pytest.raises(NewerFormat):
        profile_of(new_salt(CHEAP), SHIPPED)


def test_no_salt_begins_like_a_common_file() -> None:
    number = profile_number(b"\xff\xd8\xff" + bytes(13))
    draws = iter([b"\xff\xd8\xff" + bytes(13), *[bytes([n]) * 16 for n in range(256)]])
    salt = new_salt(Profile(number, 1, 8, 1), lambda _size: next(draws))
    assert not salt.startswith(FOREIGN_STARTS)


STARVED = """
import resource, sys
from tui.vault.errors import NotEnoughMemory
from tui.vault.kdf import derive_seed
from tui.vault.profiles import DEFAULT, SMALL
from tui.vault.secret import Secret
import argon2.low_level
in_use = int(open("/proc/self/statm").read().split()[0]) * 4096
resource.setrlimit(resource.RLIMIT_AS, (in_use + 200 * 1024**2,) * 2)
try:
    derive_seed(Secret(b"abc"), bytes(16), DEFAULT)
except NotEnoughMemory:
    print("refused", len(derive_seed(Secret(b"abc"), bytes(16), SMALL)))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="RLIMIT_AS and /proc are Linux's")
def test_too_little_memory_has_its_own_error_and_the_process_lives_on() -> None:
    done = subprocess.run(
        [sys.executable, "-c", STARVED], capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "refused 16", done.stderr

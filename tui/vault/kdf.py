"""From passphrase to key: Argon2id gives a seed, HKDF-SHA256 makes it the key of one file.

Sources: RFC 9106 (Argon2), RFC 5869 (HKDF).  The passphrase, the seed and the key live in `Secret`
buffers that Argon2 reads and fills in place.  What cannot be avoided: `hmac` returns its two
32-byte results as `bytes`, which are dropped at once but which Python offers no way to overwrite.
"""

from __future__ import annotations

import hmac

from tui.vault.errors import NotEnoughMemory, VaultError
from tui.vault.profiles import SALT_BYTES, Profile
from tui.vault.secret import Secret

SEED_BYTES = 16
KEY_BYTES = 32
_INFO = b"carnet/db-key/1"
_HEX = b"0123456789abcdef"
_OUT_OF_MEMORY = (-22, -33)
"""Argon2's codes for a failed allocation and for a thread that could not be started."""


def derive_seed(passphrase: Secret, salt: bytes, profile: Profile) -> Secret:
    """Return the 16-byte seed of a folded passphrase.

    Takes 0.1-1 s without holding the interpreter lock.  Raise `NotEnoughMemory` when the memory of
    the profile cannot be had.
    """
    from argon2.low_level import ARGON2_VERSION, Type, ffi, lib  # type: ignore[attr-defined]

    seed = Secret(bytes(SEED_BYTES), capacity=SEED_BYTES)
    with (
        passphrase.view() as pass_view,
        seed.view() as seed_view,
        ffi.from_buffer("uint8_t[]", pass_view) as source,
        ffi.from_buffer("uint8_t[]", seed_view) as target,
    ):
        code = lib.argon2_hash(
            profile.passes, profile.memory, profile.lanes, source, len(passphrase), salt,
            len(salt), target, SEED_BYTES, ffi.NULL, 0, Type.ID.value, ARGON2_VERSION,
        )  # fmt: skip
    if code in _OUT_OF_MEMORY:
        raise NotEnoughMemory
    if code != 0:
        raise VaultError
    return seed


def derive_key(seed: Secret, salt: bytes) -> Secret:
    """Return the 32-byte key of the file that begins with `salt` (HKDF-SHA256, one block)."""
    with seed.view() as view:
        pseudorandom = hmac.digest(salt, view, "sha256")
    return Secret(hmac.digest(pseudorandom, _INFO + b"\x01", "sha256"), capacity=KEY_BYTES)


def key_spec(key: Secret, salt: bytes) -> Secret:
    """Return SQLCipher's raw key form, `x'<64 hex digits of key><32 of salt>'`, without a `str`."""
    spec = Secret(b"x'", capacity=2 + 2 * (KEY_BYTES + SALT_BYTES) + 1)
    with key.view() as view:
        for part in (view, salt):
            for byte in part:
                spec.extend(_HEX[byte >> 4 : (byte >> 4) + 1])
                spec.extend(_HEX[byte & 15 : (byte & 15) + 1])
    spec.extend(b"'")
    return spec

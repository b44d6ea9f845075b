"""How much work one guess of the passphrase costs, and how a file says so without a header.

The profile number is the low four bits of a hash of the file's first sixteen bytes (its salt).  At
creation salts are drawn until they give the wanted number, so nothing is stored and the file stays
random-looking from its first byte.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from secrets import token_bytes
from types import MappingProxyType

from tui.vault.errors import NewerFormat

SALT_BYTES = 16
_LABEL = b"carnet/kdf-profile/1\0"
MEBIBYTE = 1024


@dataclass(frozen=True)
class Profile:
    """Argon2id parameters: `number` 0-15 from the salt, `passes`, `memory` in KiB, `lanes`."""

    number: int
    passes: int
    memory: int
    lanes: int


DEFAULT = Profile(number=1, passes=3, memory=256 * MEBIBYTE, lanes=4)
SMALL = Profile(number=2, passes=3, memory=64 * MEBIBYTE, lanes=4)
"""For computers with little memory: RFC 9106, second recommended option."""

Profiles = Mapping[int, Profile]
SHIPPED: Profiles = MappingProxyType({DEFAULT.number: DEFAULT, SMALL.number: SMALL})
"""Every profile a file may ask for.  Numbers are only ever added, never used again for something
else."""

FOREIGN_STARTS = (
    b"SQLite format 3\0",
    b"\xff\xd8\xff",
    b"\x89PNG",
    b"PK\x03\x04",
    b"%PDF",
    b"GIF8",
    b"\x1f\x8b\x08",
    b"7z\xbc\xaf",
)
"""How common files begin (SQLite, JPEG, PNG, ZIP, PDF, GIF, gzip, 7-Zip); no salt of ours begins
so."""


def profile_number(salt: bytes) -> int:
    """Return the number (0-15) that a salt of sixteen bytes stands for."""
    return hashlib.sha256(_LABEL + salt).digest()[0] & 0x0F


def profile_of(salt: bytes, profiles: Profiles = SHIPPED) -> Profile:
    """Return the profile a salt asks for; raise `NewerFormat` when it is unknown here."""
    profile = profiles.get(profile_number(salt))
    if profile is None:
        raise NewerFormat
    return profile


def new_salt(profile: Profile, draw: Callable[[int], bytes] = token_bytes) -> bytes:
    """Draw a random salt that stands for `profile` (16 draws on average)."""
    while True:
        salt = draw(SALT_BYTES)
        if profile_number(salt) == profile.number and not salt.startswith(FOREIGN_STARTS):
            return salt

"""Asking for the passphrase of a vault that is already open, without touching its file.

The file must not be opened a second time (closing that descriptor would drop the vault's locks), so
the open vault keeps a hash of its seed.  It tells nothing that the file does not: trying a guess
against it costs the same Argon2 as against the file.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass

from tui.vault.errors import WrongPassphrase
from tui.vault.kdf import derive_seed
from tui.vault.passphrase import fold
from tui.vault.profiles import Profile
from tui.vault.secret import Secret

_LABEL = b"carnet/same-seed/1\0"


@dataclass(frozen=True, repr=False)
class KeyProof:
    """What is needed to say whether a passphrase is the one of an open file."""

    salt: bytes
    profile: Profile
    digest: bytes

    @classmethod
    def of(cls, seed: Secret, salt: bytes, profile: Profile) -> KeyProof:
        """Return the proof for the file that begins with `salt` and was opened with `seed`."""
        return cls(salt, profile, _digest(seed, salt))

    def seed_of(self, passphrase: Secret) -> Secret:
        """Return the 16-byte seed of the file, which the caller wipes; takes as long as Argon2.

        `passphrase` is folded here and left to the caller to wipe.  Raise `WrongPassphrase`,
        `BadPassphraseText`, `TooLong` or `NotEnoughMemory`.
        """
        with fold(passphrase) as folded:
            seed = derive_seed(folded, self.salt, self.profile)
        if not self.fits(seed):
            seed.wipe()
            raise WrongPassphrase
        return seed

    def fits(self, seed: Secret) -> bool:
        """Say whether `seed` is the one the file was opened with; takes no time."""
        return hmac.compare_digest(_digest(seed, self.salt), self.digest)


def _digest(seed: Secret, salt: bytes) -> bytes:
    """Return SHA-256 of the seed under its own label."""
    hashed = hashlib.sha256(_LABEL + salt)
    with seed.view() as view:
        hashed.update(view)
    return hashed.digest()

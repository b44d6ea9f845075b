"""Real vaults for tests, with a key derivation that costs next to nothing, and a clock to turn."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from tui.vault.opening import create, open_vault
from tui.vault.profiles import Profile
from tui.vault.secret import Secret
from tui.vault.vault import Vault

CHEAP = Profile(number=9, passes=1, memory=8, lanes=1)
"""For tests only: no shipped version opens a file that asks for this profile."""

START = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)


class TestClock:
    """A clock that moves only when it is told to."""

    __test__ = False

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **step: float) -> None:
        self.now += timedelta(**step)


def passphrase() -> Secret:
    secret = Secret()
    secret.set(b"un bol de riz tiede")
    return secret


def new_vault(path: Path, clock: TestClock | None = None) -> Vault:
    return create(path, passphrase(), profile=CHEAP, now=clock or TestClock())


def reopen(path: Path, *, read_only: bool = False) -> Vault:
    return open_vault(path, passphrase(), read_only=read_only, profiles={CHEAP.number: CHEAP})


def ids() -> Iterator[str]:
    """Yield ids in a known order."""
    return (f"id-{number:04}" for number in count(1))

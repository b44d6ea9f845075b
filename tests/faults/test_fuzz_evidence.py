"""What people bring as proof, harmed in every way: a typed error, or something that was read."""

from __future__ import annotations

import os
import random
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.faults import fuzzed
from tests.journal.exports.made import EVERY
from tests.journal.mails import MIXED, SOUND, mbox
from tests.journal.test_dkim_key import KEY as PUBLISHED
from tests.journal.test_dkim_key import MAIL as SIGNED
from tests.journal.test_outlook import WHOLE
from tests.journal.test_timestamps import HEAD, NONCE, REPLY
from tests.safety.test_archives import FILES, MAKERS
from tui.journal.timestamps import request

FULL = os.environ.get("CARNET_SOAK") == "full"
often = settings(
    max_examples=3000 if FULL else 150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

Seeds = list[bytes]
SMALL = {name: data[:3000] for name, data in FILES.items()}


def archives() -> Seeds:
    made = [maker(SMALL) for maker in MAKERS.values()]
    return [*made, MAKERS["zip"]({"inner.zip": made[0], "inner.tar": made[2]})]


SEEDS: dict[str, Callable[[], Seeds]] = {
    "archive": archives,
    "mail": lambda: [SOUND, MIXED, SIGNED, mbox(SOUND, MIXED)],
    "key": lambda: [PUBLISHED.encode()],
    "outlook": lambda: [WHOLE],
    "export": lambda: [data for _, data in EVERY.values()],
    "stamp": lambda: [REPLY, request(HEAD, NONCE)],
}


def harmed(seed: bytes, number: int, times: int) -> bytes:
    """Return the bytes with a few changes that `number` decides."""
    dice, data = random.Random(number), bytearray(seed)
    for _ in range(times):
        at = dice.randrange(len(data) + 1)
        length = dice.choice((1, 1, 2, 4, 40))
        match dice.randrange(6):
            case 0:
                data[at : at + length] = dice.randbytes(length)
            case 1:
                data[at : at + length] = dice.choice((b"\x00", b"\xff", b"7", b"\n")) * length
            case 2:
                del data[at : at + length]
            case 3:
                data[at:at] = data[dice.randrange(len(data) + 1) :][: length * 8]
            case 4:
                del data[at:]
            case _:
                data[at : at + 1] = bytes([data[at] ^ 1 << dice.randrange(8)]) if data[at:] else b""
    return bytes(data)


@pytest.mark.parametrize("target", SEEDS)
def test_harmed(target: str) -> None:
    seeds = SEEDS[target]()
    for seed in seeds:
        fuzzed.TARGETS[target](seed)

    @often
    @given(
        which=st.integers(0, len(seeds) - 1),
        number=st.integers(0, 2**32),
        times=st.integers(1, 8),
    )
    def run(which: int, number: int, times: int) -> None:
        fuzzed.TARGETS[target](harmed(seeds[which], number, times))

    run()


@pytest.mark.parametrize("target", SEEDS)
def test_anything(target: str) -> None:
    @often
    @given(data=st.binary(max_size=2000))
    def run(data: bytes) -> None:
        fuzzed.TARGETS[target](data)

    run()

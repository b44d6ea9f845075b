"""From the first byte to the last, a vault cannot be told from random bytes."""

import random
from itertools import pairwise
from pathlib import Path

from tests.vault.cheap import create, entry
from tui.vault.tables import ENTRY

MARKS = (b"SQLite", b"sqlite", b"CREATE", b"carnet", b"Carn", b"entry", b"needle in the hay")


def written(path: Path) -> bytes:
    vault = create(path)
    with vault.write() as writer:
        for seq in range(1, 40):
            writer.insert(ENTRY, entry(seq, "needle in the hay " * 40))
            writer.index_entry(seq, "needle in the hay")
    vault.close()
    return path.read_bytes()


def chi_square(content: bytes) -> float:
    """Pearson's statistic of the 256 byte values against an even spread."""
    expected = len(content) / 256
    return sum((content.count(value) - expected) ** 2 / expected for value in range(256))


def serial_correlation(content: bytes) -> float:
    """Correlation of each byte with the next one."""
    pairs = list(pairwise(content))
    mean = sum(content) / len(content)
    variance = sum((byte - mean) ** 2 for byte in content) / len(content)
    return sum((a - mean) * (b - mean) for a, b in pairs) / len(pairs) / variance


def test_bytes_are_evenly_spread_and_independent(tmp_path: Path) -> None:
    content = written(tmp_path / "carnet.dat")
    assert len(content) % 4096 == 0
    # With 255 degrees of freedom, one random file in a million lies outside these bounds.
    assert 155 < chi_square(content) < 386
    assert abs(serial_correlation(content)) < 5 / len(content) ** 0.5


def test_the_measures_notice_a_file_that_is_not_random() -> None:
    text = b"A plain text, said over and over again. " * 4000
    assert chi_square(text) > 10_000
    random_half = random.Random(1).randbytes(80_000)
    assert chi_square(random_half + bytes(2000)) > 386
    assert abs(serial_correlation(bytes(sorted(random_half)))) > 0.5


def test_the_first_bytes_differ_every_time(tmp_path: Path) -> None:
    starts = set()
    for number in range(20):
        path = tmp_path / str(number)
        create(path).close()
        content = path.read_bytes()
        starts.add(content[:16])
        assert len(set(content[:4096])) > 250
    assert len(starts) == 20


def test_no_word_of_the_program_or_of_a_person_is_in_the_file(tmp_path: Path) -> None:
    content = written(tmp_path / "carnet.dat")
    assert [mark for mark in MARKS if mark in content] == []

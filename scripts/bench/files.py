"""Files that cannot be compressed, to take in as exhibits."""

from __future__ import annotations

import random
from pathlib import Path

_BLOCK = 1 << 20


def write_noise(path: Path, size: int, number: int = 0) -> Path:
    """Write `size` bytes to `path` that look random and are the same each time; return it.

    Each mebibyte begins with its place, so that no two are the same.
    """
    block = random.Random(number).randbytes(_BLOCK)  # noqa: S311  (the same bytes each time)
    with path.open("wb") as file:
        for start in range(0, size, _BLOCK):
            piece = start.to_bytes(8) + block[8:]
            file.write(piece[: min(_BLOCK, size - start)])
    return path

"""25, 26: after a power cut the file opens and holds every save that was acknowledged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.faults import evening, power_cut
from tests.faults.conftest import Soak
from tui.vault.errors import VaultError


@pytest.fixture(scope="module")
def recorded(
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[list[power_cut.Op], dict[str, bytes], list[str]]:
    """What the evening did to the medium, what was there before, and the digest of each save."""
    reason = power_cut.refusal()
    if reason:
        pytest.skip(reason)
    folder: Path = tmp_path_factory.mktemp("stick")
    path, acks = folder / "carnet.dat", folder.with_suffix(".acks")
    evening.begin(path)
    base = {str(path): path.read_bytes()}
    before, problem = evening.soundness(path)
    assert problem == ""
    assert path.read_bytes() == base[str(path)]
    ops = power_cut.record(folder, path, acks)
    return ops, base, [before, *acks.read_text(encoding="ascii").split()]


def verdicts(cuts: Iterable[power_cut.Cut], known: list[str], folder: Path) -> Counter[str]:
    """Open the file after each cut and say what became of it."""
    seen: Counter[str] = Counter()
    for number, cut in enumerate(cuts):
        place = folder / str(number)
        place.mkdir()
        for path, data in cut.files.items():
            (place / Path(path).name).write_bytes(data)
        seen[verdict(place / "carnet.dat", known, cut.acknowledged)] += 1
        for file in place.iterdir():
            file.unlink()
    return seen


def verdict(path: Path, known: list[str], acknowledged: int) -> str:
    try:
        found, problem = evening.soundness(path)
    except VaultError as error:
        return f"corrupt: {error.code}"
    if problem:
        return f"corrupt: {problem}"
    if found in known[acknowledged : acknowledged + 2]:
        return "sound"
    if found in known:
        return "lost"
    return "lost: a state that never was"


def check(soak: Soak, seen: Counter[str]) -> None:
    soak.report(seen.total(), lost=seen.total() - seen["sound"])
    assert set(seen) == {"sound"}, seen


def test_the_record_holds_what_the_evening_did(
    recorded: tuple[list[power_cut.Op], dict[str, bytes], list[str]],
) -> None:
    """Without this, an empty record would pass the tests below."""
    ops, base, known = recorded
    kinds = Counter(op.kind for op in ops)
    assert kinds["ack"] == evening.SAVES
    assert kinds["sync"] > 2 * evening.SAVES
    assert kinds["write"] > 5 * evening.SAVES
    assert len(set(known)) == len(known)
    (path,) = base
    whole = list(power_cut.states(ops, base, 1, in_order=True))
    assert set(whole[0].files) <= {path, f"{path}-journal"}


def test_25_writes_reordered_and_torn_between_syncs(
    recorded: tuple[list[power_cut.Op], dict[str, bytes], list[str]], tmp_path: Path, soak: Soak
) -> None:
    ops, base, known = recorded
    cuts = power_cut.states(ops, base, soak.of(80, 1000))
    check(soak, verdicts(cuts, known, tmp_path))


def test_26_syncs_ignored_but_the_order_kept(
    recorded: tuple[list[power_cut.Op], dict[str, bytes], list[str]], tmp_path: Path, soak: Soak
) -> None:
    ops, base, known = recorded
    cuts = power_cut.states(ops, base, soak.of(30, 300), in_order=True)
    check(soak, verdicts(cuts, known, tmp_path))


def test_a_file_written_without_syncs_would_be_caught(
    recorded: tuple[list[power_cut.Op], dict[str, bytes], list[str]], tmp_path: Path
) -> None:
    """Take the syncs out of the record: the same measure must now find losses."""
    ops, base, known = recorded
    unsafe = [op for op in ops if op.kind != "sync"]
    seen = verdicts(power_cut.states(unsafe, base, 40), known, tmp_path)
    assert seen.total() - seen["sound"] > 20


def test_a_call_that_another_thread_parts_is_one_call() -> None:
    lines = [
        '7  write(3</a>, "x", 1 <unfinished ...>\n',
        "8  fsync(4</b>) = 0\n",
        "7  <... write resumed>) = 1\n",
    ]
    assert list(power_cut.whole(lines)) == [lines[1], '7 write(3</a>, "x", 1) = 1']

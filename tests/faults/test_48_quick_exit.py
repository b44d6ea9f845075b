"""48: ctrl+q clears the screen and ends everything at once, wherever one is; the file is sound."""

from __future__ import annotations

import time
from itertools import cycle, islice
from pathlib import Path
from statistics import median, quantiles

import pytest

from tests.faults.conftest import Soak
from tests.terminal import steps
from tests.terminal.conftest import stick  # noqa: F401 - a fixture
from tests.terminal.harness import CARNET, CTRL_Q, SLOW, Terminal
from tui.safety.terminal import RESET

pytestmark = pytest.mark.terminal

CLEARED, GONE = 0.1, 0.3
CLEARING = RESET[:8]


def leave(stick: Path, key: str, name: str) -> tuple[float, float]:  # noqa: F811
    """Unlock, open a section, press ctrl+q; return the seconds until cleared and until gone."""
    with Terminal(CARNET, folder=stick) as terminal:
        steps.unlock(terminal)
        terminal.send(key)
        terminal.wait_for(f"▸{key} {name}")
        (session,) = terminal.processes()
        seen, began = len(terminal.raw), time.perf_counter()
        terminal.send(CTRL_Q)
        while CLEARING not in terminal.raw[seen:]:
            terminal._read(0.001)
            assert time.perf_counter() - began < 5
        cleared = time.perf_counter() - began
        while Path(f"/proc/{session}").exists():
            assert time.perf_counter() - began < 5
        gone = time.perf_counter() - began
        assert terminal.wait_end() == 0
    return cleared, gone


def worst(times: list[float], soak: Soak) -> float:
    """Return the 95th percentile; of the few tries of a short run, the middle one."""
    return quantiles(times, n=20)[-1] if soak.full else median(times)


def test_it_is_immediate_from_every_section(stick: Path, soak: Soak) -> None:  # noqa: F811
    if not Path("/proc").exists():
        pytest.skip("quick exit: there is no /proc here to see the end of a process")
    with Terminal(CARNET, folder=stick) as terminal:
        steps.create_file(terminal)
        terminal.send(CTRL_Q)
        terminal.wait_end()
    tries = list(islice(cycle(steps.SECTIONS.items()), soak.of(3, 50)))
    cleared, gone = zip(*[leave(stick, key, name) for key, name in tries], strict=True)
    with Terminal(CARNET, folder=stick) as terminal:  # it opens again: nothing was harmed
        steps.unlock(terminal)
    late = worst(list(cleared), soak) > CLEARED * SLOW or worst(list(gone), soak) > GONE * SLOW
    soak.report(len(tries), lost=int(late))
    assert worst(list(cleared), soak) <= CLEARED * SLOW
    assert worst(list(gone), soak) <= GONE * SLOW

"""Files that hold somebody's answers, for tests of the screens that show them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from tui.session import Session

PLANS = Path(__file__).resolve().parent.parent / "plans"


def tell_story(session: Session, story: str) -> None:
    """Give the answers of one of the five stories."""
    answers = json.loads((PLANS / f"{story}.json").read_text(encoding="utf-8"))
    for question, answer in answers.items():
        session.answers.set(question, answer)


async def settle(pilot: Pilot[Any]) -> None:
    """Wait until what was typed is drawn and kept; a window that waits for an answer may stay."""
    for _ in range(3):
        await pilot.pause()
    saving = [worker for worker in pilot.app.workers if worker.group == "answers"]
    if saving:
        await pilot.app.workers.wait_for_complete(saving)
    await pilot.pause()

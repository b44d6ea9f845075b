"""B12: from answers to a plan."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

from scripts.bench.figure import Figure, latency
from scripts.bench.fixtures import Fixtures
from scripts.environment import ROOT
from tui.library.load import load_library
from tui.library.places import content_root
from tui.planner.answers import parse_answers
from tui.planner.plan import build_plan

TARGET = 5.0
"""Milliseconds from answers to a plan."""


def measure(fixtures: Fixtures) -> Iterator[tuple[str, Figure]]:
    """Yield how long the plan of a whole story takes."""
    library = load_library(content_root(), "en")
    stories = sorted((ROOT / "tests" / "plans").glob("*.json"))
    raw = json.loads(stories[0].read_text(encoding="utf-8"))
    today = date(2026, 11, 20)

    def plan() -> object:
        return build_plan(parse_answers(raw, library), library, today)

    yield "B12", latency("answers to plan", plan, TARGET, rounds=50 if fixtures.short else 300)

"""The safe order: what must come before what, what waits, and who goes first among equals."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Mapping

from tui.library.model import Library, OrderRule, Step, Urgency
from tui.library.rules import is_meant
from tui.planner.situation import Situation

Prerequisites = Mapping[str, tuple[str, ...]]
"""Step id to the ids of the steps in the same plan that come before it."""


def prerequisites_in(
    steps: Mapping[str, Step], situation: Situation, library: Library
) -> dict[str, tuple[str, ...]]:
    """Return each selected step's prerequisites: its own, then those of the rules that hold."""
    rules = [rule for rule in library.order_rules if rule.when.holds(situation)]
    return {step.id: _before(step, rules, steps) for step in steps.values()}


def _before(step: Step, rules: list[OrderRule], steps: Mapping[str, Step]) -> tuple[str, ...]:
    wanted = list(step.after)
    for rule in rules:
        if is_meant(step, rule):
            wanted.extend(rule.after)
    return tuple(other for other in dict.fromkeys(wanted) if other in steps and other != step.id)


def waiting_steps(held: Iterable[str], prerequisites: Prerequisites) -> set[str]:
    """Return the held steps and every step that depends on one of them."""
    dependents: dict[str, list[str]] = {}
    for step, before in prerequisites.items():
        for other in before:
            dependents.setdefault(other, []).append(step)
    todo = list(held)
    waiting = set(todo)
    while todo:
        for step in dependents.get(todo.pop(), ()):
            if step not in waiting:
                waiting.add(step)
                todo.append(step)
    return waiting


def inherited_urgencies(
    urgencies: Mapping[str, Urgency], prerequisites: Prerequisites
) -> dict[str, Urgency]:
    """Give each step the urgency of the most urgent step that needs it."""
    inherited = dict(urgencies)
    todo = list(urgencies)
    while todo:
        step = todo.pop()
        for other in prerequisites[step]:
            if other in inherited and inherited[step].rank < inherited[other].rank:
                inherited[other] = inherited[step]
                todo.append(other)
    return inherited


def sort_steps(
    steps: Iterable[str], prerequisites: Prerequisites, key: Callable[[str], tuple[int, ...]]
) -> list[str]:
    """Sort so that prerequisites come first and, among the steps that are ready, the lowest key.

    Prerequisites outside `steps` do not count. The library's check refuses cycles.
    """
    chosen = list(steps)
    members = set(chosen)
    missing = {step: {p for p in prerequisites[step] if p in members} for step in chosen}
    dependents: dict[str, list[str]] = {}
    for step, before in missing.items():
        for other in before:
            dependents.setdefault(other, []).append(step)
    ready = [(key(step), step) for step in chosen if not missing[step]]
    heapq.heapify(ready)
    order = []
    while ready:
        _, step = heapq.heappop(ready)
        order.append(step)
        for other in dependents.get(step, ()):
            missing[other].discard(step)
            if not missing[other]:
                heapq.heappush(ready, (key(other), other))
    return order

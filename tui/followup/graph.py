"""Which account resets which, as a graph: circles in it, and an order that respects it."""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence
from typing import Any

Before = Mapping[str, Sequence[str]]
"""A node to the nodes that come before it."""
Key = tuple[Any, ...]
"""What two nodes are compared by; all keys of one graph have the same shape."""


def circles(before: Before) -> list[tuple[str, ...]]:
    """Return the groups of nodes that reach each other, alone ones too, in the order of `before`.

    Two nodes are in one group when each comes, directly or through others, before the other
    (strongly connected components; Tarjan 1972, written without recursion).
    """
    found = _Tarjan(before)
    place = {node: number for number, node in enumerate(before)}
    groups = [tuple(sorted(group, key=place.__getitem__)) for group in found.groups]
    return sorted(groups, key=lambda group: place[group[0]])


class _Tarjan:
    def __init__(self, before: Before) -> None:
        self.groups: list[list[str]] = []
        self._before = before
        self._number: dict[str, int] = {}
        self._low: dict[str, int] = {}
        self._open: list[str] = []
        self._is_open: set[str] = set()
        for node in before:
            if node not in self._number:
                self._visit(node)

    def _visit(self, start: str) -> None:
        self._enter(start)
        path = [(start, iter(self._before[start]))]
        while path:
            node, others = path[-1]
            for other in others:
                if other not in self._number:
                    self._enter(other)
                    path.append((other, iter(self._before[other])))
                    break
                if other in self._is_open:
                    self._low[node] = min(self._low[node], self._number[other])
            else:
                path.pop()
                if path:
                    self._low[path[-1][0]] = min(self._low[path[-1][0]], self._low[node])
                self._leave(node)

    def _enter(self, node: str) -> None:
        self._number[node] = self._low[node] = len(self._number)
        self._open.append(node)
        self._is_open.add(node)

    def _leave(self, node: str) -> None:
        if self._low[node] != self._number[node]:
            return
        group: list[str] = []
        while not group or group[-1] != node:
            group.append(self._open.pop())
            self._is_open.discard(group[-1])
        self.groups.append(group)


def inherited(keys: Mapping[str, Key], before: Before) -> dict[str, Key]:
    """Give each node the lowest key among its own and those of all nodes that come after it."""
    lowest = dict(keys)
    todo = list(keys)
    while todo:
        node = todo.pop()
        for other in before[node]:
            if lowest[node] < lowest[other]:
                lowest[other] = lowest[node]
                todo.append(other)
    return lowest


def in_order(keys: Mapping[str, Key], before: Before) -> list[str]:
    """Return the nodes of a graph without circles: what comes before first, then the lowest key.

    Nodes that share a key stand in the order of `keys`.
    """
    place = {node: number for number, node in enumerate(keys)}
    missing = {node: set(before[node]) for node in keys}
    after: dict[str, list[str]] = {node: [] for node in keys}
    for node, others in missing.items():
        for other in others:
            after[other].append(node)
    ready = [(keys[node], place[node], node) for node in keys if not missing[node]]
    heapq.heapify(ready)
    order = []
    while ready:
        _, _, node = heapq.heappop(ready)
        order.append(node)
        for other in after[node]:
            missing[other].discard(node)
            if not missing[other]:
                heapq.heappush(ready, (keys[other], place[other], other))
    return order

"""Widgets are tested without a terminal, like screens."""

from __future__ import annotations

from tests.screens.haste import hurry

hurry()

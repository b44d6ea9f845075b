"""Keeps out of a session what Textual loads at its start and Carnet never uses.

Textual's palette of commands (Carnet has its own), the names that `textual.types` gathers for
readers of its documentation, and the folders of the computer's account take a tenth of the time
until something can be read, and TLS is a library that no part of Carnet may use. Each gets a
stand-in with the names that the rest of Textual asks for; anything else asked of a stand-in loads
the real module.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any, cast

PLACEHOLDERS: dict[str, tuple[str, ...]] = {
    "textual.command": (
        "CommandListItem",
        "CommandPalette",
        "DiscoveryHit",
        "Hit",
        "Hits",
        "Provider",
        "SimpleProvider",
    ),
    "platformdirs": ("user_downloads_path",),
}
"""Modules that are stood in for, and the names of them that Textual's other modules import."""

SHARED: dict[str, tuple[str, ...]] = {
    "textual.types": ("CallbackType", "IgnoreReturnCallbackType"),
}
"""Modules of gathered names, and those of them that are taken from `textual._types`."""


class _Absent:
    """Stands for a class of a part that is never used: it can be derived from and named."""


class _StandIn(ModuleType):
    """A module that becomes the real one when something else of it is asked for."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)


def stand_in() -> None:
    """Put the stand-ins in their places; must run before Textual's application is imported."""
    if "textual.app" in sys.modules:
        return
    absent = cast("dict[str, ModuleType | None]", sys.modules)
    absent["ssl"] = None
    for module, names in PLACEHOLDERS.items():
        _place(module, dict.fromkeys(names, _Absent))
    types = import_module("textual._types")
    for module, names in SHARED.items():
        _place(module, {name: getattr(types, name) for name in names})


def _place(module: str, parts: dict[str, object]) -> None:
    made = _StandIn(module)
    made.__dict__.update(parts)
    sys.modules[module] = made

"""An open file, its language, its clock: what everything that a session offers is made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from tui.library.language import Language

if TYPE_CHECKING:
    from tui.planner.filters import Filter
    from tui.vault.vault import Vault

Clock = Callable[[], datetime]
Made = TypeVar("Made")


class spoken(cached_property[Made]):  # noqa: N801  (a decorator, as the one it is made from)
    """Makes something when it is first used, and again after the language has changed."""


@dataclass
class Opened:
    """What is given to a session when a file is opened."""

    vault: Vault
    language: Language
    clock: Clock
    new_id: Callable[[], str]
    read_only: bool
    content: Path
    recovered: bool = False
    """Whether the file was opened without its passphrase, by code or by sheets."""
    filters: frozenset[Filter] = frozenset()
    """What the steps shown are chosen by, until the file is closed."""

    def speak(self, language: Language) -> None:
        """Change the language; what was made in the old one is made again when used."""
        self.language = language
        for name in [*self.__dict__]:
            if isinstance(getattr(type(self), name, None), spoken):
                del self.__dict__[name]

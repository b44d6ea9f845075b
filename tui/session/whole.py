"""One open file and everything the screens ask of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from tui.library.language import Language
from tui.session.dossiers import DossiersOfSession
from tui.session.opened import Clock
from tui.session.people import PeopleOfSession

if TYPE_CHECKING:
    from tui.safety.clipboard import Clipboard
    from tui.vault.vault import Vault


class Session(DossiersOfSession, PeopleOfSession):
    """An unlocked vault with the services built on it; each service is made when first used."""

    @cached_property
    def clipboard(self) -> Clipboard:
        """The way to copy a short text for another program; off until the person agrees."""
        from tui.safety.clipboard import Clipboard

        return Clipboard()

    def forget_copied(self) -> None:
        """Take back what was copied, if anything was and it is still there."""
        if "clipboard" in self.__dict__:
            self.clipboard.clear()

    @classmethod
    def of_vault(
        cls,
        vault: Vault,
        language: Language,
        *,
        chosen: bool,
        clock: Clock,
        new_id: Callable[[], str],
        content: Path,
    ) -> Self:
        """Return the session of an unlocked vault, in the language that the file remembers.

        `chosen` says that somebody asked for `language` just now: then the file remembers it.
        """
        session = cls(vault, language, clock, new_id, vault.read_only, content)
        if not chosen and session.settings.language:
            session.speak(Language(content, session.settings.language))
        elif not vault.read_only and session.settings.language != language.code:
            session.settings.language = language.code
        return session

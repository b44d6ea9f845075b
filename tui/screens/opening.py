"""From an unlocked file to the first main screen, off the drawing thread."""

from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from tui.screens.sections import SECTION_SCREENS, screen_class

if TYPE_CHECKING:
    from tui.library.model import Library
    from tui.session import Session
    from tui.vault.vault import Vault


class FirstSection:
    """What the first main screen needs; loaded once, while nobody waits for it.

    Somebody who types a passphrase needs seconds for it, and Argon2 then has both cores for itself.
    """

    def __init__(self, content: Path) -> None:
        """Load from `content`; nothing is read yet."""
        self._content = content
        self._turn = Lock()
        self._library: tuple[str, Library] | None = None

    def load(self, language: str) -> "Library":
        """Return the library in `language`; who comes while it is loaded waits for the same."""
        with self._turn:
            if self._library is None or self._library[0] != language:
                self._library = language, _load(self._content, language)
            return self._library[1]


def _load(content: Path, language: str) -> "Library":
    import tui.session  # noqa: F401 - what comes with it is needed then
    from tui.library.load import load_library

    screen_class(SECTION_SCREENS["today"])
    return load_library(content, language)


def session_from(
    unlock: "Callable[[], Vault]",
    make: "Callable[[Vault], Session]",
    first: FirstSection,
    language: str,
) -> "Session":
    """Run `unlock` (Argon2, which leaves the interpreter free) while the rest is loaded.

    Raises:
        VaultError: what `unlock` raises.
    """
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1) as pool:
        loaded = pool.submit(first.load, language)
        session = make(unlock())
        library = loaded.result()
    if session.language.code == language:
        session.library = library
    return session

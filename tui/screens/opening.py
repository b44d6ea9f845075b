"""From an unlocked file to the first main screen, off the drawing thread."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from tui.screens.sections import SECTION_SCREENS, screen_class
from tui.session import Session
from tui.vault.vault import Vault

if TYPE_CHECKING:
    from tui.library.model import Library


def warm_up(content: Path, language: str) -> "Library":
    """Load what the first screen needs and return the library in `language`."""
    from tui.library.load import load_library

    screen_class(SECTION_SCREENS["today"])
    return load_library(content, language)


def session_from(
    unlock: Callable[[], Vault], make: Callable[[Vault], Session], content: Path, language: str
) -> Session:
    """Run `unlock` (Argon2, which leaves the interpreter free) while the rest is loaded.

    Raises:
        VaultError: what `unlock` raises.
    """
    with ThreadPoolExecutor(1) as pool:
        warm = pool.submit(warm_up, content, language)
        session = make(unlock())
        library = warm.result()
    if session.language.code == language:
        session.library = library
    return session

"""Uniting the open file with another copy, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tui.helping.bundle import bundle_of
from tui.helping.returning import Brought, Home, bring_back
from tui.journal.merging import merge
from tui.library.language import mark
from tui.session import Session
from tui.vault.errors import Damaged, VaultError, WrongPassphrase
from tui.vault.merge import Merged
from tui.vault.opening import open_vault
from tui.vault.profiles import Profiles
from tui.vault.secret import Secret

AT_THE_COPY: dict[type[VaultError], str] = {
    WrongPassphrase: mark("This passphrase does not open the other copy."),
    Damaged: mark(
        "One of the two copies is damaged: rescue it first. Nothing was taken from the other one."
    ),
}
"""What an error means when it is about the other copy."""
NOT_HERE = mark("This is a helper's copy: bring it back to the file it came from.")


@dataclass(frozen=True, slots=True)
class United:
    """What came: from a copy `merged`, from a helper's copy `brought`."""

    merged: Merged
    brought: Brought | None = None


def unite(
    session: Session,
    path: Path,
    passphrase: Secret,
    profiles: Profiles,
    progress: Callable[[float], bool],
) -> United:
    """Bring what another copy, or a helper's, has into the open file; the other is only read.

    Raises:
        VaultError: what opening the other file and writing this one raise.
    """
    other = open_vault(path, passphrase, read_only=True, profiles=profiles)
    try:
        if bundle_of(other) is not None:
            home = Home(session.vault, session.clock, session.new_id)
            return United(Merged(), bring_back(home, other, progress))
        return United(merge(session.vault, other, session.journal, session.clock, progress))
    finally:
        other.close()


def united_words(merged: Merged, say: Callable[..., str]) -> str:
    """Return what was added, in numbers."""
    added = merged.added
    return say(
        "United. From the other copy came {entries} journal entries, {files} stored files and "
        "{others} other lines. Changed in both: {conflicts}; both versions are kept.",
        entries=added.get("entry", 0),
        files=added.get("stream", 0),
        others=sum(added.values()) - added.get("entry", 0) - added.get("stream", 0),
        conflicts=len(merged.conflicts),
    )

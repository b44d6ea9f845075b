"""How the rescue of a damaged file is said, and what an interrupted change means at the door."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui.library.language import mark
from tui.vault.leftovers import Applies

if TYPE_CHECKING:
    from tui.vault.salvage import Saved

TOO_DAMAGED = mark(
    "Nothing in this file can be read any more. Keep it all the same, and use your other copy."
)
KINDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (mark("Journal: {saved} entries saved, {lost} lost"), ("entry",)),
    (mark("Stored files: {saved} saved, {lost} lost"), ("stream",)),
    (mark("Answers: {saved} saved, {lost} lost"), ("answer", "answer_history")),
    (mark("Steps: {saved} saved, {lost} lost"), ("step_state", "release")),
    (mark("People and services: {saved} saved, {lost} lost"), ("supporter", "chosen_service")),
    (mark("Accounts, exhibits and other lists: {saved} saved, {lost} lost"), ("record", "link")),
    (mark("Settings and drafts: {saved} saved, {lost} lost"), ("setting", "draft")),
)
"""How each part of the file is said, and the tables it is in."""

APPLIES = {
    Applies.BEFORE: mark(
        "A change of the passphrase was interrupted before it counted. Your file is whole: the "
        "passphrase of before opens it."
    ),
    Applies.NEW: mark(
        "If a change of the passphrase was interrupted: it is done, and the new passphrase opens "
        "your file."
    ),
}
"""What an interrupted change means for what is typed now."""

WAY_TO_RESCUE = mark(
    "To save what can still be read into a new file: lock, type b alone where the passphrase is "
    "asked, then choose “Rescue a damaged file”."
)
"""The way to the rescue in plain lines, said while a damaged file is open."""


def place_beside(path: Path) -> Path:
    """Return where the file saved from a damaged one is proposed: beside it, with a 2."""
    return path.with_name(f"{path.stem}-2{path.suffix}")


def rescued_lines(report: Sequence[Saved], say: Callable[..., str]) -> Iterator[str]:
    """Yield what came of each part of a file, one line each; nothing before there is a report."""
    if not report:
        return
    counted = {saved.table: saved for saved in report}
    for words, names in KINDS:
        yield say(
            words,
            saved=sum(counted[name].saved for name in names),
            lost=sum(counted[name].lost for name in names),
        )
    in_part = sum(saved.in_part for saved in report)
    if in_part:
        yield say("Stored files of which only parts are left: {count}", count=in_part)

"""How the findings of a check are said, on the command line and on a screen."""

from __future__ import annotations

from collections.abc import Callable

from tui.library.language import mark
from tui.vault.check import HARMLESS, Finding, Kind

Say = Callable[..., str]

KIND_WORDS: dict[Kind, str] = {
    "pages": mark("pages in use: {checked}, damaged: {broken}"),
    "free_pages": mark("pages not in use: {checked}, damaged: {broken} (harmless)"),
    "structure": mark("tables and indexes hang together: {answer}"),
    "rows": mark("rows: {checked}, not as they were written: {broken}"),
    "newest": mark("tables: {checked}, older than they should be: {broken}"),
    "streams": mark("stored files: {checked}, damaged: {broken}"),
    "chain": mark("journal entries: {checked}, the chain holds: {answer}"),
    "index": mark("notes: {checked}, not found by a search as they should be: {broken}"),
}
"""How each finding is said."""

SOUND = mark("The file is sound.")
DAMAGED = mark("Part of the file is damaged. It was not changed: copy it first.")


def finding_line(finding: Finding, say: Say) -> str:
    """Return one finding in the person's language, with a mark that needs no colour."""
    answer = say("no") if finding.broken else say("yes")
    sentence = say(
        KIND_WORDS[finding.kind], checked=finding.checked, broken=finding.broken, answer=answer
    )
    return f"{'!' if finding.broken and finding.kind not in HARMLESS else ' '} {sentence}"

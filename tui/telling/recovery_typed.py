"""What was typed of a code or a sheet: how much there is, what is wrong, and the seed it gives.

`kind` is "code" or "sheets" everywhere.
"""

from collections.abc import Sequence

from tui.library.language import mark
from tui.telling.recovery_papers import CODE
from tui.telling.sentences import error_sentence
from tui.vault import recovery_code, sheets
from tui.vault.errors import MistypedSheet, VaultError
from tui.vault.secret import Secret

Sentence = tuple[str, dict[str, object]]
"""A msgid and its values."""

UNKNOWN_WORD = mark("Word {place} is on no sheet. Compare it with the paper.")
OF_CHARACTERS = mark("{number} of {total} characters")
OF_WORDS = mark("{number} of {total} words")


def so_far(kind: str, typed: Secret) -> Sentence:
    """Return how much of one paper was typed."""
    if kind == CODE:
        number, total = recovery_code.count_characters(typed), recovery_code.CHARACTERS
        return OF_CHARACTERS, {"number": number, "total": total}
    return OF_WORDS, {"number": sheets.count_words(typed), "total": sheets.WORDS}


def problem(kind: str, typed: Secret) -> Sentence | None:
    """Return what is wrong with one typed paper; None when nothing is."""
    try:
        if kind == CODE:
            recovery_code.seed_of(typed).wipe()
        else:
            sheets.read_sheet(typed)
    except VaultError as error:
        place = sheets.first_unknown(typed) if isinstance(error, MistypedSheet) else None
        if place is not None:
            return UNKNOWN_WORD, {"place": place}
        return error_sentence(error), {}
    return None


def seed_of(kind: str, typed: Sequence[Secret]) -> Secret:
    """Return the seed of all papers of a kind, one code or two sheets; the caller wipes it.

    Raises:
        VaultError: `MistypedCode`, `MistypedSheet`, `OneSheet` or `SheetsApart`.
    """
    if kind == CODE:
        return recovery_code.seed_of(typed[0])
    return sheets.seed_of(*(sheets.read_sheet(one) for one in typed))

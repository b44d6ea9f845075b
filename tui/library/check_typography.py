"""Checks how texts are typeset: non-breaking spaces and quotes, as `style.toml` asks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tui.library.style import Style, Typography
from tui.library.tables import Problems
from tui.library.words_of import Words

BROAD, NARROW = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"
_GLUE = f"[{BROAD}{NARROW}]"


def check_typography(texts: Iterable[Words], code: str, style: Style, problems: Problems) -> None:
    """Note every text of a language that breaks its typography, and exceptions nothing needs."""
    unneeded = set(style.typography_exceptions)
    for words in texts:
        found = list(faults(words.prose, style.typography))
        if found and words.place in style.typography_exceptions:
            unneeded.discard(words.place)
        else:
            for what in found:
                problems.add(words.file, words.key, what)
    for place in sorted(unneeded):
        problems.add(f"{code}/style.toml", place, "is an exception that nothing needs")


def faults(text: str, typography: Typography) -> Iterator[str]:
    """Yield what is wrong with one text."""
    for sign in typography.before:
        for match in re.finditer(re.escape(sign), text):
            before = text[: match.start()]
            if before and not _sits_well(before, sign, text[match.end() :]):
                yield f"{_around(text, match.start())}: no non-breaking space before {sign}"
    for sign in typography.after:
        for match in re.finditer(f"{re.escape(sign)}(?!{_GLUE})", text):
            yield f"{_around(text, match.start())}: no non-breaking space after {sign}"
    for sign in typography.unused:
        if sign in text:
            yield f"{_around(text, text.index(sign))}: {sign} is not used in this language"


def _sits_well(before: str, sign: str, after: str) -> bool:
    """Say whether it follows a non-breaking space or another sign, or belongs to no sentence."""
    last = before[-1]
    if last in (BROAD, NARROW) or last in ":;!?…([«/*_\"'":
        return True
    inside_a_token = bool(after) and (after[0].isalnum() or after[0] in "/_={")
    return sign in ":?%" and inside_a_token and not last.isspace()


def _around(text: str, place: int) -> str:
    """Return the few characters around a fault."""
    return "…" + text[max(0, place - 12) : place + 6].replace("\n", " ") + "…"


def typeset(text: str, typography: Typography) -> str:
    """Return a text with non-breaking spaces where plain ones stand beside its signs."""
    before, after = (re.escape("".join(signs)) for signs in (typography.before, typography.after))
    if before:
        text = re.sub(
            f"(?<=[^\\s=\\[,]) (?=[{before}](?:[\\s\"'».),*_…]|$))", BROAD, text, flags=re.MULTILINE
        )
    return re.sub(f"(?<=[{after}]) (?=\\S)", BROAD, text) if after else text

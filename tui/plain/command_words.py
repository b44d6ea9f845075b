"""The words that mean the same at every prompt: a letter in all languages, and a word of each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tui.library.language import mark


@dataclass(frozen=True)
class Word:
    """One command: its letter, its word (msgid), what it does (msgid), and whether a menu has it.

    A word that is no command everywhere, such as the one that keeps a form, is named where it
    counts.
    """

    letter: str
    word: str
    help: str


BACK = Word("b", mark("back"), mark("one place back; what was typed is kept"))
HELP = Word("h", mark("help"), mark("these words, and what can be done here"))
HOME = Word("m", mark("menu"), mark("the first list"))
MORE = Word("n", mark("more"), mark("the next part of a list or a text; enter does the same"))
AGAIN = Word("r", mark("repeat"), mark("say this list again"))
NOTE = Word("w", mark("note"), mark("write down what just happened, from anywhere"))
KEEP = Word("k", mark("keep"), mark("in a form: keep it as it stands"))
LOCK = Word("l", mark("lock"), mark("close the file and ask for the passphrase again"))
QUIT = Word("q", mark("quit"), mark("leave at once; what was typed is kept"))

WORDS = (BACK, HELP, HOME, MORE, AGAIN, NOTE, KEEP, LOCK, QUIT)
"""In the order in which the help names them."""


def meant(line: str, say: Callable[..., str], *, text: bool = False) -> Word | None:
    """Return the command that a line is, in the person's language or in English; else None.

    Args:
        line: what was typed.
        say: gives sentences in the person's language.
        text: the line may be somebody's own words: then only the letters count.
    """
    typed = line.strip()
    if text:
        return next((word for word in WORDS if typed == word.letter), None)
    typed = typed.casefold()
    if typed == "?":
        return HELP
    return next((w for w in WORDS if typed in {w.letter, w.word, say(w.word).casefold()}), None)

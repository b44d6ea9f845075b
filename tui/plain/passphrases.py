"""Choosing a new passphrase in lines: six words offered, typed twice, warned about the obvious."""

from __future__ import annotations

from pathlib import Path

from tui.plain.talk import Talk
from tui.telling.sentences import WARNINGS
from tui.vault.passphrase import warnings
from tui.vault.phrases import DEFAULT_COUNT, entropy_bits, generate, load_words
from tui.vault.secret import Secret


def new_passphrase(talk: Talk, words: Path, title: str = "") -> Secret:
    """Return a passphrase typed twice the same; the caller wipes it.

    Args:
        talk: says and asks.
        words: the list of the language from which six can be drawn.
        title: what the passphrase is for, in the person's language; empty for that of the file.

    Raises:
        Way: see `Talk.line`.
        VaultError: `TooLong`.
    """
    while True:
        options = (talk.say("Choose a passphrase myself"), talk.say("Suggest six words"))
        if talk.choose(options, title or talk.say("Your passphrase")):
            _suggest(talk, words)
        first = talk.secret(talk.say("Passphrase, not shown:"))
        if _is_taken(talk, first):
            with talk.secret(talk.say("The same once more:")) as second:
                if first.same_as(second):
                    return first
            talk.tell(talk.say("The two are not the same."))
        first.wipe()


def _is_taken(talk: Talk, passphrase: Secret) -> bool:
    """Warn of what is easy to guess; return whether it is used all the same."""
    if not len(passphrase):
        talk.tell(talk.say("An empty passphrase protects nothing."))
        return False
    found = [WARNINGS[name] for name in warnings(passphrase) if name in WARNINGS]
    if not found:
        return True
    talk.tell(*(talk.say(warning) for warning in found))
    return talk.confirm(
        talk.say("Use this passphrase all the same?"),
        talk.say("Use it"),
        talk.say("Choose another one"),
    )


def _suggest(talk: Talk, words: Path) -> None:
    """Draw six words and say them, on one line and one by one."""
    listed = load_words(words)
    bits = int(entropy_bits(len(listed), DEFAULT_COUNT))
    count = f"{len(listed):,}".replace(",", " ")
    talk.tell(
        talk.say(
            "Six words drawn by chance from {count}: {bits} bits, out of reach of guessing. Learn "
            "them or keep them on paper in a safe place, away from the file.",
            count=count,
            bits=bits,
        ),
        generate(listed),
        talk.say("Type these six words now, with spaces between."),
    )

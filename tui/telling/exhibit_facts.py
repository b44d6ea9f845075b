"""The words for what an exhibit is and what was done with it."""

from __future__ import annotations

from collections.abc import Callable

from tui.journal.exhibit import Action, Exhibit
from tui.library.language import mark
from tui.safety.text import clean

Say = Callable[..., str]
ACTION_WORDS: dict[Action, str] = {
    "taken_in": mark("taken in"),
    "verified": mark("checked"),
    "exported": mark("copied out"),
    "handed_over": mark("handed over"),
    "received": mark("received"),
    "redacted": mark("redacted"),
    "removed": mark("removed"),
}
FIELDS: tuple[tuple[str, str], ...] = (
    ("title", mark("Title")),
    ("captured", mark("When it was captured")),
    ("captured_by", mark("Who captured it")),
    ("method", mark("How, with what device")),
    ("address", mark("Link or address")),
    ("platform", mark("Platform or service")),
    ("account", mark("Their account")),
    ("account_id", mark("Its fixed number")),
    ("note", mark("Note")),
)
FLAGS: tuple[tuple[str, str], ...] = (
    ("intimate", mark("Intimate: shown to nobody without asking")),
    ("third_person", mark("Shows other people too")),
    ("medical", mark("Medical")),
)
NOTES: dict[str, str] = {
    "sound": mark("the same, byte for byte"),
    "different": mark("NOT the same"),
}
HASH_GROUP = 8


def one_line(text: str) -> str:
    """Return a text as one line that is safe to show."""
    return clean(text, keep_newlines=False)


KINDS: tuple[tuple[str, str], ...] = (
    ("image/", mark("picture")),
    ("video/", mark("film")),
    ("audio/", mark("recording")),
    ("message/", mark("e-mail")),
    ("text/", mark("text")),
    ("application/pdf", mark("PDF")),
    ("", mark("file")),
)


def kind_words(exhibit: Exhibit, say: Say) -> str:
    """Return what it is, in a word."""
    return say(next(word for start, word in KINDS if exhibit.media_type.startswith(start)))


def spelt_hash(sha256: str) -> str:
    """Return a hash in groups that can be read aloud."""
    return " ".join(sha256[i : i + HASH_GROUP] for i in range(0, len(sha256), HASH_GROUP))

"""One evening, typed line by line: the same numbers in every language."""

from tests.plain.talking import WORDS

TOLD = "for the lawyer only"

FIRST = (
    # a new file: here, for small computers too, a passphrase of one's own, typed twice
    "1", "1", "1", WORDS, WORDS,
    # the short questions, with a mistake: not in danger, own device, for me, a former partner,
    # messages again and again, no sign, probably nothing
    "2", "1", "nine", "4", "1", "1", "2", "2", "14", "1", "b",
    # the country of the services, then somebody to call
    "6", "5", "1", "2", "Ana", "sister", "phone, evenings", "k", "b",
    # the first step of today, all of it, begun
    "3", "1", "1", "", "", "3", "b", "b", "b",
    # what happened
    "4", "He wrote eleven times.", "I did not answer.", ".",
    # found again by a word
    "5", "4", "eleven", "1", "b", "b", "b",
    # a report to a platform, with the note that keeps a trace
    "7", "1", "1", "Platform", "1", "form", "", "REF-7", "", "", "", "", "", "1", "b", "b",
    # a letter to a friend
    "8", "2", "6", "1", "1", "a friend", "k", "b", "b", "b", "b",
    # a dossier: heard in part, handed over as an encrypted archive
    "9", "1", "1", "1", "13", "b", "14", "an officer", "1", ".", "1", TOLD, TOLD, "b", "b",
    "l",
)  # fmt: skip
"""From the first start to the lock."""

AGAIN = (WORDS, "5", "3", "1", "q")
"""Unlocks, reads the newest note, and leaves."""

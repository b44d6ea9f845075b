"""The small files of a language that hold no texts: its name, its dates, how it is written."""

from __future__ import annotations

import json
from collections.abc import Iterator

from babel import Locale

from tui.library.borrowed import PARTS

_ENGLISH = {
    "today": "today",
    "yesterday": "yesterday",
    "day_before": "the day before yesterday",
    "last_night": "last night",
    "now": "now, just now",
    "inside": "what stands inside a date, such as “of” in 3 of May",
    "last": "last, past",
    "ago": "such as “{count} {unit} ago”, with both places",
    "around": "around, about, approximately, maybe",
    "hour_leads": "what stands before an hour without a mark, such as “a las” 10 in Spanish",
    "before_noon": "am, if it is used",
    "after_noon": "pm, if it is used",
    "noon": "noon",
    "midnight": "midnight",
    "silent": "words that say nothing here: the, on, at, in, of, since, between, and, from, to",
}


def language_toml(name: str) -> str:
    """Return `language.toml`: the language's own name, and what it borrows for now."""
    return (
        f"name = {_text(name)}\n"
        "# Parts that are not whole yet; what is missing is shown in English, and says so.\n"
        f"falls_back = [{', '.join(map(_text, PARTS))}]\n"
    )


def style_toml() -> str:
    """Return `style.toml` with nothing forbidden yet."""
    return (
        "# How the language is written; scripts/check_content.py holds every text against it.\n"
        "# See content/en/style.toml and content/fr/style.toml.\n\n"
        "[typography]\n"
        "# Signs with a non-breaking space before or after them, and signs that are not used.\n"
        "before = []\nafter = []\nunused = []\n\n[typography.exceptions]\n\n"
        "[blaming]\n"
        "# Phrases that blame, push, or make light of something; * stands for any ending.\n"
        "phrases = []\nharmless = []\n\n[blaming.exceptions]\n\n"
        "[reading]\n"
        "# LIX, words a sentence on average, words of the longest sentence: over these, a file\n"
        "# is reported as hard to read. Measure a good text of the language first.\n"
        "lix = 50\nmean_words = 17\nlongest_words = 34\n"
    )


def dates_toml(locale: Locale) -> str:
    """Return `dates.toml`: days and months as the CLDR has them, the other words to be filled."""
    return "\n".join(_dates(locale)) + "\n"


def _dates(locale: Locale) -> Iterator[str]:
    yield "# The words a date or a time is written with; accents and capitals do not count."
    yield "# What means two days or two times must not stand here: it is then kept as it was typed."
    yield ""
    for name in ("today", "yesterday", "day_before", "last_night", "now"):
        yield _empty(name)
    yield ""
    yield f"weekdays = [{', '.join(_names(locale, 'days', range(7)))}]"
    yield f"months = [{', '.join(_names(locale, 'months', range(1, 13)))}]"
    for name in ("inside", "last", "ago"):
        yield _empty(name)
    yield 'units = { minute = ["min"], hour = [], day = [], week = [], month = [] }'
    yield "# Numbers in words: one = 1, two = 2 …"
    yield "counts = {}"
    yield ""
    for name in ("around", "hour_leads"):
        yield _empty(name)
    yield 'hour_marks = [":", "h"]'
    for name in ("before_noon", "after_noon", "noon", "midnight"):
        yield _empty(name)
    yield "# Parts of the day with their hours: morning = [6, 12], evening = [18, 24] …"
    yield "parts = {}"
    yield _empty("silent")


def _empty(name: str) -> str:
    return f"# {_ENGLISH[name]}\n{name} = []"


def _names(locale: Locale, what: str, numbers: range) -> Iterator[str]:
    """Yield, for each day or month, a list of its names: whole, then short without a point."""
    names = getattr(locale, what)
    for number in numbers:
        forms = (
            names[use][width][number]
            for use in ("format", "stand-alone")
            for width in ("wide", "abbreviated")
        )
        found = dict.fromkeys(form.strip(". ").lower() for form in forms)
        yield f"[{', '.join(map(_text, found))}]"


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)

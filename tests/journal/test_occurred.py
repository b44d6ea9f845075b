"""Dates as people type them, in each language; what is not understood whole is left alone."""

import tomllib
from datetime import datetime
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.journal.date_words import DateWords
from tui.journal.occurred import When, understand
from tui.library.places import content_root

NOW = datetime(2026, 11, 20, 9, 30)  # noqa: DTZ001  (a Friday, local time)


@cache
def words(language: str) -> DateWords:
    path = content_root() / language / "dates.toml"
    return DateWords.of(tomllib.loads(path.read_text(encoding="utf-8")))


FRENCH = {
    "12/03/2026": ("2026-03-12", None, False),
    "12/3/26": ("2026-03-12", None, False),
    "12.03.2026 à 14h30": ("2026-03-12T14:30", None, False),
    "12 mars 2026": ("2026-03-12", None, False),
    "1er avril": ("2026-04-01", None, False),
    "12 décembre": ("2025-12-12", None, False),
    "25/12": ("2025-12-25", None, False),
    "jeudi 12 mars 2026 vers 14 h": ("2026-03-12T14:00", None, True),
    "hier": ("2026-11-19", None, False),
    "Hier soir": ("2026-11-19T18:00", "2026-11-20T00:00", False),
    "hier à 22h": ("2026-11-19T22:00", None, False),
    "avant-hier matin": ("2026-11-18T06:00", "2026-11-18T12:00", False),
    "aujourd’hui 8 h 05": ("2026-11-20T08:05", None, False),
    "ce matin": ("2026-11-20T06:00", "2026-11-20T12:00", False),
    "lundi": ("2026-11-16", None, False),
    "vendredi dernier": ("2026-11-13", None, False),
    "mardi soir": ("2026-11-17T18:00", "2026-11-18T00:00", False),
    "22h30": ("2026-11-19T22:30", None, False),
    "8h": ("2026-11-20T08:00", None, False),
    "entre 14h et 16h30 hier": ("2026-11-19T14:00", "2026-11-19T16:30", False),
    "hier de 23h à 1h": ("2026-11-19T23:00", "2026-11-20T01:00", False),
    "du 3 au 5 mars 2026": None,
    "du 3 mars au 5 mars 2026": ("2026-03-03", "2026-03-05", False),
    "il y a deux jours": ("2026-11-18", None, False),
    "il y a 3 semaines": ("2026-10-30", None, False),
    "il y a 20 minutes": ("2026-11-20T09:10", None, False),
    "vers midi": ("2026-11-19T12:00", None, True),
    "la nuit dernière": ("2026-11-19T18:00", "2026-11-20T06:00", False),
    "2026-03-12T14:30": ("2026-03-12T14:30", None, False),
    "2026-03-12 14:30": ("2026-03-12T14:30", None, False),
    "environ le 3 mai": ("2026-05-03", None, True),
    "maintenant": ("2026-11-20T09:30", None, False),
    "": None,
    "pendant les vacances": None,
    "lundi 12 mars 2026": None,
    "31/02/2026": None,
    "25h00": None,
    "12/03 et 13/03 et 14/03": None,
}
ENGLISH = {
    "12/03/2026": ("2026-03-12", None, False),
    "March 12, 2026 at 2:30 pm": ("2026-03-12T14:30", None, False),
    "12 March 2026": ("2026-03-12", None, False),
    "12th of March": ("2026-03-12", None, False),
    "yesterday 10pm": ("2026-11-19T22:00", None, False),
    "about 10 pm yesterday": ("2026-11-19T22:00", None, True),
    "yesterday at 10 in the evening": None,
    "yesterday morning": ("2026-11-19T06:00", "2026-11-19T12:00", False),
    "last night": ("2026-11-19T18:00", "2026-11-20T06:00", False),
    "last Monday": ("2026-11-16", None, False),
    "between 2 pm and 4 pm on Tuesday": ("2026-11-17T14:00", "2026-11-17T16:00", False),
    "two days ago": ("2026-11-18", None, False),
    "20 minutes ago": ("2026-11-20T09:10", None, False),
    "noon": ("2026-11-19T12:00", None, False),
    "12 am today": ("2026-11-20T00:00", None, False),
    "Sept. 3": ("2026-09-03", None, False),
    "from 3 May 2026 to 5 May 2026": ("2026-05-03", "2026-05-05", False),
    "2 am last night": ("2026-11-20T02:00", None, False),
    "last night at 11:00": ("2026-11-19T23:00", None, False),
    "13 pm": None,
    "during the party": None,
}
SPANISH = {
    "12 de marzo de 2026 a las 22:15": ("2026-03-12T22:15", None, False),
    "3 de mayo del 2026": ("2026-05-03", None, False),
    "del 3 de mayo al 5 de mayo de 2026": ("2026-05-03", "2026-05-05", False),
    "hacia el 3 mayo": ("2026-05-03", None, True),
    "ayer a las 10 de la noche": ("2026-11-19T22:00", None, False),
    "anoche a las 2": ("2026-11-20T02:00", None, False),
    "anoche": ("2026-11-19T18:00", "2026-11-20T06:00", False),
    "el martes a las 22": ("2026-11-17T22:00", None, False),
    "el lunes pasado": ("2026-11-16", None, False),
    "hace dos días": ("2026-11-18", None, False),
    "ayer por la mañana": ("2026-11-19T06:00", "2026-11-19T12:00", False),
    # What can mean two times or two days means nothing.
    "hoy a la 1": None,
    "ayer a las 12 de la noche": None,
    "ayer a las 3 de la noche": None,
    "mañana": None,
}


@pytest.mark.parametrize(("text", "meant"), SPANISH.items())
def test_spanish(text: str, meant: tuple[str, str | None, bool] | None) -> None:
    assert understand(text, words("es"), NOW) == (When(*meant) if meant else None)


@pytest.mark.parametrize(("text", "meant"), FRENCH.items())
def test_french(text: str, meant: tuple[str, str | None, bool] | None) -> None:
    assert understand(text, words("fr"), NOW) == (When(*meant) if meant else None)


@pytest.mark.parametrize(("text", "meant"), ENGLISH.items())
def test_english(text: str, meant: tuple[str, str | None, bool] | None) -> None:
    assert understand(text, words("en"), NOW) == (When(*meant) if meant else None)


@given(st.text(max_size=60), st.sampled_from(["fr", "en", "es"]))
def test_any_text_is_a_time_or_nothing(text: str, language: str) -> None:
    when = understand(text, words(language), NOW)
    if when is not None:
        start = datetime.fromisoformat(when.start)
        assert when.end is None or datetime.fromisoformat(when.end) >= start


@given(st.datetimes(min_value=datetime(1990, 1, 1), max_value=NOW))  # noqa: DTZ001
def test_a_whole_date_and_time_comes_back(moment: datetime) -> None:
    spelt = f"{moment:%d/%m/%Y} à {moment:%Hh%M}"
    assert understand(spelt, words("fr"), NOW) == When(moment.isoformat(timespec="minutes"))

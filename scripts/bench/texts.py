"""Made-up notes of a usual length in French and English, the same each time.

Each is some nine sentences of what people write down, with names, hours, places and addresses
that hardly ever come twice, as in real notes: it is these that make the index of the words long.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

BEGUN = datetime(2026, 4, 1, tzinfo=UTC)
RARE = "quiproquo"
"""A word that one note in 5,000 holds."""
RARITY = 5000
COMMON = "message"
THREATS = 0.1
"""Share of the notes."""
PLATFORMS = ("Instagram", "X", "SMS", "courriel")
_FRENCH, _ENGLISH = "fr", "en"

_SENTENCES = {
    _FRENCH: (
        "{name} m’a écrit {count} messages entre {hour} et {later}, je n’ai pas répondu.",
        "Le dernier dit « {quote} » et il est signé {account}.",
        "J’étais {place} quand le téléphone a sonné, le numéro finit par {number}.",
        "Une capture d’écran est gardée, le lien est https://exemple.example/{path}.",
        "{name} a vu la publication avant qu’elle ne disparaisse vers {hour}.",
        "Le compte {account} a été créé il y a {count} jours et suit mes collègues.",
        "J’ai signalé la publication, la référence est {reference}, pas encore de réponse.",
        "Mon frère {name} est resté avec moi jusqu’à {later}, ça m’a fait du bien.",
        "Il parle d’un {rare} que personne d’autre ne peut connaître.",
        "Sa voiture était garée {place}, plaque {reference}.",
        "Je n’ai parlé de cela qu’à {name} et à {other}.",
        "Le message vocal dure {count} secondes, on entend la télévision derrière.",
    ),
    _ENGLISH: (
        "{name} sent me {count} messages between {hour} and {later}; I did not answer.",
        "The last one says \u201c{quote}\u201d and is signed {account}.",
        "I was {place} when the phone rang, the number ends in {number}.",
        "I kept a screenshot; the address is https://example.example/{path}.",
        "{name} saw the post before it was taken down at about {hour}.",
        "The account {account} was made {count} days ago and follows my colleagues.",
        "I reported the post, the reference is {reference}, no answer so far.",
        "My sister {name} stayed with me until {later}, which helped.",
        "He mentions a {rare} that nobody else can know about.",
        "The car was parked {place}, plate {reference}.",
        "I told nobody about this but {name} and {other}.",
        "The voice message is {count} seconds long, with a television behind it.",
    ),
}
_PLACES = {
    _FRENCH: ("devant le travail", "à la maison", "dans le bus", "chez ma mère", "à la gare"),
    _ENGLISH: ("outside work", "at home", "on the bus", "at my mother's", "at the station"),
}
_QUOTES = {
    _FRENCH: ("réponds", "je sais où tu es", "tu vas le regretter", "personne ne te croira"),
    _ENGLISH: ("answer me", "I know where you are", "you will be sorry", "nobody believes you"),
}
_THINGS = {
    _FRENCH: ("rendez-vous", "dossier médical", "surnom", "mot de passe", "carnet bleu"),
    _ENGLISH: ("appointment", "medical file", "nickname", "password", "blue notebook"),
}
_SYLLABLES = ("ba", "cor", "du", "fen", "gra", "lin", "mo", "nès", "pri", "quo", "ras", "té", "vul")
_NAMES = 4000
_READY = 6000
"""Sentences of each language that notes are put together from; one more in each is its own."""
SENTENCES_A_NOTE = 9


@dataclass(frozen=True)
class Note:
    """One made-up note."""

    body: str
    moment: datetime
    platform: str
    threat: bool


def notes(count: int) -> Iterator[Note]:
    """Yield `count` notes; those of a longer row begin with those of a shorter one."""
    chance = random.Random(2026)  # noqa: S311  (the same notes each time)
    names = ["".join(chance.choices(_SYLLABLES, k=3)).capitalize() for _ in range(_NAMES)]
    said = {
        language: [
            _filled(chance.choice(sentences), language, names, chance) for _ in range(_READY)
        ]
        for language, sentences in _SENTENCES.items()
    }
    for number in range(count):
        language = _FRENCH if chance.random() < 2 / 3 else _ENGLISH
        body = chance.choices(said[language], k=SENTENCES_A_NOTE - 1)
        body.append(_filled(chance.choice(_SENTENCES[language]), language, names, chance))
        body += [RARE] if number % RARITY == RARITY // 20 else []
        moment = BEGUN + timedelta(minutes=3 * number)
        yield Note(" ".join(body), moment, chance.choice(PLATFORMS), chance.random() < THREATS)


def _filled(sentence: str, language: str, names: list[str], chance: random.Random) -> str:
    hour, name = chance.randrange(23), names[int(_NAMES * chance.random() ** 3)]
    return sentence.format(
        name=name,
        other=chance.choice(names),
        count=chance.randrange(2, 60),
        hour=f"{hour}:{chance.randrange(60):02}",
        later=f"{hour + 1}:{chance.randrange(60):02}",
        quote=chance.choice(_QUOTES[language]),
        account=f"@{name.lower()}_{chance.randrange(1000)}",
        place=chance.choice(_PLACES[language]),
        number=f"{chance.randrange(10_000):04}",
        path=f"p/{chance.getrandbits(24):06x}",
        rare=chance.choice(_THINGS[language]),
        reference=f"{chance.choice('ABCDEF')}{chance.randrange(1_000_000):06}",
    )

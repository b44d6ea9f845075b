"""A made-up story in a file: 60 notes, 25 exhibits, 12 reports, in two languages and one more."""

from __future__ import annotations

import io
import itertools
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from scripts.demo.files import demo_files
from tui.dossier.kept_letters import KeptLetter, KeptLetters
from tui.dossier.sources import Sources
from tui.followup.removals import Removal, Removals
from tui.followup.reports import Report, Reports
from tui.journal.anchors import Anchor, Anchors
from tui.journal.exhibit import Exhibit
from tui.journal.exhibits import Exhibits
from tui.journal.incident import Details, Incident, Private
from tui.journal.journal import Journal
from tui.journal.occurred import When
from tui.journal.persons import Persons
from tui.vault.records import Records
from tui.vault.vault import Vault

NOTES = 60
BEGUN = datetime(2026, 8, 3, 7, 30, tzinfo=UTC)
PICTURES, INTIMATE, OF_OTHERS = 8, 7, 8
"""How many files are pictures of a screen, and the numbers of marked ones."""
ARABIC = "سأجدك أينما كنت. أجيبي الآن."

_TOLD = (
    ("contact", "Seize messages en une heure, après une semaine sans réponse de ma part.",
     "réponds", "Messagerie", "message"),
    ("lies", "He posted that I stole from the club. Three neighbours asked me about it.",
     "she is a thief", "Forum", "post"),
    ("threat", "Il écrit qu’il sait à quelle heure je sors du travail.",
     "je serai là à 18 h", "Messagerie", "message"),
    ("imperson", "A profile with my name and my photo wrote to my colleagues.",
     "", "Réseau", "profile"),
    ("watching", "Il savait où j’étais samedi, sans que je l’aie dit à personne.",
     "", "", ""),
    ("humil", "Comments under my work post, all in the same hour.",
     "nobody wants you here", "Réseau", "comment"),
)  # fmt: skip
_REPORTED = (
    ("platform", "Réseau"), ("platform", "Forum"), ("host", "Hébergeur Exemple"),
    ("search", "Moteur Exemple"), ("controller", "Annuaire Exemple"), ("authority", "Police"),
    ("authority", "Parquet"), ("employer", "Ressources humaines"), ("helpline", "Ligne d’écoute"),
    ("platform", "Messagerie"), ("stop_notice", "R."), ("other", "Opérateur"),
)  # fmt: skip


class DemoClock:
    """A clock that the story moves on."""

    def __init__(self) -> None:
        self.now = BEGUN

    def __call__(self) -> datetime:
        """Return the moment of the story."""
        return self.now


@dataclass(frozen=True)
class Cast:
    """What the file holds, to make dossiers from."""

    sources: Sources
    anchors: Sequence[Anchor]


def fill(vault: Vault, clock: DemoClock, new_id: Callable[[], str], count: int = NOTES) -> Cast:
    """Put the story into a new file, with `count` notes: `NOTES` at least."""
    journal = Journal(vault, clock, new_id, lambda _moment: 120)
    sources = Sources(
        vault,
        journal,
        Exhibits(vault, journal, clock, new_id),
        Persons(vault, clock, new_id),
        Reports(vault, clock, new_id),
        Removals(vault, clock, new_id),
        KeptLetters(vault, clock, new_id),
    )
    notes = [_note(sources, clock, number) for number in range(count)]
    _take_files(sources, clock, notes)
    _report(sources, clock)
    for number in range(1, 7):
        address = f"https://social.example/p/{number}"
        uid = sources.removals.add(Removal(address, "publication"))
        sources.removals.stands(uid, ("reported", "gone", "back", "up")[number % 4])
    letter = KeptLetter(
        "platform-notice", "fr", "Réseau", "Notification de contenu illicite",
        "Madame, Monsieur,\n\nJe vous notifie les contenus suivants.\n", sent=clock().isoformat(),
    )  # fmt: skip
    sources.letters.add(letter, notes[:3])
    anchors = Anchors(vault, Records(vault, clock, new_id, "anchor"), lambda: secrets.randbits(64))
    anchors.add("handed", "avocate")
    return Cast(sources, anchors.all())


def _note(sources: Sources, clock: DemoClock, number: int) -> str:
    clock.now += timedelta(hours=29 + number % 11, minutes=7 * number % 60)
    kind, body, words, platform, channel = _TOLD[number % len(_TOLD)]
    person = sources.persons.named(["R." if number % 5 else "compte inconnu"])[0]
    before = (clock.now - timedelta(hours=3)).replace(tzinfo=None)
    arabic = number == NOTES // 2
    details = Details(
        place="devant le travail" if kind == "watching" else "",
        platform=platform,
        address=f"https://social.example/p/{number}" if platform == "Réseau" else "",
        account="@r_exemple_77" if platform else "",
        channel=channel,
        who=(person.uid,),
        who_names=(person.alias,),
        words=ARABIC if arabic else words,
        threat="yes" if kind == "threat" or arabic else "",
        witnesses="S., collègue, a vu les commentaires" if kind == "humil" else "",
        missing="Journal des appels, chez l’opérateur" if number % 17 == 0 else "",
        severity=number % 5 + 1,
    )
    private = (
        Private("Je n’ai pas dormi.", "À ne montrer à personne.") if number % 4 == 0 else Private()
    )
    incident = Incident(
        ARABIC if arabic else f"{body} ({number + 1})",
        (kind,),
        f"vers {before:%H} h" if number % 2 else "",
        When(before.isoformat(timespec="minutes"), None, bool(number % 2)),
        details,
        private,
    )
    return sources.journal.record(incident).note


def _take_files(sources: Sources, clock: DemoClock, notes: Sequence[str]) -> None:
    for (name, content), number in zip(demo_files(), itertools.count(), strict=False):
        clock.now += timedelta(minutes=3)
        taken = sources.exhibits.take(
            io.BytesIO(content), name, modified="2026-09-14T21:05:00+00:00"
        ).exhibit
        sources.exhibits.change(_described(taken, number))
        sources.exhibits.seal([taken], "Une pièce a été ajoutée.", notes[number * 2])


def _described(taken: Exhibit, number: int) -> Exhibit:
    flags = {INTIMATE: ("intimate",), OF_OTHERS: ("third_person",)}.get(number, ())
    return replace(
        taken,
        title=f"Pièce du {number + 1} septembre",
        captured="le soir même",
        captured_by="moi",
        method="capture d’écran du téléphone" if number < PICTURES else "copie du fichier",
        account="@r_exemple_77" if number % 3 == 0 else "",
        flags=flags,
    )


def _report(sources: Sources, clock: DemoClock) -> None:
    for number, (recipient, who) in enumerate(_REPORTED):
        clock.now += timedelta(hours=5)
        answered = number % 3 == 0
        sources.reports.add(
            Report(
                who,
                recipient,
                channel="formulaire" if number % 2 else "courriel",
                what="messages et faux profil",
                reference=f"A-{1182 + number}" if recipient != "stop_notice" else "",
                sent=date(2026, 9, 10) + timedelta(days=number),
                reply="Nous avons bien reçu votre demande." if answered else "",
                replied=date(2026, 9, 20) + timedelta(days=number) if answered else None,
            )
        )

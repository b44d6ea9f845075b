"""A journal with everything a bag can hold, and the bag of it."""

from __future__ import annotations

import io
import itertools
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from tests.vaults import TestClock, new_vault
from tui.dossier.bag import Bag
from tui.dossier.choice import Choice, Original
from tui.dossier.evidence import Paper, evidence_bag
from tui.journal.anchors import Anchors
from tui.journal.exhibits import Exhibits
from tui.journal.incident import Details, Incident, Private
from tui.journal.journal import Journal
from tui.journal.occurred import When
from tui.library.language import Language
from tui.library.places import content_root
from tui.vault.records import Records
from tui.vault.vault import Vault

PRIVATE = "canary-private-effect"
BURIED = "canary-buried-words"
NOTES = 12
EXHIBITS = 3


class Story:
    """An open file with notes, revisions, a removed note, exhibits, private words, two anchors."""

    def __init__(self, vault: Vault) -> None:
        self.vault, self.clock = vault, TestClock()
        numbers = itertools.count(1)
        self._new_id = lambda: f"{next(numbers):032x}"
        self.journal = Journal(vault, self.clock, self._new_id, lambda _moment: 60)
        self.exhibits = Exhibits(vault, self.journal, self.clock, self._new_id)
        nonces = itertools.count(0x1122334455667788)
        records = Records(vault, self.clock, self._new_id, "anchor")
        self.anchors = Anchors(vault, records, nonces.__next__)
        self.notes = [self._note(number) for number in range(NOTES)]
        self._add_exhibits()
        self.journal.revise(self.notes[3], "Corrigé : il a appelé quatre fois, pas trois.")
        self.journal.bury(self.notes[5])
        self.anchors.add("printed", "canary-to-whom")
        self.anchors.add("stamp")
        self.journal.note("Après le sceau.")

    def _note(self, number: int) -> str:
        self.clock.advance(hours=5)
        said = BURIED if number == 5 else f"« Je sais où tu es », {number} fois <b>&amp;\n=1+1"
        incident = Incident(
            body=f"{said} é{number}",
            kinds=("contact",),
            occurred_text="hier soir" if number % 2 else "",
            when=When("2026-11-19T22:00", None, number == 1) if number % 2 else None,
            details=Details(words="« encore »", platform="X", who_names=("M.",), threat="yes"),
            private=Private(PRIVATE, "canary-private-note") if number == 2 else Private(),
        )
        return self.journal.record(incident).note

    def _add_exhibits(self) -> None:
        for number in range(EXHIBITS):
            data = b"\x89PNG\r\n\x1a\n" + bytes([number]) * 70_000
            taken = self.exhibits.take(io.BytesIO(data), f"capture {number} d’écran.png")
            self.exhibits.seal([taken.exhibit], "Une pièce a été ajoutée.", self.notes[number])

    def originals(self) -> list[Original]:
        return [
            Original(
                number=number,
                sha256=exhibit.sha256,
                size=exhibit.size,
                media_type=exhibit.media_type,
                pieces=lambda uid=exhibit.uid: self.exhibits.bytes_of(uid),  # type: ignore[misc]
                facts=(("Comment", "capture d’écran"),),
                notes=frozenset(self.exhibits.incidents_of(exhibit.uid)),
            )
            for number, exhibit in enumerate(self.exhibits.all(), start=1)
        ]

    def bag(
        self,
        choice: Choice | None = None,
        *,
        language: str = "fr",
        originals: Sequence[Original] | None = None,
    ) -> Bag:
        paper = Paper(
            Language(content_root(), language), {"contact": "Contact"}, date(2026, 11, 20), "1.0"
        )
        chosen = self.originals() if originals is None else originals
        return evidence_bag(self.vault, choice or Choice(), chosen, self.anchors.all(), paper)


@contextmanager
def story(path: Path) -> Iterator[Story]:
    vault = new_vault(path)
    try:
        yield Story(vault)
    finally:
        vault.close()

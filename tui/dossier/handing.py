"""What is noted when a dossier is handed over: to whom, how, and what stands for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from tui.dossier.parcel import Parcel
from tui.dossier.recipe import Dossiers, Handed
from tui.dossier.sources import DECISION, Sources
from tui.journal.incident import Incident

VAULT, ARCHIVE, CLEAR = "vault", "archive", "clear"
WAYS = (VAULT, ARCHIVE, CLEAR)
ENDINGS = {VAULT: ".dat", ARCHIVE: ".zip", CLEAR: ""}
Clock = Callable[[], datetime]


def note_handing(
    sources: Sources,
    dossiers: Dossiers,
    uid: str,
    parcel: Parcel,
    *,
    to: str,
    way: str,
    clock: Clock,
    said: str,
) -> None:
    """Note in the journal and on every exhibit that a dossier was handed over.

    `said` is the sentence of the journal's entry, which is sealed like every other; the SHA-256
    that stands for the whole is sealed with it.
    """
    at = clock().astimezone(UTC).isoformat(timespec="seconds")
    handed = Handed(at, to, way, parcel.seal)
    sealed = {"handed_over": {"to": to, "sha256": parcel.seal, "way": way}}
    sources.journal.record(Incident(said, (DECISION,)), sealed=sealed)
    for piece in parcel.dossier.pieces:
        sources.exhibits.note(piece.uid, "handed_over", to=to, note=parcel.seal)
    dossiers.note(uid, handed)

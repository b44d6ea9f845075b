"""Makes what leaves for one dossier of the open file."""

from __future__ import annotations

import secrets

from tui import __version__
from tui.dossier.parcel import Made, Parcel
from tui.dossier.wording import load_wording
from tui.journal.anchors import Anchors
from tui.journal.timestamps import NONCE_BITS
from tui.session import Session


def parcel_of(session: Session, uid: str) -> Parcel:
    """Return everything of a dossier that leaves, gathered as its choices are now.

    Raises:
        UnknownDossier: when there is none with this uid.
        VaultError: what reading the file raises.
    """
    recipe = session.dossiers.get(uid).recipe
    anchors = Anchors(
        session.vault, session.records("anchor"), lambda: secrets.randbits(NONCE_BITS)
    )
    wording = load_wording(session.content, recipe.language)
    made = Made(session.clock(), __version__)
    return Parcel(session.sources, recipe, wording, made, anchors.all())

"""The demonstration file with everything else a person may have: answers, people, accounts."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from pathlib import Path

from scripts.demo.story import DemoClock, fill
from tui.dossier.recipe import Recipe
from tui.followup.accounts import Account
from tui.followup.devices import Device
from tui.followup.findings import Finding
from tui.followup.identifiers import Identifier
from tui.library.language import Language
from tui.library.places import content_root
from tui.people.supporters import Supporter
from tui.session import Session
from tui.vault.opening import create
from tui.vault.profiles import Profile
from tui.vault.secret import Secret

QUICK = Profile(2, passes=1, memory=8, lanes=1)
"""Costs nothing and protects nothing: the file is made up and thrown away."""
PASSPHRASE = "correct horse battery staple"  # noqa: S105 - of a file without secrets

_ANSWERS: Mapping[str, str | int | tuple[str, ...]] = {
    "q_now": "near",
    "q_screen": "theirs",
    "q_for": "me",
    "q_age": "adult",
    "q_rel": ("partner_now",),
    "q_live": "together",
    "q_phase": "think",
    "q_what": ("watching", "location", "humil", "money"),
    "q_trend": "worse",
    "q_danger": ("control", "hurt"),
    "q_fear": 3,
    "q_self": "tired",
    "q_access": ("unlock", "setup", "passwords", "bank"),
    "q_notice": ("hurt", "cutoff"),
    "q_device": "canget",
    "q_people": ("far",),
    "q_contact": ("home",),
    "q_legal": ("nothing",),
    "q_police": "withhelp",
    "q_evid": ("vanish", "reach"),
    "q_exposed": ("none",),
    "q_stakes": ("body", "money", "rest"),
    "q_role": ("employee",),
    "q_energy": "tiny",
    "q_country": "FR",
    "q_goal": "Dormir sans guetter les pas.",
}


def staged(folder: Path, language: str, profile: Profile = QUICK) -> Session:
    """Make `folder`/carnet.dat with the whole story, and return it opened in `language`.

    The program itself opens only what was made with a profile that is shipped.
    """
    clock = DemoClock()
    with Secret(PASSPHRASE.encode()) as passphrase:
        vault = create(folder / "carnet.dat", passphrase, profile=profile, now=clock)
    ids = itertools.count(1)

    def new_id() -> str:
        return f"{next(ids):032x}"

    fill(vault, clock, new_id)
    root = content_root()
    session = Session(vault, Language(root, language), clock, new_id, False, root)
    for question, answer in _ANSWERS.items():
        session.answers.set(question, list(answer) if isinstance(answer, tuple) else answer)
    _people(session)
    _inventory(session)
    _dossiers(session)
    return session


def _people(session: Session) -> None:
    session.supporters.add(Supporter("Léa", "amie", "06 00 00 00 00", "le midi", knows="tout"))
    session.supporters.add(Supporter("Maître Exemple", "avocate", "01 00 00 00 00"))


def _inventory(session: Session) -> None:
    phone = session.devices.add(Device("Téléphone", set_up_by="R.", shared=True))
    mail = session.accounts.add(
        Account("Courriel principal", "mail", devices=(phone,), known_by="R.", important=True)
    )
    session.accounts.add(Account("Banque", "bank", reset_by=(mail,), paid_by="R."))
    session.identifiers.add(Identifier("Sami Exemple", "name", town="Lyon"))
    session.findings.add(Finding("https://annuaire.example/sami", "adresse et téléphone"))


def _dossiers(session: Session) -> None:
    purpose = session.purposes["lawyer"]
    recipe = Recipe("lawyer", session.language.code, "Maître Exemple")
    session.dossiers.add(session.sources.proposed(recipe, purpose))

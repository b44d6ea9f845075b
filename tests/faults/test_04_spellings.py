"""4: thirty French passphrases open in every spelling a keyboard may give, and in no other case."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

from tests.faults.conftest import Soak
from tests.vault.cheap import create, reopen
from tui.vault.errors import WrongPassphrase

PASSPHRASES = (
    "l'été à Nîmes", "forêt d'Orléans", "où est l'âne", "ça suffit l'hiver", "Noël s'éloigne",
    "crème brûlée d'hier", "l'œuf cassé", "maïs d'août", "l'île aux hérons", "garçon d'écurie",
    "le cœur d'Élise", "j'ai rêvé l'été", "naïve hirondelle d'eau", "l'hôtel était fermé",
    "deux pâtés d'oie", "à côté d'ici", "l'écho des lémuriens", "trêve d'ânerie",
    "dès l'aube rosée", "l'ambiguïté même", "grêle d'équinoxe", "théâtre d'ombres",
    "l'orgue à bouche", "fête d'été",
    "phénix d'or pâle", "l'épée émoussée", "dîner d'adieu gâché", "brûler l'étape", "prés d'Uzès",
    "l'âpre goût du thé",
)  # fmt: skip

SPELLINGS: dict[str, Callable[[str], str]] = {
    "NFC": lambda text: unicodedata.normalize("NFC", text),
    "NFD": lambda text: unicodedata.normalize("NFD", text),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "narrow no-break spaces": lambda text: text.replace(" ", "\u202f"),
    "curly quotes": lambda text: text.replace("'", "\u2019"),
}


def opens(path: Path, passphrase: str) -> bool:
    try:
        reopen(path, passphrase).close()
    except WrongPassphrase:
        return False
    return True


def test_every_spelling_opens_and_no_other_case_does(tmp_path: Path, soak: Soak) -> None:
    refused: list[tuple[str, str]] = []
    taken: list[str] = []
    for number, passphrase in enumerate(PASSPHRASES):
        path = tmp_path / str(number)
        create(path, passphrase).close()
        spelled = {name: spell(passphrase) for name, spell in SPELLINGS.items()}
        refused += [(name, text) for name, text in spelled.items() if not opens(path, text)]
        taken += [text for text in (passphrase.upper(), passphrase.title()) if opens(path, text)]
    tried = len(PASSPHRASES) * (len(SPELLINGS) + 2)
    soak.report(tried, lost=len(refused), leaked=len(taken))
    assert refused == []
    assert taken == []


def test_there_are_thirty_different_ones() -> None:
    assert len(set(PASSPHRASES)) == 30
    assert all(SPELLINGS["curly quotes"](text) != text for text in PASSPHRASES)
    assert all(SPELLINGS["NFD"](text) != text for text in PASSPHRASES if not text.isascii())

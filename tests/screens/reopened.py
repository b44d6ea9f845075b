"""What is in the file after it was left: opened again, as a restart would."""

from datetime import UTC, datetime
from pathlib import Path

from tests.screens.stage import CHEAP, PASSPHRASE
from tui.notebook.drafts import Drafts
from tui.vault.opening import open_vault
from tui.vault.secret import Secret


def draft_in_file(place: str) -> str:
    with Secret(PASSPHRASE.encode()) as passphrase:
        vault = open_vault(Path("carnet.dat"), passphrase, profiles=CHEAP)
    try:
        return Drafts(vault, lambda: datetime(2026, 3, 2, tzinfo=UTC)).get(place)
    finally:
        vault.close()

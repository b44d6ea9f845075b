"""Settings keep what was chosen, within what is safe."""

from datetime import date
from pathlib import Path

import pytest

from tests.vaults import new_vault, reopen
from tui.notebook.settings import Settings
from tui.vault.errors import ReadOnlyMedium


def test_what_was_never_chosen(tmp_path: Path) -> None:
    settings = Settings(new_vault(tmp_path / "carnet.dat"))
    assert settings.language == settings.theme == settings.services_country == ""
    assert settings.idle_minutes == 3
    assert settings.reviewed is None
    assert settings.recovery == {}


def test_what_was_chosen_is_there_after_closing_the_file(tmp_path: Path) -> None:
    vault = new_vault(tmp_path / "carnet.dat")
    settings = Settings(vault)
    settings.language, settings.theme, settings.services_country = "fr", "light", "LU"
    settings.idle_minutes = 10
    settings.reviewed = date(2026, 11, 20)
    settings.recovery = {"sheets": date(2026, 1, 2), "code": date(2026, 3, 4)}
    vault.close()
    again = Settings(reopen(tmp_path / "carnet.dat"))
    assert (again.language, again.theme, again.services_country) == ("fr", "light", "LU")
    assert again.idle_minutes == 10
    assert again.reviewed == date(2026, 11, 20)
    again.reviewed = None
    assert again.reviewed is None
    assert again.recovery == {"code": date(2026, 3, 4), "sheets": date(2026, 1, 2)}
    again.recovery = {}
    assert again.recovery == {}


@pytest.mark.parametrize(("wished", "kept"), [(0, 1), (-5, 1), (1, 1), (30, 30), (600, 30)])
def test_the_idle_lock_cannot_be_turned_off(tmp_path: Path, wished: int, kept: int) -> None:
    settings = Settings(new_vault(tmp_path / "carnet.dat"))
    settings.idle_minutes = wished
    assert settings.idle_minutes == kept


def test_a_file_opened_for_reading_keeps_its_settings(tmp_path: Path) -> None:
    new_vault(tmp_path / "carnet.dat").close()
    settings = Settings(reopen(tmp_path / "carnet.dat", read_only=True))
    with pytest.raises(ReadOnlyMedium):
        settings.language = "fr"
    assert settings.language == ""

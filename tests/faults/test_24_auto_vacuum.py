"""24. A file with auto_vacuum, where SQLCipher would accept an all-zero page, is refused."""

from pathlib import Path

import pytest

from tests.faults.conftest import Soak
from tests.vaults import new_vault, reopen
from tui.vault.errors import NewerFormat


@pytest.mark.parametrize("mode", ["FULL", "INCREMENTAL"])
@pytest.mark.parametrize("read_only", [True, False])
def test_a_file_that_vacuums_itself_is_refused_unchanged(
    path: Path, soak: Soak, monkeypatch: pytest.MonkeyPatch, mode: str, read_only: bool
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("tui.vault.connection._AFTER_KEY", (f"auto_vacuum = {mode}",))
        patch.setattr("tui.vault.connection._EXPECTED", {})
        new_vault(path).close()
    before = path.read_bytes()
    soak.report(1)
    with pytest.raises(NewerFormat):
        reopen(path, read_only=read_only)
    assert path.read_bytes() == before

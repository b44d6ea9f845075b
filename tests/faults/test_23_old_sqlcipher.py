"""23. An SQLCipher older than 4.19 calls every page beyond 4 GiB damaged: it is refused."""

from pathlib import Path
from typing import Any

import pytest

from tests.faults.conftest import Soak
from tests.vaults import new_vault, reopen
from tui.vault import connection
from tui.vault.connection import Connection, cipher_is_recent
from tui.vault.errors import VaultError

OLD = ("3.4.2", "4.0.1 community", "4.9.0 community", "4.18.99 enterprise")
RECENT = ("4.19.0 community", "4.20.1", "5.0.0 community")


@pytest.mark.parametrize("version", OLD)
def test_an_older_sqlcipher_opens_nothing(
    path: Path, soak: Soak, monkeypatch: pytest.MonkeyPatch, version: str
) -> None:
    new_vault(path).close()
    before = path.read_bytes()
    asked = Connection.value

    def pretend(self: Connection, sql: str, params: Any = ()) -> Any:
        return version if sql == "PRAGMA cipher_version" else asked(self, sql, params)

    monkeypatch.setattr(connection.Connection, "value", pretend)
    soak.report(1)
    with pytest.raises(VaultError) as caught:
        reopen(path)
    assert type(caught.value) is VaultError
    assert path.read_bytes() == before


def test_a_recent_sqlcipher_is_known_by_its_number() -> None:
    assert all(cipher_is_recent(version) for version in RECENT)
    assert not any(cipher_is_recent(version) for version in OLD)

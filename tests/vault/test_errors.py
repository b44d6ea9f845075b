import re
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from tui.vault import errors
from tui.vault.connection import translate
from tui.vault.errors import VaultError

KINDS = [kind for kind in vars(errors).values() if isinstance(kind, type)]


def test_every_error_has_its_own_fixed_code() -> None:
    codes = [kind.code for kind in KINDS if issubclass(kind, VaultError)]
    assert len(set(codes)) == len(codes) > 20
    assert all(re.fullmatch(r"[a-z_]+", code) for code in codes)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if issubclass(kind, VaultError)])
def test_an_error_can_carry_no_data(kind: type[VaultError]) -> None:
    assert str(kind()) == kind.code
    with pytest.raises(TypeError):
        kind("a name")  # type: ignore[call-arg]


def reported(code: int) -> dbapi2.Error:
    error = dbapi2.OperationalError("near 'private words': something")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (5, errors.Busy),
        (6, errors.Busy),
        (7, errors.NotEnoughMemory),
        (8, errors.ReadOnlyMedium),
        (8 | 5 << 8, errors.ReadOnlyMedium),
        (10, errors.Unplugged),
        (10 | 3 << 8, errors.Unplugged),
        (11, errors.Damaged),
        (13, errors.NoSpace),
        (14, errors.Unplugged),
        (18, errors.TooLong),
        (19, errors.Refused),
        (23, errors.Refused),
        (26, errors.WrongPassphrase),
        (1, errors.VaultError),
        (21, errors.VaultError),
    ],
)
def test_codes_of_sqlite_become_typed_errors(
    code: int, kind: type[VaultError], tmp_path: Path
) -> None:
    translated = translate(reported(code), tmp_path / "x.dat")
    assert type(translated) is kind
    assert "private" not in repr(translated)


@pytest.mark.parametrize(
    ("code", "kind"),
    [(10 | 3 << 8, errors.Unplugged), (14, errors.ReadOnlyMedium), (8, errors.ReadOnlyMedium)],
)
def test_while_the_file_is_there_a_missing_journal_means_a_read_only_place(
    code: int, kind: type[VaultError], tmp_path: Path
) -> None:
    path = tmp_path / "carnet.dat"
    path.write_bytes(b"")
    assert type(translate(reported(code), path)) is kind


def test_errors_without_a_code_are_typed_too(tmp_path: Path) -> None:
    path = tmp_path / "x.dat"
    assert type(translate(MemoryError(), path)) is errors.NotEnoughMemory
    assert type(translate(dbapi2.ProgrammingError("x"), path)) is errors.VaultError

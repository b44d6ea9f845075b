"""Creating a vault and opening one."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from tui.vault import files, recovering, schema
from tui.vault.connection import Connection
from tui.vault.errors import AlreadyOpen, Busy, NeedsWriting, ReadOnlyMedium
from tui.vault.kdf import derive_key, derive_seed, key_spec
from tui.vault.key_proof import KeyProof
from tui.vault.passphrase import fold
from tui.vault.profiles import DEFAULT, SHIPPED, Profile, Profiles, new_salt, profile_of
from tui.vault.saves import vouch_first_page
from tui.vault.secret import Secret
from tui.vault.tables import SETTING
from tui.vault.vault import Vault

_OPEN_FILES = files.OpenFiles()


def looks_like_vault(path: Path, *, profiles: Profiles = SHIPPED) -> None:
    """Check the shape of a file without a passphrase; takes under a millisecond, changes nothing.

    Raise `NotAVault`, `NewerFormat`, `NoSuchFile`, `AlreadyOpen` or `Unplugged`.
    """
    identity = _OPEN_FILES.claim(path)
    try:
        profile_of(files.salt_of(path), profiles)
    finally:
        _OPEN_FILES.release(identity)


def seed_of_file(path: Path, passphrase: Secret, *, profiles: Profiles = SHIPPED) -> Secret:
    """Return the seed that a passphrase gives for a closed file, which the caller wipes.

    Takes as long as Argon2; whether it is the right one shows when the file is opened with it.
    Raises what `open_vault` raises before it reads the file.
    """
    identity = _OPEN_FILES.claim(path)
    try:
        salt = files.salt_of(path)
    finally:
        _OPEN_FILES.release(identity)
    with fold(passphrase) as folded:
        return derive_seed(folded, salt, profile_of(salt, profiles))


def create(
    path: Path,
    passphrase: Secret,
    *,
    profile: Profile = DEFAULT,
    now: Callable[[], datetime],
) -> Vault:
    """Create a new vault at `path`, durable and readable by its owner only, and return it open.

    `passphrase` is folded here and left to the caller to wipe; `now` gives an aware time.  Takes as
    long as Argon2 with `profile`.  Raise `FileExists` (what is there stays untouched),
    `BadPassphraseText`, `TooLong`, `ReadOnlyMedium`, `NoSpace`, `NoSuchFile` (no such folder) or
    `NotEnoughMemory`.
    """
    salt = new_salt(profile)
    with fold(passphrase) as folded, derive_seed(folded, salt, profile) as seed:
        files.make_empty(path)
        try:
            proof = KeyProof.of(seed, salt, profile)
            return _create_open(path, seed, proof, now().astimezone(UTC))
        except BaseException:
            with suppress(OSError):
                path.unlink()
            raise


def open_vault(
    path: Path,
    passphrase: Secret,
    *,
    read_only: bool = False,
    profiles: Profiles = SHIPPED,
) -> Vault:
    """Open the vault at `path`; takes as long as Argon2 with the file's own profile.

    `passphrase` is folded here and left to the caller to wipe.  With `read_only` not one byte
    changes.  Raise, before Argon2: `NoSuchFile`, `NotAVault`, `NewerFormat`, `AlreadyOpen`,
    `ReadOnlyMedium` (open again with `read_only`), `BadPassphraseText`, `TooLong`; after it:
    `WrongPassphrase`, `Damaged`, `NewerFormat`, `NeedsWriting`, `NotEnoughMemory`, `Unplugged`.
    """

    def derive(salt: bytes, profile: Profile) -> Secret:
        with fold(passphrase) as folded:
            return derive_seed(folded, salt, profile)

    return _open(path, derive, read_only=read_only, profiles=profiles)


def open_with_seed(
    path: Path,
    seed: Secret,
    *,
    read_only: bool = False,
    profiles: Profiles = SHIPPED,
) -> Vault:
    """Open the vault at `path` with its 16-byte seed, as a recovery code or sheets give it.

    Without Argon2: takes a few milliseconds.  `seed` is left to the caller to wipe.  Raises what
    `open_vault` raises; `WrongPassphrase` means that the seed is not, or no longer, that of this
    file.
    """
    return _open(path, lambda _salt, _profile: seed.copy(), read_only=read_only, profiles=profiles)


def _open(
    path: Path,
    derive: Callable[[bytes, Profile], Secret],
    *,
    read_only: bool,
    profiles: Profiles,
) -> Vault:
    """Open the file with the seed that `derive` gives for its salt and profile."""
    identity = _OPEN_FILES.claim(path)
    try:
        salt = files.salt_of(path)
        profile = profile_of(salt, profiles)
        if not read_only:
            files.require_writable(path)
        with derive(salt, profile) as seed:
            proof = KeyProof.of(seed, salt, profile)
            connection = _connect(path, seed, salt, read_only=read_only)
        return _ready(connection, proof, identity, read_only=read_only)
    except BaseException:
        _OPEN_FILES.release(identity)
        raise


def _create_open(path: Path, seed: Secret, proof: KeyProof, created: datetime) -> Vault:
    """Write the first contents into the empty file at `path`."""
    identity = _OPEN_FILES.claim(path)
    try:
        connection = _connect(path, seed, proof.salt, read_only=False)
        try:
            schema.initialise(connection, created.isoformat(timespec="seconds"))
            connection.forbid()
            files.sync_folder(path)
        except BaseException:
            connection.close()
            raise
    except BaseException:
        _OPEN_FILES.release(identity)
        raise
    return Vault(connection, proof, read_only=False, released=lambda: _OPEN_FILES.release(identity))


def _connect(path: Path, seed: Secret, salt: bytes, *, read_only: bool) -> Connection:
    """Return an unlocked connection that holds the file's lock; raise `AlreadyOpen` when another
    has it.
    """
    connection = Connection(path, read_only=read_only)
    try:
        with derive_key(seed, salt) as key, key_spec(key, salt) as spec:
            connection.unlock(spec)
    except Busy:
        connection.close()
        raise AlreadyOpen from None
    except ReadOnlyMedium:
        connection.close()
        if read_only:
            raise NeedsWriting from None
        raise
    except BaseException:
        connection.close()
        raise
    return connection


def _ready(
    connection: Connection, proof: KeyProof, identity: tuple[int, int], *, read_only: bool
) -> Vault:
    """Bring the file to the newest version and remove what an interrupted import left."""
    try:
        schema.migrate(connection, read_only=read_only)
        if not read_only:
            vouch_first_page(connection)
            _drop_journal(connection)
        connection.forbid()
        vault = Vault(
            connection, proof, read_only=read_only, released=lambda: _OPEN_FILES.release(identity)
        )
        vault.remove_leftovers()
        _end_swap(vault)
    except BaseException:
        connection.close()
        raise
    return vault


def _drop_journal(connection: Connection) -> None:
    """Let SQLite take over the journal a killed process left, so that closing deletes it."""
    if connection.path.with_name(f"{connection.path.name}-journal").exists():
        version = int(connection.value("PRAGMA user_version"))
        connection.run(f"PRAGMA user_version = {version}")


def _end_swap(vault: Vault) -> None:
    """Remove what an interrupted or just finished swap left, now that the file has opened."""
    if vault.read_only:
        return
    with vault.read() as reader:
        row = reader.get(SETTING, name=recovering.NOTE)
    if row is None:
        return
    note = recovering.Note.read(str(row["value"]))
    past = list(note.forget) if vault.salt == note.after else []
    if recovering.tidy(vault.path, vault.salt, note):
        past.append(recovering.NOTE)
    with vault.write(frees=True) as writer:
        for name in past:
            writer.delete(SETTING, name=name)

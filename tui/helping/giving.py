"""Makes a helper's copy: a new file under its own passphrase with what was chosen, nothing else.

The copy is not the file with things taken out: it begins empty, and only the rows named here are
written into it.  What is not in `Gift` cannot be in the copy.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from tui.helping.bundle import BUNDLE_SETTING, Bundle, bundle_of
from tui.vault import files
from tui.vault.chain import canonical_json
from tui.vault.errors import FileExists, NoSuchFile, SwapFailed
from tui.vault.leftovers import NEW, beside
from tui.vault.opening import create, open_vault
from tui.vault.profiles import Profile
from tui.vault.records import Records
from tui.vault.secret import Secret
from tui.vault.tables import RECORD, SETTING, STEP_STATE, Row
from tui.vault.vault import Vault
from tui.vault.writer import Writer

GIVEN = "given"
"""The kind of the records in the giver's file that say which copies were given, and to whom."""

FIELDS: Mapping[str, tuple[str, ...]] = {
    "letter": ("letter", "language", "to", "subject", "text", "channel"),
    "removal": ("address", "state", "since", "place"),
}
"""Of each kind of record, the fields that go along: a letter does not say who helped to decide, an
address not what stands there."""

_EMPTY: Mapping[str, object] = {"before": [], "what": "", "look_again": ""}


@dataclass(frozen=True, slots=True)
class Gift:
    """What goes into a helper's copy.

    `helper` and `giver` are names as they shall stand in it. `steps` are ids with the ids of their
    cautions, `letters` and `removals` uids. `capture` is what to capture, in the giver's words.
    `language` is the code of the language the copy opens in.
    """

    helper: str
    giver: str
    language: str
    steps: Mapping[str, tuple[str, ...]]
    capture: str = ""
    letters: tuple[str, ...] = ()
    removals: tuple[str, ...] = field(default=())


def give(
    vault: Vault,
    target: Path,
    passphrase: Secret,
    gift: Gift,
    *,
    profile: Profile,
    clock: Callable[[], datetime],
    new_id: Callable[[], str],
) -> Bundle:
    """Write a helper's copy into a new file at `target`, open it again, and note that it was given.

    `passphrase` is folded here and left to the caller to wipe.  Nothing appears at `target` before
    it was read back, and nothing that is there is ever replaced.  Raise `FileExists`, `NoSuchFile`
    (no such folder), `NoSpace`, `ReadOnlyMedium`, `SwapFailed` (it did not read back the same),
    `BadPassphraseText`, `TooLong`, `NotEnoughMemory` or `Unplugged`.
    """
    _require_free(target)
    begun = beside(target, NEW)
    now = clock().astimezone(UTC).isoformat(timespec="seconds")
    bundle = _bundle(vault, gift, new_id(), now)
    rows = list(_records(vault, gift, now))
    made = create(begun, passphrase, profile=profile, now=clock)
    try:
        try:
            with made.write() as writer:
                _fill(writer, bundle, gift.language, rows)
        finally:
            made.close()
        _check(begun, passphrase, profile, bundle, rows)
        _require_free(target)
        begun.rename(target)
        files.sync_folder(target)
    except OSError as error:
        _remove(begun)
        raise files.typed(error) from None
    except BaseException:
        _remove(begun)
        raise
    _note(vault, bundle, clock, new_id)
    return bundle


def _bundle(vault: Vault, gift: Gift, uid: str, now: str) -> Bundle:
    with vault.read() as reader:
        states = {str(row["step"]): str(row["state"]) for row in reader.select(STEP_STATE)}
    return Bundle(
        uid=uid,
        helper=gift.helper.strip(),
        giver=gift.giver.strip(),
        steps=gift.steps,
        states={name: states.get(name, "todo") for name in gift.steps},
        capture=gift.capture.strip(),
        made=now,
    )


def _records(vault: Vault, gift: Gift, now: str) -> Iterable[Row]:
    """Yield the rows that go along, each with the named fields alone and no date of the giver's."""
    for kind, uids in (("letter", gift.letters), ("removal", gift.removals)):
        keeper = Records(vault, lambda: datetime.now(UTC), str, kind)
        for uid in uids:
            record = keeper.get(uid)
            if record is None:
                continue
            empty = _EMPTY if kind == "removal" else {}
            kept = {name: record.fields.get(name, "") for name in FIELDS[kind]}
            text = canonical_json({**empty, **kept}).decode("utf-8")
            row: Row = {"uid": uid, "kind": kind, "fields": text, "created": now}
            yield {**row, "changed": now, "hidden": 0}


def _fill(writer: Writer, bundle: Bundle, language: str, rows: Iterable[Row]) -> None:
    writer.put(SETTING, {"name": BUNDLE_SETTING, "value": bundle.spelt()})
    writer.put(SETTING, {"name": "language", "value": language})
    for step, state in bundle.states.items():
        if state != "todo":
            row: Row = {"step": step, "state": state, "note": "", "changed": bundle.made}
            writer.put(STEP_STATE, {**row, "due": None})
    for row in rows:
        writer.put(RECORD, row)


def _check(
    path: Path, passphrase: Secret, profile: Profile, bundle: Bundle, rows: list[Row]
) -> None:
    """Open the new file as the helper will, and compare; raise `SwapFailed` when it differs."""
    copy = open_vault(path, passphrase, read_only=True, profiles={profile.number: profile})
    try:
        with copy.read() as reader:
            held = reader.select(RECORD, order="rowid")
        if bundle_of(copy) != bundle or held != rows:
            raise SwapFailed
    finally:
        copy.close()


def _note(
    vault: Vault, bundle: Bundle, clock: Callable[[], datetime], new_id: Callable[[], str]
) -> None:
    fields = {"helper": bundle.helper, "steps": list(bundle.steps), "made": bundle.made}
    if not vault.read_only:
        Records(vault, clock, new_id, GIVEN).add(fields, uid=f"{GIVEN}-{bundle.uid}")


def _require_free(target: Path) -> None:
    if os.path.lexists(target):
        raise FileExists
    if not target.parent.is_dir():
        raise NoSuchFile


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()

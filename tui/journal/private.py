"""What is private stays out of the chain, but not out of its seal.

The entry holds only a seal: SHA-256 over the private words and a random salt.  So a journal that
is handed over verifies without them, and whoever shows them later can prove that they are the ones
that were written then.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from tui.journal.incident import Private
from tui.vault.chain import canonical_json
from tui.vault.errors import Damaged
from tui.vault.reader import Reader
from tui.vault.tables import RECORD, Row
from tui.vault.writer import Writer

SEAL = "private"
"""The field of an entry that holds the seal, in hex."""

KIND = "private"
DOMAIN = b"carnet/private/1\0"
SALT_BYTES = 16


def seal_of(content: Mapping[str, Any]) -> str:
    """Return the seal of private words with their salt, in hex."""
    return hashlib.sha256(DOMAIN + canonical_json(dict(content))).hexdigest()


def keep(writer: Writer, private: Private, now: datetime) -> str:
    """Put private words into the file and return their seal; "" when there are none."""
    if not private:
        return ""
    content = {**asdict(private), "salt": secrets.token_hex(SALT_BYTES)}
    seal, when = seal_of(content), now.isoformat()
    row: Row = {"uid": _uid(seal), "kind": KIND, "created": when, "changed": when, "hidden": 0}
    writer.insert(RECORD, {**row, "fields": canonical_json(content).decode("utf-8")})
    return seal


def find(reader: Reader, fields: Mapping[str, object]) -> Private:
    """Return the private words an entry's fields seal; nothing where there are none.

    Raise `Damaged` when they are not the ones that were sealed.
    """
    content = content_of(reader, fields)
    return Private(content["effect"], content["note"]) if content else Private()


def content_of(reader: Reader, fields: Mapping[str, object]) -> dict[str, str] | None:
    """Return private words with their salt, as `find`; None where there are none."""
    seal = fields.get(SEAL)
    row = reader.get(RECORD, uid=_uid(str(seal))) if seal else None
    if row is None:
        return None
    content: dict[str, str] = json.loads(str(row["fields"]))
    if seal_of(content) != seal:
        raise Damaged
    return content


def drop(writer: Writer, fields: Mapping[str, object]) -> None:
    """Remove the private words an entry's fields seal; their bytes are overwritten."""
    if fields.get(SEAL):
        writer.delete(RECORD, uid=_uid(str(fields[SEAL])))


def _uid(seal: str) -> str:
    return f"{KIND}:{seal}"

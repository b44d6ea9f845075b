"""A vault for tests: a key derivation that takes no time, and something to put in."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from tui.vault import opening
from tui.vault.profiles import Profile
from tui.vault.secret import Secret
from tui.vault.tables import Row
from tui.vault.vault import Vault

CHEAP = Profile(number=15, passes=1, memory=8, lanes=1)
CHEAP_ONLY: Mapping[int, Profile] = {15: CHEAP}
PASSPHRASE = "cinq petits mots très ordinaires"


def now() -> datetime:
    return datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)


def secret(text: str = PASSPHRASE) -> Secret:
    return Secret(text.encode())


def content(held: Secret) -> bytes:
    return bytes(held.view())


def create(path: Path, passphrase: str = PASSPHRASE) -> Vault:
    return opening.create(path, secret(passphrase), profile=CHEAP, now=now)


def reopen(path: Path, passphrase: str = PASSPHRASE, *, read_only: bool = False) -> Vault:
    return opening.open_vault(path, secret(passphrase), read_only=read_only, profiles=CHEAP_ONLY)


def entry(seq: int, body: str = "Body") -> Row:
    return {
        "seq": seq,
        "uid": f"uid-{seq}",
        "recorded_utc": "2026-03-04T05:06:07+00:00",
        "offset_min": 60,
        "clock_suspect": 0,
        "occurred_from": None,
        "occurred_to": "2026-03-04",
        "occurred_text": "yesterday",
        "kinds": '["message"]',
        "body": body,
        "fields": '{"app":"x"}',
        "revises": None,
        "tombstone": 0,
        "link": "ab" * 32,
    }


def supporter(alias: str) -> Row:
    texts = ("role", "channel", "hours", "code_word", "knows", "note", "changed")
    return {"alias": alias, **dict.fromkeys(texts, ""), "never_call": 0, "hidden": 0}

"""Accounts somebody has, and what each depends on; passwords have no place here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from tui.followup.reading import (
    Clock,
    NewId,
    day_of,
    day_text,
    names_of,
    one_of,
    text_of,
    today_of,
    yes,
)
from tui.vault.records import Record, Records
from tui.vault.vault import Vault

KIND = "account"
"""The kind of these records, and of links to them."""

KINDS = (
    "mail",
    "phone_line",
    "cloud",
    "bank",
    "official",
    "social",
    "shopping",
    "children",
    "work",
    "other",
)
"""What an account is for; the last one is taken when nothing was said."""

SECOND_FACTORS = ("none", "sms", "app", "key", "unknown")
"""What is asked beside the password; the last one is taken when nothing was said."""


class NoLabel(ValueError):  # noqa: N818  (says the state, like the vault's errors)
    """An account or device needs a name to be found by."""


class UnknownAccount(KeyError):  # noqa: N818  (the same)
    """There is no account with this uid."""


@dataclass(frozen=True, slots=True)
class Account:
    """One account; only the label is needed, and all texts are the person's own words.

    `platform` is an id of the platform list or empty. `reset_by` are uids of the accounts and phone
    lines that can set a new password, `devices` of those that are signed in. `changed_on` is the
    day the password was last changed, `secured` the day the account was secured; None: not yet.
    """

    label: str
    kind: str = KINDS[-1]
    platform: str = ""
    reset_by: tuple[str, ...] = ()
    devices: tuple[str, ...] = ()
    known_by: str = ""
    paid_by: str = ""
    changed_on: date | None = None
    second_factor: str = SECOND_FACTORS[-1]
    important: bool = False
    secured: date | None = None
    note: str = ""
    hidden: bool = False
    uid: str = ""


class Accounts:
    """The accounts of one file."""

    def __init__(self, vault: Vault, clock: Clock, new_id: NewId) -> None:
        self._records, self._clock = Records(vault, clock, new_id, KIND), clock

    def all(self, *, hidden: bool = False) -> list[Account]:
        """Return the accounts in the order they were added; `hidden` brings hidden ones too."""
        return [_account(record) for record in self._records.all(hidden=hidden)]

    def get(self, uid: str) -> Account:
        """Return one account.

        Raises:
            UnknownAccount: when there is none with this uid.
        """
        record = self._records.get(uid)
        if record is None:
            raise UnknownAccount
        return _account(record)

    def add(self, account: Account, *, draft: str = "") -> str:
        """Add an account and return its uid.

        Args:
            account: what is known; `uid` is not used.
            draft: the draft it was typed in; it is removed in the same transaction.

        Raises:
            NoLabel: when the label is empty.
        """
        return self._records.add(_fields(account), draft=draft)

    def add_all(self, accounts: Iterable[Account], *, draft: str = "") -> int:
        """Add accounts, and return how many came into the list; `draft` as in `add`.

        One whose label is in the list is left alone; a hidden one of that label is shown again.

        Raises:
            NoLabel: when a label is empty.
        """
        known = {account.label.casefold(): account for account in self.all(hidden=True)}
        new: dict[str, Account] = {}
        hidden: dict[str, str] = {}
        for account in accounts:
            label = account.label.casefold()
            there = known.get(label)
            if there is None:
                new.setdefault(label, account)
            elif there.hidden:
                hidden[label] = there.uid
        for uid in hidden.values():
            self._records.show(uid)
        self._records.add_many([_fields(account) for account in new.values()], draft=draft)
        return len(new) + len(hidden)

    def update(self, account: Account, *, draft: str = "") -> None:
        """Replace what is known about the account with this uid; `draft` as in `add`.

        Raises:
            NoLabel: when the label is empty.
            UnknownAccount: when there is none with this uid.
        """
        self.get(account.uid)
        self._records.change(account.uid, _fields(account), draft=draft)

    def hide(self, uid: str, *, hidden: bool = True) -> None:
        """Keep an account out of the lists, or bring it back; nothing is lost.

        Raises:
            UnknownAccount: when there is none with this uid.
        """
        self.get(uid)
        (self._records.hide if hidden else self._records.show)(uid)

    def secure(self, uid: str, *, done: bool = True) -> None:
        """Note that an account was secured today, or that it is still to be done.

        Raises:
            UnknownAccount: when there is none with this uid.
        """
        day = today_of(self._clock) if done else None
        self.update(replace(self.get(uid), secured=day))


def _fields(account: Account) -> dict[str, Any]:
    if not account.label.strip():
        raise NoLabel
    return {
        "label": account.label.strip(),
        "kind": account.kind,
        "platform": account.platform,
        "reset_by": list(account.reset_by),
        "devices": list(account.devices),
        "known_by": account.known_by.strip(),
        "paid_by": account.paid_by.strip(),
        "changed_on": day_text(account.changed_on),
        "second_factor": account.second_factor,
        "important": account.important,
        "secured": day_text(account.secured),
        "note": account.note.strip(),
    }


def _account(record: Record) -> Account:
    fields = record.fields
    return Account(
        label=text_of(fields, "label"),
        kind=one_of(fields, "kind", KINDS),
        platform=text_of(fields, "platform"),
        reset_by=names_of(fields, "reset_by"),
        devices=names_of(fields, "devices"),
        known_by=text_of(fields, "known_by"),
        paid_by=text_of(fields, "paid_by"),
        changed_on=day_of(fields, "changed_on"),
        second_factor=one_of(fields, "second_factor", SECOND_FACTORS),
        important=yes(fields, "important"),
        secured=day_of(fields, "secured"),
        note=text_of(fields, "note"),
        hidden=record.hidden,
        uid=record.uid,
    )

"""Accounts and devices in the file: everything optional but the name, nothing lost by hiding."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.vaults import START, TestClock, ids, new_vault, reopen
from tui.followup.accounts import Account, Accounts, NoLabel, UnknownAccount
from tui.followup.devices import Device, Devices, UnknownDevice
from tui.vault.records import Records
from tui.vault.vault import Vault

FULL = Account(
    "Gmail", "mail", "google", ("x",), ("d",), "Max", "Max", date(2025, 1, 2), "sms", True,
    date(2026, 1, 1), "à moi",
)  # fmt: skip


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    vault = new_vault(tmp_path / "carnet.dat")
    yield vault
    vault.close()


def accounts(vault: Vault) -> Accounts:
    return Accounts(vault, TestClock(), ids().__next__)


def test_an_account_comes_back_as_it_was_kept_also_after_a_restart(tmp_path: Path) -> None:
    vault = new_vault(tmp_path / "carnet.dat")
    uid = accounts(vault).add(FULL)
    vault.close()
    again = reopen(tmp_path / "carnet.dat")
    assert accounts(again).all() == [replace(FULL, uid=uid)]
    again.close()


def test_a_name_alone_is_enough_and_is_needed(vault: Vault) -> None:
    book = accounts(vault)
    uid = book.add(Account("  Ameli "))
    assert book.get(uid) == Account("Ameli", uid=uid)
    with pytest.raises(NoLabel):
        book.add(Account("  "))
    with pytest.raises(NoLabel):
        book.update(replace(book.get(uid), label=""))
    assert [one.label for one in book.all()] == ["Ameli"]


def test_several_are_added_once_each_and_a_hidden_one_comes_back(vault: Vault) -> None:
    book = accounts(vault)
    hidden = book.add(Account("Gmail"))
    book.hide(hidden)
    book.add(Account("Banque"))
    assert book.add_all(map(Account, ["gmail", "banque", "Vinted", "VINTED"])) == 2
    assert [(one.label, one.uid == hidden) for one in book.all()] == [
        ("Gmail", True),
        ("Banque", False),
        ("Vinted", False),
    ]


def test_hiding_and_securing_can_be_taken_back(vault: Vault) -> None:
    book = accounts(vault)
    uid = book.add(FULL)
    book.hide(uid)
    assert book.all() == []
    assert [one.hidden for one in book.all(hidden=True)] == [True]
    book.hide(uid, hidden=False)
    book.secure(uid, done=False)
    assert book.get(uid).secured is None
    book.secure(uid)
    assert book.get(uid) == replace(FULL, uid=uid, secured=START.date())


def test_an_unknown_account_is_refused(vault: Vault) -> None:
    book = accounts(vault)
    for change in (book.get, book.hide, book.secure):
        with pytest.raises(UnknownAccount):
            change("nobody")
    with pytest.raises(UnknownAccount):
        book.update(replace(FULL, uid="nobody"))


def test_what_a_later_version_or_a_fault_wrote_is_read_as_not_said(vault: Vault) -> None:
    records = Records(vault, TestClock(), lambda: "odd", "account")
    records.add(
        {
            "label": "x",
            "kind": "spaceship",
            "reset_by": "y",
            "devices": [1, "d", "d"],
            "changed_on": "yesterday",
            "important": "yes",
            "second_factor": 3,
        }
    )
    assert accounts(vault).all() == [Account("x", devices=("d",), uid="odd")]


def test_devices_are_kept_apart_from_accounts(vault: Vault) -> None:
    book = Devices(vault, TestClock(), lambda: "dev")
    device = Device("Tablette", "tablet", "Max", "Max", "moi", "no", True, "bleue")
    uid = book.add(device)
    assert book.all() == [replace(device, uid=uid)]
    assert accounts(vault).all() == []
    book.update(replace(device, uid=uid, safe="yes"))
    book.hide(uid)
    assert book.all() == []
    assert book.all(hidden=True)[0].safe == "yes"
    book.hide(uid, hidden=False)
    with pytest.raises(NoLabel):
        book.add(Device(" "))
    with pytest.raises(UnknownDevice):
        book.get("nobody")

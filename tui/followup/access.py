"""Who can reach what: by a known password, a device in hand, an account that resets others."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tui.followup.accounts import Account
from tui.followup.devices import Device
from tui.followup.typed import people_named


class Way(StrEnum):
    """How somebody may reach an account."""

    KNOWS = "knows"
    PAYS = "pays"
    DEVICE = "device"
    RESETS = "resets"


@dataclass(frozen=True, slots=True)
class Reach:
    """An account somebody may reach, and how: `through` names the device or the other account."""

    account: Account
    way: Way
    through: str = ""


@dataclass(frozen=True, slots=True)
class PersonAccess:
    """Somebody, the devices they have or may have in hand, and the accounts they may reach."""

    name: str
    devices: tuple[Device, ...]
    reaches: tuple[Reach, ...]


def who_can_reach(
    accounts: Sequence[Account], devices: Sequence[Device], own_names: Collection[str] = ()
) -> list[PersonAccess]:
    """Return everybody named in the inventory, who reaches most first, then by name.

    A phone line is reached by who pays for it (the holder can ask the operator for it), another
    account by who knows it, by who uses or set up a device that is signed in, and by who reaches an
    account that can reset it.
    """
    names: dict[str, str] = {}
    for text in (
        *(text for a in accounts for text in (a.known_by, a.paid_by)),
        *(text for d in devices for text in (d.used_by, d.set_up_by)),
    ):
        for name in people_named(text, own_names):
            names.setdefault(name.casefold(), name)
    found = [_access(name, accounts, devices, own_names) for name in names.values()]
    named = [person for person in found if person.devices or person.reaches]
    return sorted(named, key=lambda person: (-len(person.reaches), person.name.casefold()))


def _names(name: str, text: str, own_names: Collection[str]) -> bool:
    return name.casefold() in {other.casefold() for other in people_named(text, own_names)}


def _access(
    name: str, accounts: Sequence[Account], devices: Sequence[Device], own: Collection[str]
) -> PersonAccess:
    in_hand = tuple(
        device for device in devices if _names(name, f"{device.used_by}, {device.set_up_by}", own)
    )
    reached: dict[str, Reach] = {}
    for account in accounts:
        direct = _direct(name, account, in_hand, own)
        if direct is not None:
            reached[account.uid] = direct
    _spread(reached, accounts)
    return PersonAccess(name, in_hand, tuple(reached[a.uid] for a in accounts if a.uid in reached))


def _direct(
    name: str, account: Account, in_hand: Sequence[Device], own: Collection[str]
) -> Reach | None:
    if _names(name, account.known_by, own):
        return Reach(account, Way.KNOWS)
    for device in in_hand:
        if device.uid in account.devices:
            return Reach(account, Way.DEVICE, device.label)
    if account.kind == "phone_line" and _names(name, account.paid_by, own):
        return Reach(account, Way.PAYS)
    return None


def _spread(reached: dict[str, Reach], accounts: Sequence[Account]) -> None:
    """Add the accounts that can be reset through one that is reached, until there are no more."""
    before = -1
    while before != len(reached):
        before = len(reached)
        for account in accounts:
            if account.uid in reached:
                continue
            ways = [uid for uid in account.reset_by if uid in reached and uid != account.uid]
            if ways:
                through = reached[ways[0]].account.label
                reached[account.uid] = Reach(account, Way.RESETS, through)

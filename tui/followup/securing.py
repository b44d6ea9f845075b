"""The order in which accounts are secured; pure functions of the inventory.

An account that can set a new password for another one is secured before it: a password changed
first would be changed back through the other. Mailboxes come before the rest (domain notes 3.2, G4)
and, among equals, those the other person may know or that matter most.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tui.followup.accounts import Account
from tui.followup.devices import Device
from tui.followup.graph import circles, in_order, inherited
from tui.followup.typed import people_named

STEPS = ("ac_list", "ac_email", "ac_sessions", "ac_passwords", "ac_2fa", "ac_bank", "ac_carrier")
"""Steps of the plan that this order serves."""

SAFER_DEVICE_STEP = "dv_safe"
"""The step that says how to find a safer device."""

_KIND_ORDER = (
    "mail",
    "phone_line",
    "bank",
    "official",
    "cloud",
    "work",
    "children",
    "social",
    "shopping",
    "other",
)
"""Most serious first (step ac_list: mail and phone, bank, official sites, cloud, social…)."""


class Action(StrEnum):
    """What securing one account is made of, in this order."""

    LINE = "line"
    PASSWORD = "password"  # noqa: S105  (the name of an action)
    RECOVERY = "recovery"
    MAIL_RULES = "mail_rules"
    SESSIONS = "sessions"
    SECOND_FACTOR = "second_factor"
    OTHER_FACTOR = "other_factor"


@dataclass(frozen=True, slots=True)
class Line:
    """One account at its place in the order, and why it stands there.

    `resets` and `after` are the accounts it can reset and those that can reset it; `circle` are the
    others that reset it and are reset by it, directly or through others. `known_by` are the people
    who may reach it, `unsafe` the devices signed in that are not marked safer. `undone_by` are the
    accounts that reset it and are not secured although it is.
    """

    account: Account
    resets: tuple[Account, ...]
    after: tuple[Account, ...]
    circle: tuple[Account, ...]
    known_by: tuple[str, ...]
    unsafe: tuple[Device, ...]
    undone_by: tuple[Account, ...]
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class SecuringOrder:
    """Every account once, in the order of securing.

    `circles` are the groups that reset each other, each in the order to begin with. `from_devices`
    are the safer devices, and those of them that somebody else has in hand too.
    """

    lines: tuple[Line, ...]
    circles: tuple[tuple[Account, ...], ...]
    from_devices: tuple[Device, ...]
    doubtful: tuple[Device, ...]

    @property
    def next(self) -> Line | None:
        """The first account that is still to secure."""
        return next((line for line in self.lines if line.account.secured is None), None)


def securing_order(
    accounts: Sequence[Account], devices: Sequence[Device], own_names: Collection[str] = ()
) -> SecuringOrder:
    """Return the order for accounts and devices that are not hidden.

    Args:
        accounts: each with its own uid; what resets it and is not among them does not count.
        devices: the devices they may be signed in on.
        own_names: words, in lower case, that mean nobody but the person.
    """
    known = {account.uid: account for account in accounts}
    resetters = {
        account.uid: tuple(u for u in account.reset_by if u in known and u != account.uid)
        for account in accounts
    }
    keys = {account.uid: _key(account, own_names) for account in accounts}
    groups = circles(resetters)
    order = [uid for group in _groups_in_order(groups, resetters, keys) for uid in group]
    together = {uid: group for group in groups for uid in group if len(group) > 1}
    writer = _Lines(known, resetters, together, devices, own_names)
    safer = tuple(device for device in devices if device.safe == "yes")
    return SecuringOrder(
        lines=tuple(writer.line(known[uid]) for uid in order),
        circles=_circles_in_order(order, together, known),
        from_devices=safer,
        doubtful=tuple(device for device in safer if _in_other_hands(device, own_names)),
    )


def _key(account: Account, own_names: Collection[str]) -> tuple[int, ...]:
    """Return what decides among equals: mail, then the line, then who knows it, what matters."""
    first = {"mail": 0, "phone_line": 1}.get(account.kind, 2)
    concern = (not people_named(account.known_by, own_names)) + (not account.important)
    return (first, concern, _KIND_ORDER.index(account.kind))


def _groups_in_order(
    groups: Sequence[tuple[str, ...]],
    resetters: Mapping[str, Sequence[str]],
    keys: Mapping[str, tuple[int, ...]],
) -> list[list[str]]:
    """Order the groups by what resets what, and the members of a circle by their own keys."""
    name_of = {uid: group[0] for group in groups for uid in group}
    before = {
        group[0]: tuple(
            dict.fromkeys(
                name_of[other]
                for uid in group
                for other in resetters[uid]
                if name_of[other] != group[0]
            )
        )
        for group in groups
    }
    lowest = inherited({group[0]: min(keys[uid] for uid in group) for group in groups}, before)
    members = {group[0]: sorted(group, key=keys.__getitem__) for group in groups}
    return [members[name] for name in in_order(lowest, before)]


def _circles_in_order(
    order: Sequence[str], together: Mapping[str, tuple[str, ...]], known: Mapping[str, Account]
) -> tuple[tuple[Account, ...], ...]:
    found = dict.fromkeys(together[uid] for uid in order if uid in together)
    return tuple(tuple(known[uid] for uid in order if uid in group) for group in found)


def _in_other_hands(device: Device, own_names: Collection[str]) -> bool:
    others = f"{device.used_by}, {device.set_up_by}"
    return device.shared or bool(people_named(others, own_names))


class _Lines:
    """Writes the line of an account: what it resets, what resets it, who may reach it."""

    def __init__(
        self,
        known: Mapping[str, Account],
        resetters: Mapping[str, Sequence[str]],
        together: Mapping[str, tuple[str, ...]],
        devices: Sequence[Device],
        own_names: Collection[str],
    ) -> None:
        self._known, self._resetters, self._together = known, resetters, together
        self._devices = {device.uid: device for device in devices}
        self._own = own_names
        self._resets: defaultdict[str, list[Account]] = defaultdict(list)
        for account in known.values():
            for resetter in dict.fromkeys(resetters[account.uid]):
                self._resets[resetter].append(account)

    def line(self, account: Account) -> Line:
        uid = account.uid
        after = tuple(self._known[other] for other in self._resetters[uid])
        circle = tuple(self._known[other] for other in self._together.get(uid, ()) if other != uid)
        signed_in = (self._devices[name] for name in account.devices if name in self._devices)
        return Line(
            account=account,
            resets=tuple(self._resets[uid]),
            after=after,
            circle=circle,
            known_by=tuple(people_named(account.known_by, self._own)),
            unsafe=tuple(device for device in signed_in if device.safe != "yes"),
            undone_by=tuple(a for a in after if account.secured and a.secured is None),
            actions=_actions(account),
        )


def _actions(account: Account) -> tuple[Action, ...]:
    """Return what securing this account is made of: sessions come after the password."""
    actions = [Action.LINE] if account.kind == "phone_line" else []
    actions += [Action.PASSWORD, Action.RECOVERY]
    actions += [Action.MAIL_RULES] if account.kind == "mail" else []
    actions.append(Action.SESSIONS)
    if account.second_factor in {"none", "unknown"}:
        actions.append(Action.SECOND_FACTOR)
    if account.second_factor == "sms":
        actions.append(Action.OTHER_FACTOR)
    return tuple(actions)

"""Devices somebody has, who else handles them, and which ones are safer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tui.followup.accounts import NoLabel
from tui.followup.reading import Clock, NewId, one_of, text_of, yes
from tui.vault.records import Record, Records
from tui.vault.vault import Vault

KIND = "device"
"""The kind of these records, and of links to them."""

KINDS = ("phone", "computer", "tablet", "watch", "console", "home", "car", "other")
"""What a device is; "home" stands for the router and connected things."""

SAFE = ("yes", "no", "unknown")
"""Whether the other person never had it in hand, as far as is known."""


class UnknownDevice(KeyError):  # noqa: N818  (says the state, like the vault's errors)
    """There is no device with this uid."""


@dataclass(frozen=True, slots=True)
class Device:
    """One device; only the label is needed, and all texts are the person's own words."""

    label: str
    kind: str = KINDS[-1]
    used_by: str = ""
    set_up_by: str = ""
    paid_by: str = ""
    safe: str = SAFE[-1]
    shared: bool = False
    note: str = ""
    hidden: bool = False
    uid: str = ""


class Devices:
    """The devices of one file."""

    def __init__(self, vault: Vault, clock: Clock, new_id: NewId) -> None:
        self._records = Records(vault, clock, new_id, KIND)

    def all(self, *, hidden: bool = False) -> list[Device]:
        """Return the devices in the order they were added; `hidden` brings hidden ones too."""
        return [_device(record) for record in self._records.all(hidden=hidden)]

    def get(self, uid: str) -> Device:
        """Return one device.

        Raises:
            UnknownDevice: when there is none with this uid.
        """
        record = self._records.get(uid)
        if record is None:
            raise UnknownDevice
        return _device(record)

    def add(self, device: Device, *, draft: str = "") -> str:
        """Add a device and return its uid; the draft it was typed in goes with it.

        Raises:
            NoLabel: when the label is empty.
        """
        return self._records.add(_fields(device), draft=draft)

    def update(self, device: Device, *, draft: str = "") -> None:
        """Replace what is known about the device with this uid.

        Raises:
            NoLabel: when the label is empty.
            UnknownDevice: when there is none with this uid.
        """
        self.get(device.uid)
        self._records.change(device.uid, _fields(device), draft=draft)

    def hide(self, uid: str, *, hidden: bool = True) -> None:
        """Keep a device out of the lists, or bring it back; nothing is lost.

        Raises:
            UnknownDevice: when there is none with this uid.
        """
        self.get(uid)
        (self._records.hide if hidden else self._records.show)(uid)


def _fields(device: Device) -> dict[str, Any]:
    if not device.label.strip():
        raise NoLabel
    return {
        "label": device.label.strip(),
        "kind": device.kind,
        "used_by": device.used_by.strip(),
        "set_up_by": device.set_up_by.strip(),
        "paid_by": device.paid_by.strip(),
        "safe": device.safe,
        "shared": device.shared,
        "note": device.note.strip(),
    }


def _device(record: Record) -> Device:
    fields = record.fields
    return Device(
        label=text_of(fields, "label"),
        kind=one_of(fields, "kind", KINDS),
        used_by=text_of(fields, "used_by"),
        set_up_by=text_of(fields, "set_up_by"),
        paid_by=text_of(fields, "paid_by"),
        safe=one_of(fields, "safe", SAFE),
        shared=yes(fields, "shared"),
        note=text_of(fields, "note"),
        hidden=record.hidden,
        uid=record.uid,
    )

"""The form of a device: who else handles it, and whether it is safer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from tui.followup.accounts import NoLabel
from tui.followup.devices import KINDS, SAFE, Device
from tui.library.language import mark
from tui.screens.account_fields import FieldsScreen, Question
from tui.session import Session
from tui.telling.account_facts import DEVICE_WORDS, SAFE_WORDS
from tui.telling.account_form_words import NO_NAME, SHARED
from tui.widgets.choice_list import Choice


class DeviceScreen(FieldsScreen):
    """One field a line, then choices; ctrl+s keeps, esc sets aside what was typed."""

    TITLE_WORDS = mark("A device")
    HELP_WORDS = mark(
        "Only the name is needed. A device is safer when the other person never had it in hand, "
        "did not set it up and does not pay for it. tab goes to the next field, ctrl+s keeps, esc "
        "sets aside."
    )
    LINES = (
        ("label", mark("Name")),
        ("used_by", mark("Who uses it")),
        ("set_up_by", mark("Who set it up")),
        ("paid_by", mark("Who pays for it")),
        ("note", mark("Note")),
    )

    def __init__(self, session: Session, device: Device) -> None:
        """Take the open file and the device; one without a uid is new."""
        self._device = device
        begun: dict[str, object] = {field: getattr(device, field) for field, _ in self.LINES}
        begun |= {
            "kind": [] if device.kind == KINDS[-1] else [device.kind],
            "safe": [device.safe],
            "marks": [SHARED] if device.shared else [],
        }
        super().__init__(session, f"device/{device.uid or 'new'}", begun)

    def questions(self) -> Sequence[Question]:
        """Return the choices in the language of now."""
        say = self.say
        return (
            Question(
                "kind",
                mark("What it is"),
                "single",
                tuple(Choice(kind, say(DEVICE_WORDS[kind])) for kind in KINDS),
            ),
            Question(
                "safe",
                mark("Is it safe?"),
                "single",
                tuple(Choice(safe, say(SAFE_WORDS[safe])) for safe in SAFE),
            ),
            Question(
                "marks",
                mark("And"),
                "multi",
                (Choice(SHARED, say("Other people use it too")),),
            ),
        )

    def keep(self) -> bool:
        """Add or change the device."""
        device = self._written()
        try:
            if device.uid:
                self.session.devices.update(device, draft=self.place)
            else:
                self.session.devices.add(device, draft=self.place)
        except NoLabel:
            return self.refuse(NO_NAME, "label")
        return True

    def _written(self) -> Device:
        values: dict[str, Any] = dict(self.values())
        kind, safe, marks = (values.pop(name) for name in ("kind", "safe", "marks"))
        return replace(
            self._device,
            **values,
            kind=kind[0] if kind else KINDS[-1],
            safe=safe[0] if safe else SAFE[-1],
            shared=SHARED in marks,
        )

"""What makes a file a helper's copy: one setting that says whose steps it holds, and which."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tui.vault.reader import Reader
from tui.vault.tables import SETTING
from tui.vault.vault import Vault

BUNDLE_SETTING = "helper_bundle"
"""Only a helper's copy has this setting; no merge ever carries it into another file."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """A helper's copy.

    `uid` names it in the giver's file too. `helper` is who works in it and `giver` whose steps
    they are, both as the giver wrote them. `steps` are step ids in order, each with the ids of the
    cautions that go with it; `states` how each step stood when it was given. `capture` says in the
    giver's words what to capture. `made` is ISO 8601 in UTC.
    """

    uid: str
    helper: str
    giver: str
    steps: Mapping[str, tuple[str, ...]]
    states: Mapping[str, str]
    capture: str
    made: str

    def spelt(self) -> str:
        """Return it as the setting holds it."""
        return json.dumps(
            {
                "uid": self.uid,
                "helper": self.helper,
                "giver": self.giver,
                "steps": [[name, list(cautions)] for name, cautions in self.steps.items()],
                "states": dict(self.states),
                "capture": self.capture,
                "made": self.made,
            },
            ensure_ascii=False,
        )

    @classmethod
    def of(cls, text: str) -> Bundle:
        """Return what a setting says."""
        found: dict[str, Any] = json.loads(text)
        return cls(
            uid=str(found["uid"]),
            helper=str(found["helper"]),
            giver=str(found["giver"]),
            steps={str(name): tuple(map(str, cautions)) for name, cautions in found["steps"]},
            states={str(name): str(state) for name, state in found["states"].items()},
            capture=str(found["capture"]),
            made=str(found["made"]),
        )


def bundle_of(vault: Vault) -> Bundle | None:
    """Return what a file is a helper's copy of; None for everybody's own file."""
    with vault.read() as reader:
        return bundle_in(reader)


def bundle_in(reader: Reader) -> Bundle | None:
    """Return what `bundle_of` does, inside a read that is under way."""
    row = reader.get(SETTING, name=BUNDLE_SETTING)
    return None if row is None else Bundle.of(str(row["value"]))

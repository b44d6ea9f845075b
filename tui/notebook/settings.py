"""What somebody chose for this file; it travels with the file, nothing stays on the computer."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date

from tui.vault.tables import SETTING
from tui.vault.vault import Vault

IDLE_MINUTES = 3
"""Minutes without a key before the file locks itself, unless chosen otherwise."""

SHORTEST_IDLE, LONGEST_IDLE = 1, 30
"""The idle lock cannot be turned off."""

LINE_WIDTHS: Mapping[str, int] = {"": 80, "braille": 40, "long": 0}
"""By what the file holds, at how many characters plain lines are broken; 0 for never."""


class Settings:
    """Typed settings; what was never chosen has the value said at each property."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    @property
    def language(self) -> str:
        """The language's code; empty when never chosen."""
        return self._get("language")

    @language.setter
    def language(self, code: str) -> None:
        self._set("language", code)

    @property
    def idle_minutes(self) -> int:
        """Minutes without a key before the lock, 1 to 30; 3 when never chosen."""
        text = self._get("idle_minutes")
        return _bounded(int(text)) if text.isdecimal() else IDLE_MINUTES

    @idle_minutes.setter
    def idle_minutes(self, minutes: int) -> None:
        self._set("idle_minutes", str(_bounded(minutes)))

    @property
    def theme(self) -> str:
        """The name of the colours; empty when never chosen."""
        return self._get("theme")

    @theme.setter
    def theme(self, name: str) -> None:
        self._set("theme", name)

    @property
    def aloud(self) -> bool:
        """Whether a screen reader reads the screens aloud; no when never chosen."""
        return self._get("aloud") == "yes"

    @aloud.setter
    def aloud(self, wanted: bool) -> None:
        self._set("aloud", "yes" if wanted else "")

    @property
    def reviewed(self) -> date | None:
        """The day the plan was last gone through; None when it never was."""
        text = self._get("reviewed")
        return date.fromisoformat(text) if text else None

    @reviewed.setter
    def reviewed(self, day: date | None) -> None:
        self._set("reviewed", day.isoformat() if day else "")

    @property
    def asks_after(self) -> bool:
        """Whether a ticked step is followed by "did it help?"; yes when never chosen."""
        return self._get("asks_after") != "no"

    @asks_after.setter
    def asks_after(self, wanted: bool) -> None:
        self._set("asks_after", "" if wanted else "no")

    @property
    def veils_journal(self) -> bool:
        """Whether notes show only their day, kind and people until asked; no when never chosen."""
        return self._get("veils_journal") == "yes"

    @veils_journal.setter
    def veils_journal(self, wanted: bool) -> None:
        self._set("veils_journal", "yes" if wanted else "")

    @property
    def own_keys(self) -> str:
        """The keys somebody added, as `own_keys.OwnKeys.spelt` spells them; empty for none."""
        return self._get("own_keys")

    @own_keys.setter
    def own_keys(self, spelt: str) -> None:
        self._set("own_keys", spelt)

    @property
    def plain_keys(self) -> bool:
        """Whether keys are asked for as plain characters; no when never chosen."""
        return self._get("plain_keys") == "yes"

    @plain_keys.setter
    def plain_keys(self, wanted: bool) -> None:
        self._set("plain_keys", "yes" if wanted else "")

    @property
    def recheck_offered(self) -> date | None:
        """The day the person was last asked whether something has changed."""
        text = self._get("recheck_offered")
        return date.fromisoformat(text) if text else None

    @recheck_offered.setter
    def recheck_offered(self, day: date | None) -> None:
        self._set("recheck_offered", day.isoformat() if day else "")

    @property
    def portion_offered(self) -> date | None:
        """The day the person was asked how many steps fit in a day; they are asked once."""
        text = self._get("portion_offered")
        return date.fromisoformat(text) if text else None

    @portion_offered.setter
    def portion_offered(self, day: date | None) -> None:
        self._set("portion_offered", day.isoformat() if day else "")

    @property
    def confirmed(self) -> dict[str, date]:
        """The day on which the answer to a question was last said to be still true."""
        return self._days("confirmed")

    @confirmed.setter
    def confirmed(self, days: Mapping[str, date]) -> None:
        self._set_days("confirmed", days)

    @property
    def own_view(self) -> dict[str, str]:
        """By asset, how pressing it is in the person's own eyes: a band of the risk picture."""
        text = self._get("own_view")
        views: dict[str, str] = json.loads(text) if text else {}
        return views

    @own_view.setter
    def own_view(self, views: Mapping[str, str]) -> None:
        self._set("own_view", json.dumps(dict(views), sort_keys=True) if views else "")

    @property
    def cover(self) -> str:
        """The words of the cover page; empty when the person wrote none."""
        return self._get("cover")

    @cover.setter
    def cover(self, words: str) -> None:
        self._set("cover", words)

    @property
    def rehearsed(self) -> date | None:
        """The day the keys that protect were practised, or that was declined."""
        text = self._get("rehearsed")
        return date.fromisoformat(text) if text else None

    @rehearsed.setter
    def rehearsed(self, day: date | None) -> None:
        self._set("rehearsed", day.isoformat() if day else "")

    @property
    def services_country(self) -> str:
        """The country whose services are shown; empty to follow the answers."""
        return self._get("services_country")

    @services_country.setter
    def services_country(self, code: str) -> None:
        self._set("services_country", code)

    @property
    def line_width(self) -> int:
        """At how many characters plain lines are broken, 80 when never chosen; 0 for never."""
        return LINE_WIDTHS.get(self._get("plain_lines"), LINE_WIDTHS[""])

    @line_width.setter
    def line_width(self, width: int) -> None:
        self._set("plain_lines", next(name for name, n in LINE_WIDTHS.items() if n == width))

    @property
    def pushes_out_of_sight(self) -> bool:
        """Whether plain lines end with empty lines that move the text up; yes by default."""
        return self._get("plain_empty_lines") != "no"

    @pushes_out_of_sight.setter
    def pushes_out_of_sight(self, wanted: bool) -> None:
        self._set("plain_empty_lines", "" if wanted else "no")

    @property
    def recovery(self) -> dict[str, date]:
        """The ways back made for this passphrase, "code" or "sheets", and the day of each.

        The secrets themselves are nowhere in the file.  A change of the passphrase empties this.
        """
        return self._days("recovery")

    @recovery.setter
    def recovery(self, days: Mapping[str, date]) -> None:
        self._set_days("recovery", days)

    def _days(self, name: str) -> dict[str, date]:
        text = self._get(name)
        days: dict[str, str] = json.loads(text) if text else {}
        return {of: date.fromisoformat(day) for of, day in days.items()}

    def _set_days(self, name: str, days: Mapping[str, date]) -> None:
        dated = {of: day.isoformat() for of, day in days.items()}
        self._set(name, json.dumps(dated, sort_keys=True) if dated else "")

    def _get(self, name: str) -> str:
        with self._vault.read() as reader:
            row = reader.get(SETTING, name=name)
        return "" if row is None else str(row["value"])

    def _set(self, name: str, value: str) -> None:
        with self._vault.write() as writer:
            if value:
                writer.put(SETTING, {"name": name, "value": value})
            else:
                writer.delete(SETTING, name=name)


def _bounded(minutes: int) -> int:
    return max(SHORTEST_IDLE, min(LONGEST_IDLE, minutes))

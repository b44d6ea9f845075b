"""What accounts and devices say about themselves: lines of a list, pages, why one comes first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from textual.content import Content

from tui.followup.accounts import Account
from tui.followup.devices import Device
from tui.followup.securing import Line
from tui.safety.text import clean
from tui.session import Session
from tui.telling.account_facts import (
    ACTION_WORDS,
    DEVICE_WORDS,
    FACTOR_WORDS,
    KIND_WORDS,
    SAFE_WORDS,
    Say,
    line_of,
    listed,
    securing_reasons,
)


class AccountWords:
    """Writes lines and pages.

    Args:
        session: the open file, in the language of now.
    """

    def __init__(self, session: Session) -> None:
        self.say: Say = session.language.say
        self._session = session

    def day(self, day: date) -> str:
        """Write a date."""
        return self._session.service_words.day(day.isoformat())

    # Lines

    def account_row(self, account: Account) -> Content:
        """Return an account as one line: ticked when secured."""
        say = self.say
        parts = [say(KIND_WORDS[account.kind])] if account.kind != "other" else []
        parts += [say("important")] if account.important else []
        parts += [line_of(account.known_by)] if account.known_by else []
        if account.second_factor == "none":
            parts.append(say("no second proof"))
        return self._row(_tick(account), account.label, parts, hidden=account.hidden)

    def device_row(self, device: Device) -> Content:
        """Return a device as one line."""
        say = self.say
        parts = [say(DEVICE_WORDS[device.kind])] if device.kind != "other" else []
        parts += [say("safer")] if device.safe == "yes" else []
        parts += [say("not safe")] if device.safe == "no" else []
        parts += [say("shared")] if device.shared else []
        parts += [line_of(device.used_by)] if device.used_by else []
        return self._row("   ", device.label, parts, hidden=device.hidden)

    def _row(self, start: str, label: str, parts: list[str], *, hidden: bool) -> Content:
        parts = [self.say("out of the lists"), *parts] if hidden else parts
        return Content.assemble(f"{start} ", (line_of(label), "bold"), "  ", " · ".join(parts))

    # Pages

    def account(
        self, account: Account, others: Sequence[Account], devices: Sequence[Device]
    ) -> Content:
        """Return everything written about an account."""
        say = self.say
        reset_by = [other for other in others if other.uid in account.reset_by]
        resets = [other for other in others if account.uid in other.reset_by]
        signed_in = [device for device in devices if device.uid in account.devices]
        secured = self.day(account.secured) if account.secured else say("not yet")
        platform = self._session.platforms.get(account.platform)
        fields = (
            (say("What it is"), say(KIND_WORDS[account.kind])),
            (say("Platform"), platform.name if platform is not None else ""),
            (say("Secured"), secured),
            (say("It matters"), say("yes") if account.important else ""),
            (say("Its password can be reset by"), listed(reset_by)),
            (say("It can reset"), listed(resets)),
            (say("Signed in on"), listed(signed_in)),
            (say("Who knows it or may reach it"), account.known_by),
            (say("Who pays for it"), account.paid_by),
            (
                say("Password last changed"),
                self.day(account.changed_on) if account.changed_on else "",
            ),
            (say("Second proof at sign-in"), say(FACTOR_WORDS[account.second_factor])),
            (say("Note"), account.note),
        )
        return _page(account.label, fields)

    def device(self, device: Device, accounts: Sequence[Account]) -> Content:
        """Return everything written about a device."""
        say = self.say
        signed_in = [account for account in accounts if device.uid in account.devices]
        fields = (
            (say("What it is"), say(DEVICE_WORDS[device.kind])),
            (say("Is it safe?"), say(SAFE_WORDS[device.safe])),
            (say("Shared"), say("yes") if device.shared else ""),
            (say("Who uses it"), device.used_by),
            (say("Who set it up"), device.set_up_by),
            (say("Who pays for it"), device.paid_by),
            (say("Signed in there"), listed(signed_in)),
            (say("Note"), device.note),
        )
        return _page(device.label, fields)

    # The order of securing

    def order_row(self, number: int, line: Line) -> Content:
        """Return an account at its place in the order, with the first reasons."""
        account = line.account
        state = ""
        if account.secured:
            state = self.say("secured {day}", day=self.day(account.secured))
        reasons = state or " · ".join(self._short_reasons(line))
        start = f"{number:>2}. {_tick(account)} "
        return Content.assemble(start, (line_of(account.label), "bold"), "  ", reasons)

    def _short_reasons(self, line: Line) -> Iterator[str]:
        say = self.say
        if line.circle:
            yield say("together with {accounts}", accounts=listed(line.circle))
        others = [account for account in line.resets if account not in line.circle]
        if others:
            yield say("resets {accounts}", accounts=listed(others))
        if line.known_by:
            yield line_of(", ".join(line.known_by))
        if line.account.important:
            yield say("important")
        yield say(KIND_WORDS[line.account.kind])

    def because(self, line: Line) -> Content:
        """Return why an account stands at its place, and what securing it is made of."""
        say = self.say
        lines = [Content(line_of(line.account.label)).stylize("bold underline")]
        lines += [Content(f"• {reason}") for reason in securing_reasons(line, say)]
        lines.append(Content(say("What to do, in this order:")).stylize("bold"))
        lines += [
            Content(f"{number}. {say(ACTION_WORDS[action])}")
            for number, action in enumerate(line.actions, start=1)
        ]
        return Content("\n").join(lines)


def _tick(account: Account) -> str:
    return "[x]" if account.secured else "[ ]"


def _page(label: str, fields: Sequence[tuple[str, str]]) -> Content:
    lines = [Content(line_of(label)).stylize("bold underline"), Content("")]
    lines += [
        Content.assemble((name, "bold"), "  ", clean(value)) for name, value in fields if value
    ]
    return Content("\n").join(lines)

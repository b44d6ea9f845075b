"""The form of an account: what it is, what resets it, who may reach it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from tui.followup.accounts import KINDS, SECOND_FACTORS, Account, NoLabel
from tui.followup.reading import day_text
from tui.library.language import mark
from tui.screens.account_fields import FieldsScreen, Question
from tui.session import Session
from tui.telling.account_facts import FACTOR_WORDS, KIND_WORDS, line_of
from tui.telling.account_form_words import IMPORTANT, NO_NAME
from tui.telling.typed_days import UNREAD_DAY, UnreadDay
from tui.widgets.choice_list import Choice


class AccountFormScreen(FieldsScreen):
    """One field a line, then choices; ctrl+s keeps, esc sets aside what was typed."""

    TITLE_WORDS = mark("An account")
    HELP_WORDS = mark(
        "Only the name is needed. What can reset its password decides the order of securing: tick "
        "the mailbox or phone line that gets the “forgotten password” message. tab goes to the "
        "next field, ctrl+s keeps, esc sets aside."
    )
    LINES = (
        ("label", mark("Name")),
        ("known_by", mark("Who knows it or may reach it")),
        ("paid_by", mark("Who pays for it")),
        ("changed_on", mark("Password last changed (day)")),
        ("secured", mark("Secured on (day)")),
        ("note", mark("Note")),
    )

    def __init__(self, session: Session, account: Account) -> None:
        """Take the open file and the account to change."""
        self._account = account
        self._others = tuple(a for a in session.accounts.all() if a.uid != account.uid)
        self._devices = tuple(session.devices.all())
        begun = {
            "label": account.label,
            "known_by": account.known_by,
            "paid_by": account.paid_by,
            "changed_on": day_text(account.changed_on),
            "secured": day_text(account.secured),
            "note": account.note,
            "platform": [account.platform] if account.platform else [],
            "kind": [] if account.kind == KINDS[-1] else [account.kind],
            "reset_by": [a.uid for a in self._others if a.uid in account.reset_by],
            "devices": [d.uid for d in self._devices if d.uid in account.devices],
            "second_factor": [account.second_factor],
            "marks": [IMPORTANT] if account.important else [],
        }
        super().__init__(session, f"account/{account.uid}", begun)

    def questions(self) -> Sequence[Question]:
        """Return the choices in the language of now."""
        say = self.say
        return (
            Question(
                "kind",
                mark("What it is"),
                "single",
                tuple(Choice(kind, say(KIND_WORDS[kind])) for kind in KINDS),
            ),
            Question(
                "platform",
                mark("On which platform?"),
                "single",
                tuple(
                    Choice(platform.id, platform.name)
                    for platform in self.session.platforms.all
                    if not platform.everyone
                ),
            ),
            Question(
                "reset_by",
                mark("What can reset its password?"),
                "multi",
                tuple(Choice(other.uid, line_of(other.label)) for other in self._others),
            ),
            Question(
                "devices",
                mark("Where is it signed in?"),
                "multi",
                tuple(Choice(device.uid, line_of(device.label)) for device in self._devices),
            ),
            Question(
                "second_factor",
                mark("Second proof at sign-in"),
                "single",
                tuple(Choice(factor, say(FACTOR_WORDS[factor])) for factor in SECOND_FACTORS),
            ),
            Question(
                "marks",
                mark("And"),
                "multi",
                (Choice(IMPORTANT, say("It matters to me: losing it would hurt")),),
            ),
        )

    def keep(self) -> bool:
        """Change the account."""
        try:
            self.session.accounts.update(self._written(), draft=self.place)
        except NoLabel:
            return self.refuse(NO_NAME, "label")
        except UnreadDay as error:
            return self.refuse(UNREAD_DAY, error.field)
        return True

    def _written(self) -> Account:
        values: dict[str, Any] = dict(self.values())
        offered = {a.uid for a in self._others} | {d.uid for d in self._devices}
        return replace(
            self._account,
            label=values["label"],
            known_by=values["known_by"],
            paid_by=values["paid_by"],
            changed_on=self.day(values, "changed_on"),
            secured=self.day(values, "secured"),
            note=values["note"],
            kind=_single(values["kind"], KINDS),
            platform=values["platform"][0] if values["platform"] else "",
            reset_by=_kept(self._account.reset_by, values["reset_by"], offered),
            devices=_kept(self._account.devices, values["devices"], offered),
            second_factor=_single(values["second_factor"], SECOND_FACTORS),
            important=IMPORTANT in values["marks"],
        )


def _single(chosen: Sequence[str], known: tuple[str, ...]) -> str:
    """Return the one that was chosen; the last of `known` when it was unticked."""
    return chosen[0] if chosen else known[-1]


def _kept(before: Sequence[str], ticked: Sequence[str], offered: set[str]) -> tuple[str, ...]:
    """Return what is ticked, and what was there before and could not be offered (it is hidden)."""
    return (*ticked, *(uid for uid in before if uid not in offered))

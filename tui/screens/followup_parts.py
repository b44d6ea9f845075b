"""The parts of the follow-up section; a new part is one function in `PARTS`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tui.followup.access import who_can_reach
from tui.followup.securing import securing_order
from tui.session import Session
from tui.telling.account_facts import line_of
from tui.telling.limits import limits_now
from tui.telling.rhythm_words import INTERVAL_WORDS


@dataclass(frozen=True)
class PartLine:
    """One line: its name, how things stand (may be empty), and the screen it opens.

    The screen is a `CarnetScreen` made from the session alone, or a `CarnetModal` made so.
    """

    name: str
    state: str
    screen: str


@dataclass(frozen=True)
class Part:
    """A heading in the person's language, and its lines."""

    heading: str
    lines: tuple[PartLine, ...]


def accounts_part(session: Session) -> Part:
    """Return the lines on accounts and who has access."""
    say, count = session.language.say, session.language.count
    accounts, devices = session.accounts.all(), session.devices.all()
    states = (
        count("{number} account", "{number} accounts", len(accounts)),
        count("{number} device", "{number} devices", len(devices)),
    )
    have = " · ".join(states) if accounts or devices else say("none yet: enter, then n")
    return Part(
        say("Accounts and who has access"),
        (
            PartLine(say("Your accounts and devices"), have, "tui.screens.accounts:AccountsScreen"),
            PartLine(
                say("In which order to secure them"),
                _order_state(session),
                "tui.screens.account_order:SecuringScreen",
            ),
            PartLine(
                say("Who can reach what"),
                _reach_state(session),
                "tui.screens.account_reach:ReachScreen",
            ),
        ),
    )


def _order_state(session: Session) -> str:
    say = session.language.say
    order = securing_order(session.accounts.all(), session.devices.all(), session.own_names)
    if not order.lines:
        return ""
    done = sum(line.account.secured is not None for line in order.lines)
    secured = say("{done} of {number} secured", done=done, number=len(order.lines))
    if order.next is None:
        return secured
    following = say("next: {account}", account=line_of(order.next.account.label))
    return f"{secured} · {following}"


def _reach_state(session: Session) -> str:
    people = who_can_reach(session.accounts.all(), session.devices.all(), session.own_names)
    return ", ".join(f"{line_of(person.name)} ({len(person.reaches)})" for person in people)


def self_search_part(session: Session) -> Part:
    """Return the lines on searching for oneself, what was found, and alerts."""
    say, count = session.language.say, session.language.count
    identifiers, findings = session.identifiers.all(), session.findings.all()
    given = ", ".join(line_of(identifier.text) for identifier in identifiers)
    found = count("{number} address", "{number} addresses", len(findings))
    return Part(
        say("Searching for yourself, and alerts"),
        (
            PartLine(
                say("What to search for"),
                given or say("none yet: enter, then n"),
                "tui.screens.self_search:SelfSearchScreen",
            ),
            PartLine(
                say("What was found"),
                found if findings else say("none yet: enter, then y"),
                "tui.screens.self_search_found:FoundScreen",
            ),
            PartLine(say("Name alerts"), "", "tui.screens.self_search_alerts:AlertsScreen"),
            PartLine(
                say("Reminder to search again"),
                _again_state(session),
                "tui.screens.self_search_again:AgainScreen",
            ),
        ),
    )


def _again_state(session: Session) -> str:
    say, rhythm = session.language.say, session.rhythm
    parts = [say(INTERVAL_WORDS[rhythm.interval])]
    if rhythm.next is not None:
        day = session.service_words.day(rhythm.next.isoformat())
        parts.append(say("next on {day}", day=day))
    return " · ".join(parts)


def reports_part(session: Session) -> Part:
    """Return the lines on reports and removals."""
    say, removals = session.language.say, session.removals.all()
    gone = sum(removal.state == "gone" for removal in removals)
    nothing = say("none yet: enter, then n")
    state = say("{gone} of {number} gone", gone=gone, number=len(removals)) if removals else nothing
    reports = session.reports.all()
    open_ = sum(not report.closed for report in reports)
    waiting = (
        say("{open} of {number} open", open=open_, number=len(reports)) if reports else nothing
    )
    return Part(
        say("Reports and removals"),
        (
            PartLine(
                say("Reports and answers"), waiting, "tui.screens.followup_reports:ReportsScreen"
            ),
            PartLine(
                say("Time limits: ask before…"),
                _limit_state(session),
                "tui.screens.followup_limits:LimitsScreen",
            ),
            PartLine(
                say("Before speaking with an officer"),
                "",
                "tui.screens.interview:InterviewScreen",
            ),
            PartLine(
                say("Addresses to be removed"),
                state,
                "tui.screens.followup_removals:RemovalsScreen",
            ),
        ),
    )


def _limit_state(session: Session) -> str:
    today = session.planning.today()
    coming = [one.day for one in limits_now(session) if one.day >= today]
    return session.service_words.day(min(coming).isoformat()) if coming else ""


PARTS: tuple[Callable[[Session], Part], ...] = (accounts_part, self_search_part, reports_part)
"""In the order shown."""

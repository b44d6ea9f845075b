"""The risk picture in lines: what is at stake, how pressing, why, and who can help."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from tui.library.language import mark
from tui.library.model import Flag
from tui.plain.desk import Desk, Entry
from tui.plain.services import country_lines, service_line
from tui.planner.plan import Plan
from tui.telling.risks import (
    RiskSayings,
    Shown,
    helping_services,
    moved_band,
    raised_by,
    seen_as,
    shown_risks,
)
from tui.telling.services import emergency_everywhere, shown_country

HELP = mark(
    "What seems most pressing stands first, in words and without a score. Your own view of a line "
    "counts more than ours; it changes nothing in the plan."
)


def risks(desk: Desk) -> None:
    """List what is at stake and the signs in the answers; a number says what stands behind."""
    talk, session = desk.talk, desk.session
    told = False

    def title() -> None:
        nonlocal told
        talk.heading(talk.say("What is at stake"))
        if not session.planning.begun:
            talk.tell(talk.say("Answer the questions first: your plan comes from them."))
        elif not told:
            talk.tell(session.library.wording.texts["honesty"])
        told = True

    desk.menu(title, lambda: _entries(desk), help=talk.say(HELP))


def _entries(desk: Desk) -> list[Entry]:
    session, say = desk.session, desk.talk.say
    if not session.planning.begun:
        return []
    plan = session.planning.plan()
    words = RiskSayings(session.library, plan.situation, say)
    entries: list[Entry] = [
        (_row(desk, words, one), lambda asset=one.risk.asset: _risk(desk, asset))  # type: ignore[misc]
        for one in shown_risks(plan.risk, session.settings.own_view, session.library)
    ]
    flags = [session.library.flags[name] for name in plan.flags]
    entries += [
        (say("A sign in your answers: {words}", words=flag.text), partial(_sign, desk, flag))
        for flag in flags
    ]
    return entries


def _row(desk: Desk, words: RiskSayings, shown: Shown) -> str:
    row = desk.talk.named(words.name(shown), words.band(shown))
    if shown.risk.likelihood > 1 or shown.own:
        return row
    return f"{row}, {desk.talk.say('your answers show no sign of it')}"


def _risk(desk: Desk, asset: str) -> None:
    """Say what stands behind one line; see it differently."""
    talk = desk.talk

    def now() -> tuple[Plan, Shown]:
        session = desk.session
        plan = session.planning.plan()
        listed = shown_risks(plan.risk, session.settings.own_view, session.library)
        return plan, next(one for one in listed if one.risk.asset == asset)

    def title() -> None:
        plan, shown = now()
        words = RiskSayings(desk.session.library, plan.situation, talk.say)
        talk.heading(words.title(shown))
        talk.read(
            [
                words.likely(shown),
                words.cost(shown),
                *words.own(shown),
                *_because(desk, words, list(shown.risk.because)),
            ]
        )

    def see(step: int) -> None:
        shown = now()[1]
        moved = moved_band(shown, step, desk.session.library)
        _see(desk, shown, moved if step else shown.risk.band)

    def entries() -> list[Entry]:
        return [
            (talk.say("It weighs more for me"), lambda: see(1)),
            (talk.say("It weighs less for me"), lambda: see(-1)),
            (talk.say("As the answers say"), lambda: see(0)),
        ]

    desk.menu(title, entries, help=talk.say(HELP))


def _see(desk: Desk, shown: Shown, band: str) -> None:
    """Keep the person's own view."""
    if desk.can_write():
        settings = desk.session.settings
        own = seen_as(settings.own_view, shown, band)
        desk.kept(lambda: setattr(settings, "own_view", own))


def _because(desk: Desk, words: RiskSayings, questions: list[str]) -> list[str]:
    asked = words.asked(questions)
    return [desk.talk.say("Because of your answers to:"), *asked] if asked else []


def _sign(desk: Desk, flag: Flag) -> None:
    """Say why a sign was raised, and who can help."""
    talk, session = desk.talk, desk.session
    plan = session.planning.plan()
    words = RiskSayings(session.library, plan.situation, talk.say)
    talk.heading(flag.text)
    because = _because(desk, words, raised_by(flag, plan, session.library))
    talk.read([*because, "", talk.say("Who can help"), *_services(desk, flag, plan)])


def _services(desk: Desk, flag: Flag, plan: Plan) -> Iterator[str]:
    session, say = desk.session, desk.talk.say
    if not shown_country(session, plan.situation):
        yield from country_lines(emergency_everywhere(session.directory), session)
        yield say("Choose your country among the people to hear what is known of it.")
        return
    for service in helping_services(session, (flag,), plan.situation):
        parts = [service_line(service, session)]
        if service.sms:
            text = f"{service.sms_word}: {service.sms}" if service.sms_word else service.sms
            parts.append(say("by text message: {number}", number=text))
        if service.phone and not service.is_emergency:
            parts.append(session.service_words.on_bill(service))
        yield ", ".join(part for part in parts if part)

"""Accounts and devices in lines: what there is, in which order to secure it, who reaches what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from tui.followup.access import Reach, who_can_reach
from tui.followup.accounts import KINDS, SECOND_FACTORS, Account, NoLabel
from tui.followup.devices import KINDS as DEVICE_KINDS
from tui.followup.devices import SAFE, Device
from tui.followup.reading import day_text
from tui.followup.securing import Line, SecuringOrder, securing_order
from tui.followup.typed import looks_like_password
from tui.followup.waiting import held_step, step_for
from tui.library.language import mark
from tui.plain.desk import Desk, Entry
from tui.plain.forms import Field, Form, Values
from tui.plain.plan import step_page
from tui.plain.ways import Gone
from tui.planner.plan import PlannedStep
from tui.telling.account_facts import (
    ACTION_WORDS,
    DEVICE_WORDS,
    FACTOR_WORDS,
    KIND_WORDS,
    SAFE_WORDS,
    WAY_WORDS,
    line_of,
    listed,
    securing_reasons,
)
from tui.telling.account_form_words import IMPORTANT, NO_NAME, SHARED
from tui.telling.typed_days import LOOKS_LIKE_ONE, NO_PASSWORDS, UNREAD_DAY, day_typed

HELP = mark("Never a password here. Only the name is needed; the rest can wait.")
TEXTS = ("label", "known_by", "paid_by", "note")
DEVICE_TEXTS = ("label", "used_by", "set_up_by", "paid_by", "note")


def accounts(desk: Desk) -> None:
    """List the accounts; a number opens one."""
    talk, session = desk.talk, desk.session

    def title() -> None:
        number = len(session.accounts.all())
        talk.heading(talk.say("Your accounts"))
        talk.tell(talk.count("{number} account.", "{number} accounts.", number))

    def entries() -> list[Entry]:
        rows: list[Entry] = [
            (_row(desk, one), lambda uid=one.uid: _page(desk, uid))  # type: ignore[misc]
            for one in session.accounts.all()
        ]
        return [(talk.say("Add an account"), lambda: _write(desk, Account(""))), *rows]

    desk.menu(title, entries, help=talk.say(HELP))


def _row(desk: Desk, account: Account) -> str:
    say = desk.talk.say
    parts = [line_of(account.label), say(KIND_WORDS[account.kind])]
    parts += [say("important")] if account.important else []
    parts.append(say("secured") if account.secured else say("not secured yet"))
    return ", ".join(parts)


def _page(desk: Desk, uid: str) -> None:
    talk, session = desk.talk, desk.session

    def title() -> None:
        account = session.accounts.get(uid)
        talk.heading(line_of(account.label))
        talk.tell(*_facts(desk, account))

    def entries() -> list[Entry]:
        account = session.accounts.get(uid)
        return [
            (talk.say("Change what is written"), lambda: _write(desk, account)),
            (talk.say("Take it out of the list"), lambda: _hide(desk, uid)),
        ]

    desk.menu(title, entries, help=talk.say(HELP))


def _hide(desk: Desk, uid: str) -> None:
    if desk.can_write():
        desk.session.accounts.hide(uid)
        desk.talk.tell(desk.talk.say("Taken out of the list."))
        raise Gone


def _facts(desk: Desk, account: Account) -> Iterator[str]:
    say, session = desk.talk.say, desk.session
    others, devices_ = session.accounts.all(), session.devices.all()
    platform = session.platforms.get(account.platform)
    for name, value in (
        (say("What it is"), say(KIND_WORDS[account.kind])),
        (say("Platform"), platform.name if platform is not None else ""),
        (say("Secured"), _day(desk, account.secured) or say("not yet")),
        (say("It matters"), say("yes") if account.important else ""),
        (
            say("Its password can be reset by"),
            listed([other for other in others if other.uid in account.reset_by]),
        ),
        (say("It can reset"), listed([o for o in others if account.uid in o.reset_by])),
        (say("Signed in on"), listed([d for d in devices_ if d.uid in account.devices])),
        (say("Who knows it or may reach it"), account.known_by),
        (say("Who pays for it"), account.paid_by),
        (say("Password last changed"), _day(desk, account.changed_on)),
        (say("Second proof at sign-in"), say(FACTOR_WORDS[account.second_factor])),
        (say("Note"), account.note),
    ):
        if value:
            yield say("{label}: {value}", label=name, value=line_of(value))


def _day(desk: Desk, day: date | None) -> str:
    return desk.session.service_words.day(day.isoformat()) if day else ""


def _write(desk: Desk, account: Account) -> None:
    """Fill in the form of an account, new or known."""
    talk, session = desk.talk, desk.session
    if not desk.can_write():
        return
    talk.heading(talk.say("An account"))
    talk.tell(talk.say(NO_PASSWORDS))
    begun: dict[str, object] = {name: getattr(account, name) for name in TEXTS}
    begun |= {
        "changed_on": day_text(account.changed_on),
        "secured": day_text(account.secured),
        "platform": [account.platform] if account.platform else [],
        "kind": [] if account.kind == KINDS[-1] else [account.kind],
        "reset_by": list(account.reset_by),
        "devices": list(account.devices),
        "second_factor": [account.second_factor],
        "marks": [IMPORTANT] if account.important else [],
    }
    place = f"account/{account.uid or 'new-plain'}"
    others = [other for other in session.accounts.all() if other.uid != account.uid]
    form = Form(desk, place, begun, list(_fields(desk, others)))
    form.run(lambda values: _keep(desk, account, values, place))


def _fields(desk: Desk, others: Sequence[Account]) -> Iterator[Field]:
    say, session = desk.talk.say, desk.session

    def warned(line: str) -> str:
        return say(LOOKS_LIKE_ONE) if looks_like_password(line) else ""

    yield Field("label", say("Name"), check=warned)
    yield Field("kind", say("What it is"), "one", tuple((k, say(KIND_WORDS[k])) for k in KINDS))
    platforms = tuple((p.id, p.name) for p in session.platforms.all if not p.everyone)
    yield Field("platform", say("On which platform?"), "one", platforms)
    resetters = tuple((other.uid, line_of(other.label)) for other in others)
    yield Field("reset_by", say("What can reset its password?"), "many", resetters)
    devices_ = tuple((device.uid, line_of(device.label)) for device in session.devices.all())
    yield Field("devices", say("Where is it signed in?"), "many", devices_)
    yield Field("known_by", say("Who knows it or may reach it"), check=warned)
    yield Field("paid_by", say("Who pays for it"), check=warned)
    factors = tuple((factor, say(FACTOR_WORDS[factor])) for factor in SECOND_FACTORS)
    yield Field("second_factor", say("Second proof at sign-in"), "one", factors)
    yield Field("changed_on", say("Password last changed (day)"))
    yield Field("secured", say("Secured on (day)"))
    marks = ((IMPORTANT, say("It matters to me: losing it would hurt")),)
    yield Field("marks", say("What fits?"), "many", marks)
    yield Field("note", say("Note"), check=warned)


def _keep(desk: Desk, account: Account, values: Values, place: str) -> str:
    say, session = desk.talk.say, desk.session
    try:
        changed_on, secured = (day_typed(session, values[n]) for n in ("changed_on", "secured"))
    except ValueError:
        return say(UNREAD_DAY)
    written = replace(
        account,
        **{name: values[name] for name in TEXTS},
        changed_on=changed_on,
        secured=secured,
        kind=next(iter(values["kind"]), KINDS[-1]),
        platform=next(iter(values["platform"]), ""),
        reset_by=tuple(values["reset_by"]),
        devices=tuple(values["devices"]),
        second_factor=next(iter(values["second_factor"]), SECOND_FACTORS[-1]),
        important=IMPORTANT in values["marks"],
    )
    try:
        if account.uid:
            session.accounts.update(written, draft=place)
        else:
            session.accounts.add(written, draft=place)
    except NoLabel:
        return say(NO_NAME)
    desk.talk.tell(say("Kept."))
    return ""


# Devices


def devices(desk: Desk) -> None:
    """List the devices; a number opens the form of one."""
    talk, session = desk.talk, desk.session

    def title() -> None:
        number = len(session.devices.all())
        talk.heading(talk.say("Your devices"))
        talk.tell(talk.count("{number} device.", "{number} devices.", number))

    def entries() -> list[Entry]:
        rows: list[Entry] = [
            (_device_row(desk, one), lambda one=one: _write_device(desk, one))  # type: ignore[misc]
            for one in session.devices.all()
        ]
        return [(talk.say("Add a device"), lambda: _write_device(desk, Device(""))), *rows]

    desk.menu(title, entries, help=talk.say(HELP))


def _device_row(desk: Desk, device: Device) -> str:
    say = desk.talk.say
    parts = [line_of(device.label), say(DEVICE_WORDS[device.kind]), say(SAFE_WORDS[device.safe])]
    parts += [say("shared")] if device.shared else []
    return ", ".join(parts)


def _write_device(desk: Desk, device: Device) -> None:
    talk = desk.talk
    if not desk.can_write():
        return
    say = talk.say
    talk.heading(say("A device"))
    begun: dict[str, object] = {name: getattr(device, name) for name in DEVICE_TEXTS}
    begun |= {
        "kind": [] if device.kind == DEVICE_KINDS[-1] else [device.kind],
        "safe": [device.safe],
        "marks": [SHARED] if device.shared else [],
    }
    fields = [
        Field("label", say("Name")),
        Field(
            "kind", say("What it is"), "one", tuple((k, say(DEVICE_WORDS[k])) for k in DEVICE_KINDS)
        ),
        Field("safe", say("Is it safe?"), "one", tuple((s, say(SAFE_WORDS[s])) for s in SAFE)),
        Field("used_by", say("Who uses it")),
        Field("set_up_by", say("Who set it up")),
        Field("paid_by", say("Who pays for it")),
        Field("marks", say("What fits?"), "many", ((SHARED, say("Other people use it too")),)),
        Field("note", say("Note")),
    ]
    place = f"device/{device.uid or 'new'}"
    Form(desk, place, begun, fields).run(lambda values: _keep_device(desk, device, values, place))


def _keep_device(desk: Desk, device: Device, values: Values, place: str) -> str:
    say, session = desk.talk.say, desk.session
    written = replace(
        device,
        **{name: values[name] for name in DEVICE_TEXTS},
        kind=next(iter(values["kind"]), DEVICE_KINDS[-1]),
        safe=next(iter(values["safe"]), SAFE[-1]),
        shared=SHARED in values["marks"],
    )
    try:
        if device.uid:
            session.devices.update(written, draft=place)
        else:
            session.devices.add(written, draft=place)
    except NoLabel:
        return say(NO_NAME)
    desk.talk.tell(say("Kept."))
    return ""


# In which order, and who reaches what


def order(desk: Desk) -> None:
    """Say in which order to secure the accounts, and from which device; a number opens one."""
    talk = desk.talk

    def title() -> None:
        found = _order(desk)
        talk.heading(talk.say("In which order to secure them"))
        if not found.lines:
            talk.tell(talk.say("No accounts yet; their names are enough."))
        elif found.from_devices:
            talk.tell(talk.say("From: {devices}", devices=listed(found.from_devices)))
        else:
            talk.tell(talk.say("No device is marked as safer yet."))

    def entries() -> list[Entry]:
        return [
            (_row(desk, line.account), lambda line=line: _line(desk, line))  # type: ignore[misc]
            for line in _order(desk).lines
        ]

    desk.menu(title, entries, help=talk.say(HELP))


def _order(desk: Desk) -> SecuringOrder:
    session = desk.session
    return securing_order(session.accounts.all(), session.devices.all(), session.own_names)


def _held(desk: Desk, account: Account) -> PlannedStep | None:
    """Return the step that holds the securing of an account back, if one does."""
    planning = desk.session.planning
    return held_step(
        step_for(account),
        planning.plan(),
        planning.situation(),
        planning.library,
        planning.progress(),
    )


def _line(desk: Desk, line: Line) -> None:
    """Say why an account stands at its place and what securing it is made of."""
    talk, session = desk.talk, desk.session
    uid = line.account.uid

    def title() -> None:
        talk.heading(line_of(line.account.label))
        talk.tell(*securing_reasons(line, talk.say))
        talk.tell(talk.say("What to do, in this order:"))
        for number, action in enumerate(line.actions, start=1):
            talk.tell(f"{number}. {talk.say(ACTION_WORDS[action])}")
        held = _held(desk, line.account)
        if held is not None:
            talk.tell(talk.say("It waits, like this step: {step}", step=held.step.title))

    def entries() -> list[Entry]:
        account, held = session.accounts.get(uid), _held(desk, line.account)
        found: list[Entry] = []
        if held is not None:
            found.append((talk.say("Open the step"), lambda: step_page(desk, held.step.id)))
        if account.secured:
            found.append((talk.say("It is not secured"), lambda: _secure(desk, uid, done=False)))
        elif held is None:
            found.append((talk.say("It is secured"), lambda: _secure(desk, uid, done=True)))
        return found

    desk.menu(title, entries, help=talk.say(HELP))


def _secure(desk: Desk, uid: str, *, done: bool) -> None:
    if desk.can_write():
        desk.session.accounts.secure(uid, done=done)
        desk.talk.tell(desk.talk.say("Noted."))


def reach(desk: Desk) -> None:
    """Say who can reach what, worked out from the inventory."""
    talk, session = desk.talk, desk.session
    people = who_can_reach(session.accounts.all(), session.devices.all(), session.own_names)
    talk.heading(talk.say("Who can reach what"))
    if not people:
        talk.tell(
            talk.say(
                "Nobody is named yet. On an account, write who knows it or may reach it; on a "
                "device, who uses it and who set it up."
            )
        )
    for person in people:
        number = talk.count("{number} account", "{number} accounts", len(person.reaches))
        talk.tell("", talk.named(line_of(person.name), number))
        if person.devices:
            talk.tell(talk.say("Has in hand: {devices}", devices=listed(person.devices)))
        talk.tell(*(_reach(desk, one) for one in person.reaches))


def _reach(desk: Desk, reach_: Reach) -> str:
    say = desk.talk.say
    way = say(WAY_WORDS[reach_.way], name=line_of(reach_.through))
    return say("{account}: {way}", account=line_of(reach_.account.label), way=way)

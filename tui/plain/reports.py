"""Reports in lines: what was reported to whom, what was answered, what comes next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from tui.followup.identifiers import NothingWritten
from tui.followup.reading import day_text
from tui.followup.recipients import Recipient
from tui.followup.reports import Report
from tui.journal.exhibits import INCIDENT
from tui.library.language import mark
from tui.plain.desk import Desk, Entry
from tui.plain.forms import Field, Form, Values
from tui.plain.note_text import NoteText
from tui.plain.ways import Gone
from tui.telling.account_facts import line_of
from tui.telling.report_words import ABOUT, MOST_OFFERED, NOBODY
from tui.telling.typed_days import UNREAD_DAY, UnreadDay, day_typed

HELP = mark("Silence is an answer too: on the day to ask again, what can come next is said.")
TEXTS = ("who", "channel", "what", "reference", "received_by", "reply")


def reports(desk: Desk) -> None:
    """List the reports, the newest first; a number opens one."""
    talk, session = desk.talk, desk.session

    def title() -> None:
        number = len(session.reports.all())
        talk.heading(talk.say("Reports and answers"))
        talk.tell(talk.count("{number} report.", "{number} reports.", number))

    def entries() -> list[Entry]:
        listed: list[Entry] = [
            (_row(desk, one), lambda uid=one.uid: _page(desk, uid))  # type: ignore[misc]
            for one in session.reports.all()
        ]
        return [(talk.say("Write down a report"), lambda: _write(desk, Report(""))), *listed]

    desk.menu(title, entries, help=talk.say(HELP))


def _recipient(desk: Desk, report: Report) -> Recipient:
    recipients = desk.session.deadlines.recipients
    return recipients.get(report.recipient, recipients["other"])


def _is_due(desk: Desk, report: Report) -> bool:
    day = report.ask_again
    return not report.closed and day is not None and day <= desk.session.planning.today()


def _row(desk: Desk, report: Report) -> str:
    say = desk.talk.say
    parts = [line_of(report.who), _recipient(desk, report).name]
    parts += [_day(desk, report.sent)] if report.sent else []
    parts += [say("answered")] if report.reply or report.replied else []
    parts += [say("ask again")] if _is_due(desk, report) else []
    parts.append(say("over") if report.closed else say("open"))
    return ", ".join(parts)


def _day(desk: Desk, day: date) -> str:
    return desk.session.service_words.day(day.isoformat())


def _page(desk: Desk, uid: str) -> None:
    """Say everything about a report, and what can be done with it."""
    talk, session = desk.talk, desk.session

    def title() -> None:
        report = session.reports.get(uid)
        talk.heading(line_of(report.who))
        talk.tell(*_facts(desk, report))

    def entries() -> list[Entry]:
        say, report = talk.say, session.reports.get(uid)
        over = say("Open it again") if report.closed else say("It is over")
        return [
            (say("Change this report, or write the answer"), lambda: _write(desk, report)),
            (say("I asked again today"), lambda: _asked_again(desk, uid)),
            (over, lambda: _close(desk, uid)),
            (say("Take it out of the list"), lambda: _hide(desk, uid)),
        ]

    desk.menu(title, entries, help=talk.say(HELP))


def _facts(desk: Desk, report: Report) -> Iterator[str]:
    say, session = desk.talk.say, desk.session
    recipient = _recipient(desk, report)
    if _is_due(desk, report):
        yield say("What can come next:")
        yield recipient.next
    elif not report.closed:
        yield recipient.expect
    about = set(session.reports.about(report.uid, ABOUT["about"]))
    addresses = [one.address for one in session.removals.all(hidden=True) if one.uid in about]
    traces = sum(len(session.reports.about(report.uid, k)) for k in (INCIDENT, ABOUT["exhibits"]))
    for name, value in (
        (say("Reference"), report.reference),
        (say("How"), report.channel),
        (say("What was reported"), report.what),
        (say("Addresses"), ", ".join(addresses)),
        (say("Notes and exhibits"), str(traces) if traces else ""),
        (say("Received by"), report.received_by),
        (say("Ask again on"), _day(desk, report.ask_again) if report.ask_again else ""),
        (say("Answer"), report.reply),
        (say("Answered on"), _day(desk, report.replied) if report.replied else ""),
    ):
        if value:
            yield say("{label}: {value}", label=name, value=line_of(value))


def _asked_again(desk: Desk, uid: str) -> None:
    """Note that one asked again today, and when to do so next."""
    talk, session = desk.talk, desk.session
    if not desk.can_write():
        return
    report = session.reports.get(uid)
    days = _recipient(desk, report).days
    if not days:
        talk.tell(talk.say("This is sent once and never again."))
        return
    again = session.planning.today() + timedelta(days=days)
    session.reports.update(replace(report, ask_again=again))
    talk.tell(talk.say("Ask again on {day}.", day=_day(desk, again)))


def _close(desk: Desk, uid: str) -> None:
    if desk.can_write():
        report = desk.session.reports.get(uid)
        desk.session.reports.update(replace(report, closed=not report.closed))


def _hide(desk: Desk, uid: str) -> None:
    if desk.can_write():
        desk.session.reports.hide(uid)
        desk.talk.tell(desk.talk.say("Taken out of the list."))
        raise Gone


def _write(desk: Desk, report: Report) -> None:
    """Fill in the form of a report, new or known."""
    talk, session = desk.talk, desk.session
    if not desk.can_write():
        return
    talk.heading(talk.say("A report"))
    talk.tell(talk.say("Traces first: is what you report saved? A report can make it disappear."))
    begun: dict[str, object] = {name: getattr(report, name) for name in TEXTS}
    for name in ("sent", "ask_again", "replied"):
        begun[name] = day_text(getattr(report, name))
    begun["recipient"] = [report.recipient] if report.uid else []
    for field, kind in ABOUT.items():
        begun[field] = session.reports.about(report.uid, kind) if report.uid else []
    place = f"report/{report.uid or 'new'}"
    form = Form(desk, place, begun, list(_fields(desk)))
    warned: list[bool] = []
    form.run(lambda values: _keep(desk, report, values, place, warned))


def _fields(desk: Desk) -> Iterator[Field]:
    say, session = desk.talk.say, desk.session
    yield Field("who", say("To whom (name)"))
    recipients = tuple((one.id, one.name) for one in session.deadlines.recipients.values())
    yield Field("recipient", say("What kind of recipient?"), "one", recipients)
    for name, label in (
        ("channel", say("How (form, mail, counter…)")),
        ("what", say("What was reported")),
        ("reference", say("Reference")),
        ("received_by", say("Received by")),
        ("sent", say("Day (empty: today)")),
        ("ask_again", say("Ask again on (day)")),
        ("reply", say("Answer")),
        ("replied", say("Answered on (day)")),
    ):
        yield Field(name, label)
    removals = tuple((one.uid, line_of(one.what or one.address)) for one in session.removals.all())
    yield Field("about", say("Which addresses of the removals is it about?"), "many", removals)
    text = NoteText(desk)
    notes = tuple((n.note, text.row(n, n)) for n in session.journal.newest(MOST_OFFERED))
    yield Field("notes", say("Which notes of the journal?"), "many", notes)
    listed = list(reversed(session.exhibits.all()))[:MOST_OFFERED]
    exhibits = tuple((one.uid, line_of(one.title or one.name)) for one in listed)
    yield Field("exhibits", say("Which exhibits keep a trace of it?"), "many", exhibits)


def _keep(desk: Desk, report: Report, values: Values, place: str, warned: list[bool]) -> str:
    """Add or change the report; return why not."""
    say, session = desk.talk.say, desk.session
    try:
        written = _written(desk, report, values)
    except UnreadDay:
        return say(UNREAD_DAY)
    bare = not (report.uid or values["notes"] or values["exhibits"])
    if bare and values["who"].strip() and not warned:
        warned.append(True)
        question = say("Nothing that keeps a trace is chosen. Save a trace first if you can.")
        if not desk.talk.confirm(question, say("Keep the report as it is"), say("Choose a trace")):
            return say("Choose a note or an exhibit.")
    try:
        uid = report.uid or session.reports.add(written, draft=place)
        if report.uid:
            session.reports.update(written, draft=place)
    except NothingWritten:
        return say(NOBODY)
    for field, kind in ABOUT.items():
        before = session.reports.about(uid, kind)
        session.reports.is_about(uid, kind, values[field])
        if kind == INCIDENT:
            for note in {*before, *values[field]}:
                session.journal.reindex(note)
    desk.talk.tell(say("Kept."))
    return ""


def _written(desk: Desk, report: Report, values: Values) -> Report:
    session = desk.session
    recipient = values["recipient"][0] if values["recipient"] else "other"
    sent = _typed(desk, values, "sent") or session.planning.today()
    ask_again = _typed(desk, values, "ask_again")
    days = session.deadlines.recipients[recipient].days
    if ask_again is None and not report.uid and days:
        ask_again = sent + timedelta(days=days)
    return replace(
        report,
        **{name: values[name] for name in TEXTS},
        recipient=recipient,
        sent=sent,
        ask_again=ask_again,
        replied=_typed(desk, values, "replied"),
    )


def _typed(desk: Desk, values: Values, field: str) -> date | None:
    try:
        return day_typed(desk.session, str(values[field]))
    except ValueError:
        raise UnreadDay(field) from None

"""People in lines: those somebody trusts, the services of the country, the three to call, asks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tui.library.language import mark
from tui.people.asked import Asked
from tui.people.services import EVERYWHERE, Service
from tui.people.supporters import NoAlias, Supporter
from tui.people.three import ThreeFull
from tui.plain.card import card
from tui.plain.desk import Desk, Entry
from tui.plain.forms import Field, Form, Values
from tui.plain.services import called, service_line, supporter_line
from tui.safety.text import clean
from tui.telling.asked_words import ANSWER_WORDS
from tui.telling.exhibit_facts import one_line
from tui.telling.people_fields import FIELDS
from tui.telling.people_lines import PeopleLine, people_lines

HELP = mark(
    "Calls and messages stay in the phone's own list. If somebody looks at your phone, use "
    "another one."
)
NEVER_CALL, CHECKED = "never_call", "checked"


def people(desk: Desk) -> None:
    """Say whom to call, and where one can go from here."""
    talk = desk.talk

    def title() -> None:
        talk.heading(talk.say("People"))
        talk.tell(talk.say("Whom to call"), *called(desk.session))

    desk.menu(title, lambda: _entries(desk), help=talk.say(HELP))


def _entries(desk: Desk) -> list[Entry]:
    say = desk.talk.say
    return [
        (say("People you trust"), lambda: _supporters(desk)),
        (say("Add somebody you trust"), lambda: _write(desk, Supporter(""))),
        (say("Emergency numbers and services"), lambda: _services(desk)),
        (say("Find a service by words"), lambda: _find(desk)),
        (say("Country of the services"), lambda: _country(desk)),
        (say("A page to carry"), lambda: card(desk)),
    ]


# People one trusts


def _supporters(desk: Desk) -> None:
    talk, session = desk.talk, desk.session

    def title() -> None:
        number = len(session.supporters.all(hidden=True))
        talk.heading(talk.say("People you trust"))
        talk.tell(talk.count("{number} person.", "{number} people.", number))

    def entries() -> list[Entry]:
        return [
            (supporter_line(one, session), lambda one=one: _supporter(desk, one.id))  # type: ignore[misc]
            for one in session.supporters.all(hidden=True)
        ]

    desk.menu(title, entries, help=talk.say(HELP))


def _found(desk: Desk, number: int) -> Supporter:
    return next(s for s in desk.session.supporters.all(hidden=True) if s.id == number)


def _supporter(desk: Desk, number: int) -> None:
    talk, key = desk.talk, f"supporter {number}"

    def title() -> None:
        talk.heading(one_line(_found(desk, number).alias))
        talk.tell(*_about(desk, _found(desk, number)))

    def entries() -> list[Entry]:
        say, one = talk.say, _found(desk, number)
        hide = say("Bring back into the lists") if one.hidden else say("Take out of the lists")
        return [
            (say("Change what is written"), lambda: _write(desk, one)),
            (say("Ask for something"), lambda: _ask(desk, one)),
            (say("What was asked, and what came back"), lambda: _asked(desk, one)),
            (say("What they can do"), lambda: _abilities(desk, one)),
            (_three_words(desk, key), lambda: _three(desk, key)),
            (hide, lambda: desk.session.supporters.hide(number, hidden=not one.hidden)),
        ]

    desk.menu(title, entries, help=talk.say(HELP))


def _about(desk: Desk, one: Supporter) -> Iterator[str]:
    say, session = desk.talk.say, desk.session
    if one.never_call:
        yield say("Do not call or write to them from this phone.")
    for field, name in FIELDS[1:]:
        value = str(getattr(one, field))
        if value:
            yield say("{label}: {value}", label=say(name), value=clean(value))
    if one.last_checked:
        day = session.service_words.day(one.last_checked.isoformat())
        yield say("{label}: {value}", label=say("Last checked"), value=day)
    known = session.asks.all
    can = [known[i].title for i in session.asked.abilities(one.id) if i in known]
    if can:
        yield say("{label}: {value}", label=say("Can do"), value=", ".join(can))


def _write(desk: Desk, one: Supporter) -> None:
    """Fill in the form of somebody, new or known."""
    talk = desk.talk
    if not desk.can_write():
        return
    talk.heading(talk.say("Somebody you trust"))
    talk.tell(talk.say("An alias is enough; write only what you would not mind being read."))
    fields = [Field(name, talk.say(label)) for name, label in FIELDS]
    marks = (
        (NEVER_CALL, talk.say("Never call or write to them from this phone")),
        (CHECKED, talk.say("I checked today that this way to reach them works")),
    )
    fields.append(Field("marks", talk.say("What fits?"), "many", marks))
    begun: dict[str, object] = {name: getattr(one, name) for name, _ in FIELDS}
    begun["marks"] = [NEVER_CALL] if one.never_call else []
    place = f"supporter/{one.id or 'new'}"
    Form(desk, place, begun, fields).run(lambda values: _keep(desk, one, values, place))


def _keep(desk: Desk, one: Supporter, values: Values, place: str) -> str:
    say, session = desk.talk.say, desk.session
    texts = {name: values[name] for name, _ in FIELDS}
    checked = session.planning.today() if CHECKED in values["marks"] else one.last_checked
    never = NEVER_CALL in values["marks"]
    written = replace(one, **texts, never_call=never, last_checked=checked)
    try:
        if one.id:
            desk.kept(lambda: session.supporters.update(written, draft=place))
        else:
            desk.kept(lambda: session.supporters.add(written, draft=place))
    except NoAlias:
        return say("Write a name or an alias first; one letter is enough.")
    desk.talk.tell(say("Kept."))
    return ""


# What they are asked


def _ask(desk: Desk, one: Supporter) -> None:
    """Choose what to ask for, change the message, and note that it was asked today."""
    talk, session = desk.talk, desk.session
    if not desk.can_write():
        return
    known, can = session.asks.all, session.asked.abilities(one.id)
    order = [i for i in can if i in known] + [i for i in known if i not in can]
    titles = [*(known[i].title for i in order), talk.say("Something else")]
    place = talk.choose(titles, talk.say("Ask for what?"))
    ask = known[order[place]] if place < len(order) else None
    alias = one_line(one.alias)
    text = ask.written_to(alias) if ask is not None else ""
    if text:
        talk.tell(talk.say("The message as it could be sent:"), text)
    ways = (talk.say("I asked with these words"), talk.say("Write it in my own words"))
    if not text or talk.choose(ways) == 1:
        text = talk.text().strip()
    if not text:
        talk.tell(talk.say("Write what you ask first."))
        return
    if one.code_word and talk.confirm(talk.say("Say the sentence with your code word too?")):
        talk.tell(session.asks.code_words(one_line(one.code_word)))
    asked = Asked(one.id, order[place] if ask is not None else "", clean(text))
    session.asked.add(asked, ask.steps if ask else ())
    talk.tell(talk.say("Nothing is sent from here. It is noted that you asked today."))


def _asked(desk: Desk, one: Supporter) -> None:
    """List what somebody was asked; a number notes what came back."""
    talk, session = desk.talk, desk.session
    while True:
        asked = session.asked.of(one.id)
        noun = talk.count("{number} thing asked", "{number} things asked", len(asked))
        chosen = asked[talk.pick(len(asked), lambda i: _asked_row(desk, asked[i]), noun=noun)]  # noqa: B023
        if not desk.can_write():
            return
        options = [*(talk.say(words) for words in ANSWER_WORDS.values())]
        options.append(talk.say("Noted by mistake: remove it"))
        place = talk.choose(options, talk.say("What came back?"))
        if place == len(ANSWER_WORDS):
            session.asked.remove(chosen.uid)
            continue
        question = talk.say("Their words, or what you agreed; it may stay empty.")
        reply = talk.line(question, text=True).strip()
        session.asked.answer(chosen.uid, list(ANSWER_WORDS)[place], reply or chosen.reply)


def _asked_row(desk: Desk, asked: Asked) -> str:
    say, session = desk.talk.say, desk.session
    ask = session.asks.all.get(asked.ask)
    day = session.service_words.day(asked.asked.isoformat()) if asked.asked else ""
    what = ask.title if ask is not None else one_line(asked.words)
    parts = (day, what, say(ANSWER_WORDS[asked.answer]), one_line(asked.reply))
    return ". ".join(part for part in parts if part)


def _abilities(desk: Desk, one: Supporter) -> None:
    """Tick what somebody can do, so that it comes first when they are asked."""
    if not desk.can_write():
        return
    known, can = desk.session.asks.all, desk.session.asked.abilities(one.id)
    ids = list(known)
    before = [ids.index(i) for i in can if i in known]
    ticked = desk.talk.tick(
        [known[i].title for i in ids], before, desk.talk.say("What they can do")
    )
    desk.session.asked.can(one.id, [ids[place] for place in ticked])
    desk.talk.tell(desk.talk.say("Kept."))


def _three_words(desk: Desk, key: str) -> str:
    if key in desk.session.three.all():
        return desk.talk.say("Take out of the three to call")
    return desk.talk.say("Put among the three to call")


def _three(desk: Desk, key: str) -> None:
    """Put somebody among the three to call, or take them out."""
    talk = desk.talk
    if not desk.can_write():
        return
    try:
        chosen = desk.session.three.toggle(key)
    except ThreeFull:
        talk.tell(talk.say("Three are chosen. Take one out first."))
        return
    talk.tell(talk.say("Among the three.") if chosen else talk.say("No longer among them."))


# Services


def _services(desk: Desk) -> None:
    """List the groups of services, then the services of one."""
    talk, session = desk.talk, desk.session
    while True:
        groups: dict[str, list[PeopleLine]] = {}
        heading = ""
        for line in people_lines(session, hidden=False):
            if line.service is not None:
                groups.setdefault(heading, []).append(line)
            else:
                heading = line.heading
        services = [line.service for lines in groups.values() for line in lines if line.service]
        session.kept_services.remember(services, session.chosen_services.all())
        names = [
            talk.named(name, talk.count("{number} service", "{number} services", len(lines)))
            for name, lines in groups.items()
        ]
        place = talk.choose(names, help=talk.say(HELP))
        listed = [line.service for line in list(groups.values())[place] if line.service]
        desk.visit(lambda: _list(desk, listed))  # noqa: B023


def _list(desk: Desk, services: list[Service]) -> None:
    """List services; a number opens one."""
    talk = desk.talk
    while True:
        noun = talk.count("{number} service", "{number} services", len(services))
        place = talk.pick(
            len(services), lambda i: service_line(services[i], desk.session), noun=noun
        )
        desk.visit(lambda: service_page(desk, services[place]))  # noqa: B023


def service_page(desk: Desk, service: Service) -> None:
    """Say everything known about a service, and choose it."""
    talk, session = desk.talk, desk.session
    key = f"service {service.id}"

    def title() -> None:
        talk.heading(service.name)
        talk.tell(*_facts(desk, service))

    def entries() -> list[Entry]:
        chosen = service.id in session.chosen_services.all()
        words = talk.say("Take off the top") if chosen else talk.say("Put near the top")
        return [
            (words, lambda: _choose(desk, service)),
            (_three_words(desk, key), lambda: _three(desk, key)),
        ]

    desk.menu(title, entries, help=talk.say(HELP))


def _choose(desk: Desk, service: Service) -> None:
    if not desk.can_write():
        return
    chosen = desk.session.chosen_services
    if service.id in chosen.all():
        chosen.drop(service.id)
    else:
        chosen.choose(service.id)
    desk.talk.tell(desk.talk.say("Noted."))


def _facts(desk: Desk, service: Service) -> Iterator[str]:
    say, words = desk.talk.say, desk.session.service_words
    sms = service.sms
    if service.sms_word:
        sms = say("send {word} to {number}", word=service.sms_word, number=service.sms)
    named = (
        (say("Phone"), service.phone),
        (say("Text message"), sms),
        (say("Site"), service.url),
        (say("E-mail"), service.email),
        (say("Opening hours"), words.hours(service)),
        (say("Cost"), words.cost(service)),
        (say("Phone bill"), "" if service.is_emergency else words.on_bill(service)),
        (say("Languages"), words.languages(service)),
        (say("For"), words.ages(service)),
        (say("Helps with"), ", ".join(words.need(need) for need in service.needs)),
    )
    yield from (say("{label}: {value}", label=name, value=value) for name, value in named if value)
    if not service.is_sure:
        yield say("Not confirmed by the service itself: look it up before relying on it.")
    if service.note:
        yield service.note
    if service.official:
        yield say("Run by the police, the courts or the State: going there is a choice.")
    note = desk.session.chosen_services.all().get(service.id, "")
    if note:
        yield say("{label}: {value}", label=say("Your note"), value=clean(note))
    yield words.freshness(service, desk.session.planning.today())
    yield say("Source: {source}", source=service.source)


def _find(desk: Desk) -> None:
    """Search all services by the words of their names and needs."""
    talk, session = desk.talk, desk.session
    typed = talk.line(talk.say("Words to search for:"), text=True).casefold().split()
    words = session.service_words
    found = [
        service
        for service in session.directory.services
        if all(
            part
            in " ".join(
                (
                    service.name,
                    service.note,
                    words.country(service.country),
                    *map(words.need, service.needs),
                    service.phone.replace(" ", ""),
                )
            ).casefold()
            for part in typed
        )
    ]
    if typed:
        _list(desk, found)


def _country(desk: Desk) -> None:
    """Choose the country whose services are named."""
    talk, session = desk.talk, desk.session
    if not desk.can_write():
        return
    words = session.service_words
    listed = dict.fromkeys(s.country for s in session.directory.services)
    codes = [code for code in listed if code != EVERYWHERE]
    question = talk.say("Show the services of which country?")
    place = talk.choose([words.country(code) for code in codes], question)
    session.settings.services_country = codes[place]
    talk.tell(words.country(codes[place]))

"""What can stand on the page to carry, taken from the open file."""

from __future__ import annotations

from collections.abc import Iterator

from tui.dossier.card import Item, Style
from tui.library.language import mark
from tui.safety.text import clean
from tui.session import Session
from tui.telling.numbers import numbers_of
from tui.telling.services import offered_services

STEPS_OFFERED = 6
KIND_WORDS: dict[str, str] = {
    "person": mark("Person: {words}"),
    "service": mark("Service: {words}"),
    "step": mark("Step: {words}"),
    "sign": mark("Warning sign: {words}"),
}
ABOUT: dict[Style, str] = {
    "plain": mark("In plain words. Whoever finds the page understands it."),
    "neutral": mark(
        "In words that give nothing away. A number can still be recognised: leave out well-known "
        "ones."
    ),
}


def card_items(session: Session) -> Iterator[Item]:
    """Yield everything that can stand on the card: the three to call first."""
    yield from _people(session)
    yield from _services(session)
    plan = session.planning.plan() if session.planning.begun else None
    if plan is None:
        return
    for name in plan.open_steps[:STEPS_OFFERED]:
        step = session.library.steps[name]
        yield Item("step", f"step {name}", step.title, group=step.group)
    for flag in plan.flags:
        yield Item("sign", f"sign {flag}", session.library.flags[flag].text)


def _people(session: Session) -> Iterator[Item]:
    three = session.three.all()
    everyone = [(f"supporter {one.id}", one) for one in session.supporters.all()]
    everyone.sort(key=lambda pair: three.index(pair[0]) if pair[0] in three else len(three))
    for key, one in everyone:
        reach = ", ".join(numbers_of(one))
        name = clean(one.alias, keep_newlines=False)
        parts = [name, clean(one.role, keep_newlines=False), reach]
        hours = clean(one.hours, keep_newlines=False)
        never = session.language.say("not from this phone") if one.never_call else ""
        plain = " · ".join(part for part in (*parts, hours, never) if part)
        yield Item("person", key, plain, name=name, reach=reach)


def _services(session: Session) -> Iterator[Item]:
    """Yield services of the three, those chosen, and those that fit, each once."""
    known = {service.id: service for service in session.directory.services}
    offered = offered_services(session)
    three = [key.removeprefix("service ") for key in session.three.all()]
    listed = [*three, *session.chosen_services.all(), *(s.id for s in offered.emergency[:2])]
    listed += [service.id for service in offered.fitting[:3]]
    for name in dict.fromkeys(listed):
        if name in known:
            service = known[name]
            reach = ", ".join(numbers_of(service))
            hours = session.service_words.hours(service)
            plain = " · ".join(part for part in (service.name, reach, hours) if part)
            yield Item("service", f"service {name}", plain, reach=reach)

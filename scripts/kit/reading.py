"""What can be read beside the program: a short page, and the guides as plain text.

Names of files say nothing of what is inside: guides have numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from scripts.kit.plain_text import plain_text, underlined, wrapped
from scripts.kit.words import Words
from tui.library.guides import Guides, load_guides
from tui.people.service_words import ServiceWords, load_words
from tui.people.services import (
    EVERYWHERE,
    ON_BILL,
    UNDATED,
    Directory,
    Service,
    load_directory,
)

MOST_CALLS = 3
"""Services of a country on the short page, besides those for emergencies."""
PARTS = ("start", "before", "trouble", "calls", "more")
CONTENTS = "00.txt"


def pages(root: Path, words: Words, today: date, *, guides: bool) -> Mapping[str, str]:
    """Return every page in one language by its path in the kit.

    Args:
        root: the content folder.
        words: what the kit says in that language.
        today: the day the kit is made, to say which facts are old by then.
        guides: whether the guides are in the kit.
    """
    directory, said = load_directory(root, words.code), load_words(root, words.code)
    found = {words.text("page"): _short_page(words, directory, said, today, guides=guides)}
    if guides:
        found.update(_guide_pages(words, load_guides(root, words.code), directory))
    return found


def _short_page(
    words: Words, directory: Directory, said: ServiceWords, today: date, *, guides: bool
) -> str:
    parts = [underlined(words.text("title"), "=")]
    for part in PARTS if guides else PARTS[:-1]:
        parts.append(underlined(words.text(f"{part}_title"), "-"))
        text = words.text(part, folder=f"guides/{words.code}")
        parts += [wrapped(paragraph) for paragraph in text.split("\n\n")]
        if part == "calls":
            parts += _calls(directory, said, today)
    return "\n\n".join(parts) + "\n"


def _calls(directory: Directory, said: ServiceWords, today: date) -> Iterator[str]:
    """Yield a paragraph for each country: emergencies, then those that can be called."""
    for country in dict.fromkeys(service.country for service in directory.services):
        here = [service for service in directory.services if service.country == country]
        if country != EVERYWHERE and (chosen := _chosen(here)):
            lines = (_call(service, said, today) for service in chosen)
            yield "\n".join([said.country(country), *lines])


def _chosen(services: Iterable[Service]) -> list[Service]:
    """Return whom the page names for a country: nobody twice, nobody who was never checked."""
    sure: dict[str, Service] = {}
    for service in services:
        if service.is_sure and service.checked != UNDATED and (service.phone or service.sms):
            sure.setdefault(_number(service), service)
    emergencies = [service for service in sure.values() if service.is_emergency]
    others = [service for service in sure.values() if not service.is_emergency]
    return emergencies + others[:MOST_CALLS]


def _call(service: Service, said: ServiceWords, today: date) -> str:
    hidden = said.on_bill(service) if service.on_bill == ON_BILL[0] else ""
    facts = (_named(service), said.hours(service), hidden, said.freshness(service, today))
    text = " ".join(f"{fact[0].upper()}{fact[1:]}." for fact in facts if fact)
    return wrapped(text, "  ", "      ")


def _named(service: Service) -> str:
    """Return number and name; many names begin with the number already."""
    told = service.name.startswith(service.phone or service.sms)
    before = ("" if service.phone else "SMS ") if told else f"{_number(service)}  "
    return before + service.name


def _number(service: Service) -> str:
    return service.phone or f"SMS {service.sms}"


def _guide_pages(words: Words, guides: Guides, directory: Directory) -> Iterator[tuple[str, str]]:
    numbers = {name: f"{number:02}" for number, name in enumerate(guides.all, start=1)}
    services = {service.id: service for service in directory.services}

    def explain(address: str) -> str:
        kind, _, target = address.partition(":")
        if kind == "guide":
            return words.text("see", number=numbers[target])
        if kind == "service" and target in services:
            return _reached(services[target])
        return address if target.startswith("//") else ""

    folder = f"guides/{words.code}"
    yield f"{folder}/{CONTENTS}", _contents(words, guides, numbers)
    for name, number in numbers.items():
        yield f"{folder}/{number}.txt", plain_text(guides.text(name), explain)


def _reached(service: Service) -> str:
    return service.phone or service.sms or service.url or service.email


def _contents(words: Words, guides: Guides, numbers: Mapping[str, str]) -> str:
    parts = [underlined(words.text("contents"), "=")]
    for topic, title in guides.topics.items():
        listed = [guide for guide in guides.all.values() if guide.topic == topic]
        lines = [wrapped(guide.title, f"  {numbers[guide.id]}  ", " " * 6) for guide in listed]
        if lines:
            parts.append("\n".join([title, *lines]))
    return "\n\n".join(parts) + "\n"

"""What supporters and services say about themselves, as lines of a list and as pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from textual.content import Content

from tui.people.service_words import ServiceWords
from tui.people.services import Service
from tui.people.supporters import Supporter
from tui.safety.text import clean
from tui.telling.people_fields import FIELDS

Say = Callable[..., str]


def supporter_row(supporter: Supporter, say: Say) -> Content:
    """Return a supporter as one line."""
    parts = [supporter.role, supporter.channel, supporter.hours]
    if supporter.never_call:
        parts.insert(0, say("not from this phone"))
    if supporter.hidden:
        parts.insert(0, say("hidden"))
    reach = " · ".join(clean(part, keep_newlines=False) for part in parts if part)
    return Content.assemble((clean(supporter.alias, keep_newlines=False), "bold"), "  ", reach)


def service_row(service: Service, words: ServiceWords, *, chosen: bool) -> Content:
    """Return a service as one line: ticked when chosen, name, how to reach it, when."""
    reach = service.phone or _text_line(service) or service.url or service.email
    parts = ["" if service.is_sure else words.unsure(), words.hours(service)]
    if reach not in service.name:
        parts.insert(0, reach)
    text = " · ".join(part for part in parts if part)
    return Content.assemble("[x] " if chosen else "[ ] ", (service.name, "bold"), "  ", text)


def _text_line(service: Service) -> str:
    return f"{service.sms_word} → {service.sms}" if service.sms_word else service.sms


class PeopleWords:
    """Writes the page of a supporter or of a service.

    Args:
        words: says the codes of services.
        say: translates.
        today: the day from which entries count as old.
    """

    def __init__(self, words: ServiceWords, say: Say, today: date) -> None:
        self._words, self.say, self._today = words, say, today

    def supporter(self, supporter: Supporter) -> Content:
        """Return everything written about a supporter."""
        lines = [Content(clean(supporter.alias)).stylize("bold underline"), Content("")]
        if supporter.never_call:
            warning = self.say("Do not call or write to them from this phone.")
            lines += [Content(warning).stylize("bold"), Content("")]
        for field, name in FIELDS[1:]:
            lines += self._line(self.say(name), str(getattr(supporter, field)))
        if supporter.last_checked:
            day = self._words.day(supporter.last_checked.isoformat())
            lines += self._line(self.say("Last checked"), day)
        return Content("\n").join(lines)

    def service(self, service: Service, note: str) -> Content:
        """Return everything known about a service, and the person's own note."""
        lines = [Content(service.name).stylize("bold underline"), Content("")]
        for name, value in self._reach(service):
            lines += self._line(name, value)
        lines.append(Content(""))
        if not service.is_sure:
            text = self.say("Not confirmed by the service itself: look it up before relying on it.")
            lines.append(Content(text).stylize("bold"))
        lines += [Content(text) for text in (service.note,) if text]
        if service.official:
            text = self.say("Run by the police, the courts or the State: going there is a choice.")
            lines.append(Content(text))
        lines += self._line(self.say("Your note"), note)
        lines += [Content(""), *self._where_from(service)]
        return Content("\n").join(lines)

    def _reach(self, service: Service) -> Iterator[tuple[str, str]]:
        words = self._words
        yield self.say("Phone"), service.phone
        yield self.say("Text message"), self._text_message(service)
        yield self.say("Site"), service.url
        yield self.say("E-mail"), service.email
        yield self.say("Opening hours"), words.hours(service)
        yield self.say("Cost"), words.cost(service)
        yield self.say("Phone bill"), "" if service.is_emergency else words.on_bill(service)
        yield self.say("Languages"), words.languages(service)
        yield self.say("For"), words.ages(service)
        yield self.say("Helps with"), ", ".join(words.need(need) for need in service.needs)

    def _text_message(self, service: Service) -> str:
        if not service.sms_word:
            return service.sms
        return self.say("send {word} to {number}", word=service.sms_word, number=service.sms)

    def _where_from(self, service: Service) -> Iterator[Content]:
        freshness = self._words.freshness(service, self._today)
        yield Content(freshness).stylize("italic")
        yield Content(self.say("Source: {source}", source=service.source)).stylize("italic")

    @staticmethod
    def _line(name: str, value: str) -> list[Content]:
        return [Content.assemble((name, "bold"), "  ", clean(value))] if value else []

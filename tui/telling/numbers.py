"""The numbers and addresses by which somebody is reached."""

from __future__ import annotations

import re

from tui.people.services import Service
from tui.people.supporters import Supporter
from tui.safety.text import clean

_NUMBER = re.compile(r"\+?\d(?:[\s.()/-]*\d){2,14}")


def numbers_of(who: Supporter | Service) -> list[str]:
    """Return what can be copied: numbers, or else the address or channel as it is written."""
    if isinstance(who, Service):
        found = [who.phone, who.sms] if who.phone or who.sms else [who.url, who.email]
        return list(dict.fromkeys(text for text in found if text))
    found = [" ".join(number.split()) for number in _NUMBER.findall(who.channel)]
    channel = clean(who.channel, keep_newlines=False).strip()
    return list(dict.fromkeys(found)) or ([channel] if channel else [])

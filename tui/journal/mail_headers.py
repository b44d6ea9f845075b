"""The headers of an e-mail, made readable: who, by which way, and what the servers found.

Shown as they were written; what the last servers wrote can be trusted, what lies below may have
been made up by the sender.  Sources: RFC 5322 (messages), RFC 2047 (words in other alphabets),
RFC 5321 4.4 (Received, Return-Path), RFC 8601 (Authentication-Results), RFC 6376 (DKIM).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.errors import HeaderParseError
from email.header import decode_header
from email.utils import getaddresses, parsedate_to_datetime

from tui.safety.text import clean

MOST_HEADERS = 2_000
MOST_VALUE = 16 * 1024
"""What is read of one header, in letters; a long one is made to cost time."""
_MOST_DECODED = 256 * 1024
_MOST_ADDRESSES = 4 * 1024
_NO_TEXT = frozenset({"punycode", "idna", "unicode_escape", "raw_unicode_escape", "undefined"})
"""Codecs that Python has and no mail is written in."""

_FOLD = re.compile(r"\r?\n[ \t]*")
_FROM = re.compile(r"^\s*from\s+(\S+)", re.IGNORECASE)
_BY = re.compile(r"\bby\s+([^\s;()]+)", re.IGNORECASE)
_WITH = re.compile(r"\bwith\s+([^\s;()]+)", re.IGNORECASE)
_NUMBERS = re.compile(r"\[(?:IPv6:)?([0-9A-Fa-f.:]{3,45})\]")
_METHOD = re.compile(
    r"^\s*([a-z][a-z0-9-]*)(?:/[\d.]+)?\s*=\s*([a-z]+)(.*)$", re.IGNORECASE | re.DOTALL
)
_AN_ADDRESS = re.compile(r"[^\s@<>\"']{1,64}@[^\s@<>\"']{1,255}")


@dataclass(frozen=True, slots=True)
class Address:
    """A name and an address as they are written; either may be empty."""

    name: str
    address: str

    @property
    def domain(self) -> str:
        """What stands behind the @, in small letters."""
        return self.address.rpartition("@")[2].lower()

    def __str__(self) -> str:
        """Return both as one line."""
        return f"{self.name} <{self.address}>" if self.name else self.address


@dataclass(frozen=True, slots=True)
class Hop:
    """One server on the way: `came_from` as it named itself, `numbers` the IP addresses written
    beside, `server` that received it, `moment` (UTC) by its clock, `gap` since the hop before.
    """

    came_from: str
    numbers: tuple[str, ...]
    server: str
    protocol: str
    moment: datetime | None
    gap: timedelta | None
    raw: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What `server` found: `method` is "spf", "dkim", "dmarc" …, `result` "pass", "fail" …, `about`
    what it looked at, as written.
    """

    server: str
    method: str
    result: str
    about: str


@dataclass(frozen=True, slots=True)
class Signature:
    """A DKIM signature: whose, with which key, over which headers; its truth needs that key."""

    domain: str
    selector: str
    headers: tuple[str, ...]
    tags: tuple[tuple[str, str], ...]

    def tag(self, name: str) -> str:
        """Return one of its tags, "" when absent."""
        return dict(self.tags).get(name, "")


class Headers:
    """All headers of one mail, in their order, decoded; letters that cannot be are replaced."""

    def __init__(self, raw: Iterable[tuple[str, str]]) -> None:
        """Take names and values as the parser gives them, bytes as surrogates."""
        self.all: list[tuple[str, str]] = []
        left = _MOST_DECODED
        for name, value in raw:
            if len(self.all) == MOST_HEADERS:
                break
            cut = value[:MOST_VALUE]
            told = decoded(cut) if left > 0 else plain(cut)
            left -= len(cut)
            self.all.append((clean(name, keep_newlines=False), told))

    def every(self, name: str) -> list[str]:
        """Return all values of a header."""
        return [value for known, value in self.all if known.lower() == name]

    def first(self, name: str) -> str:
        """Return the first value of a header, "" when there is none."""
        return next(iter(self.every(name)), "")

    def addresses(self, name: str) -> tuple[Address, ...]:
        """Return the addresses of a header; one that cannot be read is a name without address."""
        return tuple(one for value in self.every(name) for one in addresses_in(value))

    def moment(self, name: str = "date") -> datetime | None:
        """Return a header's moment in UTC, None when there is none that can be read."""
        return moment_of(self.first(name))

    def hops(self) -> tuple[Hop, ...]:
        """Return the way of the mail, the first server first."""
        found: list[Hop] = []
        for value in reversed(self.every("received")):
            before = found[-1].moment if found else None
            found.append(_hop(value, before))
        return tuple(found)

    def verdicts(self) -> tuple[Verdict, ...]:
        """Return what the servers found, the last server first."""
        own = [v for value in self.every("authentication-results") for v in _verdicts(value)]
        passed_on = self.every("arc-authentication-results")
        others = [v for value in passed_on for v in _verdicts(value.partition(";")[2])]
        return (*own, *others, *self._spf())

    def _spf(self) -> Iterator[Verdict]:
        for value in self.every("received-spf"):
            result, _, about = value.strip().partition(" ")
            yield Verdict("", "spf", result.lower(), about.strip())

    def signatures(self) -> tuple[Signature, ...]:
        """Return the DKIM signatures that are written there."""
        return tuple(signature_in(value) for value in self.every("dkim-signature"))


def decoded(value: str) -> str:
    """Return a header's value as one readable line, words in other alphabets decoded."""
    unfolded = _FOLD.sub(" ", value)
    try:
        pieces = decode_header(unfolded)
    except (HeaderParseError, ValueError, LookupError):
        return plain(unfolded)
    told = "".join(_word(piece, charset) for piece, charset in pieces)
    return clean(told, keep_newlines=False) if told.strip() else plain(unfolded)


def plain(value: str) -> str:
    """Return a value as one line, bytes that are no UTF-8 replaced."""
    text = value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return clean(_FOLD.sub(" ", text), keep_newlines=False).strip()


def text_of(data: bytes, charset: str | None) -> str:
    """Return bytes as text; a charset that is none, or lies, gives UTF-8 with replacements."""
    name = (charset or "utf-8").strip().lower().replace("-", "_")
    try:
        return data.decode("utf-8" if name in _NO_TEXT else name, "replace")
    except (LookupError, ValueError):
        return data.decode("utf-8", "replace")


def moment_of(text: str) -> datetime | None:
    """Return the moment of an RFC 5322 date in UTC, or None."""
    try:
        moment = parsedate_to_datetime(text[:200])
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def addresses_in(value: str) -> list[Address]:
    """Return the addresses of one value."""
    value = value.strip()
    if not value:
        return []
    try:
        found = getaddresses([value[:_MOST_ADDRESSES]])
    except (ValueError, IndexError, RecursionError):
        found = []
    known = [Address(name.strip(), address.strip()) for name, address in found if name or address]
    return known or [Address(value[:_MOST_ADDRESSES], "")]


def names_another(sender: Address) -> bool:
    """Say whether a sender's name looks like an address, and not like the real one."""
    shown = _AN_ADDRESS.search(sender.name)
    return shown is not None and shown.group().strip(".,;").lower() != sender.address.lower()


def same_domain(one: str, other: str) -> bool:
    """Say whether two domains are one, or one lies in the other (relaxed, RFC 7489 3.1.1)."""
    longer, shorter = sorted((one.lower().rstrip("."), other.lower().rstrip(".")), key=len)[::-1]
    return bool(shorter) and (longer == shorter or longer.endswith(f".{shorter}"))


def _word(piece: bytes | str, charset: str | None) -> str:
    """Return one piece of a header; without a charset it is what stood there."""
    if isinstance(piece, str):
        return plain(piece) if charset is None else piece
    raw = charset is None or charset in {"unknown-8bit", "raw-unicode-escape"}
    return text_of(piece, None if raw else charset)


def _hop(value: str, before: datetime | None) -> Hop:
    route, _, date = value.rpartition(";")
    route, moment = (route, moment_of(date)) if route else (value, None)
    gap = moment - before if moment is not None and before is not None else None
    return Hop(
        came_from=_found(_FROM, route),
        numbers=tuple(dict.fromkeys(_NUMBERS.findall(route)))[:8],
        server=_found(_BY, route),
        protocol=_found(_WITH, route),
        moment=moment,
        gap=gap,
        raw=value,
    )


def _found(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found.group(1) if found else ""


def _verdicts(value: str) -> Iterator[Verdict]:
    """Yield the results of one Authentication-Results header; "none" yields nothing."""
    server, *results = without_comments(value).split(";")
    name = (server.split() or [""])[0]
    for result in results:
        found = _METHOD.match(result)
        if found:
            method, verdict, about = found.groups()
            yield Verdict(name, method.lower(), verdict.lower(), " ".join(about.split()))


def without_comments(value: str) -> str:
    """Return a value without what stands in round brackets, however deep."""
    kept: list[str] = []
    depth = 0
    for letter in value:
        if letter == "(":
            depth += 1
        elif letter == ")" and depth:
            depth -= 1
        elif not depth:
            kept.append(letter)
    return "".join(kept)


def signature_in(value: str) -> Signature:
    """Return the signature in the value of a DKIM-Signature header."""
    pairs = [piece.partition("=") for piece in value.split(";")]
    tags = {name.strip().lower(): "".join(text.split()) for name, _, text in pairs if name.strip()}
    headers = tuple(name.lower() for name in tags.get("h", "").split(":") if name)
    return Signature(tags.get("d", "").lower(), tags.get("s", ""), headers, tuple(tags.items()))


def differences(
    sender: Sequence[Address], reply_to: Sequence[Address], return_path: Sequence[Address]
) -> tuple[str, ...]:
    """Return what does not fit the sender: "reply_to", "return_path", "several_senders", "name".

    An answer that goes elsewhere, another domain for what comes back, more than one sender, and a
    name that pretends to be another address are all written by the sender and seldom by chance.
    """
    first = sender[0] if sender else Address("", "")
    own = {address.address.lower() for address in sender}
    found = {
        "several_senders": len(own) > 1,
        "reply_to": any(a.address and a.address.lower() not in own for a in reply_to),
        "return_path": any(a.address and not same_domain(a.domain, first.domain)
                           for a in return_path),
        "name": names_another(first),
    }  # fmt: skip
    return tuple(code for code, true in found.items() if true)

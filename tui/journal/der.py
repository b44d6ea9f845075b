"""The little of DER (ITU-T X.690) that a time stamp is written in."""

from __future__ import annotations

from dataclasses import dataclass

INTEGER, OCTETS, OID, TIME = 0x02, 0x04, 0x06, 0x18
SEQUENCE, SET, CONTEXT_0 = 0x30, 0x31, 0xA0
_LONG = 0x80
_MOST_LENGTH_BYTES = 4
_MOST_PARTS = 1000
_MOST_OID_BYTES = 64


class Broken(Exception):  # noqa: N818  (a state, turned into another error by the caller)
    """The bytes are not DER, or not what was expected there."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value: its tag and what it holds."""

    tag: int
    body: bytes

    def of(self, tag: int) -> bytes:
        """Return what it holds; raise `Broken` when its tag is another."""
        if self.tag != tag:
            raise Broken
        return self.body


def encoded(tag: int, body: bytes) -> bytes:
    """Return a value in DER."""
    length = len(body)
    if length < _LONG:
        return bytes((tag, length)) + body
    spelt = length.to_bytes((length.bit_length() + 7) // 8, "big")
    return bytes((tag, _LONG | len(spelt))) + spelt + body


def oid(text: str) -> bytes:
    """Return the bytes of an object identifier given as dotted numbers."""
    first, second, *rest = map(int, text.split("."))
    return b"".join(_base128(number) for number in (40 * first + second, *rest))


def oid_text(body: bytes) -> str:
    """Return the dotted numbers of an object identifier's bytes."""
    numbers: list[int] = []
    number = 0
    if len(body) > _MOST_OID_BYTES:
        raise Broken
    for byte in body:
        number = number << 7 | byte & 0x7F
        if not byte & 0x80:
            numbers.append(number)
            number = 0
    if not numbers or body[-1] & 0x80:
        raise Broken
    first = min(numbers[0] // 40, 2)
    return ".".join(map(str, (first, numbers[0] - 40 * first, *numbers[1:])))


def integer(body: bytes) -> int:
    """Return a whole number; raise `Broken` for none."""
    if not body:
        raise Broken
    return int.from_bytes(body, "big", signed=True)


def parts(body: bytes) -> list[Value]:
    """Return the values that follow each other in `body`; raise `Broken` when they do not."""
    found: list[Value] = []
    place = 0
    while place < len(body):
        tag, start, end = _place(body, place)
        found.append(Value(tag, body[start:end]))
        place = end
        if len(found) > _MOST_PARTS:
            raise Broken
    if not found:
        raise Broken
    return found


def only(body: bytes, tag: int) -> bytes:
    """Return what the only value in `body` holds; raise `Broken` for another tag or several."""
    values = parts(body)
    if len(values) != 1:
        raise Broken
    return values[0].of(tag)


def _place(body: bytes, at: int) -> tuple[int, int, int]:
    """Return the tag of the value at `at`, where its content starts, and where it ends."""
    if at + 2 > len(body):
        raise Broken
    tag, length, start = body[at], body[at + 1], at + 2
    if length & _LONG:
        size = length & ~_LONG
        if not 1 <= size <= _MOST_LENGTH_BYTES or start + size > len(body):
            raise Broken
        length = int.from_bytes(body[start : start + size], "big")
        start += size
    if start + length > len(body):
        raise Broken
    return tag, start, start + length


def _base128(number: int) -> bytes:
    """Return a number in base 128, every byte but the last with its high bit set."""
    spelt = [number & 0x7F]
    while number := number >> 7:
        spelt.append(number & 0x7F | 0x80)
    return bytes(reversed(spelt))

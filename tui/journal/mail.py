"""An e-mail read as proof: every header, the way it took, what the servers found, what hangs on it.

Nothing is fetched and no page is drawn.  The original bytes are the proof; what is read here only
explains them.
"""

# Each name is the state a screen explains, without a suffix, like the errors of the vault.
# ruff: noqa: N818

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from email import policy
from email.message import Message
from email.parser import BytesParser

from tui.journal.dkim import body_fits
from tui.journal.errors import JournalError
from tui.journal.mail_headers import (
    Address,
    Headers,
    Hop,
    Signature,
    Verdict,
    decoded,
    differences,
    plain,
    same_domain,
    text_of,
)
from tui.journal.mail_text import plain_text, words_of_page
from tui.safety.names import Names

MIB = 1024**2
MOST_BYTES = 64 * MIB
"""The largest mail; no provider takes larger ones."""
MOST_PARTS = 500
_MOST_BOUNDARIES = 1_000
_KNOWN = ("from", "to", "date", "subject", "received", "message-id", "return-path", "mime-version")


class NotMail(JournalError):
    """It is no e-mail: none of the headers that every mail has."""

    code = "not_mail"


class MailTooLarge(JournalError):
    """It has more than `MOST_BYTES`."""

    code = "mail_too_large"


class MailTooDeep(JournalError):
    """It has more parts in parts than any program makes."""

    code = "mail_too_deep"


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that hangs on a mail.

    `name` is safe on every system and unlike the others', `written` what stood there; `media_type`
    is what the mail claims.
    """

    name: str
    written: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Signed:
    """A DKIM signature, whether it is of the sender's own domain, and whether the body is still the
    one it was made over (None: that cannot be told).  Whether it is true needs the domain's key.
    """

    signature: Signature
    own: bool
    body: bool | None


@dataclass(frozen=True)
class Mail:
    """What is read in a mail.  Every text is safe to show; times are UTC.

    `headers` are all of them in order.  `differs` are the codes of `mail_headers.differences`.
    `hops` go from the first server to the last; `text` is its own, or the words of its page
    (`from_page`).  `problems` are "parts" (broken), "no_headers" (an Outlook file without those of
    the servers).
    """

    headers: tuple[tuple[str, str], ...]
    sender: tuple[Address, ...]
    reply_to: tuple[Address, ...]
    return_path: tuple[Address, ...]
    to: tuple[Address, ...]
    copies: tuple[Address, ...]
    subject: str
    date: datetime | None
    message_id: str
    differs: tuple[str, ...]
    hops: tuple[Hop, ...]
    verdicts: tuple[Verdict, ...]
    signed: tuple[Signed, ...]
    text: str
    from_page: bool
    attached: tuple[Attached, ...]
    problems: tuple[str, ...] = ()


def read_mail(raw: bytes) -> Mail:
    """Return what the bytes of an `.eml` file say.

    Raises:
        NotMail: when it is none.
        MailTooLarge: beyond 64 MiB.
        MailTooDeep: when it is made to exhaust its reader.
    """
    if len(raw) > MOST_BYTES:
        raise MailTooLarge
    word = b"boundary"
    if raw.lower().count(word) > _MOST_BOUNDARIES:
        raise MailTooDeep
    try:
        message = BytesParser(policy=policy.compat32).parsebytes(raw.lstrip(b"\r\n"))
        parts = list(_parts(message))
    except RecursionError:
        raise MailTooDeep from None
    headers = Headers((name, str(value)) for name, value in message.raw_items())
    if not any(headers.every(name) for name in _KNOWN):
        raise NotMail
    return _mail(headers, parts, raw)


def from_headers(
    headers: Headers, text: str, attached: tuple[Attached, ...], *, from_page: bool, raw: bytes
) -> Mail:
    """Return a mail of which headers, words and attachments were read already."""
    sender = headers.addresses("from")
    reply_to, return_path = headers.addresses("reply-to"), headers.addresses("return-path")
    return Mail(
        headers=tuple(headers.all),
        sender=sender,
        reply_to=reply_to,
        return_path=return_path,
        to=headers.addresses("to"),
        copies=headers.addresses("cc"),
        subject=headers.first("subject"),
        date=headers.moment(),
        message_id=headers.first("message-id").strip(),
        differs=differences(sender, reply_to, return_path),
        hops=headers.hops(),
        verdicts=headers.verdicts(),
        signed=tuple(_signed(headers, sender, raw)),
        text=text,
        from_page=from_page,
        attached=attached,
    )


def _mail(headers: Headers, parts: list[Message], raw: bytes) -> Mail:
    own = [part for part in parts if _is_words(part)]
    texts = [part for part in own if part.get_content_type() == "text/plain"]
    read = texts or own
    said = "\n\n".join(_words(part) for part in read)
    text = plain_text(said) if texts else words_of_page(said)
    hanging = tuple(_attached([part for part in parts if part not in read]))
    mail = from_headers(headers, text, hanging, from_page=bool(read and not texts), raw=raw)
    broken = any(part.defects for part in parts)
    return replace(mail, problems=("parts",)) if broken else mail


def _parts(message: Message) -> Iterator[Message]:
    """Yield what is no container; a mail in a mail hangs on it as a whole."""
    waiting, count = [message], 0
    while waiting:
        part = waiting.pop(0)
        count += 1
        if count > MOST_PARTS:
            raise MailTooDeep
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            waiting[:0] = _inner(part)
        else:
            yield part


def _inner(part: Message) -> list[Message]:
    """Return the parts of a container, none for what is no container."""
    inner = part.get_payload() if part.is_multipart() else []
    return [one for one in inner if isinstance(one, Message)] if isinstance(inner, list) else []


def _is_words(part: Message) -> bool:
    """Say whether a part is what the mail says, no file."""
    kind = part.get_content_type()
    return kind in {"text/plain", "text/html"} and not _disposed(part) and not _written(part)


def _disposed(part: Message) -> bool:
    return str(part.get("content-disposition", "")).strip().lower().startswith("attachment")


def _words(part: Message) -> str:
    return text_of(_bytes(part), _charset(part))


def _charset(part: Message) -> str | None:
    try:
        charset = part.get_content_charset()
    except (ValueError, LookupError, TypeError):
        return None
    return charset if charset is None or charset.isascii() else None


def _bytes(part: Message) -> bytes:
    """Return the bytes of a part; a mail in a mail as it is written."""
    if part.is_multipart():
        return b"".join(bytes_of(one) for one in _inner(part))
    try:
        data = part.get_payload(decode=True)
    except (ValueError, LookupError, TypeError):
        data = None
    return data if isinstance(data, bytes) else b""


def bytes_of(message: Message) -> bytes:
    """Return a mail that hangs on another one, as near to its own bytes as the parser keeps."""
    try:
        return message.as_bytes(policy=policy.compat32)
    except (ValueError, LookupError, TypeError, AttributeError, KeyError, RecursionError):
        return b""


def _written(part: Message) -> str:
    """Return the name of a file as it is written."""
    try:
        name = part.get_filename()
    except (ValueError, LookupError, TypeError, IndexError):
        return ""
    return decoded(name[:1000]).strip() if name else ""


def _attached(parts: list[Message]) -> Iterator[Attached]:
    names = Names()
    for number, part in enumerate(parts, start=1):
        written = _written(part)
        kind = plain(part.get_content_type())
        default = f"attachment-{number}" + (".eml" if kind == "message/rfc822" else "")
        yield Attached(names.take(written, default), written, kind, _bytes(part))


def _signed(headers: Headers, sender: tuple[Address, ...], raw: bytes) -> Iterator[Signed]:
    for signature in headers.signatures():
        own = bool(sender) and same_domain(signature.domain, sender[0].domain)
        yield Signed(signature, own, body_fits(signature, raw) if raw else None)

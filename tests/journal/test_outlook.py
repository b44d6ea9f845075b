"""An Outlook file says what the same mail says elsewhere; a damaged one is one error."""

from __future__ import annotations

import pytest

from tests.journal.compound import Compound, msg
from tests.journal.mails import PAGE, SOUND
from tui.journal import outlook
from tui.journal.mail import MailTooLarge, NotMail, read_mail
from tui.journal.outlook import is_msg, read_msg

HEADERS = SOUND.partition(b"\r\n\r\n")[0].decode()
SENT = 134_387_322_550_000_000
"""9 November 2026, 21:10:55 UTC, in tenths of microseconds since 1601."""
PHOTO = bytes(range(256)) * 40
WHOLE = msg(
    {0x007D: HEADERS, 0x1000: "Je sais où tu habites."},
    attached=(("../photo.jpg", "image/jpeg", PHOTO), ("note.txt", "text/plain", b"short")),
)


def test_headers_of_servers_are_read_as_in_any_mail() -> None:
    read, same = read_msg(WHOLE), read_mail(SOUND)
    assert (read.headers, read.hops, read.verdicts) == (same.headers, same.hops, same.verdicts)
    assert (read.sender, read.differs, read.date) == (same.sender, same.differs, same.date)
    assert read.text == "Je sais où tu habites."
    assert read.problems == ()
    assert read.signed[0].body is None  # the bytes that were sent are not in such a file


def test_attachments_come_whole_under_safe_names() -> None:
    photo, note = read_msg(WHOLE).attached
    assert (photo.name, photo.written, photo.media_type) == (
        "photo.jpg", "../photo.jpg", "image/jpeg",
    )  # fmt: skip
    assert (photo.content, note.content) == (PHOTO, b"short")


def test_a_mail_that_was_never_sent_says_what_outlook_keeps() -> None:
    texts = {0x0C1A: "Amélie", 0x5D01: "a@b.example", 0x0E04: "Moi", 0x0037: "Projet"}
    read = read_msg(msg(texts, page=PAGE.encode(), sent=SENT))
    assert [(one.name, one.address) for one in read.sender] == [("Amélie", "a@b.example")]
    assert (read.subject, read.problems, read.from_page) == ("Projet", ("no_headers",), True)
    assert read.date is not None
    assert read.date.isoformat() == "2026-11-09T21:10:55+00:00"
    assert "http://trap.example/?id=1" in read.text
    assert read.hops == ()


def test_what_is_no_mail_is_one_error(monkeypatch: pytest.MonkeyPatch) -> None:
    document = Compound({"WordDocument": b"x" * 5000}).data()
    for data in (b"", b"text", document, WHOLE[:3000], WHOLE[:512], document[:8] + bytes(600)):
        with pytest.raises(NotMail):
            read_msg(data)
    assert is_msg(document)
    monkeypatch.setattr(outlook, "MOST_BYTES", 1000)
    with pytest.raises(MailTooLarge):
        read_msg(WHOLE)

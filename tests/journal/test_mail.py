"""An e-mail as proof: who it says it is from, the way it took, what hangs on it."""

from __future__ import annotations

import io
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from tests.journal.mails import BODY, MIXED, SOUND, mbox
from tui.journal import mail
from tui.journal import mbox as mailbox
from tui.journal.dkim import relaxed, simple
from tui.journal.mail import MailTooDeep, MailTooLarge, NotMail, read_mail
from tui.journal.mail_headers import Address, decoded, differences, same_domain, without_comments
from tui.journal.mail_text import words_of_page
from tui.journal.mbox import is_mbox, split_mbox


def test_who_it_says_it_is_from_and_where_answers_go() -> None:
    read = read_mail(SOUND)
    assert str(read.sender[0]) == "Amélie <amelie@sender.example>"
    assert (read.reply_to[0].address, read.return_path[0].domain) == (
        "autre@elsewhere.example", "mailer.example",
    )  # fmt: skip
    assert read.differs == ("reply_to", "return_path")
    assert (read.subject, read.message_id) == ("À toi seule", "<abc.123@sender.example>")
    assert [one.address for one in (*read.to, *read.copies)] == [
        "me@home.example", "you@home.example", "h@home.example",
    ]  # fmt: skip
    assert read.date is not None
    assert read.date.isoformat() == "2026-11-09T21:10:55+00:00"


def test_every_header_is_kept_in_its_order() -> None:
    names = [name for name, _ in read_mail(SOUND).headers]
    assert names[:4] == ["Return-Path", "Received", "Received", "Received"]
    assert len(names) == 16


def test_the_way_is_told_from_the_first_server_on() -> None:
    hops = read_mail(SOUND).hops
    assert [hop.server for hop in hops] == [
        "smtp.sender.example", "mx.provider.example", "mail.home.example",
    ]  # fmt: skip
    assert [hop.gap for hop in hops] == [None, timedelta(minutes=4), timedelta(seconds=11)]
    assert hops[1].numbers == ("2001:db8::5", "198.51.100.9")
    assert hops[2].moment is not None
    assert hops[2].moment.isoformat() == "2026-11-09T21:15:09+00:00"


def test_what_the_servers_found_is_told_in_their_words() -> None:
    told = {(v.server, v.method, v.result) for v in read_mail(SOUND).verdicts}
    assert told == {
        ("mail.home.example", "dkim", "pass"),
        ("mail.home.example", "spf", "softfail"),
        ("mail.home.example", "dmarc", "fail"),
        ("", "spf", "softfail"),
    }


def test_a_signature_and_whether_the_body_is_still_the_same() -> None:
    (signed,) = read_mail(SOUND).signed
    assert (signed.signature.domain, signed.signature.selector) == ("sender.example", "k1")
    assert (signed.own, signed.body) == (True, True)
    (changed,) = read_mail(SOUND.replace(BODY, BODY + b"more")).signed
    assert changed.body is False
    (unknown,) = read_mail(SOUND.replace(b"a=rsa-sha256", b"a=other")).signed
    assert unknown.body is None


def test_bodies_in_the_forms_of_rfc_6376() -> None:
    """The example of section 3.4.5."""
    body = b" C \r\nD \t E\r\n\r\n\r\n"
    assert relaxed(body) == b" C\r\nD E\r\n"
    assert simple(body) == b" C \r\nD \t E\r\n"
    assert (simple(b""), relaxed(b"")) == (b"\r\n", b"")


def test_a_page_gives_its_words_and_where_links_lead() -> None:
    read = read_mail(MIXED)
    assert read.from_page
    assert read.text == "Bonjour & adieu\n\nVoir ma banque <http://trap.example/?id=1>"


def test_comments_and_programs_of_a_page_are_not_its_words() -> None:
    assert words_of_page("a<br>b<!-- < > --> c<script>x<y</script>d<!-- e") == "a\nb cd"


def test_attachments_are_bytes_under_safe_names() -> None:
    photo, device, inner = read_mail(MIXED).attached
    assert (photo.name, photo.written, photo.content) == (
        "photo.jpg", "../../photo.jpg", bytes(range(256)),
    )  # fmt: skip
    assert (device.name, device.content) == ("_CON.txt", b"hello")
    assert inner.media_type == "message/rfc822"
    assert read_mail(inner.content).subject == "inner"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("=?utf-8?q?Am=C3=A9lie?=", "Amélie"),
        ("=?x-evil?q?=41?=", "A"),
        ("=?utf-8?b?!!!?=", "=?utf-8?b?!!!?="),
        ("caf\udcc3\udca9", "café"),
        ("a\udcff\x1b[2J\u202e", "a\ufffd\ufffd[2J\ufffd"),
        ("one\r\n two", "one two"),
        ("=?utf-8?q?=1B=5B2J?=", "\ufffd[2J"),
    ],
)
def test_header_words_are_safe_to_show(written: str, read: str) -> None:
    assert decoded(written) == read


@pytest.mark.parametrize(
    ("sender", "reply", "back", "codes"),
    [
        ("a@x.org", "", "", ()),
        ("a@x.org", "A@X.org", "bounces@mail.x.org", ()),
        ("a@x.org", "b@y.org", "", ("reply_to",)),
        ("a@x.org", "", "b@y.org", ("return_path",)),
        ("a@x.org", "", "b@notx.org", ("return_path",)),
    ],
)
def test_what_does_not_fit_the_sender(
    sender: str, reply: str, back: str, codes: tuple[str, ...]
) -> None:
    def listed(text: str) -> list[Address]:
        return [Address("", text)] if text else []

    assert differences(listed(sender), listed(reply), listed(back)) == codes


def test_a_name_that_pretends_to_be_an_address() -> None:
    assert differences([Address("me@bank.example", "x@y.example")], [], []) == ("name",)
    assert differences([Address("X@y.example", "x@y.example")], [], []) == ()


def test_domains_and_comments() -> None:
    assert same_domain("mail.x.org", "x.org")
    assert not same_domain("notx.org", "x.org")
    assert not same_domain("", "x.org")
    assert without_comments("a (b (c) d) e) f(g") == "a  e) f"


@pytest.mark.parametrize("data", [b"", b"hello", b"\xff\xd8\xff", b"a: b\r\n\r\nc", b"\r\n\r\n"])
def test_what_is_no_mail_says_so(data: bytes) -> None:
    with pytest.raises(NotMail):
        read_mail(data)


def test_mails_made_to_exhaust_their_reader_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    parts = b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\nx\r\n" * 600
    with pytest.raises(MailTooDeep):
        read_mail(b"From: a@b.example\r\n" + parts)
    with pytest.raises(MailTooDeep):
        read_mail(b"From: a@b.example\r\n" + b"boundary" * 1001)
    monkeypatch.setattr(mail, "MOST_BYTES", 100)
    with pytest.raises(MailTooLarge):
        read_mail(SOUND)


READING = """
import sys
sys.path.insert(0, sys.argv[1])
seen = []
sys.addaudithook(lambda event, args: seen.append(event))
from tests.journal.mails import MIXED, SOUND
from tests.journal.test_outlook import WHOLE
from tui.journal.mail import read_mail
from tui.journal.outlook import read_msg
seen.clear()
read_mail(SOUND), read_mail(MIXED), read_msg(WHOLE)
watched = ("socket.", "urllib.", "http.", "subprocess.", "os.system", "tempfile.", "webbrowser.")
print([event for event in seen if event.startswith(watched)])
"""


def test_reading_fetches_nothing_and_writes_nothing() -> None:
    root = str(Path(__file__).parents[2])
    done = subprocess.run(
        [sys.executable, "-B", "-c", READING, root], capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "[]", done.stderr[-500:]


def test_a_mailbox_is_taken_apart_mail_by_mail(monkeypatch: pytest.MonkeyPatch) -> None:
    tricky = b"From: x@y.example\r\n\r\nOne.\r\nFrom here it goes on.\r\n"
    data = mbox(SOUND, tricky, MIXED)
    assert is_mbox(data[:500])
    assert not is_mbox(SOUND)
    assert list(split_mbox(io.BytesIO(data))) == [SOUND, tricky, MIXED]
    assert list(split_mbox(io.BytesIO(b"no mailbox\n" * 9))) == []
    monkeypatch.setattr(mailbox, "MOST_MAILS", 2)
    assert len(list(split_mbox(io.BytesIO(data)))) == 2

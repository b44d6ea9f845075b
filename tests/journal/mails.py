"""E-mails for tests, made here: sound ones, false ones, and two hundred malformed ones."""

from __future__ import annotations

import base64
import hashlib
import random
from collections.abc import Iterator

BODY = "Je sais où tu habites.\r\n\r\nhttp://x.example\r\n".encode()
DIGEST = base64.b64encode(hashlib.sha256(BODY).digest()).decode()

SOUND = (
    f"""\
Return-Path: <bounce@mailer.example>\r
Received: from mx.provider.example (mx.provider.example [192.0.2.7])\r
\tby mail.home.example (Postfix) with ESMTPS id 1A2B3C\r
\tfor <me@home.example>; Mon, 09 Nov 2026 22:15:09 +0100 (CET)\r
Received: from [IPv6:2001:db8::5] (unknown [198.51.100.9]) by mx.provider.example\r
 with ESMTPSA id xyz; Mon, 09 Nov 2026 21:14:58 +0000\r
Received: from laptop by smtp.sender.example with SMTP; Mon, 09 Nov 2026 21:10:58 +0000\r
Authentication-Results: mail.home.example;\r
 dkim=pass (2048-bit key; secure) header.d=sender.example header.s=k1;\r
 spf=softfail (sender (nested) IP) smtp.mailfrom=bounce@mailer.example;\r
 dmarc=fail (p=NONE) header.from=sender.example\r
Received-SPF: Softfail (mailfrom) identity=mailfrom\r
DKIM-Signature: v=1; a=rsa-sha256; c=simple/simple; d=sender.example; s=k1;\r
 h=From:To:Subject; bh={DIGEST};\r
 b=AAAA\r
From: =?utf-8?q?Am=C3=A9lie?= <amelie@sender.example>\r
Reply-To: autre@elsewhere.example\r
To: "Moi" <me@home.example>, you@home.example\r
Cc: =?iso-8859-1?q?H=E9l=E8ne?= <h@home.example>\r
Subject: =?utf-8?b?w4AgdG9p?= =?utf-8?q?_seule?=\r
Date: Mon, 9 Nov 2026 22:10:55 +0100\r
Message-ID: <abc.123@sender.example>\r
MIME-Version: 1.0\r
Content-Type: text/plain; charset=utf-8\r
\r
""".encode()
    + BODY
)

PAGE = (
    "<html><head><title>x</title><style>p{color:red}</style></head><body><!-- <p>no</p> -->"
    "<p>Bonjour &amp; adieu</p><div>Voir <a href='http://trap.example/?id=1'>ma banque</a></div>"
    "<img src=http://track.example/p.gif><script>alert(1)</script></body></html>"
)

MIXED = b"\r\n".join((
    b"From: a@b.example", b"Subject: files", b"MIME-Version: 1.0",
    b'Content-Type: multipart/mixed; boundary="outer"', b"",
    b"--outer", b'Content-Type: multipart/alternative; boundary="inner"', b"",
    b"--inner", b"Content-Type: text/html; charset=utf-8", b"", PAGE.encode(),
    b"--inner--",
    b"--outer", b'Content-Type: image/jpeg; name="../../photo.jpg"',
    b"Content-Transfer-Encoding: base64", b"Content-Disposition: attachment", b"",
    base64.b64encode(bytes(range(256))),
    b"--outer", b"Content-Type: application/x-msdownload",
    b"Content-Disposition: attachment; filename*=utf-8''CON%2Etxt", b"", b"hello",
    b"--outer", b"Content-Type: message/rfc822", b"",
    b"From: c@d.example", b"Subject: inner", b"", b"inside",
    b"--outer--", b"",
))  # fmt: skip


def mbox(*mails: bytes) -> bytes:
    """Return a mailbox of mails, as RFC 4155 says."""
    return b"".join(b"From x@y Mon Nov  9 22:10:55 2026\r\n" + mail + b"\r\n" for mail in mails)


def malformed(many: int) -> Iterator[tuple[str, bytes]]:
    """Yield named malformed mails, the same each time; the first ones are made to cost most."""
    yield from _traps()
    dice = random.Random(59)
    seeds = (SOUND, MIXED)
    for number in range(many - sum(1 for _ in _traps())):
        data = bytearray(dice.choice(seeds))
        for _ in range(dice.randint(1, 30)):
            at = dice.randrange(len(data))
            match dice.randrange(5):
                case 0:
                    data[at] = dice.randrange(256)
                case 1:
                    del data[at : at + dice.randint(1, 200)]
                case 2:
                    data[at:at] = dice.randbytes(dice.randint(1, 40))
                case 3:
                    data[at:at] = dice.choice(PIECES)
                case _:
                    data[at:at] = data[: dice.randint(1, 300)]
        yield f"harmed {number}", bytes(data)


PIECES = (
    b"=?utf-8?b?", b"=?x-evil?q?=FF?=", b"\r\n\r\n", b"--outer--\r\n", b"--outer\r\n",
    b"charset=rot13", b"charset=idna", b"charset=\x00", b"(" * 50, b"\x1b]0;x\x07",
    b"\r\nContent-Type: message/rfc822\r\n", b"; filename*=utf-9'x'%FF",
    b"filename*0*=x; filename*1*=y", b"Content-Transfer-Encoding: x-uuencode\r\n",
    b"\r\nReceived: ;;;; Mon, 99 Foo 99999 99:99:99 +9999\r\n", b"\r\nFrom: \xff\xfe\r\n",
    b"boundary=",
)  # fmt: skip


def _traps() -> Iterator[tuple[str, bytes]]:
    head = b"From: a@b.example\r\nSubject: x\r\n"
    nested = b"end"
    for level in range(400):
        mark = b"b%d" % level
        kind = b'Content-Type: multipart/mixed; boundary="' + mark + b'"\r\n\r\n--' + mark + b"\r\n"
        nested = kind + nested + b"\r\n--" + mark + b"--\r\n"
    yield "parts 400 deep", head + nested
    yield "mails 900 deep", head + b"Content-Type: message/rfc822\r\n\r\n" * 900
    yield "encoded words", head + b"X: " + b"=?x?q?" * 200_000 + b"\r\n\r\nx"
    yield "many encoded words", head + (b"X: " + b"=?utf-8?q?a?= " * 700 + b"\r\n") * 500
    yield "brackets", b"From: " + b"(" * 500_000 + b"\r\n\r\nx"
    yield "quotes", b'From: "' + b"\\" * 500_000 + b"\r\n\r\nx"
    yield "commas", b"To: " + b"a@b.example," * 50_000 + b"\r\n" + head + b"\r\n"
    yield "huge subject", b"Subject: " + b"A" * 5_000_000 + b"\r\n\r\nx"
    yield "many headers", head + b"X: y\r\n" * 200_000 + b"\r\nx"
    yield "many hops", head + b"Received: by x; Mon, 9 Nov 2026 22:10:55 +0100\r\n" * 20_000
    yield "folds", head + b"X: y" + b"\r\n y" * 300_000 + b"\r\n\r\nx"
    yield (
        "empty parts",
        head
        + (b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\nx\r\n" * 20_000),
    )
    yield "page of tags", head + b"Content-Type: text/html\r\n\r\n" + b"<a href=" * 200_000
    yield "page of comments", head + b"Content-Type: text/html\r\n\r\n" + b"<!--" * 300_000
    yield "page of entities", head + b"Content-Type: text/html\r\n\r\n" + b"&#x41;&amp" * 100_000
    yield (
        "broken base64",
        head
        + (
            b"Content-Transfer-Encoding: base64\r\nContent-Type: text/plain\r\n\r\n"
            + b"A=" * 500_000
        ),
    )
    yield (
        "uuencode",
        head + (b"Content-Transfer-Encoding: x-uuencode\r\n\r\nbegin 666 x\r\n" + b"M" * 100_000),
    )
    yield (
        "quoted-printable",
        head + (b"Content-Transfer-Encoding: quoted-printable\r\n\r\n" + b"=" * 500_000),
    )
    yield (
        "long parameters",
        head + (b"Content-Type: text/plain" + b"; a*0*=utf-8''x" * 20_000 + b"\r\n\r\nx"),
    )
    yield "numbered parameters", head + (
        b"Content-Disposition: attachment" + b"".join(b"; filename*%d*=x" % n for n in range(5_000))
        + b"\r\n\r\nx"
    )  # fmt: skip
    yield "verdicts", head + b"Authentication-Results: x" + b"; spf=pass (" * 30_000 + b"\r\n\r\n"
    yield "nothing", b""
    yield "noise", random.Random(1).randbytes(20_000)
    yield "zeros", head + b"\r\n" + bytes(100_000)

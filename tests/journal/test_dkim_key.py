"""A signature is tried with a key that somebody brought; the example is that of RFC 8463."""

from __future__ import annotations

import pytest

from tui.journal.dkim import relaxed
from tui.journal.dkim_key import BrokenKey, is_true, read_key
from tui.journal.mail import read_mail

KEY = (
    "v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDkHlOQoBTzWRiGs5V6NpP3idY6Wk08a5qhdR6w"
    "y5bdOKb2jLQiY/J16JYi0Qvx/byYzCNb3W91y3FutACDfzwQ/BC/e/8uBsCR+yz1Lxj+PL6lHvqMKrM3rG4hstT5QjvHO9"
    "PzoxZyVYLzBfO2EeC3Ip3G+2kryOTIKT+l/K4w3QIDAQAB"
)
"""RFC 8463, appendix A.2."""

MAIL = b"""\
DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;
 d=football.example.com; i=@football.example.com;
 q=dns/txt; s=brisbane; t=1528637909; h=from : to :
 subject : date : message-id : from : subject : date;
 bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
 b=/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11Bus
 Fa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==
DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;
 d=football.example.com; i=@football.example.com;
 q=dns/txt; s=test; t=1528637909; h=from : to : subject :
 date : message-id : from : subject : date;
 bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
 b=F45dVWDfMbQDGHJFlXUNB2HKfbCeLRyhDXgFpEL8GwpsRe0IeIixNTe3
 DhCVlUrSjV4BwcVcOF6+FF3Zo9Rpo1tFOeS9mPYQTnGdaSGsgeefOsk2Jz
 dA+L10TeYt9BgDfQNZtKdN1WO//KgIqXP7OdEFE4LjFYNcUxZQ4FADY+8=
From: Joe SixPack <joe@football.example.com>
To: Suzie Q <suzie@shopping.example.net>
Subject: Is dinner ready?
Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)
Message-ID: <20030712040037.46341.5F8J@football.example.com>

Hi.

We lost the game.  Are you hungry yet?

Joe.
""".replace(b"\n", b"\r\n")
"""RFC 8463, appendix A.3: signed with Ed25519 and with RSA."""

ED25519, RSA = 0, 1


def test_the_example_of_the_standard_is_true() -> None:
    assert is_true(MAIL, RSA, read_key(KEY)) is True
    assert [one.body for one in read_mail(MAIL).signed] == [True, True]
    assert is_true(MAIL.replace(b"\r\n", b"\n"), RSA, read_key(KEY)) is True


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"Is dinner ready?", b"Is dinner Ready?"),
        (b"We lost", b"We won"),
        (b"From: Joe", b"From: Jo"),
        (b"From: Joe", b"Subject: another\r\nFrom: Joe"),
        (b"t=1528637909; h=from : to : subject :", b"t=1528637908; h=from : to : subject :"),
        (b"F45dVWDf", b"F45dVWDg"),
        (b"F45dVWDf", b"!!!!"),
    ],
)
def test_any_change_of_what_was_signed_is_noticed(before: bytes, after: bytes) -> None:
    assert before in MAIL
    assert is_true(MAIL.replace(before, after, 1), RSA, read_key(KEY)) is False


def test_a_signature_over_a_beginning_does_not_speak_for_the_rest() -> None:
    signed = relaxed(MAIL.partition(b"\r\n\r\n")[2])
    short = MAIL.replace(b"t=1528637909; h=from : to : subject :", b"l=%d; h=from :" % len(signed))
    assert [one.body for one in read_mail(short + b"added\r\n").signed] == [False, None]


def test_blanks_and_what_was_not_signed_may_change() -> None:
    looser = MAIL.replace(b"Subject: Is", b"SUBJECT:\t Is").replace(
        b"From: Joe", b"X: y\r\nFrom: Joe"
    )
    assert is_true(looser, RSA, read_key(KEY)) is True


def test_another_key_does_not_fit() -> None:
    key = read_key(KEY)
    other = type(key)(key.modulus - 2, key.exponent)
    assert is_true(MAIL, RSA, other) is False


def test_what_is_not_known_here_is_neither_true_nor_false() -> None:
    assert is_true(MAIL, ED25519, read_key(KEY)) is None
    assert is_true(MAIL, 2, read_key(KEY)) is None
    assert is_true(b"", 0, read_key(KEY)) is None


def test_a_record_as_tools_show_it() -> None:
    shown = f'test._domainkey 300 IN TXT ( "{KEY[:60]}" "{KEY[60:]}" )'
    assert read_key(shown) == read_key(KEY)
    assert read_key(KEY.replace("k=rsa; ", "")) == read_key(KEY)


@pytest.mark.parametrize(
    "text",
    ["", "p=", "v=DKIM1; k=rsa; p=", "p=AAAA", "p=%%", KEY.replace("k=rsa", "k=ed25519"), KEY[:-20],
     "p=" + "A" * 20_000, "é; p=é"],
)  # fmt: skip
def test_what_is_no_key_is_one_error(text: str) -> None:
    with pytest.raises(BrokenKey):
        read_key(text)

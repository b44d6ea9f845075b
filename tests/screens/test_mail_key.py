"""A mail's signature is checked with a key that is pasted, on its own page."""

from __future__ import annotations

from io import BytesIO

import pytest

from tests.journal.test_dkim_key import KEY, MAIL
from tests.screens.stage import OpenApp, ScreenText, Settle
from tui.screens.mail import MailScreen
from tui.session import Session
from tui.widgets.line import Line


@pytest.mark.parametrize(
    ("mail", "typed", "said"),
    [
        (MAIL, KEY, "the signature is by this key"),
        (MAIL.replace(b"Is dinner ready?", b"Is dinner Ready?"), KEY, "NOT by this key"),
        (MAIL, "hello", "no key of a domain"),
    ],
)
async def test_a_pasted_key_says_whether_the_signature_is_true(
    session: Session,
    carnet: OpenApp,
    settle: Settle,
    screen_text: ScreenText,
    mail: bytes,
    typed: str,
    said: str,
) -> None:
    exhibit = session.exhibits.take(BytesIO(mail), "dinner.eml").exhibit
    app = carnet(session, "journal")
    async with app.run_test(size=(100, 40)) as pilot:
        await settle(pilot)
        await app.push_screen(MailScreen(session, exhibit))
        await settle(pilot)
        await pilot.press("e")
        await settle(pilot)
        assert "test._domainkey.football.example.com" in screen_text(app)
        app.screen.query_one(Line).value = typed
        await pilot.press("enter")
        await settle(pilot)
        assert said in " ".join(screen_text(app).replace("│", " ").split())


async def test_a_mail_without_a_signature_offers_no_check(
    session: Session, carnet: OpenApp, settle: Settle
) -> None:
    exhibit = session.exhibits.take(
        BytesIO(b"From: a@b.example\nSubject: x\n\nhi"), "plain.eml"
    ).exhibit
    app = carnet(session, "journal")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        screen = MailScreen(session, exhibit)
        await app.push_screen(screen)
        await settle(pilot)
        await pilot.press("e")
        await settle(pilot)
        assert app.screen is screen

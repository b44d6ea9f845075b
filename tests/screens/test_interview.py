"""Going through the preparation of an interview, ticking, noting, and the paper of it."""

from __future__ import annotations

import pytest

from tests.screens.stage import LANGUAGES, OpenApp, ScreenText, Settle, Snapshot, paste
from tests.screens.stories import tell_story
from tui.dossier.printed_page import text_page
from tui.journal.incident import Details, Incident, Private
from tui.screens.interview import InterviewScreen
from tui.screens.interview_item import InterviewItemScreen, RightScreen
from tui.session import Session
from tui.telling.interview_paper import InterviewPaper


def tell(session: Session) -> None:
    tell_story(session, "partner_at_home")
    details = Details(platform="Forum", account="@ombre", words="tu vas voir", threat="yes")
    session.journal.record(
        Incident("Il a écrit", ("threat",), "", None, details, Private("secret", "secret"))
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [(80, 24), (60, 18)])
async def test_the_list_is_ticked_and_a_line_is_noted(
    session: Session,
    carnet: OpenApp,
    snapshot: Snapshot,
    language: str,
    size: tuple[int, int],
    settle: Settle,
) -> None:
    tell(session)
    app = carnet(session, "followup", language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        app.push_screen(InterviewScreen(session))
        await settle(pilot)
        await pilot.press("space", *["j"] * 11)
        await settle(pilot)
        snapshot(app, "interview-list")
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, InterviewItemScreen)
        await pilot.press("e")
        await settle(pilot)
        await paste(pilot, "dire le jour")
        await pilot.press("ctrl+s")
        await settle(pilot)
        snapshot(app, "interview-line")
    assert session.interview_notes.of("paper").ready
    assert session.interview_notes.of("words").note == "dire le jour"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_law_says_its_source_and_sends_to_a_lawyer(
    session: Session, carnet: OpenApp, snapshot: Snapshot, language: str, settle: Settle
) -> None:
    tell(session)
    app = carnet(session, "followup", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.push_screen(RightScreen(session, "fr_no_refusal"))
        await settle(pilot)
        snapshot(app, "interview-right")


async def test_the_paper_holds_questions_notes_and_law_and_nothing_private(
    session: Session, carnet: OpenApp, settle: Settle, screen_text: ScreenText
) -> None:
    tell(session)
    app = carnet(session, "followup", "fr")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.push_screen(InterviewScreen(session))
        await settle(pilot)
        await pilot.press("v")
        await settle(pilot)
        assert "Avant d'y aller" in screen_text(app)
        text = text_page(InterviewPaper(session).page(session.language.say, "le 2")).decode()
    assert "tu vas voir" in text
    assert "10-2" in text
    assert "secret" not in text

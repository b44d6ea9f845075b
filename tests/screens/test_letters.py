"""Letters on the screen: from the list to a text that is kept, marked as sent, written out."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Static

from tests.screens.reopened import draft_in_file
from tests.screens.stage import LANGUAGES, Exits, OpenApp, ScreenText, Settle, Snapshot
from tests.screens.stories import tell_story
from tui.journal.incident import Details, Incident, Private
from tui.people.supporters import Supporter
from tui.safety.clipboard import Backend, Clipboard
from tui.screens.guide import GuideScreen
from tui.screens.journal_note import JournalNoteScreen
from tui.screens.letter import LetterScreen
from tui.screens.letter_edit import LetterEditScreen
from tui.screens.letter_form import LetterFormScreen
from tui.screens.letter_text import LetterTextScreen
from tui.screens.letters import LettersScreen
from tui.session import Session
from tui.vault.links import Ref
from tui.widgets.confirm import Confirm
from tui.widgets.row_list import RowList

SUITS: dict[str, str | list[str]] = {
    "q_for": "me",
    "q_rel": ["known"],
    "q_what": ["contact"],
    "q_warned": "no",
    "q_police": "yes",
    "q_age": "adult",
    "q_live": "away",
    "q_country": "FR",
}


def answer(session: Session, **changed: str | list[str]) -> None:
    for question, value in {**SUITS, **changed}.items():
        session.answers.set(question, value)


def note(session: Session) -> str:
    details = Details(platform="Instagram", address="https://example.org/p/1", account="@x")
    incident = Incident("He wrote again", ("contact",), "", None, details, Private("canary"))
    return session.journal.record(incident).note


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [(80, 24), (60, 18)])
async def test_letters_for_the_plan_come_first(
    language: str,
    size: tuple[int, int],
    session: Session,
    carnet: OpenApp,
    snapshot: Snapshot,
    settle: Settle,
) -> None:
    tell_story(session, "partner_at_home")
    app = carnet(session, "guides", language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press("f3")
        await settle(pilot)
        assert isinstance(app.screen, LettersScreen)
        snapshot(app, "letters-list")


async def test_words_are_found_without_accents(
    session: Session, carnet: OpenApp, screen_text: ScreenText, settle: Settle
) -> None:
    app = carnet(session, "guides", "fr")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("f3", "slash", *"dereferencement")
        await settle(pilot)
        rows = app.screen.query_one("#letters", RowList)
        assert rows.count == 1
        assert "déréférencement" in screen_text(app)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_letter_is_made_edited_and_marked_as_sent(
    language: str,
    session: Session,
    carnet: OpenApp,
    snapshot: Snapshot,
    screen_text: ScreenText,
    settle: Settle,
) -> None:
    told = note(session)
    app = carnet(session, "guides", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.app.push_screen(LetterScreen(session, "platform-notice"))
        await settle(pilot)
        snapshot(app, "letter-about")
        await pilot.press("n")
        await settle(pilot)
        assert isinstance(app.screen, LetterFormScreen)
        await pilot.press(*"Instagram", "tab", *"Lea", "tab", "tab", "tab", "tab", "tab")
        await pilot.press("tab", "space", "tab")
        await settle(pilot)
        snapshot(app, "letter-form")
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert isinstance(app.screen, LetterTextScreen)
        snapshot(app, "letter-text")
        [kept] = session.kept_letters.all()
        assert "https://example.org/p/1" in kept.text
        assert "canary" not in kept.text
        assert session.kept_letters.notes_of(kept.uid) == [told]
        assert session.drafts.places() == []
        await pilot.press("e")
        await settle(pilot)
        assert isinstance(app.screen, LetterEditScreen)
        await pilot.press("ctrl+home", *"ZZ", "ctrl+s")
        await settle(pilot)
        assert session.kept_letters.get(kept.uid).text.startswith("ZZ")
        await pilot.press("m", *"form", "enter")
        await settle(pilot)
        sent = session.kept_letters.get(kept.uid)
        assert (sent.channel, sent.sent) == ("form", "2026-03-02T14:30:00+00:00")
        await pilot.press("e")
        await settle(pilot)
        assert isinstance(app.screen, LetterTextScreen)
        await pilot.press("l", "enter")
        await settle(pilot)
        assert isinstance(app.screen, JournalNoteScreen)
    assert session.journal.count() == 1


async def test_the_language_of_the_letter_is_chosen_apart(
    session: Session, carnet: OpenApp, settle: Settle
) -> None:
    app = carnet(session, "guides", "en")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for name in ("procureur", "us-48-hours"):
            await pilot.app.push_screen(LetterScreen(session, name))
            await settle(pilot)
            await pilot.press("n", "ctrl+s")
            await settle(pilot)
    assert [kept.language for kept in session.kept_letters.all()] == ["fr", "en"]
    assert "Je porte plainte contre" in session.kept_letters.all()[0].text


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_one_message_is_refused_with_reasons(
    language: str, session: Session, carnet: OpenApp, snapshot: Snapshot, settle: Settle
) -> None:
    answer(session, q_rel=["partner_now"], q_live="together")
    app = carnet(session, "guides", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.app.push_screen(LetterScreen(session, "stop-notice"))
        await settle(pilot)
        snapshot(app, "letter-refused")
        await pilot.press("n")
        await settle(pilot)
        assert isinstance(app.screen, LetterScreen)
    assert session.kept_letters.all() == []


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_one_message_is_sent_one_time(
    language: str,
    session: Session,
    carnet: OpenApp,
    snapshot: Snapshot,
    screen_text: ScreenText,
    settle: Settle,
) -> None:
    answer(session)
    app = carnet(session, "guides", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for _ in range(2):
            await pilot.app.push_screen(LetterScreen(session, "stop-notice"))
            await settle(pilot)
            await pilot.press("n", *"X", "ctrl+s")
            await settle(pilot)
            assert isinstance(app.screen, LetterTextScreen)
            await pilot.press("escape", "escape")
            await settle(pilot)
        first, second = session.kept_letters.all()
        await pilot.app.push_screen(LetterTextScreen(session, first.uid))
        await settle(pilot)
        await pilot.press("e")
        await settle(pilot)
        assert isinstance(app.screen, LetterTextScreen)
        await pilot.press("m", *"mail", "enter")
        await settle(pilot)
        note(session)
        app.screen.reload()
        await settle(pilot)
        snapshot(app, "letter-once")
        await pilot.press("escape")
        await pilot.app.push_screen(LetterTextScreen(session, second.uid))
        await settle(pilot)
        await pilot.press("m")
        await settle(pilot)
        assert isinstance(app.screen, LetterTextScreen)
        await pilot.app.push_screen(LetterScreen(session, "stop-notice"))
        await settle(pilot)
        await pilot.press("n")
        await settle(pilot)
        assert isinstance(app.screen, LetterScreen)
    assert not session.kept_letters.get(second.uid).sent
    notice = session.journal.newest(5)[-1]
    assert notice.kinds == ("stop_notice",)
    assert first.text.strip() in notice.body
    assert Ref("letter", first.uid) in session.links.of(Ref("incident", notice.note))


async def test_one_of_the_people_trusted_can_be_chosen(
    session: Session, carnet: OpenApp, settle: Settle
) -> None:
    session.supporters.add(Supporter("Sami"))
    app = carnet(session, "guides")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.app.push_screen(LetterScreen(session, "friend-help"))
        await settle(pilot)
        await pilot.press("n", "tab", "tab", "tab", "tab", "space", "ctrl+s")
        await settle(pilot)
    [kept] = session.kept_letters.all()
    assert kept.to == "Sami"
    assert "Hello Sami," in kept.text


async def test_a_form_left_is_a_draft_and_leaving_at_once_keeps_it(
    session: Session, carnet: OpenApp, exits: Exits, settle: Settle
) -> None:
    app = carnet(session, "guides")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.app.push_screen(LetterScreen(session, "employer"))
        await settle(pilot)
        await pilot.press("n", *"Mme B", "escape")
        await settle(pilot)
        assert "Mme B" in session.drafts.get("letter/employer")
        await pilot.press("n", *"!", "ctrl+q")
        await settle(pilot)
    assert exits.codes == [0]
    assert "Mme B!" in draft_in_file("letter/employer")


async def test_it_is_written_out_only_after_the_warning(
    session: Session, carnet: OpenApp, tmp_path: Path, settle: Settle
) -> None:
    place = tmp_path / "stick"
    place.mkdir()
    app = carnet(session, "guides")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.app.push_screen(LetterScreen(session, "employer"))
        await settle(pilot)
        await pilot.press("n", "ctrl+s")
        await settle(pilot)
        await pilot.press("x")
        await settle(pilot)
        assert isinstance(app.screen, Confirm)
        await pilot.press("escape")
        await settle(pilot)
        assert list(place.iterdir()) == []
        await pilot.press("x")
        await settle(pilot)
        await pilot.press("j", "enter")
        await settle(pilot)
        await pilot.press(*"stick", "enter")
        await settle(pilot)
    [written] = place.iterdir()
    assert written.name == "letter.txt"
    assert written.read_text(encoding="utf-8") == session.kept_letters.all()[0].text


async def test_the_whole_letter_is_copied_with_its_lines(
    session: Session, carnet: OpenApp, settle: Settle
) -> None:
    copied: list[str] = []
    session.clipboard = Clipboard(
        enabled=True, find=lambda: Backend(copied.append, lambda: copied[-1])
    )
    app = carnet(session, "guides")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.app.push_screen(LetterScreen(session, "procureur"))
        await settle(pilot)
        await pilot.press("n", "ctrl+s")
        await settle(pilot)
        await pilot.press("y")
        await settle(pilot)
    assert copied[0] == session.kept_letters.all()[0].text


async def test_a_hidden_letter_comes_back(
    session: Session, carnet: OpenApp, screen_text: ScreenText, settle: Settle
) -> None:
    app = carnet(session, "guides")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("f3")
        await settle(pilot)
        await pilot.app.push_screen(LetterScreen(session, "employer"))
        await settle(pilot)
        await pilot.press("n", "ctrl+s")
        await settle(pilot)
        await pilot.press("h", "escape", "escape")
        await settle(pilot)
        assert "not sent" not in screen_text(app)
        await pilot.press("v")
        await settle(pilot)
        assert "hidden · not sent" in screen_text(app)


async def test_a_guide_leads_to_its_letters(
    session: Session, carnet: OpenApp, settle: Settle
) -> None:
    app = carnet(session, "guides")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.app.push_screen(GuideScreen(session, "letter-to-procureur"))
        await settle(pilot)
        await pilot.press("tab", "end", "enter")
        await settle(pilot)
        assert isinstance(app.screen, LetterScreen)
        page = str(app.screen.query_one("#page", Static).render())
        assert "226-10" in page

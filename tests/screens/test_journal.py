"""The journal on the screen: writing, changing, finding, and never losing what was typed."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from textual.containers import VerticalScroll

from tests.screens.reopened import draft_in_file
from tests.screens.stage import LANGUAGES, Exits, OpenApp, ScreenText, Settle, Snapshot, Time
from tui.journal.entry import Entry
from tui.journal.facets import Filters
from tui.journal.incident import Incident
from tui.journal.pages import PAGE, NotePages
from tui.screens.journal import JournalScreen
from tui.screens.journal_found import FoundScreen
from tui.screens.journal_kinds import KindsScreen
from tui.screens.journal_note import JournalNoteScreen
from tui.screens.journal_write import WriteScreen
from tui.screens.seal import SealScreen
from tui.session import Session
from tui.vault.errors import Unplugged
from tui.widgets.editor import Editor
from tui.widgets.line import Line
from tui.widgets.row_list import RowList


@pytest.fixture
def notes(session: Session, time: Time) -> list[Entry]:
    """Keep two notes, the older one changed since."""
    first = session.journal.note(
        "Il a appelé trois fois, numéro masqué.\nJe n'ai pas décroché.", ["contact"], "lundi soir"
    )
    time.pass_by(3600)
    second = session.journal.note("Elle a écrit à ma sœur.", ["others"])
    time.pass_by(86400)
    changed = session.journal.revise(first.uid, "Il a appelé quatre fois, numéro masqué.")
    return [first, second, changed]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [(80, 24), (60, 18), (110, 24)])
async def test_the_list_is_newest_first_with_the_note_beside_it_when_there_is_room(
    session: Session,
    carnet: OpenApp,
    snapshot: Snapshot,
    notes: list[Entry],
    language: str,
    size: tuple[int, int],
    settle: Settle,
) -> None:
    app = carnet(session, "journal", language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press("j")
        await settle(pilot)
        snapshot(app, "journal-list")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_an_empty_journal_says_how_to_begin(
    session: Session, carnet: OpenApp, snapshot: Snapshot, language: str, settle: Settle
) -> None:
    app = carnet(session, "journal", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        snapshot(app, "journal-empty")
        await pilot.press("e", "enter", "end", "k")
        assert isinstance(app.screen, JournalScreen)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_note_shows_every_version(
    session: Session,
    carnet: OpenApp,
    snapshot: Snapshot,
    notes: list[Entry],
    language: str,
    settle: Settle,
) -> None:
    app = carnet(session, "journal", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("j", "enter")
        await settle(pilot)
        assert isinstance(app.screen, JournalNoteScreen)
        snapshot(app, "journal-note")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [(80, 24), (60, 18)])
async def test_a_note_is_written_with_when_and_what_it_is_about(
    session: Session,
    carnet: OpenApp,
    snapshot: Snapshot,
    language: str,
    size: tuple[int, int],
    settle: Settle,
) -> None:
    app = carnet(session, "journal", language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press("n", *"ete", "tab", *"hier", "ctrl+t")
        await settle(pilot)
        assert isinstance(app.screen, KindsScreen)
        await pilot.press("j", "space", "enter")
        await settle(pilot)
        snapshot(app, "journal-write")
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert isinstance(app.screen, JournalScreen)
    kept = session.journal.newest(5)
    assert [(e.body, e.occurred_text, e.kinds) for e in kept] == [("ete", "hier", ("contact",))]
    assert session.drafts.places() == []


async def test_a_change_is_kept_beside_what_was_written(
    session: Session, carnet: OpenApp, notes: list[Entry], settle: Settle
) -> None:
    app = carnet(session, "journal")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("e")
        await settle(pilot)
        assert isinstance(app.screen, WriteScreen)
        await pilot.press("!", "ctrl+s")
        await settle(pilot)
    assert [e.body for e in session.journal.revisions(notes[1].uid)] == [
        "Elle a écrit à ma sœur.",
        "Elle a écrit à ma sœur.!",
    ]
    assert session.journal.get(notes[1].uid).kinds == ("others",)


async def test_what_is_set_aside_waits_in_the_list_and_is_taken_up_again(
    session: Session, carnet: OpenApp, screen_text: ScreenText, settle: Settle
) -> None:
    app = carnet(session, "journal")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("n", *"Il est", "escape")
        await settle(pilot)
        assert isinstance(app.screen, JournalScreen)
        assert "Not finished: Il est" in screen_text(app)
        assert session.journal.count() == 0
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press(*" la", "ctrl+s")
        await settle(pilot)
        assert "Not finished" not in screen_text(app)
    assert [e.body for e in session.journal.newest(5)] == ["Il est la"]


async def test_a_quick_note_set_aside_waits_in_the_list_too(
    session: Session, carnet: OpenApp, screen_text: ScreenText, settle: Settle
) -> None:
    session.drafts.put("quick-note", "Il est devant la porte")
    session.drafts.put("supporter/new", "{}")
    app = carnet(session, "journal")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "Not finished: Il est devant la porte" in screen_text(app)
        assert app.screen.query_one("#notes", RowList).count == 1
        await pilot.press("enter", "ctrl+s")
        await settle(pilot)
    assert [e.body for e in session.journal.newest(5)] == ["Il est devant la porte"]


async def test_typing_is_kept_after_a_pause_in_every_field(
    session: Session, carnet: OpenApp, settle: Settle
) -> None:
    app = carnet(session, "journal")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("n", *"abc")
        await pilot.pause(1.0)
        await settle(pilot)
        assert '"abc"' in session.drafts.get("journal/new")
        await pilot.press("tab", *"hier")
        await pilot.pause(1.0)
        await settle(pilot)
        assert '"hier"' in session.drafts.get("journal/new")


@pytest.mark.parametrize("leave", ["ctrl+q", "ctrl+l"])
async def test_leaving_at_once_keeps_the_page_that_is_open(
    session: Session, carnet: OpenApp, exits: Exits, leave: str, settle: Settle
) -> None:
    app = carnet(session, "journal")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("n", *"abc", "tab", *"hier", leave)
        await settle(pilot)
    assert exits.codes
    kept = draft_in_file("journal/new")
    assert '"abc"' in kept
    assert '"hier"' in kept


async def test_an_empty_page_is_not_kept_and_leaves_nothing_behind(
    session: Session, carnet: OpenApp, settle: Settle
) -> None:
    app = carnet(session, "journal")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("n", "space", "ctrl+s")
        await settle(pilot)
        assert isinstance(app.screen, WriteScreen)
        await pilot.press("backspace", "escape")
        await settle(pilot)
        assert isinstance(app.screen, JournalScreen)
    assert session.journal.count() == 0
    assert session.drafts.places() == []


async def test_a_page_that_could_not_be_kept_is_still_a_draft(
    session: Session, carnet: OpenApp, settle: Settle
) -> None:
    app = carnet(session, "journal")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("n", "tab", *"hier", "ctrl+s")
        await settle(pilot)
        assert '"hier"' in session.drafts.get("journal/new")
        await pilot.press("shift+tab", *"abc", "ctrl+s")
        await settle(pilot)
    assert [(e.body, e.occurred_text) for e in session.journal.newest(5)] == [("abc", "hier")]
    assert session.drafts.places() == []


async def test_the_search_narrows_the_list_while_typing(
    session: Session, carnet: OpenApp, screen_text: ScreenText, notes: list[Entry], settle: Settle
) -> None:
    app = carnet(session, "journal")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"SOEUR")
        await settle(pilot)
        assert "1 note found" in screen_text(app)
        assert "Il a appelé" not in screen_text(app)
        await pilot.press("enter", "enter")
        await settle(pilot)
        assert isinstance(app.screen, JournalNoteScreen)
        await pilot.press("escape")
        await settle(pilot)
        assert app.screen.query_one("#search", Line).value == "SOEUR"
        await pilot.press("escape")
        await settle(pilot)
        assert "2 notes" in screen_text(app)
        assert not app.screen.query_one("#search", Line).display


async def test_the_list_stays_while_a_next_word_begins(
    session: Session, carnet: OpenApp, screen_text: ScreenText, notes: list[Entry], settle: Settle
) -> None:
    session.journal.note("plan b")
    app = carnet(session, "journal")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"soeur z")
        await settle(pilot)
        assert "1 note found" in screen_text(app)
        await pilot.press("space")
        await settle(pilot)
        assert "Nothing found" in screen_text(app)
        await pilot.press(*["backspace"] * 8, *"plan b")
        await settle(pilot)
        assert "1 note found" in screen_text(app)
        await pilot.press("backspace", *"q")
        await settle(pilot)
        assert "1 note found" in screen_text(app)
        await pilot.press(*"q")
        await settle(pilot)
        assert "Nothing found" in screen_text(app)


async def test_the_check_says_that_nothing_was_changed(
    session: Session, carnet: OpenApp, screen_text: ScreenText, notes: list[Entry], settle: Settle
) -> None:
    app = carnet(session, "journal")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("m", "z")
        await settle(pilot)
        assert "2 notes: everything is as it was" in screen_text(app)


async def test_the_check_names_what_was_changed(
    session: Session, carnet: OpenApp, screen_text: ScreenText, notes: list[Entry], settle: Settle
) -> None:
    run = session.vault._connection.run
    run("DROP TRIGGER entry_sealed")
    run("UPDATE entry SET body = 'autre' WHERE seq = 2")
    app = carnet(session, "settings")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await app.push_screen(SealScreen(session))
        await pilot.press("z")
        await settle(pilot)
        assert "Entry 2 is not as it was written." in screen_text(app)


async def test_read_only_shows_notes_and_takes_none(
    session: Session, carnet: OpenApp, notes: list[Entry], settle: Settle
) -> None:
    session.drafts.put("quick-note", "attend")
    app = carnet(replace(session, read_only=True), "journal")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("n", "e", "w", "enter")
        await settle(pilot)
        assert isinstance(app.screen, JournalScreen)
        await pilot.press("j", "enter")
        await settle(pilot)
        assert isinstance(app.screen, JournalNoteScreen)
        await pilot.press("e")
        await settle(pilot)
        assert not app.screen.query(Editor)
    assert session.journal.count() == 2


async def test_what_was_written_is_never_read_as_markup(
    session: Session, carnet: OpenApp, screen_text: ScreenText, settle: Settle
) -> None:
    session.journal.note("[bold]pas gras[/] \x1b]52;c;AAAA\x07 [@click=app.quit]x[/]")
    app = carnet(session, "journal")
    async with app.run_test(size=(110, 24)) as pilot:
        await settle(pilot)
        assert "[bold]pas gras[/]" in screen_text(app)
        assert "\x1b" not in screen_text(app)
        await pilot.press("enter")
        await settle(pilot)
        assert "[@click=app.quit]x[/]" in screen_text(app)


async def test_a_draft_in_a_file_open_for_reading_says_that_it_waits(
    session: Session, carnet: OpenApp
) -> None:
    session.drafts.put("quick-note", "begun")
    session.read_only = True
    app = carnet(session, "journal")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert any("reading only" in note.message for note in app._notifications)


FULL = (
    ("place", "chez ma mère"),
    ("platform", "X"),
    ("address", "https://example.org/1"),
    ("account", "@corbeau"),
    ("who", "Corbeau, L'ex"),
    ("words", "« je sais où tu dors »"),
    ("reports", "n° 12"),
)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_everything_that_is_known_is_kept_and_shown_but_for_what_is_private(
    session: Session, carnet: OpenApp, snapshot: Snapshot, language: str, settle: Settle
) -> None:
    app = carnet(session, "journal", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press(
            "n", *"Il a tout publié.", "tab", *"hier 22h" if language == "fr" else "yesterday 10pm"
        )
        for name, value in FULL:
            app.screen.query_one(f"#{name}", Line).value = value
        app.screen.query_one("#effect", Editor).text = "je ne dors plus"
        app.screen.query_one("#marks").focus()
        await pilot.press("space", "tab", "j", "j", "j", "space", "ctrl+s")
        await settle(pilot)
        assert isinstance(app.screen, JournalScreen)
        await pilot.press("enter")
        await settle(pilot)
        snapshot(app, "journal-note-full")
        await pilot.press("v", "end")
        await settle(pilot)
        app.screen.query_one(VerticalScroll).scroll_end(animate=False)
        await settle(pilot)
        snapshot(app, "journal-note-unveiled")
    incident = session.journal.incident(session.journal.newest(1)[0])
    assert incident.when is not None
    assert incident.when.start == "2026-03-01T22:00"
    assert incident.details.who_names == ("Corbeau", "L'ex")
    assert [person.alias for person in session.persons.all()] == ["Corbeau", "L'ex"]
    assert (incident.details.threat, incident.details.severity) == ("yes", 4)
    assert incident.private.effect == "je ne dors plus"


async def test_a_change_of_the_text_keeps_every_field(
    session: Session, carnet: OpenApp, settle: Settle
) -> None:
    app = carnet(session, "journal")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("n", *"abc", "tab", *"hier")
        for name, value in FULL:
            app.screen.query_one(f"#{name}", Line).value = value
        await pilot.press("ctrl+s")
        await settle(pilot)
        before = session.journal.incident(session.journal.newest(1)[0])
        await pilot.press("e", "d", "ctrl+s")
        await settle(pilot)
    after = session.journal.incident(session.journal.newest(1)[0])
    assert after == replace(before, body="abcd")
    assert before.details.place == "chez ma mère"


async def test_a_page_left_in_the_middle_comes_back_whole(
    session: Session, carnet: OpenApp, settle: Settle
) -> None:
    app = carnet(session, "journal")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("n", *"abc")
        for name, value in FULL:
            app.screen.query_one(f"#{name}", Line).value = value
        app.screen.query_one("#private_note", Editor).text = "à moi"
        await pilot.press("escape")
        await settle(pilot)
        await pilot.press("n")
        await settle(pilot)
        assert app.screen.query_one("#words", Line).value == "« je sais où tu dors »"
        assert app.screen.query_one("#private_note", Editor).text == "à moi"
    assert session.journal.count() == 0


@pytest.mark.parametrize("found", [False, True])
async def test_a_key_never_waits_for_the_notes_further_down(
    session: Session, carnet: OpenApp, settle: Settle, monkeypatch: pytest.MonkeyPatch, found: bool
) -> None:
    for number in range(3 * PAGE):
        session.journal.record(Incident(f"note {number}", kinds=("message",)))
    threads: dict[tuple[NotePages, int], bool] = {}
    read = NotePages._read

    def noted(pages: NotePages, into: object, filters: object, number: int) -> None:
        threads[pages, number] = threading.current_thread() is threading.main_thread()
        read(pages, into, filters, number)  # type: ignore[arg-type]

    monkeypatch.setattr(NotePages, "_read", noted)
    app = carnet(session, "journal")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        if found:
            await app.push_screen(FoundScreen(session, Filters(words="note")))
            await settle(pilot)
        assert isinstance(app.screen, JournalScreen | FoundScreen)
        pages, rows = app.screen._pages, app.screen.query_one(RowList)
        for place, ahead in ((3, 1), (PAGE, 2), (2 * PAGE, 2)):
            rows.cursor = place
            for _ in range(500):
                await pilot.pause(0.01)
                if ahead in pages._pages:
                    break
    assert [threads[pages, number] for number in range(3)] == [True, False, False]


async def test_a_page_that_cannot_be_read_ahead_is_tried_again_with_the_next_key(
    session: Session, carnet: OpenApp, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3 * PAGE):
        session.journal.note(f"note {number}")
    tried: list[int] = []
    read = NotePages._read

    def failing(pages: NotePages, into: object, filters: object, number: int) -> None:
        if number:
            tried.append(number)
            raise Unplugged
        read(pages, into, filters, number)  # type: ignore[arg-type]

    monkeypatch.setattr(NotePages, "_read", failing)
    app = carnet(session, "journal")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for _ in range(40):
            await pilot.press("j")
            await pilot.pause(0.1)
            if len(tried) >= 2:
                break
        await pilot.pause(0.3)
        times = len(tried)
        await pilot.pause(0.3)
        assert len(tried) == times >= 2

"""Guides: those for the plan first, a search in all texts, ways followed by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Static

from tests.library.copies import copy_of_content
from tests.screens.stage import LANGUAGES, OpenApp, ScreenText, Settle, Snapshot
from tests.screens.stories import tell_story
from tui.screens.guide import GuideScreen
from tui.screens.guide_about import StepGuidesScreen
from tui.screens.guides import GuidesScreen
from tui.screens.person import PersonScreen
from tui.screens.plan import PlanScreen
from tui.screens.platforms import PlatformsScreen
from tui.screens.step import StepScreen
from tui.screens.step_reading import StepReadingScreen
from tui.session import Session
from tui.widgets.row_list import RowList

STORY = "partner_at_home"
TABLES = """
topics = ["evidence", "blackmail", "carnet"]

[[guide]]
id = "keep-proof"
topic = "evidence"
steps = ["ev_log", "ev_capture"]
checked = "2025-01-15"
law = true
[[guide.source]]
name = "A handbook"
where = "https://example.org/handbook"
checked = "2025"
confidence = "medium"

[[guide]]
id = "no-payment"
topic = "blackmail"
steps = ["ct_nopay"]
checked = "2026-02-01"
[[guide.source]]
name = "Another handbook"
where = "https://example.org/other"
checked = "2026-02"
confidence = "high"
"""
TEXTS = {
    ("en", "keep-proof"): """# Keep what proves it

Take a picture before it goes, with its address and its date.

## What to do now

1. Begin with [noting what happened](step:ev_log), then **capture** it.
2. For a demand of money see [this guide](guide:no-payment), or [call](service:fr-3018).
3. [Note](step:ev_log) what came next, and open [the journal](section:journal).

More at [a handbook](https://example.org/handbook).
""",
    ("fr", "keep-proof"): """# Garder ce qui le prouve

Prenez une image avant que cela disparaisse, avec l'adresse et la date.

## Que faire maintenant

1. Commencez par [noter ce qui s'est passé](step:ev_log), puis **capturez**-le.
2. Pour une demande d'argent, voyez [ce guide](guide:no-payment), ou [appelez](service:fr-3018).
3. [Notez](step:ev_log) la suite, et ouvrez [le journal](section:journal).

Plus dans [un manuel](https://example.org/handbook).
""",
    ("en", "no-payment"): "# Do not pay\n\nPaying rarely ends it. [Step](step:ct_nopay)\n",
    ("fr", "no-payment"): "# Ne pas payer\n\nPayer met rarement fin. [Étape](step:ct_nopay)\n",
}


@pytest.fixture
def session(session: Session, tmp_path: Path) -> Session:
    """Give the session two guides that only the tests know, so that real texts may change."""
    content = tmp_path / "content"
    copy_of_content(content)
    for code in LANGUAGES:
        for file in (content / code / "guides").glob("*.md"):
            file.unlink()
    (content / "guides.toml").write_text(TABLES, encoding="utf-8")
    for (code, name), text in TEXTS.items():
        (content / code / "guides" / f"{name}.md").write_text(text, encoding="utf-8")
    for code in LANGUAGES:
        topics = 'evidence = "Proof"\nblackmail = "Blackmail"\ncarnet = "About"\n'
        (content / code / "guides" / "topics.toml").write_text(topics, encoding="utf-8")
    session.content = content
    return session


def rows(app_screen: object) -> RowList:
    assert isinstance(app_screen, GuidesScreen)
    return app_screen.query_one("#guides", RowList)


def texts(listed: RowList) -> list[str]:
    return [str(listed._row(index)) for index in range(listed.count)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_guides_look_as_drawn(
    language: str,
    size: tuple[int, int],
    session: Session,
    carnet: OpenApp,
    snapshot: Snapshot,
    settle: Settle,
) -> None:
    tell_story(session, STORY)
    session.reading.mark("no-payment")
    app = carnet(session, "guides", language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        snapshot(app, "guides")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [(80, 24), (60, 18)])
async def test_a_guide_looks_as_drawn(
    language: str,
    size: tuple[int, int],
    session: Session,
    carnet: OpenApp,
    snapshot: Snapshot,
    settle: Settle,
) -> None:
    app = carnet(session, "guides", language)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        snapshot(app, "guide")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_finds_look_as_drawn(
    language: str, session: Session, carnet: OpenApp, snapshot: Snapshot, settle: Settle
) -> None:
    app = carnet(session, "guides", language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *("cap" if language == "en" else "CAP"))
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert app.focused is rows(app.screen)
        found = texts(rows(app.screen))
        assert any(row.startswith(f"{app.say('guide')} · ") for row in found)


async def test_those_for_the_plan_come_first_and_only_once(
    session: Session, carnet: OpenApp, settle: Settle
) -> None:
    app = carnet(session, "guides")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = ["Proof", "  Keep what proves it", "Blackmail", "  Do not pay"]
        assert texts(rows(app.screen)) == shown
        tell_story(session, STORY)
        app.action_go("today")
        app.action_go("guides")
        await settle(pilot)
        first = ["For your plan", "  Keep what proves it", "Blackmail", "  Do not pay"]
        assert texts(rows(app.screen)) == first


async def test_a_guide_is_marked_as_read_and_unmarked(
    session: Session, carnet: OpenApp, settle: Settle, screen_text: ScreenText
) -> None:
    app = carnet(session, "guides")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("space")
        await settle(pilot)
        assert session.reading.all() == {"keep-proof"}
        assert "✓ Keep what proves it" in screen_text(app)
        await pilot.press("enter")
        await settle(pilot)
        assert screen_text(app).splitlines()[1].endswith("read")
        await pilot.press("space")
        await settle(pilot)
        assert session.reading.all() == frozenset()


async def test_each_way_is_numbered_once_and_leads_to_its_page(
    session: Session, carnet: OpenApp, settle: Settle
) -> None:
    app = carnet(session, "guides")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, GuideScreen)
        ways = [(way.kind, way.target) for way in screen._ways]
        assert ways == [
            ("step", "ev_log"),
            ("guide", "no-payment"),
            ("service", "fr-3018"),
            ("section", "journal"),
        ]
        page = str(screen.query_one("#page", Static).content)
        assert page.count("[1]") == 2
        assert "(https://example.org/handbook)" in page
        opened: list[type] = []
        await pilot.press("tab")
        for _ in ways[:3]:
            await pilot.press("enter")
            await settle(pilot)
            opened.append(type(app.screen))
            await pilot.press("escape", "down")
            await settle(pilot)
        assert opened == [StepScreen, GuideScreen, PersonScreen]
        await pilot.press("enter")
        await settle(pilot)
        assert app.current_mode == "journal"


async def test_a_step_outside_the_plan_can_be_read(
    session: Session, carnet: OpenApp, settle: Settle, screen_text: ScreenText
) -> None:
    app = carnet(session, "guides")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("down", "enter", "tab", "enter")
        await settle(pilot)
        assert isinstance(app.screen, StepReadingScreen)
        assert "Your answers did not bring this step" in screen_text(app)
        assert session.library.steps["ct_nopay"].title[:20] in screen_text(app)
        await pilot.press("h")
        await settle(pilot)
        assert isinstance(app.screen, StepReadingScreen)


async def test_a_step_outside_the_plan_leads_to_the_platforms(
    session: Session, carnet: OpenApp, settle: Settle, screen_text: ScreenText
) -> None:
    app = carnet(session, "guides")
    async with app.run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        app.push_screen(StepReadingScreen(session, "td_imperson"))
        await settle(pilot)
        assert "Where to press" in screen_text(app)
        await pilot.press("h")
        await settle(pilot)
        assert isinstance(app.screen, PlatformsScreen)


async def test_the_next_guide_is_one_key_away_and_the_last_has_none(
    session: Session, carnet: OpenApp, settle: Settle
) -> None:
    app = carnet(session, "guides")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        for keys, expected in (("n", "no-payment"), ("n", "no-payment"), ("left", "keep-proof")):
            await pilot.press(keys)
            await settle(pilot)
            assert isinstance(app.screen, GuideScreen)
            assert app.screen._guide == expected


async def test_esc_ends_the_search_and_brings_the_guides_back(
    session: Session, carnet: OpenApp, settle: Settle
) -> None:
    app = carnet(session, "guides", "fr")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"argent")
        await settle(pilot)
        assert any("Garder ce qui le prouve" in row for row in texts(rows(app.screen)))
        await pilot.press("escape", "escape")
        await settle(pilot)
        assert texts(rows(app.screen))[0] == "Proof"


async def test_nothing_found_is_said(
    session: Session, carnet: OpenApp, settle: Settle, screen_text: ScreenText
) -> None:
    app = carnet(session, "guides", "fr")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"xyzxyz", "enter", "enter", "space")
        await settle(pilot)
        assert "Rien trouvé." in screen_text(app)
        assert isinstance(app.screen, GuidesScreen)


async def test_no_mark_is_made_in_a_file_open_for_reading(
    session: Session, carnet: OpenApp, settle: Settle
) -> None:
    session.read_only = True
    app = carnet(session, "guides")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("space", "enter", "space")
        await settle(pilot)
        assert session.reading.all() == frozenset()


def test_the_guides_of_a_step_are_named_on_its_page(session: Session) -> None:
    from tui.screens.guide_about import guide_lines

    lines = guide_lines(session.guides, "ev_log", session.language.say)
    assert lines == ["Guides about this (press i)", "Keep what proves it"]
    assert guide_lines(session.guides, "ac_email", session.language.say) == []


@pytest.mark.parametrize("section", ["plan", "step"])
async def test_a_key_on_a_step_opens_the_guides_about_it(
    section: str, session: Session, carnet: OpenApp, settle: Settle
) -> None:
    tell_story(session, STORY)
    app = carnet(session, "plan")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, PlanScreen)
        places = [line.planned.step.id if line.planned else "" for line in screen._lines]
        screen.query_one("#steps", RowList).cursor = places.index("ev_log")
        await pilot.press(*(["enter"] if section == "step" else []), "i")
        await settle(pilot)
        assert isinstance(app.screen, GuideScreen)
        assert app.screen._guide == "keep-proof"


async def test_several_guides_about_a_step_are_listed(
    session: Session, carnet: OpenApp, settle: Settle, screen_text: ScreenText
) -> None:
    tables = (session.content / "guides.toml").read_text(encoding="utf-8")
    shared = tables.replace('["ct_nopay"]', '["ev_log"]')
    (session.content / "guides.toml").write_text(shared, encoding="utf-8")
    tell_story(session, STORY)
    app = carnet(session, "plan", "fr")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.push_screen(StepScreen(session, "ev_log"))
        await settle(pilot)
        await pilot.press("i")
        await settle(pilot)
        assert isinstance(app.screen, StepGuidesScreen)
        assert "Garder ce qui le prouve" in screen_text(app)
        await pilot.press("down", "enter")
        await settle(pilot)
        assert isinstance(app.screen, GuideScreen)
        assert app.screen._guide == "no-payment"

"""Prose, text fields, the passphrase field, and the two bars."""

import gc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual import events

from tests.widgets.stand import Stand, lines_of
from tui.commands import ALWAYS, SECTIONS
from tui.vault.secret import Secret
from tui.widgets.editor import MOST_BYTES, Editor
from tui.widgets.key_footer import Hint, fitting
from tui.widgets.prose import Prose, markdown_content
from tui.widgets.secret_input import SecretInput
from tui.widgets.tabs import Tab, placed

MARKDOWN = """# Before you block

Save the messages *first*, then **wait**. A longer line that has to be wrapped somewhere.

1. one
2. two
   - deeper
   - and deeper

- a [page](https://example.org/a) to read
> they said so

[b]not markup[/b] <b>not HTML</b> ![not an image](x.png)
"""


def test_markdown_becomes_plain_lines_with_markers() -> None:
    lines = markdown_content(MARKDOWN, 40).plain.split("\n")
    assert "1. one" in lines
    assert "2. two" in lines
    assert "  • deeper" in lines
    assert "│ they said so" in lines
    assert "• a page (https://example.org/a) to read" in " ".join(lines)
    assert "[b]not markup[/b] <b>not HTML</b>" in " ".join(lines)
    assert max(map(len, lines)) <= 40


def test_emphasis_is_kept_as_style() -> None:
    styles = {str(span.style) for span in markdown_content("**a** *b* `c`", 40).spans}
    assert {"bold", "italic"} <= styles


@given(st.text(max_size=300), st.integers(20, 120))
@settings(max_examples=200, deadline=None)
def test_any_text_can_be_drawn(text: str, width: int) -> None:
    assert isinstance(markdown_content(text, width).plain, str)


async def test_prose_is_wrapped_again_when_the_window_changes() -> None:
    app = Stand(lambda: Prose("one two three four five six seven eight"))
    async with app.run_test(size=(60, 10)) as pilot:
        await pilot.pause()
        assert lines_of(app)[0].strip() == "one two three four five six seven eight"
        await pilot.resize_terminal(20, 10)
        await pilot.pause()
        assert lines_of(app)[0].strip() == "one two three four"


@pytest.mark.parametrize("height", [10, 24])
async def test_undo_of_a_long_paste_does_not_fail(height: int) -> None:
    app = Stand(lambda: Editor("line 0\nline 1\n"))
    async with app.run_test(size=(80, height)) as pilot:
        app.post_message(events.Paste("\n".join(f"pasted {n}" for n in range(48))))
        await pilot.pause()
        assert "pasted 47" in app.query_one(Editor).text
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert app.query_one(Editor).text == "line 0\nline 1\n"


async def test_a_text_beyond_the_limit_is_refused_and_said() -> None:
    said: list[Editor.TooLong] = []

    class Told(Stand):
        def on_editor_too_long(self, event: Editor.TooLong) -> None:
            said.append(event)

    app = Told(lambda: Editor("short"))
    async with app.run_test() as pilot:
        app.post_message(events.Paste("é" * MOST_BYTES))
        await pilot.pause()
        await pilot.pause()
        assert app.query_one(Editor).text == "short"
        assert len(said) == 1


async def test_the_text_is_sent_once_after_a_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.widgets.editor.SETTLE_SECONDS", 0.5)
    sent: list[str] = []

    class Told(Stand):
        def on_editor_changed(self, event: Editor.Changed) -> None:
            sent.append(event.text)

    app = Told(Editor)
    async with app.run_test() as pilot:
        await pilot.press("a", "b")
        assert app.query_one(Editor).unsaved
        assert sent == []
        await pilot.pause(0.8)
        assert sent == ["ab"]
        assert not app.query_one(Editor).unsaved


async def test_the_passphrase_is_dots_until_shown() -> None:
    app = Stand(SecretInput)
    async with app.run_test(size=(40, 5)) as pilot:
        field = app.query_one(SecretInput)
        await pilot.press("é", "space", "question_mark", "backspace", "b")
        await pilot.pause()
        assert bytes(field.secret.view()) == "é b".encode()
        assert "•••▏" in lines_of(app)[1]
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert "é b" in lines_of(app)[1]
        await pilot.press("ctrl+u")
        await pilot.pause()
        assert len(field.secret) == 0
        assert not field.shown


async def test_a_paste_keeps_its_first_line_and_no_more_than_fits() -> None:
    app = Stand(SecretInput)
    async with app.run_test(size=(40, 5)) as pilot:
        app.post_message(events.Paste("first line\nsecond"))
        await pilot.pause()
        field = app.query_one(SecretInput)
        assert bytes(field.secret.view()) == b"first line"
        app.post_message(events.Paste("x" * 10_000))
        await pilot.pause()
        assert field.secret.characters == field._count


async def test_what_is_typed_never_becomes_one_string() -> None:
    """Typed key by key, the phrase is in no string that is alive afterwards."""
    phrase = "zq" + "vxkw" * 4
    app = Stand(SecretInput)
    async with app.run_test(size=(60, 5)) as pilot:
        await pilot.press(*phrase)
        await pilot.pause()
        with Secret(phrase.encode()) as expected:
            assert app.query_one(SecretInput).secret.same_as(expected)
        found = [
            held
            for owner in gc.get_objects()
            if isinstance(owner, dict | list | tuple | set)
            for held in gc.get_referents(owner)
            if isinstance(held, str) and held == phrase[:-1]
        ]
        assert found == []


def test_the_footer_gives_up_its_own_hints_before_help_and_leave() -> None:
    own = [Hint(key, "a fairly long word", SECTIONS[0]) for key in "abcd"]
    kept = [Hint("?", "help", ALWAYS[0], kept=True), Hint("ctrl+q", "leave", ALWAYS[1], kept=True)]
    shown = fitting([*own, *kept], 60)
    assert shown[-2:] == kept
    assert sum(hint.width + 2 for hint in shown) <= 60
    assert [hint.key for hint in fitting([*own, *kept], 5)] == ["?", "ctrl+q"]


NAMES = [
    "Aujourd'hui",
    "Questions",
    "Plan",
    "Journal",
    "Contacts",
    "Suivi",
    "Guides",
    "Dossier",
    "Réglages",
]
KEYS = "tapocfbds"


def tabs_at(here: str) -> list[Tab]:
    """Return nine tabs; the one named `here` is where we are."""
    pairs = zip(KEYS, NAMES, strict=True)
    return [Tab(key, name, SECTIONS[0], here=name == here) for key, name in pairs]


@pytest.mark.parametrize("width", [39, 45, 59, 79, 119])
@pytest.mark.parametrize("rows", [1, 2])
def test_the_tabs_always_fit_and_no_name_is_cut(width: int, rows: int) -> None:
    found = placed(tabs_at("Journal"), width, rows)
    assert max(one.column + one.width for one in found) <= width
    assert max(one.row for one in found) < rows
    assert [one.text for one in found if one.tab.here] == ["o Journal"]
    assert all(one.text in (one.tab.key, one.tab.whole) for one in found)


def test_every_name_is_whole_on_two_lines_of_sixty_cells() -> None:
    found = placed(tabs_at("Plan"), 59, 2)
    assert [one.text for one in found] == [tab.whole for tab in tabs_at("Plan")]
    assert {one.row for one in found} == {0, 1}


def test_the_names_stay_where_they_are_when_the_place_changes() -> None:
    for width in (59, 79, 119):
        places = {
            tuple((one.row, one.column) for one in placed(tabs_at(name), width, 2))
            for name in NAMES
        }
        assert len(places) == 1


def test_on_one_line_the_last_names_go_first() -> None:
    texts = [one.text for one in placed(tabs_at("Guides"), 79, 1)]
    assert texts[:3] == ["t Aujourd'hui", "a Questions", "p Plan"]
    assert texts[-3:] == ["b Guides", "d", "s"]

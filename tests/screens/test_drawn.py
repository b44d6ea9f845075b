"""What is really drawn: every letter can be read, and nothing is said by colour alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from rich.color import Color, ColorSystem
from rich.style import Style
from textual.widgets import TextArea

from scripts.demo.looking import WAYS, drawn, go, looking, settled
from tui.app import CarnetApp
from tui.glyphs import PLAIN, AloudFilter, GlyphFilter, attributes, contrast, few
from tui.safety.terminal_kind import TerminalKind, terminal_kind
from tui.themes import HIGH_CONTRAST, THEMES
from tui.widgets.aloud import READ_ALOUD

RGB = tuple[int, int, int]
SEEN = ("today", "plan", "risk", "ask", "removal", "palette", "jump", "portion", "patterns")
VGA = (
    (0, 0, 0), (170, 0, 0), (0, 170, 0), (170, 85, 0), (0, 0, 170), (170, 0, 170), (0, 170, 170),
    (170, 170, 170), (85, 85, 85), (255, 85, 85), (85, 255, 85), (255, 255, 85), (85, 85, 255),
    (255, 85, 255), (85, 255, 255), (255, 255, 255),
)  # fmt: skip
XTERM = (
    (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205),
    (229, 229, 229), (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255),
    (255, 0, 255), (0, 255, 255), (255, 255, 255),
)  # fmt: skip


def rgb(colour: Color | None) -> RGB | None:
    if colour is None or colour.is_default:
        return None
    found = colour.get_truecolor()
    return found.red, found.green, found.blue


def letters(app: CarnetApp) -> Iterator[tuple[str, Style, RGB, RGB]]:
    """Yield what is drawn with ink: text, style, its colour and the colour behind it.

    What lies behind a window is washed out on purpose, and left out here.
    """
    strips = app.screen._compositor.render_strips()
    front = [part.region for part in app.screen.children] if app.screen.is_modal else []
    for area in front or [app.screen.region]:
        for strip in strips[area.y : area.bottom]:
            for text, style, _ in strip.crop(area.x, area.right):
                ink, back = (rgb(style.color), rgb(style.bgcolor)) if style else (None, None)
                if text.strip() and style and ink and back:
                    yield (text, style, back, ink) if style.reverse else (text, style, ink, back)


def reduced(colour: RGB) -> RGB:
    found = rgb(Color.from_rgb(*colour).downgrade(ColorSystem.EIGHT_BIT))
    assert found is not None
    return found


async def test_every_letter_that_is_drawn_can_be_read() -> None:
    async with looking("today", "en", (80, 24)) as (app, pilot):
        for name in SEEN:
            await go(pilot, WAYS[name])
            for theme in THEMES:
                app.theme = theme.name
                await settled(pilot)
                _all_can_be_read(app, name)
        await go(pilot, "today w")
        await pilot.press(*"ab")
        app.screen.query_one(TextArea).select_all()
        for theme in THEMES:
            app.theme = theme.name
            await settled(pilot)
            _all_can_be_read(app, "selected text")


def _all_can_be_read(app: CarnetApp, name: str) -> None:
    least = 7.0 if app.theme == HIGH_CONTRAST.name else 4.5
    ground = rgb(Color.parse(app.current_theme.background or ""))
    assert ground is not None
    found = list(letters(app))
    assert len(found) > 5
    for text, style, ink, back in found:
        where = f"{name}, {app.theme}: {text!r} {ink} on {back}"
        assert contrast(ink, back) >= least, where
        assert contrast(reduced(ink), reduced(back)) >= 4.0, f"256 colours, {where}"
        few_style = few(style, ground)
        for palette in (VGA, XTERM):
            pair = [palette[c.number or 0] for c in (few_style.color, few_style.bgcolor) if c]
            assert contrast(pair[0], pair[1]) >= 4.5, f"16 colours, {where}"


def test_without_colours_what_stands_out_is_reversed_and_nothing_is_coloured() -> None:
    ground = (22, 25, 29)
    row = Style(color="#16191d", bgcolor="#8fbcd8", bold=True)
    plain = Style(color="#dfe5ea", bgcolor="#16191d")
    chosen = Style(color="#dfe5ea", bgcolor="#3d5a73")
    assert attributes(row, ground) == Style(bold=True, reverse=True)
    assert attributes(plain, ground) == Style()
    assert attributes(chosen, ground) == Style(underline=True)
    assert few(chosen, ground).underline
    assert not few(plain, ground).underline


async def test_every_state_has_a_sign_of_its_own() -> None:
    """Cursor, other cursor, tab, tick, hold, warning, focus: told apart with styles stripped."""
    async with looking("today", "en", (80, 24)) as (app, pilot):
        await go(pilot, "plan end")
        assert any(line.startswith("▸p Plan") or "▸p Plan" in line for line in drawn(app)[:2])
        assert sum(line.startswith(" ▸ ") for line in drawn(app)) == 1
        assert any("‖" in line for line in drawn(app))
        await go(pilot, WAYS["risk"])
        assert any(line.lstrip().startswith("! ") for line in drawn(app))
        await go(pilot, "followup home down*10 enter e")
        fields = [line for line in drawn(app) if "┃" in line or "│" in line]
        assert sum("┃" in line for line in fields) == 1
        assert sum(line.startswith(" ▹ (•)") for line in drawn(app)) == 1
        await pilot.press("tab", "tab", "tab")
        await settled(pilot)
        assert sum(line.startswith(" ▸ (•)") for line in drawn(app)) == 1
        assert not any("┃" in line for line in drawn(app))


async def test_nothing_moves_by_itself() -> None:
    async with looking("today", "en", (80, 24)) as (app, pilot):
        assert app.animation_level == "none"
        await go(pilot, "today w")
        field = app.screen.query_one(TextArea)
        assert not field.cursor_blink
        before = drawn(app)
        await pilot.pause(0.7)
        assert drawn(app) == before
        await go(pilot, "today ctrl+p")
        assert not app.screen.query_one("Line").cursor_blink  # type: ignore[attr-defined]


def test_the_signs_of_the_screens_are_one_letter_each_where_the_font_has_few() -> None:
    screens = "▸▹ ‖ “a” … ▰●· ▁▂▃▄▅▆▇█ ╭─╮│╰╯ ┏━┓┃ → ‹fr› • \u00a0\u202f"
    drawn_plainly = screens.translate(PLAIN)
    assert len(drawn_plainly) == len(screens)
    assert drawn_plainly.replace("·", "").isascii()
    assert GlyphFilter("latin-1")._plain("Léa ▸ \u0633") == "Léa > ?"
    assert GlyphFilter("ascii")._plain("«\u00a0é\u00a0»") == '" ? "'


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_sign_of_our_own_content_is_unknown_to_the_linux_console(language: str) -> None:
    from tui.library.places import content_root

    signs = set()
    for path in content_root().joinpath(language).rglob("*"):
        if path.suffix in (".toml", ".md", ".po"):
            signs |= set(path.read_text(encoding="utf-8"))
    left = {sign for sign in "".join(signs).translate(PLAIN) if ord(sign) > 0x17F}
    assert not left, left


def test_the_terminal_is_known_by_its_variables_alone() -> None:
    def kind(**environ: str) -> TerminalKind:
        return terminal_kind(environ, "utf-8")

    assert kind(TERM="linux") == TerminalKind(few_colours=True, few_glyphs=True)
    assert kind(TERM="screen").few_colours
    assert kind(TERM="xterm-16color").few_colours
    for term in ("xterm-256color", "tmux-256color", "xterm-kitty"):
        assert kind(TERM=term) == TerminalKind()
    assert not kind(TERM="xterm", COLORTERM="truecolor").few_colours
    for colours, light in {"0;15": True, "0;default;7": True, "15;0": False, "": False}.items():
        assert kind(TERM="xterm-256color", COLORFGBG=colours).light is light


async def test_a_light_terminal_begins_with_light_colours_also_before_a_file_is_open() -> None:
    async with looking("place", "en", (80, 24)) as (app, _pilot):
        assert app.theme == "calm-dark"
    light = TerminalKind(light=True)
    async with looking("place", "en", (80, 24), terminal=light) as (app, _pilot):
        assert app.theme == "calm-light"
    async with looking("today", "en", (80, 24), terminal=light) as (app, pilot):
        assert app.theme == "calm-light"
        assert app.session is not None
        assert app.session.settings.theme == ""
        await go(pilot, "settings")
        await pilot.press("down", "down", "right")
        await settled(pilot)
        assert app.theme == app.session.settings.theme == "high-contrast"


async def test_read_aloud_there_are_words_and_no_decoration() -> None:
    async with looking("today", "en", (80, 24)) as (app, pilot):
        await go(pilot, "settings")
        await pilot.press(*["down"] * 6, "space")
        await settled(pilot)
        assert app.has_class(READ_ALOUD)
        for name in ("today", "plan", "risk", "patterns", "removal", "quick_note", "help"):
            await go(pilot, WAYS[name])
            text = "\n".join(drawn(app))
            assert not set("▸▹▏─━│┃╭╮╰╯┏┓┗┛▁▂▃▄▅▆▇█▰●") & set(text), (name, text)
            if not app.screen.is_modal and name != "help":
                assert drawn(app)[-1].strip().startswith(("? help", "F1 help"))
        await go(pilot, "today")
        assert "33 notes" in "\n".join(drawn(app))


def test_a_chart_read_aloud_is_blank_and_points_between_words_stay() -> None:
    from rich.segment import Segment
    from textual.color import Color as Shade

    read = AloudFilter().apply([Segment("· · ▁ ▂ █ ·  4 notes · 2 people")], Shade(0, 0, 0))
    assert read[0].text == "             4 notes · 2 people"

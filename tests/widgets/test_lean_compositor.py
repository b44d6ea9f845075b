"""What is written to the terminal is what Textual would write, from fewer widgets."""

import random
import re

from textual._compositor import Compositor
from textual.app import App, ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip
from textual.widgets import Static

from tui.lean_compositor import LeanCompositor
from tui.screens.commanded import Commanded

WIDTH, HEIGHT = 50, 16
MOVE = r"\x1b\[\d+;\d+H"
MOVE_FOR_NOTHING = re.compile(rf"{MOVE}(?={MOVE}|\n|$)")


class Counted(Static):
    """Counts how often it is asked for its lines."""

    asked = 0
    lines = Region()

    def render_lines(self, crop: Region) -> list[Strip]:
        self.asked, self.lines = self.asked + 1, crop
        return super().render_lines(crop)


class Form(Commanded, Screen[None]):
    """Fields that scroll, a bar below and a part that lies over others."""

    DEFAULT_CSS = """
    Form { layers: below above; }
    Form VerticalScroll { height: 10; border: round red; }
    Form Counted { height: 2; margin: 0 1; }
    Form #bar { dock: bottom; height: 1; }
    Form #over { layer: above; offset: 7 4; width: 12; height: 3; border: solid blue; }
    """

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            for number in range(8):
                yield Counted(f"field {number} " + "words " * 9, id=f"field-{number}")
        with Horizontal():
            yield Static("left")
            yield Static("right")
        yield Static("keys", id="bar")
        yield Static("over", id="over")


class Shown(App[None]):
    read_only = False

    def get_default_screen(self) -> Form:
        return Form()


def written(screen: Screen[object], by: type[Compositor], changed: set[Region]) -> str:
    """Return what `by` would write for these changed regions."""
    screen._compositor._dirty_regions = set(changed)
    update = by.render_partial_update(screen._compositor)
    said = "" if update is None else update.render_segments(screen.app.console)
    return MOVE_FOR_NOTHING.sub("", said)


async def test_the_same_is_written_whatever_changed() -> None:
    chance = random.Random(7)
    async with Shown().run_test(size=(WIDTH, HEIGHT)) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen._compositor, LeanCompositor)
        for _ in range(200):
            changed = {
                Region(
                    chance.randrange(WIDTH), chance.randrange(HEIGHT),
                    chance.randint(1, WIDTH), chance.randint(1, 3),
                ).intersection(screen.size.region)
                for _ in range(chance.randint(1, 4))
            }  # fmt: skip
            lean = written(screen, LeanCompositor, changed)
            assert lean
            assert lean == written(screen, Compositor, changed)


async def test_a_change_asks_only_the_widgets_under_it() -> None:
    async with Shown().run_test(size=(WIDTH, HEIGHT)) as pilot:
        screen = pilot.app.screen
        changed = screen.query_one("#field-1").region
        fields = list(screen.query(Counted))
        for field in fields:
            field.asked = 0
        written(screen, LeanCompositor, {changed, screen.query_one("#bar").region})
        assert [field.asked for field in fields] == [0, 1, 0, 0, 0, 0, 0, 0]


async def test_what_lies_behind_others_is_not_asked() -> None:
    async with Shown().run_test(size=(WIDTH, HEIGHT)) as pilot:
        screen = pilot.app.screen
        behind = screen.query_one("#field-2", Counted)
        over = screen.query_one("#over").region
        assert behind.region.overlaps(over)
        behind.asked = 0
        written(screen, LeanCompositor, {over})
        assert behind.asked == 0


async def test_only_the_lines_that_changed_are_asked_for() -> None:
    async with Shown().run_test(size=(WIDTH, HEIGHT)) as pilot:
        field = pilot.app.query_one("#field-1", Counted)
        line = Region(field.region.x, field.region.y + 1, 5, 1)
        written(pilot.app.screen, LeanCompositor, {line})
        assert field.lines == Region(0, 1, field.region.width, 1)

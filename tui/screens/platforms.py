"""Platforms: those somebody uses first, then all of them; or those with a path for one step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tui.commands import Command
from tui.library.language import mark
from tui.library.named_platforms import PLATFORM_QUESTION
from tui.library.platforms import Platform, PlatformAction
from tui.screens.find_line import NOTHING_FOUND, FindsInList
from tui.session import Session
from tui.telling.borrowed import titled
from tui.telling.paths_found import found_for, named_platforms
from tui.widgets.line import Line
from tui.widgets.row_list import Row, RowList


class NamePlatforms(Command):
    """Name the platforms somebody uses."""

    title = mark("Name those you use")
    help = mark("Asks which platforms you use. They then stand first, and in your steps.")
    keys = ("n",)
    action = "screen.name_platforms"
    short = mark("name yours")
    footer = True
    writes = True


@dataclass(frozen=True)
class _Line:
    """A heading, a platform, one path that was found, or (when empty) the page on old guides."""

    heading: str = ""
    platform: Platform | None = None
    path: PlatformAction | None = None


class PlatformsScreen(FindsInList):
    """Lists platforms; with the id of a step, only those with a path for it."""

    OWN_COMMANDS = (NamePlatforms,)
    CSS_PATH = "platforms.tcss"
    TITLE_WORDS = mark("Platforms")
    HELP_WORDS = mark(
        "Where to press on each platform, by menu and by address, with what the other person sees "
        "and how sure it is. Those you named come first. Enter opens one; / finds words, also in "
        "all the paths."
    )
    AUTO_FOCUS = "#platforms"
    section = "guides"

    _lines: tuple[_Line, ...] = ()

    def __init__(self, session: Session, step: str = "") -> None:
        """Take the open file, and the step whose paths are wanted."""
        super().__init__(session)
        self._step = step

    def body(self) -> ComposeResult:
        """Yield the line to find with, what the list is, and the list."""
        yield Line(id="search")
        yield Static(markup=False, id="about")
        yield RowList(id="platforms")

    def _wanted(self) -> tuple[str, ...]:
        """Return the actions of the step, or all of them."""
        if self._step:
            return self.session.library.steps[self._step].actions
        return tuple(self.session.platforms.actions)

    def reload(self) -> None:
        """Take the platforms in the language of now."""
        self._found = found_for(self.session, self._wanted(), all_of_them=True)
        self.fill()

    def _about(self) -> str:
        """Return the step it is about, and what to press where something is missing."""
        about = self.session.library.steps[self._step].title if self._step else ""
        hint = ""
        if self.query_text and not self._lines:
            hint = self.say(NOTHING_FOUND)
        elif not named_platforms(self.session).told and not self.session.read_only:
            hint = self.say("Press n to name those you use: they then stand first.")
        return "\n".join(part for part in (about, hint) if part)

    def fill(self) -> None:
        """Fill the list; the cursor stays on its line."""
        rows = self.query_one("#platforms", RowList)
        before = self._lines[rows.cursor] if rows.cursor < len(self._lines) else None
        self._lines = tuple(self._matching() if self.query_text else self._grouped())
        about = self._about()
        self.query_one("#about", Static).update(Content(about))
        self.query_one("#about", Static).display = bool(about)
        rows.show_rows(
            len(self._lines),
            self._row,
            heading=lambda index: bool(self._lines[index].heading),
            cursor=self._lines.index(before) if before in self._lines else 0,
        )

    def _grouped(self) -> Iterator[_Line]:
        platforms, named = self.session.platforms, named_platforms(self.session)
        shown = [one.platform for one in self._found]
        own = [one for one in shown if one.id in named.platforms]
        if own:
            yield _Line(self.say("Yours"))
            yield from (_Line(platform=one) for one in own)
        for category, name in platforms.categories.items():
            rest = [one for one in shown if one.category == category and one not in own]
            if rest:
                yield _Line(name)
                yield from (_Line(platform=one) for one in rest)
        if not self._step:
            yield _Line(self.say("In general"))
            yield _Line()

    def _matching(self) -> Iterator[_Line]:
        """Yield the platforms whose name holds the words, then the paths that hold them."""
        names = self.session.platforms.actions
        for one in self._found:
            if self.holds(one.platform.name, *one.platform.also):
                yield _Line(platform=one.platform)
        for one in self._found:
            for path in one.actions:
                if self.holds(one.platform.name, names[path.action], path.steps):
                    yield _Line(platform=one.platform, path=path)

    def _row(self, index: int) -> Row:
        line = self._lines[index]
        if line.platform is None:
            return line.heading or self.say("What old guides say that is no longer so")
        if line.path is not None:
            name = self.session.platforms.actions[line.path.action]
            return Content.assemble((line.platform.name, "bold"), f" · {name} · {line.path.steps}")
        number = next(len(f.actions) for f in self._found if f.platform is line.platform)
        count = self.count("{number} path", "{number} paths", number)
        name = line.platform.name
        count = titled(self.say, count, line.platform.borrowed)
        also = [f" · {other}" for other in line.platform.also if other not in name]
        return Content.assemble((name, "bold"), *also, f" · {count}")

    def on_row_list_selected(self, event: RowList.Selected) -> None:
        """Open the platform under the cursor."""
        from tui.screens.old_guides import OldGuidesScreen
        from tui.screens.platform import PlatformScreen

        line = self._lines[event.index]
        if line.platform is None:
            self.app.push_screen(OldGuidesScreen(self.session))
            return
        path = line.path.id if line.path else ""
        self.app.push_screen(PlatformScreen(self.session, line.platform.id, path, step=self._step))

    def action_name_platforms(self) -> None:
        """Ask which platforms are used."""
        from tui.planner.asking import Round
        from tui.screens.ask import AskScreen

        self._lines = ()  # so that the cursor comes back on the first of those named
        self.app.push_screen(AskScreen(self.session, Round.REST, PLATFORM_QUESTION))

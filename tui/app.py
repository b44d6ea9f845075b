"""The application of one session: its language, its main screens, and its commands."""

import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work
from textual.screen import Screen

from tui.commands import ALWAYS, WITH_FILE, CommandType, bindings_of
from tui.leaving import Elapsed, Leave, elapsed_seconds
from tui.library.language import Language
from tui.own_keys import OwnKeys
from tui.pauses import settle
from tui.safety.keyboard import FULL, KITTY_OFF, PLAIN
from tui.safety.terminal import LEFT
from tui.safety.terminal_kind import terminal_kind
from tui.screens.base import Relabels
from tui.screens.commanded import Commanded
from tui.screens.sections import (
    SECTION_SCREENS,
    first_screen,
    load_sections,
    open_section,
)
from tui.start import CRASH_LINE, SessionStart
from tui.themes import THEMES, first_theme
from tui.vault.errors import VaultError
from tui.watched_app import WatchedApp

if TYPE_CHECKING:
    from tui.screens.opening import FirstSection
    from tui.session import Clock, Session
    from tui.vault.profiles import Profiles
    from tui.vault.vault import Vault


_HERE = Path(__file__).parent

REST_SECONDS = 0.004
"""Between two steps of work that nobody waits for."""

SETTLE_SECONDS = 0.3
"""After a first frame, when nobody can have begun to read what it says."""

ENTRY = "entry"
"""The mode before a file is open; it goes, with its screens, as soon as one is."""


class CarnetApp(WatchedApp):
    """Opens a file, shows its main screens, and speaks the person's language."""

    CSS = "* { scrollbar-size-vertical: 1; }"
    CSS_PATH = [_HERE / "small.tcss", _HERE / "aloud.tcss"]  # noqa: RUF012 - as in Textual
    BINDINGS = bindings_of((*ALWAYS, *WITH_FILE))
    DEFAULT_MODE = ENTRY
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - as in Textual
    VERTICAL_BREAKPOINTS = [(0, "-short"), (24, "-tall")]  # noqa: RUF012 - as in Textual

    def __init__(
        self,
        start: SessionStart,
        *,
        content: Path,
        clock: "Clock",
        new_id: Callable[[], str],
        elapsed: Elapsed = elapsed_seconds,
        leave: Leave | None = None,
        language: Language | str = "en",
        profiles: "Profiles | None" = None,
    ) -> None:
        """Take everything the session needs from outside: clock, ids, time and the exit."""
        self._language = language if isinstance(language, Language) else Language(content, language)
        super().__init__(self._language.say(CRASH_LINE), start.terminal, elapsed, leave)
        self.start, self.content, self.clock, self.new_id = start, content, clock, new_id
        self._profiles = profiles
        self.settle: Callable[[], None] = _nothing
        self.language_chosen = start.language is not None
        self.aloud = start.aloud
        self.own_keys = OwnKeys()
        self.plain_keys = start.plain_keys or KITTY_OFF in os.environ
        self.add_mode(ENTRY, self.entry_screen)

    @cached_property
    def profiles(self) -> "Profiles":
        """What a guess of the passphrase may cost; those shipped unless others were given."""
        if self._profiles is not None:
            return self._profiles
        from tui.vault.profiles import SHIPPED

        return SHIPPED

    @cached_property
    def first_section(self) -> "FirstSection":
        """What the first main screen needs."""
        from tui.screens.opening import FirstSection

        return FirstSection(self.content)

    @property
    def language(self) -> Language:
        """The language of the person."""
        return self.session.language if self.session else self._language

    def say(self, sentence: str, /, **values: object) -> str:
        """Return `sentence` in the person's language."""
        return self.language.say(sentence, **values)

    def speak(self, code: str) -> None:
        """Change the language of everything shown; nothing typed is lost."""
        self._language, self.language_chosen = Language(self.content, code), True
        self.crash_line = self._language.say(CRASH_LINE)
        self.start.tell_supervisor(language=code)
        if self.session:
            self.session.speak(self._language)
            self._forget_sections(self.session)
        for widget in (self.screen, *self.screen.walk_children()):
            if isinstance(widget, Relabels):
                widget.relabel()

    def take_keys(self, own: OwnKeys) -> None:
        """Let the keys somebody added count from now on, beside the usual ones."""
        from tui.screens.key_sets import changeable

        self.own_keys = own
        self.set_keymap(own.bindings(changeable()) if own.chosen else {})

    def ask_for_keys(self, *, plain: bool) -> None:
        """Ask the terminal for plain characters, or for full reports of the keys again."""
        self.plain_keys = plain
        if self._driver is not None:
            self._driver.write(PLAIN if plain else FULL)
            self._driver.flush()
        self.start.tell_supervisor(plain_keys=plain)

    def on_ready(self) -> None:
        """Tidy up once the first screen is drawn, and load what comes after it."""
        self.set_timer(SETTLE_SECONDS, self._settle_first)

    def _settle_first(self) -> None:
        self.settle()
        if self.session is None:
            self._load_first_section()

    @work(thread=True)
    def _load_first_section(self) -> None:
        self.first_section.load(self.language.code)

    def cover_with(self, words: str, *, edited: bool = False) -> None:
        """Let the next cover pages show `words`; those of the file, or edited on the page."""
        self.start = replace(self.start, cover=words, cover_edited=edited)
        self.start.tell_cover(words, edited=edited)

    def entry_screen(self) -> Screen[None]:
        """Return the screen to begin with, before a file is open."""
        return first_screen(self.start)

    def open_file(self, vault: "Vault") -> "Session":
        """Make the session of an unlocked vault; the screens that asked then call `begin`."""
        from tui.session import Session

        return Session.of_vault(
            vault,
            self._language,
            chosen=self.language_chosen,
            clock=self.clock,
            new_id=self.new_id,
            content=self.content,
        )

    def begin(self, session: "Session", section: str = "today") -> None:
        """Show `section` of an open file; the screen that unlocked it goes away."""
        self.session = session
        self.start.tell_supervisor(path=session.vault.path, language=session.language.code)
        if not self.start.cover_edited:
            self.cover_with(session.settings.cover)
        self.idle.minutes = session.settings.idle_minutes
        self.idle.touch()
        if session.settings.plain_keys and not self.plain_keys:
            self.ask_for_keys(plain=True)
        self.theme = self._chosen_theme(session.settings.theme)
        self.aloud = self.start.aloud or session.settings.aloud
        for name in SECTION_SCREENS:
            self.add_mode(name, open_section(name, session))
        self.switch_mode(section)
        if session.settings.own_keys or self.start.keys:
            from tui.screens.key_sets import find_own_keys

            find_own_keys(self, session)
        self.remove_mode(ENTRY)
        self.set_timer(SETTLE_SECONDS, partial(self._settle_in, session))

    def _settle_in(self, session: "Session") -> None:
        """Once the first main screen is drawn, do what would make somebody wait later."""
        self.settle()
        self._read_ahead(session)

    @work(thread=True)
    def _read_ahead(self, session: "Session") -> None:
        """Load the other screens and prepare the first search.

        Whatever is wrong with the file is said by the search.
        """
        rest = partial(time.sleep, REST_SECONDS)
        load_sections(rest)
        with suppress(VaultError):
            session.journal.prepare_search(rest)

    def _chosen_theme(self, name: str) -> str:
        """Return the colours chosen for the file, or those of the terminal."""
        known = {theme.name for theme in THEMES}
        return name if name in known else first_theme(light=self.terminal.light).name

    def tell_slept(self) -> None:
        """Let the next start say that the computer slept."""
        self.start.tell_supervisor(slept=True)

    def _forget_sections(self, session: "Session") -> None:
        """Let every main screen but the one in front be made anew when it is next opened."""
        for name in SECTION_SCREENS:
            if name != self.current_mode:
                self.remove_mode(name)
                self.add_mode(name, open_section(name, session))

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        """Offer what needs an open file only when there is one, and no other screen in a window."""
        if getattr(self.screen, "disguised", False):
            return action in {"quick_exit", "quit", "cover"}
        if action not in {"lock", "quick_note", "go"}:
            return True
        if self.session is None or (action == "quick_note" and self.read_only):
            return False
        return action == "lock" or not self.screen.is_modal

    def action_cover(self) -> None:
        """Cover everything; from the cover page, go back to the passphrase."""
        from tui.screens.cover import CoverScreen

        if isinstance(self.screen, CoverScreen):
            self.screen.action_uncover()
        else:
            super().action_cover()

    def action_go(self, section: str) -> None:
        """Show a main screen; a second press goes back to its first page."""
        if section == self.current_mode:
            while len(self.screen_stack) > 1:
                self.pop_screen()
        else:
            self.switch_mode(section)

    def action_help(self) -> None:
        """Show the keys of the screen in front."""
        from tui.screens.help import HelpScreen

        if self.only_shown("help"):
            return
        if isinstance(self.screen, Commanded) and not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen))

    def action_palette(self) -> None:
        """List every command of the screen or window in front."""
        from tui.screens.jump import JumpScreen
        from tui.screens.palette import PaletteScreen

        screen = self.screen
        if not isinstance(screen, Commanded) or isinstance(screen, JumpScreen | PaletteScreen):
            return

        def run(command: CommandType | None) -> None:
            if command is not None:
                self.call_next(screen.run_command, command)

        self.push_screen(PaletteScreen(screen), run)

    def action_jump(self) -> None:
        """Paint letters on what can be reached."""
        from tui.screens.jump import JumpScreen, go_to, targets_of

        screen = self.screen
        if not isinstance(screen, JumpScreen):
            self.push_screen(JumpScreen(targets_of(screen)), lambda target: go_to(screen, target))

    def action_quick_note(self) -> None:
        """Write down what just happened."""
        from tui.screens.note import NoteScreen

        if self.session is not None:
            self.push_screen(NoteScreen(self.session))


def run_session(start: SessionStart, content: Path, language: Language) -> int:
    """Run one session on the terminal and return its exit code: 0 left, 75 locked, 70 fault."""
    encoding = getattr(sys.__stderr__, "encoding", None)
    start = replace(start, terminal=terminal_kind(os.environ, encoding))
    app = CarnetApp(start, content=content, clock=_now, new_id=_new_id, language=language)
    app.settle = settle
    code = app.run()
    return app.return_code or code or LEFT


def _nothing() -> None:
    """Stand in where the process does more than run this application."""


def _now() -> datetime:
    return datetime.now(UTC)


def _new_id() -> str:
    import secrets

    return secrets.token_hex(16)

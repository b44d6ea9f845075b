"""One session in plain lines: opens the file, goes through its parts, and ends in good order."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from tui.leaving import Elapsed, IdleWatch, LeaveKeys, elapsed_seconds
from tui.library.language import Language, mark
from tui.plain.console import Console, Lines
from tui.plain.desk import Desk
from tui.plain.home import home
from tui.plain.keys import every_key, keys_of_this_system
from tui.plain.note import quick_note
from tui.plain.opening import Opening
from tui.plain.talk import Talk
from tui.plain.ways import Home, Leave, Lock, Way
from tui.safety.quick_exit import install_signal_exit
from tui.safety.terminal import LEFT, LOCKED
from tui.session import Clock, Session
from tui.start import SessionStart
from tui.vault.errors import VaultError
from tui.vault.profiles import SHIPPED, Profiles
from tui.vault.vault import Vault

LOCK_SOON = mark("Your file locks itself in 20 seconds. Press any key to stay.")
AGAIN = mark("Press ctrl+c again to leave at once.")
MOST_EMPTY_LINES = 100
GONE_CHECKS = 5
"""Looks in a row, a second apart, that must miss the file before it counts as unplugged."""


class PlainSession:
    """From the first line to the exit code.

    Args:
        start: where the session begins.
        lines: the terminal.
        content: the content folder.
        language: the code of the language to begin with.
        clock: the time of the day.
        new_id: gives a new unique id.
        elapsed: seconds for the idle watch.
        profiles: the strengths of key derivation.
    """

    def __init__(
        self,
        start: SessionStart,
        lines: Lines,
        *,
        content: Path,
        language: str,
        clock: Clock,
        new_id: Callable[[], str],
        elapsed: Elapsed = elapsed_seconds,
        profiles: Profiles = SHIPPED,
    ) -> None:
        self._start, self._content, self._clock, self._new_id = start, content, clock, new_id
        self.talk = Talk(lines, Language(content, language))
        self.idle = IdleWatch(elapsed)
        self._profiles = profiles
        self._session: Session | None = None
        self._missed = 0

    def run(self) -> int:
        """Return the exit code: 0 left, 75 locked."""
        code, words = LEFT, ""
        try:
            self._speak()
        except Lock as way:
            code = LOCKED
            if way.slept:
                self._start.tell_supervisor(slept=True)
        except Way:
            words = self.talk.say("You left. Everything you typed is kept in your file.")
        open_ = self._session is not None
        self.keep()
        self._end(words if open_ else "")
        return code

    def keep(self) -> None:
        """Write what is typed and not kept yet, and close the file; nothing stops this."""
        session, talk = self._session, self.talk
        if session is None:
            return
        with suppress(Exception):
            talk.save()
        self._session = None
        with suppress(Exception):
            self._hides = session.settings.pushes_out_of_sight
        session.vault.close()
        session.forget_copied()

    def wait(self) -> str:
        """Look at the clock and at the file; return what is to be said about it.

        Raises:
            Lock: nobody was here for too long.
            Leave: the file is gone.
        """
        if self._session is None:
            return ""
        there = self._session.vault.path.exists()
        self._missed = 0 if there else self._missed + 1
        if self._missed == GONE_CHECKS:
            raise Leave
        if self.idle.due:
            raise Lock(slept=self.idle.slept)
        self.idle.look()
        return self.talk.say(LOCK_SOON) if self.idle.warns() else ""

    def touch(self) -> None:
        """Note that somebody is here; whoever wakes a computer is not let in by the first key.

        Raises:
            Lock: it is too late.
        """
        if self._session is not None and self.idle.due:
            raise Lock(slept=self.idle.slept)
        self.idle.touch()

    _hides = True

    def _speak(self) -> None:
        opening = Opening(self.talk, self._start, self._content, self._profiles, self._clock)
        opening.language_chosen = self._start.language is not None
        desk = self._begin(opening.run(), opening)
        while True:
            with suppress(Home):
                desk.visit(lambda: home(desk, recovered=opening.recovered))
            opening.recovered = False

    def _begin(self, vault: Vault, opening: Opening) -> Desk:
        talk = self.talk
        session = Session.of_vault(
            vault,
            talk.language,
            chosen=opening.language_chosen,
            clock=self._clock,
            new_id=self._new_id,
            content=self._content,
        )
        session.recovered = opening.recovered
        self._session, talk.language = session, session.language
        talk.width = session.settings.line_width
        self.idle.minutes = session.settings.idle_minutes
        self.idle.touch()
        self._start.tell_supervisor(path=vault.path, language=session.language.code)
        with suppress(VaultError):
            if not session.read_only:
                session.journal.make_filterable()
        desk = Desk(
            session,
            talk,
            self.idle,
            self._start.folder,
            self._profiles,
            self._spoke,
            lambda path: self._start.tell_supervisor(path=path),
        )
        talk.write_note = lambda: quick_note(desk)
        return desk

    def _spoke(self, code: str) -> None:
        self._start.tell_supervisor(language=code)

    def _end(self, words: str) -> None:
        """Move the text out of sight where that is wanted, then say the last words."""
        if self._hides:
            for _ in range(min(self.talk.lines.rows(), MOST_EMPTY_LINES)):
                self.talk.lines.write()
        if words:
            self.talk.tell(words)


def run_session(start: SessionStart, content: Path, language: Language) -> int:
    """Run one session on the terminal and return its exit code: 0 left, 75 locked."""
    with every_key() as shows:
        session: PlainSession | None = None
        console = Console(
            keys_of_this_system(),
            _send,
            LeaveKeys(elapsed_seconds),
            lambda: session.talk.say(AGAIN) if session else "",
            shows=shows,
        )
        session = PlainSession(
            start,
            console,
            content=content,
            language=language.code,
            clock=lambda: datetime.now(UTC),
            new_id=lambda: secrets.token_hex(16),
        )
        console.on_wait, console.on_key = session.wait, session.touch
        install_signal_exit(session.keep, wipe=b"\r\n" * min(console.rows(), MOST_EMPTY_LINES))
        return session.run()


def _send(data: bytes) -> None:
    """Write to the terminal; one that is gone is no fault, the next key says so."""
    try:
        while data:
            data = data[os.write(1, data) :]
    except OSError:
        return

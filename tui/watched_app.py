"""The application as something that is left: by a key, by the clock, by a fault of the file."""

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from textual import events
from textual.message import Message
from textual.worker import WorkerFailed

from tui.drawn_app import DrawnApp
from tui.leaving import Elapsed, IdleWatch, Leave, LeaveKeys, leave_at_once
from tui.library.language import mark
from tui.pauses import Pauses
from tui.safety.quick_exit import install_signal_exit
from tui.safety.terminal import COVERED, LEFT, LOCKED, heard
from tui.safety.terminal_kind import TerminalKind
from tui.vault.errors import Unplugged, VaultError

if TYPE_CHECKING:
    from tui.session import Session

LOCK_SOON = mark("Your file locks itself in 20 seconds. Press any key to stay.")
AGAIN = mark("Press ctrl+c again to leave at once.")

WATCH_SECONDS = 1.0
GONE_CHECKS = 5
"""Checks in a row that must miss the file before it counts as unplugged."""

_TOUCHES = (
    events.Key,
    events.Paste,
    events.MouseDown,
    events.MouseScrollDown,
    events.MouseScrollUp,
)


class WatchedApp(DrawnApp):
    """Holds the open file; keeps what is typed and closes the file on every way out."""

    def __init__(
        self, crash_line: str, terminal: TerminalKind, elapsed: Elapsed, leave: Leave | None
    ) -> None:
        """Take the clock of the idle watch and the exit; None means the real one."""
        super().__init__(crash_line, terminal)
        self.session: Session | None = None
        self.idle = IdleWatch(elapsed)
        self._leave_keys = LeaveKeys(elapsed)
        self._leave = leave or leave_at_once(
            lambda: heard(getattr(self._driver, "attrs_before", None))
        )
        self._real_exit = leave is None
        self._missed = 0
        self._pauses = Pauses()

    @property
    def read_only(self) -> bool:
        """Whether the open file must not be changed."""
        return self.session is not None and self.session.read_only

    def say(self, sentence: str, /, **_values: object) -> str:
        """Return `sentence`; the application that has a language overrides this."""
        return sentence

    def on_mount(self) -> None:
        """Begin to watch; signals are taken after Textual has set its own."""
        if self._real_exit:
            install_signal_exit(self.keep)
        self.set_interval(WATCH_SECONDS, self.watch_time)

    def keep(self) -> None:
        """Write what is typed and not kept yet, and close the file.

        A screen that fails here, or is not drawn yet, must not take the others' text with it.
        """
        if self.session is None:
            return
        writes, vault = self.unsaved_writes(), self.session.vault
        if vault.make_way():
            for write in writes:
                with suppress(Exception):
                    write()
            vault.close()
        self.session.forget_copied()

    def unsaved_writes(self) -> list[Callable[[], None]]:
        """Return what writes the text of every screen that may not be in the file yet."""
        from tui.screens.commanded import Commanded

        found: list[Callable[[], None]] = []
        for screen in [screen for stack in self._screen_stacks.values() for screen in stack]:
            with suppress(Exception):
                write = screen.unsaved() if isinstance(screen, Commanded) else None
                if write is not None and not self.read_only:
                    found.append(write)
        return found

    def leave(self, code: int) -> None:
        """Clear the screen, keep what is typed, and end the process with `code`."""
        self._leave(self.keep, code)

    def watch_time(self) -> None:
        """Lock when nobody is here; when the file has gone with its stick, leave too, unless
        something typed would be lost.
        """
        self._pauses.look(self.idle.quiet)
        if self.session is None:
            return
        self._missed = 0 if self.session.vault.path.exists() else self._missed + 1
        if self._missed == GONE_CHECKS and not self.waits_for_stick:
            if self.unsaved_writes():
                self.wait_for_stick()
            else:
                self.leave(LEFT)
        if self.idle.due:
            self.lock_unattended()
        elif self.idle.warns():
            self.notify(self.say(LOCK_SOON), markup=False, timeout=20)
        self.idle.look()

    def lock_unattended(self) -> None:
        """Lock because nobody was here."""
        if self.idle.slept:
            self.tell_slept()
        self.leave(LOCKED)

    def tell_slept(self) -> None:
        """Let the next start say that the computer slept; the real application overrides this."""

    async def on_event(self, event: events.Event) -> None:
        """Note that somebody is here, and let repeated esc or ctrl+c leave from anywhere."""
        if isinstance(event, _TOUCHES) and not event.is_forwarded:
            if self.session is not None and self.idle.due:
                self.lock_unattended()  # whoever wakes a computer is not let in by the first key
                return
            self.idle.touch()
            if isinstance(event, events.Key) and self._leave_keys.press(event.key):
                self.leave(LEFT)
                return
        await super().on_event(event)

    async def _dispatch_message(self, message: Message) -> None:
        """Handle one message; a fault of the file becomes a sentence instead of the end."""
        try:
            await super()._dispatch_message(message)
        except VaultError as error:
            self.tell_error(error)

    def _handle_exception(self, error: Exception) -> None:
        """End after a fault of the program; say a fault of the file, also one from a worker."""
        cause = error.error if isinstance(error, WorkerFailed) else error
        if isinstance(cause, VaultError):
            self.tell_error(cause)
        else:
            super()._handle_exception(error)

    def tell_error(self, error: VaultError) -> None:
        """Say what went wrong with the file; lock afterwards when it cannot go on."""
        from tui.screens.message import MessageScreen
        from tui.telling.sentences import ends_session, open_file_sentence

        if isinstance(self.screen, MessageScreen) or self.waits_for_stick:
            return
        if isinstance(error, Unplugged) and self.session is not None and not self.read_only:
            self.wait_for_stick()
            return
        last = ends_session(error)
        self.push_screen(
            MessageScreen(self.say(open_file_sentence(error)), last=last),
            lambda _result: self.leave(LOCKED) if last else None,
        )

    @property
    def waits_for_stick(self) -> bool:
        """Whether the person was asked to put the stick back."""
        from tui.screens.unplugged import UnpluggedScreen

        return isinstance(self.screen, UnpluggedScreen)

    def wait_for_stick(self) -> None:
        """Keep what is typed on the screen and ask for the stick."""
        from tui.screens.unplugged import UnpluggedScreen

        if self.session is not None:
            self.push_screen(UnpluggedScreen(self.session))

    def only_shown(self, action: str) -> bool:
        """Whether the screen in front takes a key that protects as practice."""
        from tui.screens.commanded import Commanded

        return isinstance(self.screen, Commanded) and self.screen.rehearses(action)

    def action_quick_exit(self) -> None:
        """Leave this instant."""
        if not self.only_shown("quick_exit"):
            self.leave(LEFT)

    async def action_quit(self) -> None:
        """Leave this instant, also where Textual asks to quit."""
        self.leave(LEFT)

    def action_help_quit(self) -> None:
        """Say that a second ctrl+c leaves."""
        self.notify(self.say(AGAIN), markup=False)

    def action_cover(self) -> None:
        """Close the file and begin again behind the cover page."""
        if not self.only_shown("cover"):
            self.leave(COVERED)

    def action_lock(self) -> None:
        """Close the file and ask for the passphrase again."""
        if not self.only_shown("lock"):
            self.leave(LOCKED)

"""The only way to the clipboard of the computer: off until the person asks for it.

A clipboard is read by every program, kept in histories and sent to other devices. So only short
texts such as a number or an address are copied, and they are taken back after `KEPT_SECONDS` if
they are still there. On Wayland the copy is marked as sensitive, so histories leave it out.
"""

import hashlib
import hmac
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass

KEPT_SECONDS = 20
"""After this time the caller is to call `Clipboard.clear`."""
LONGEST = 400
"""Longer texts are refused: numbers, addresses and chosen sentences fit, a journal does not."""
_WAIT_SECONDS = 2


class ClipboardUnavailable(Exception):  # noqa: N818  (says the state, like the vault's errors)
    """Nothing was copied; `code` is "off", "too_long" or "no_clipboard"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Backend:
    """Two functions that write and read the clipboard of the computer."""

    write: Callable[[str], None]
    read: Callable[[], str]


class Clipboard:
    """Copies short texts when it is switched on, and remembers only their hash.

    Args:
        enabled: the person switched it on.
        find: returns the backend of this computer; called at the first copy.
    """

    def __init__(self, *, enabled: bool = False, find: Callable[[], Backend] | None = None) -> None:
        self.enabled = enabled
        self._find = find or system_backend
        self._backend: Backend | None = None
        self._ours = b""

    def copy(self, text: str, most: int = LONGEST) -> None:
        """Put `text` on the clipboard.

        `most` is the longest text that is taken, for what the person means to copy whole.

        Raises:
            ClipboardUnavailable: it is switched off, the text is too long, or there is none.
        """
        if not self.enabled:
            raise ClipboardUnavailable("off")
        if len(text) > most:
            raise ClipboardUnavailable("too_long")
        try:
            self._backend = self._backend or self._find()
            self._backend.write(text)
        except (OSError, RuntimeError, subprocess.SubprocessError) as error:
            raise ClipboardUnavailable("no_clipboard") from error
        self._ours = _digest(text)

    def clear(self) -> bool:
        """Empty the clipboard if it still holds what was copied last; say whether it did."""
        if self._backend is None or not self._ours:
            return False
        try:
            unchanged = hmac.compare_digest(_digest(self._backend.read()), self._ours)
            if unchanged:
                self._backend.write("")
        except (OSError, RuntimeError, subprocess.SubprocessError):
            return False
        self._ours = b""
        return unchanged


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "replace")).digest()


def system_backend() -> Backend:
    """Return the clipboard of this computer.

    Raises:
        OSError: there is none, or only one that would show the text in a list of processes.
    """
    if shutil.which("wl-copy") and shutil.which("wl-paste"):
        return Backend(_write_wayland, _read_wayland)
    return _pyperclip_backend()


def _write_wayland(text: str) -> None:
    """Copy through wl-clipboard; `--sensitive` (2.3 and later) keeps it out of histories."""
    for options in (["--sensitive"], []):
        done = subprocess.run(  # the text goes through the pipe, never into the arguments
            ["wl-copy", *options],
            input=text.encode("utf-8"),
            stderr=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            timeout=_WAIT_SECONDS,
            check=False,
        )
        if done.returncode == 0:
            return
    raise OSError("wl-copy")


def _read_wayland() -> str:
    done = subprocess.run(
        ["wl-paste", "--no-newline"],
        capture_output=True,
        timeout=_WAIT_SECONDS,
        check=False,
    )
    return done.stdout.decode("utf-8", "replace")


def _pyperclip_backend() -> Backend:
    """Return pyperclip's choice, except Klipper's: that one puts the text into arguments."""
    import pyperclip

    copy, paste = pyperclip.determine_clipboard()
    if not copy or "klipper" in copy.__name__:
        raise OSError("clipboard")
    return Backend(copy, paste)

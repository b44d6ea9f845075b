"""What a session is started with, and what it tells the supervisor.

Two pipes join the session to the supervisor. The first carries one message (the arguments of the
command line, and what earlier sessions told) and then stays open, so the session notices when the
supervisor dies. The second carries lines back: where the vault is, which language was chosen and
the words of the cover page, so that a locked session starts again at the same place. Paths go
through pipes because arguments can be read by every account of the computer.
"""

import os
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from tui.arguments import Options, parse
from tui.library.language import mark
from tui.safety.terminal_kind import TerminalKind

if TYPE_CHECKING:
    from collections.abc import Mapping

CRASH_LINE = mark("Carnet had to stop. What was already saved is safe in your file.")
"""All a crash ever says."""


_LOCKED, _COVERED = 1, 2
"""How a session begins, in the first number of `supervisor.message`."""

COVER_CHARACTERS = 4000
"""Longest text of the cover page: it travels in one line."""


@dataclass(frozen=True)
class SessionStart:
    """Where a session begins.

    Args:
        folder: the folder Carnet was started from; `carnet.dat` is looked for there.
        path: the vault named on the command line or opened before the lock, or None.
        review: open read-only on the first page.
        aloud: the screens are read aloud by a screen reader.
        plain: speak in plain lines.
        locked: the session before this one locked itself.
        slept: it did because the computer had slept.
        covered: begin with the cover page.
        cover: the words of that page; empty when none were told.
        cover_edited: they were changed while the page was shown, and count more than the file's.
        language: a language code asked for, or None for the language of the computer.
        terminal: what the terminal can show.
        keys: a file of keys to read when the vault is open, or None.
        plain_keys: keys are asked for as plain characters, see `safety.keyboard`.
        descriptor: reading end of the supervisor's pipe, -1 without a supervisor.
        report: writing end of the pipe back, -1 without a supervisor.
    """

    folder: Path
    path: Path | None = None
    review: bool = False
    aloud: bool = False
    plain: bool = False
    locked: bool = False
    slept: bool = False
    covered: bool = False
    cover: str = ""
    cover_edited: bool = False
    language: str | None = None
    terminal: TerminalKind = field(default=TerminalKind(), compare=False)
    keys: Path | None = None
    plain_keys: bool = False
    descriptor: int = field(default=-1, compare=False)
    report: int = field(default=-1, compare=False)

    @classmethod
    def from_options(cls, options: Options, folder: Path) -> Self:
        """Return the start that the command line asks for."""
        path = None if options.path is None else folder / options.path
        return cls(
            folder,
            path,
            options.review,
            aloud=options.aloud,
            plain=options.plain,
            language=options.language,
            keys=None if options.keys is None else folder / options.keys,
            plain_keys=options.plain_keys,
        )

    def after(self, told: bytes) -> Self:
        """Return this start with the told lines applied, oldest first."""
        import json

        start = self
        for line in told.splitlines():
            facts = json.loads(line)
            start = start._with_cover(facts) if "cover" in facts else start._with_place(facts)
        return start

    def _with_cover(self, facts: dict[str, Any]) -> Self:
        return replace(self, cover=facts["cover"], cover_edited=facts["edited"])

    def _with_place(self, facts: dict[str, Any]) -> Self:
        return replace(
            self,
            path=Path(facts["path"]) if facts["path"] else self.path,
            language=facts["language"] or self.language,
            slept=facts["slept"],
            plain_keys=self.plain_keys if facts["plain"] is None else facts["plain"],
            locked=self.locked or bool(facts["path"]),
        )

    def tell_supervisor(
        self,
        *,
        path: Path | None = None,
        language: str | None = None,
        slept: bool = False,
        plain_keys: bool | None = None,
    ) -> None:
        """Let the next start after a lock know the vault that was opened, the language or the
        kind of keys chosen, and as the last thing that the computer slept.
        """
        facts = {
            "path": None if path is None else str(path),
            "language": language,
            "slept": slept,
            "plain": plain_keys,
        }
        self._tell(facts)

    def tell_cover(self, words: str, *, edited: bool) -> None:
        """Let the next starts know the words of the cover page, which lie in memory unprotected.

        Args:
            words: at most `COVER_CHARACTERS`; empty for the words nobody wrote.
            edited: they were changed on the page itself.
        """
        self._tell({"cover": words[:COVER_CHARACTERS], "edited": edited})  # "cover" comes first

    def _tell(self, facts: "Mapping[str, object]") -> None:
        """Write one line to the supervisor, which reads all the time."""
        if self.report < 0:
            return
        import json

        # ASCII keeps a path whose bytes are no text
        line = json.dumps(facts, ensure_ascii=True).encode("ascii") + b"\n"
        try:
            while line:
                line = line[os.write(self.report, line) :]
        except OSError:
            return  # the supervisor is gone, and the next start with it


def receive_start(descriptor: int, report: int) -> SessionStart:
    """Read the supervisor's message (see `supervisor.message`).

    Args:
        descriptor: reading end of the pipe from the supervisor.
        report: writing end of the pipe to it.

    Raises:
        ValueError: the message is cut or not ours.
    """
    header = bytearray()
    while not header.endswith(b"\n"):
        header += _exactly(descriptor, 1)
    how, arguments, told = (int(number) for number in header.split())
    words = [os.fsdecode(word) for word in _exactly(descriptor, arguments).split(b"\0") if word]
    start = SessionStart.from_options(parse(words), _folder()).after(_exactly(descriptor, told))
    return replace(
        start,
        locked=how == _LOCKED or (how == _COVERED and start.locked),
        covered=how == _COVERED,
        descriptor=descriptor,
        report=report,
    )


def _exactly(descriptor: int, count: int) -> bytes:
    data = bytearray()
    while len(data) < count:
        piece = os.read(descriptor, count - len(data))
        if not piece:
            raise ValueError("start message")
        data += piece
    return bytes(data)


def _folder() -> Path:
    try:
        return Path.cwd()
    except OSError:  # the folder was removed while Carnet started
        return Path.home()


def open_inherited(number: str, flags: int) -> int:
    """Return the descriptor the supervisor named; on Windows the name is a handle."""
    if sys.platform == "win32":
        import msvcrt

        return msvcrt.open_osfhandle(int(number), flags)
    os.set_inheritable(int(number), False)
    return int(number)

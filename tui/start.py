"""What a session is started with, and what it tells the supervisor.

Two pipes join the session to the supervisor. The first carries one message (the arguments of the
command line, and what earlier sessions told) and then stays open, so the session notices when the
supervisor dies. The second carries lines back: where the vault is and which language was chosen,
so that a locked session starts again at the same place. Paths go through pipes because arguments
can be read by every account of the computer.
"""

import os
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Self

from tui.arguments import Options, parse
from tui.library.language import mark

CRASH_LINE = mark("Carnet had to stop. What was already saved is safe in your file.")
"""All a crash ever says."""


@dataclass(frozen=True)
class SessionStart:
    """Where a session begins.

    Args:
        folder: the folder Carnet was started from; `carnet.dat` is looked for there.
        path: the vault named on the command line or opened before the lock, or None.
        review: open read-only on the first page.
        locked: the session before this one locked itself.
        slept: it did because the computer had slept.
        language: a language code asked for, or None for the language of the computer.
        keys: a file of keys to read when the vault is open, or None.
        plain_keys: keys are asked for as plain characters, see `safety.keyboard`.
        descriptor: reading end of the supervisor's pipe, -1 without a supervisor.
        report: writing end of the pipe back, -1 without a supervisor.
    """

    folder: Path
    path: Path | None = None
    review: bool = False
    locked: bool = False
    slept: bool = False
    language: str | None = None
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
            language=options.language,
            keys=None if options.keys is None else folder / options.keys,
            plain_keys=options.plain_keys,
        )

    def after(self, told: bytes) -> Self:
        """Return this start with the lines of `tell_supervisor` applied, oldest first."""
        import json

        start = self
        for line in told.splitlines():
            facts = json.loads(line)
            start = replace(
                start,
                path=Path(facts["path"]) if facts["path"] else start.path,
                language=facts["language"] or start.language,
                slept=facts["slept"],
                plain_keys=start.plain_keys if facts["plain"] is None else facts["plain"],
            )
        return start

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
        if self.report < 0:
            return
        facts = {
            "path": None if path is None else str(path),
            "language": language,
            "slept": slept,
            "plain": plain_keys,
        }
        import json

        try:
            # ASCII keeps a path whose bytes are no text; a short line is written in one piece
            os.write(self.report, json.dumps(facts, ensure_ascii=True).encode("ascii") + b"\n")
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
    locked, arguments, told = (int(number) for number in header.split())
    words = [os.fsdecode(word) for word in _exactly(descriptor, arguments).split(b"\0") if word]
    start = SessionStart.from_options(parse(words), _folder()).after(_exactly(descriptor, told))
    return replace(start, locked=bool(locked), descriptor=descriptor, report=report)


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

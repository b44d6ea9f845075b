"""Start the real supervisor with a small session that does what single keys tell it.

l: tell a path and a language, then lock · q: leave · c: crash · h: ignore SIGTERM
The arguments for the supervisor come in the variable FAKE_ARGUMENTS, separated by newlines, so
that the command line of this process proves nothing.
"""

import os
import resource
import signal
import sys
import tty
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

CANARY = "CANARY-of-the-journal"


def supervise() -> int:
    """Be the supervisor."""
    from tui.supervisor import Supervisor

    words = [word for word in os.environ["FAKE_ARGUMENTS"].split("\n") if word]
    return Supervisor(words, os.environ, lambda *names: [*this_script(), *names]).run()


def this_script() -> list[str]:
    """Return the command that starts this file in an isolated Python."""
    return [sys.executable, "-I", "-B", __file__]


def session(reading: str, writing: str) -> int:
    """Be a session: draw what was received, then obey keys."""
    from tui.safety.crash import end_crashed
    from tui.safety.quick_exit import install_signal_exit, watch_supervisor
    from tui.start import open_inherited, receive_start

    start = receive_start(
        open_inherited(reading, os.O_RDONLY), open_inherited(writing, os.O_WRONLY)
    )
    mark = start.folder / "draft-saved"
    install_signal_exit(mark.touch)
    watch_supervisor(start.descriptor)
    tty.setraw(0)
    cores = resource.getrlimit(resource.RLIMIT_CORE)
    facts = [f"pid={os.getpid()}", f"locked={start.locked}", f"path={start.path}"]
    facts += [f"review={start.review}", f"language={start.language}", f"cores={cores}"]
    facts += [f"variables={','.join(sorted(os.environ))}", CANARY, "READY"]
    os.write(2, b"\x1b[?1049h\x1b[?1003h\x1b[?2004h\x1b[?25l\x1b[2J\x1b[H")
    os.write(2, "\r\n".join(facts).encode("utf-8", "replace"))
    while key := os.read(0, 1):
        match key:
            case b"l":
                start.tell_supervisor(path=start.folder / "typed elsewhere.dat")
                start.tell_supervisor(language="fr")
                os._exit(75)
            case b"q":
                os._exit(0)
            case b"c":
                end_crashed("one neutral line")
            case b"h":
                signal.signal(signal.SIGTERM, signal.SIG_IGN)
                os.write(2, b"\r\nHANGING")
    return 0


if __name__ == "__main__":
    sys.exit(session(*sys.argv[1:]) if len(sys.argv) > 1 else supervise())

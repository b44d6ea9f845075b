"""What stands between a session and the person: recorders, multiplexers, other computers."""

from collections.abc import Iterator, Mapping
from pathlib import Path

_RECORDERS = ("script", "scriptreplay", "asciinema", "ttyrec", "termrec", "tlog-rec", "ovh-ttyrec")
_MULTIPLEXERS = ("tmux: server", "screen", "zellij", "dtach", "abduco")
_REMOTE_PROGRAMS = ("sshd", "sshd-session", "mosh-server", "telnetd", "in.telnetd")
_REMOTE_VARIABLES = ("SSH_CONNECTION", "SSH_TTY", "XRDP_SESSION", "VNCDESKTOP")
_PROC = Path("/proc")


def is_recorded(environ: Mapping[str, str], process: int, proc: Path = _PROC) -> bool:
    """Say whether a recorder runs above the session.

    Args:
        environ: variables of the session; asciinema and BSD's script leave one.
        process: id of a process of the session; the programs above it are looked at on Linux.
        proc: the folder of proc(5).
    """
    if environ.get("ASCIINEMA_REC") or environ.get("SCRIPT"):
        return True
    return any(name in _RECORDERS for name in names_above(process, proc))


def in_multiplexer(environ: Mapping[str, str], process: int, proc: Path = _PROC) -> bool:
    """Say whether tmux, screen or their like draw the session (`environ`… as `is_recorded`)."""
    if any(environ.get(name) for name in ("TMUX", "STY", "ZELLIJ")):
        return True
    return any(name.lower() in _MULTIPLEXERS for name in names_above(process, proc))


def is_remote(environ: Mapping[str, str], process: int, proc: Path = _PROC) -> bool:
    """Say whether the session is used from another computer (`environ`… as `is_recorded`).

    A DISPLAY with the name of a computer is a forwarded window (X(7)); Windows names a session
    of Remote Desktop `RDP-Tcp#…`.
    """
    if any(environ.get(name) for name in _REMOTE_VARIABLES):
        return True
    if environ.get("SESSIONNAME", "").upper().startswith("RDP-"):
        return True
    computer = environ.get("DISPLAY", "").rpartition(":")[0]
    if computer not in {"", "unix"} and not computer.startswith("/"):
        return True
    return any(name in _REMOTE_PROGRAMS for name in names_above(process, proc))


def names_above(process: int, proc: Path = _PROC) -> Iterator[str]:
    """Yield the names of the parents of a process, nearest first (proc(5), `stat`)."""
    while process > 1:
        try:
            fields = (proc / str(process) / "stat").read_text(encoding="utf-8", errors="replace")
        except OSError:
            return
        name, rest = fields.split("(", 1)[1].rsplit(")", 1)
        yield name
        process = int(rest.split()[1])

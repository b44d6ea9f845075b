"""The command `carnet`: reads its arguments and becomes the supervisor, a session, or an answer.

Every start runs this module, so what only one of these needs is imported where it is needed.
"""

import os
import sys

from tui import __version__
from tui.arguments import Options, UsageError, parse
from tui.safety.own_program import own_command

USAGE = 2
"""Exit code: the command line or the place is not one Carnet can work with (as in sysexits)."""

NO_CURSOR = "dumb"
"""What a terminal calls itself that cannot move its cursor, so that no screen can be drawn."""


def main(argv: list[str] | None = None) -> int:
    """Run the command and return its exit code: 0 left, 70 crashed, 2 usage.

    Args:
        argv: the arguments without the name of the program, by default those of the process.
    """
    sys.dont_write_bytecode = True
    arguments = sys.argv[1:] if argv is None else argv
    match arguments:
        case ["plan", *rest]:
            from tui.plan_command import run

            return run(rest)
        case ["check" | "doctor" | "inspect", "-h" | "--help", *rest]:
            arguments = ["--help", *rest]
        case ["check", *rest]:
            from tui.check_command import run as run_check
            from tui.safety.hardening import harden

            harden()
            return run_check(rest)
        case ["doctor" | "inspect" as name, *rest]:
            return _looking(name, rest)
        case ["--session", _, _] | ["--picture"] | ["--arguments", _] | ["--completion", _]:
            return _part(*arguments)
    try:
        options = parse(arguments)
    except UsageError as error:
        from tui.command_help import usage_line

        print(usage_line(str(error), os.environ), file=sys.stderr)
        return USAGE
    return _answer(options, arguments)


def _looking(name: str, rest: list[str]) -> int:
    """Run a command that opens no file of ours."""
    if name == "doctor":
        from tui.doctor_command import run as run_doctor

        return run_doctor(rest)
    from tui.inspect_command import run as run_inspect

    return run_inspect(rest)


def _answer(options: Options, arguments: list[str]) -> int:
    if options.version:
        print(f"carnet {__version__}")
        return 0
    if options.help:
        from tui.command_help import help_text

        return _say(help_text(options.language, os.environ))
    if not (os.isatty(0) and os.isatty(1 if options.plain else 2)):
        from tui.command_help import no_plain_line, no_terminal_line

        line = no_plain_line if options.plain else no_terminal_line
        print(line(options.language, os.environ), file=sys.stderr)
        return USAGE
    if os.environ.get("TERM") == NO_CURSOR and not options.plain:
        from tui.command_help import no_screen_line

        print(no_screen_line(options.language, os.environ), file=sys.stderr)
        return USAGE
    if options.path is not None or options.keys is not None:
        _hide(arguments)
    return _supervise(arguments)


def _completion(shell: str) -> int:
    from tui.command_help import completion_text, usage_line

    try:
        return _say(completion_text(shell, os.environ).rstrip("\n"))
    except KeyError:
        print(usage_line(shell, os.environ), file=sys.stderr)
        return USAGE


def _say(text: str) -> int:
    """Print an answer; whoever reads it may stop early, as `head` does."""
    try:
        print(text, flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _hide(arguments: list[str]) -> None:
    """Start over with the arguments in a pipe: the list of processes shows them to everyone.

    Windows cannot replace a process in place; there the arguments stay visible to the same person.
    """
    if sys.platform == "win32":
        return
    reading, writing = os.pipe()
    os.write(writing, b"\0".join(os.fsencode(word) for word in arguments))
    os.close(writing)
    os.set_inheritable(reading, True)
    command = own_command("--arguments", str(reading))
    os.execv(command[0], command)


def _received(reading: int) -> list[str]:
    with os.fdopen(reading, "rb") as pipe:
        return [os.fsdecode(word) for word in pipe.read().split(b"\0")]


def _supervise(arguments: list[str]) -> int:
    from tui.supervisor import Supervisor

    return Supervisor(arguments, os.environ, plain=parse(arguments).plain).run()


def _part(name: str, reading: str = "", writing: str = "") -> int:
    """Become the part of the program that is named."""
    if name == "--completion":
        return _completion(reading)
    if name == "--session":
        return _session(reading, writing)
    if name == "--arguments":
        return _supervise(_received(int(reading)))
    from tui.picture_process import run as run_picture

    return run_picture()


def _session(reading: str, writing: str) -> int:
    from tui.session_process import run

    return run(reading, writing)

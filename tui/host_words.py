"""The words for what was noticed on this computer: what it is, and what to do."""

from dataclasses import dataclass

from tui.library.language import mark


@dataclass(frozen=True)
class Note:
    """One finding of `tui.safety.host` in two msgids."""

    what: str
    do: str


HOST_NOTES: dict[str, Note] = {
    "synced_folder": Note(
        mark("This folder seems to be copied to an online account. Others may have access to it."),
        mark("Keep the file on your stick, or in a folder that is not copied."),
    ),
    "world_readable": Note(
        mark(
            "Other accounts on this computer can copy this file. They cannot read it without the "
            "passphrase."
        ),
        mark("Keep it on your stick, or in a folder that only your account can open."),
    ),
    "terminal_logging": Note(
        mark("This terminal records what is shown on the screen."),
        mark("Leave, and start again in another terminal window."),
    ),
    "multiplexer": Note(
        mark("This window runs inside tmux, screen or the like: it can be shown elsewhere too."),
        mark("Leave, and start again in a plain terminal window."),
    ),
    "remote": Note(
        mark(
            "This session is used from another computer. Whoever looks after one of the two may "
            "see it."
        ),
        mark("If you can, use the computer that is in front of you."),
    ),
    "screen_shared": Note(
        mark("A program is running that can show this screen to somebody elsewhere."),
        mark("If you do not know it or cannot close it unnoticed, use another computer."),
    ),
    "clipboard_history": Note(
        mark("This computer keeps a list of what is copied."),
        mark("Copy nothing private here, or empty that list afterwards."),
    ),
    "swap": Note(
        mark("This computer may write memory to its disk without encryption."),
        mark("Shut it down afterwards, rather than letting it sleep."),
    ),
    "core_dumps": Note(
        mark("If a program fails here, the system may keep a copy of its memory."),
        mark("If you can, use another computer."),
    ),
}
"""One note a finding of the host check."""

NOTHING_FOUND = mark("Nothing was found that could keep or spread your file.")
CANNOT_SEE = mark(
    "What cannot be seen from here: a program or a small device that records the keys, a screen "
    "that is shared or filmed, software of an employer, a school or a partner that watches."
)
WHAT_HELPS = mark(
    "If you are in doubt: a device that the other person never had in their hands, such as a "
    "friend's, an association's or a library's, for a short time."
)

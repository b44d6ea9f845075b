"""Choose which environment variables a session may see.

Some variables make Python or Textual write files, open ports or take pictures of the screen
(TEXTUAL_LOG, TEXTUAL_SCREENSHOT, PYTHONINSPECT…). A list of what may pass is shorter and safer
than a list of what may not.
"""

from collections.abc import Mapping

from tui.safety.keyboard import ask_for_plain_keys

_KEPT = frozenset(
    {
        # the terminal
        *("TERM", "TERMINFO", "TERMINFO_DIRS", "COLORTERM", "COLORFGBG", "NO_COLOR", "ESCDELAY"),
        *("TERM_PROGRAM", "TERM_PROGRAM_VERSION", "VTE_VERSION", "KONSOLE_VERSION", "WT_SESSION"),
        *("KITTY_WINDOW_ID", "WEZTERM_PANE", "MSYSTEM"),
        # what stands between the session and the person, see `host`
        *("TMUX", "STY", "ZELLIJ", "ASCIINEMA_REC", "SCRIPT", "SSH_CONNECTION", "SSH_TTY"),
        *("XRDP_SESSION", "VNCDESKTOP", "SESSIONNAME", "XDG_CURRENT_DESKTOP"),
        # language and time
        *("LANG", "LANGUAGE", "TZ"),
        # where things are; a Python built with shared libraries needs their path to start
        *("HOME", "PATH", "USER", "LOGNAME", "TMPDIR", "LD_LIBRARY_PATH"),
        # the clipboard
        *("DISPLAY", "XAUTHORITY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR", "XDG_SESSION_TYPE"),
        # Windows cannot start a program without these
        *("SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "COMSPEC", "PATHEXT", "TEMP", "TMP"),
        *("USERPROFILE", "APPDATA", "LOCALAPPDATA", "PROGRAMDATA", "NUMBER_OF_PROCESSORS"),
    }
)
_ITERM = "iTerm.app"


def scrubbed(environ: Mapping[str, str]) -> dict[str, str]:
    """Return the variables of `environ` that a session may see.

    In iTerm the Kitty key protocol is switched off, because it swallows dead keys there and
    accents would be lost from a passphrase (Textual issue 6561).
    """
    kept = {
        name: value
        for name, value in environ.items()
        if name.upper() in _KEPT or name.startswith("LC_")
    }
    if _ITERM in {kept.get("TERM_PROGRAM"), kept.get("LC_TERMINAL")} or (
        kept.get("LC_TERMINAL") == "iTerm2"
    ):
        ask_for_plain_keys(kept)
    return kept

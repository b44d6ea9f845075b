from tui.safety.environment import scrubbed


def test_only_variables_of_the_list_pass() -> None:
    kept = {
        "TERM": "xterm",
        "LANG": "fr_FR.UTF-8",
        "LC_TIME": "fr_FR",
        "NO_COLOR": "1",
        "PATH": "/bin",
    }
    dropped = {
        "TEXTUAL": "debug",
        "TEXTUAL_LOG": "/x",
        "TEXTUAL_DRIVER": "x:y",
        "PYTHONPATH": "/x",
        "PYTHONBREAKPOINT": "x",
        "LD_PRELOAD": "/x.so",
        "COLUMNS": "20",
        "SSLKEYLOGFILE": "/x",
        "PWD": "/home/someone/secret",
    }
    assert scrubbed({**kept, **dropped}) == kept


def test_iterm_loses_no_accent() -> None:
    for name, value in (("TERM_PROGRAM", "iTerm.app"), ("LC_TERMINAL", "iTerm2")):
        assert scrubbed({name: value})["TEXTUAL_DISABLE_KITTY_KEY"] == "1"
    assert "TEXTUAL_DISABLE_KITTY_KEY" not in scrubbed({"TERM_PROGRAM": "WezTerm"})


def test_scrubbing_twice_changes_nothing_more() -> None:
    once = scrubbed({"TERM_PROGRAM": "iTerm.app", "SECRET": "x"})
    assert scrubbed(once) == once

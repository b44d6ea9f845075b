import pytest

from tui.safety.clipboard import LONGEST, Backend, Clipboard, ClipboardUnavailable


class Board:
    """A clipboard in memory that counts how often it is written."""

    def __init__(self) -> None:
        self.text = "what was there before"
        self.writes = 0

    def write(self, text: str) -> None:
        self.text = text
        self.writes += 1

    def backend(self) -> Backend:
        return Backend(self.write, lambda: self.text)


def test_it_is_off_until_it_is_asked_for() -> None:
    board = Board()
    with pytest.raises(ClipboardUnavailable, match="off"):
        Clipboard(find=board.backend).copy("3919")
    assert board.writes == 0


def test_a_copy_is_taken_back_only_while_it_is_still_there() -> None:
    board = Board()
    copied = Clipboard(enabled=True, find=board.backend)
    copied.copy("3919")
    assert board.text == "3919"
    assert copied.clear()
    assert board.text == ""
    copied.copy("3919")
    board.text = "something else the person copied"
    assert not copied.clear()
    assert board.text == "something else the person copied"


def test_the_text_itself_is_not_remembered() -> None:
    copied = Clipboard(enabled=True, find=Board().backend)
    copied.copy("CANARY")
    assert "CANARY" not in repr(vars(copied))


def test_long_texts_are_refused() -> None:
    board = Board()
    with pytest.raises(ClipboardUnavailable, match="too_long"):
        Clipboard(enabled=True, find=board.backend).copy("x" * (LONGEST + 1))
    assert board.writes == 0


def test_a_computer_without_clipboard_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _name: None)
    monkeypatch.setattr("pyperclip.determine_clipboard", lambda: (None, None))
    with pytest.raises(ClipboardUnavailable, match="no_clipboard"):
        Clipboard(enabled=True).copy("3919")


def test_klipper_is_refused_because_it_shows_the_text_to_everyone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def copy_klipper(_text: str) -> None:
        pytest.fail("the text would be in the list of processes")

    monkeypatch.setattr("shutil.which", lambda _name: None)
    monkeypatch.setattr("pyperclip.determine_clipboard", lambda: (copy_klipper, str))
    with pytest.raises(ClipboardUnavailable, match="no_clipboard"):
        Clipboard(enabled=True).copy("3919")

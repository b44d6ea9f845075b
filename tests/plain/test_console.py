"""Keys that are typed: shown, erased, and the ways out, without one byte a terminal obeys."""

from __future__ import annotations

import pytest

from tui.leaving import LeaveKeys
from tui.plain.console import Console
from tui.plain.ways import Leave, Lock


class Pressed:
    """Bytes pressed one after another; None is a second without a key, the end is the end."""

    def __init__(self, *parts: bytes | None) -> None:
        self._bytes: list[int | None] = []
        for part in parts:
            self._bytes += [None] if part is None else list(part)

    def next(self, seconds: float = 1.0) -> int | None:
        if not self._bytes:
            raise EOFError
        if seconds < 1.0 and self._bytes[0] is None:
            return None
        return self._bytes.pop(0)


def console_of(*parts: bytes | None, shows: bool = True) -> tuple[Console, bytearray]:
    sent = bytearray()
    keys = LeaveKeys(lambda: 0.0)
    return Console(Pressed(*parts), sent.extend, keys, lambda: "Again?", shows=shows), sent


def test_a_line_is_shown_as_it_is_typed_and_erased() -> None:
    console, sent = console_of("caféx\x7f\x7fe\r".encode())
    assert console.ask("Name: ") == "cafe"
    assert sent.decode() == "Name: caféx\b \b\b \be\n"
    assert console.partial == ""


def test_wide_and_joined_characters_are_erased_whole() -> None:
    console, sent = console_of("日\x7f\r".encode())
    assert console.ask("") == ""
    assert sent.decode() == "日\b \b\b \b\n"


def test_keys_that_send_sequences_type_nothing() -> None:
    console, sent = console_of(b"a\x1b[A\x1b[15~\x1bOPb\t\x00\x16c\r")
    assert console.ask("") == "ab c"
    assert b"\x1b" not in sent


def test_control_characters_of_the_second_block_are_not_typed() -> None:
    console, sent = console_of("a\x9bb\u202ec\r".encode())
    assert console.ask("") == "abc"
    assert "\x9b" not in sent.decode()


def test_where_the_other_end_shows_what_is_typed_nothing_is_shown_twice() -> None:
    console, sent = console_of(b"text\r", shows=False)
    assert console.ask("Name: ") == "text"
    assert sent == b"Name: "


@pytest.mark.parametrize(
    ("pressed", "way"),
    [(b"\x11", Leave), (b"\x0c", Lock), (b"\x04", Leave), (b"\x03\x03", Leave), (b"", Leave)],
)
def test_keys_that_leave(pressed: bytes, way: type[Exception]) -> None:
    console, _ = console_of(b"half", pressed if pressed != b"\x04" else b"\x15\x04")
    with pytest.raises(way):
        console.ask("")
    assert console.partial == ("" if pressed == b"\x04" else "half")


def test_esc_three_times_leaves_and_arrows_do_not() -> None:
    console, _ = console_of(b"\x1b", None, b"\x1b", None, b"\x1b", None)
    with pytest.raises(Leave):
        console.ask("")
    console, _ = console_of(b"\x1b[A\x1b[A\x1b[A\x1b[Aok\r")
    assert console.ask("") == "ok"


def test_one_ctrl_c_says_how_to_leave_and_shows_the_line_again() -> None:
    console, sent = console_of(b"half\x03 line\r")
    assert console.ask("") == "half line"
    assert sent == b"half\nAgain?\nhalf line\n"


def test_a_warning_between_keeps_the_line() -> None:
    console, sent = console_of(b"ha", None, b"lf\r")
    console.on_wait = lambda: "Locks soon."
    assert console.ask("") == "half"
    assert sent == b"ha\nLocks soon.\nhalf\n"


def test_a_passphrase_is_shown_nowhere_and_can_be_mended() -> None:
    console, sent = console_of("sécret!\x7f\x1b[A\r".encode())
    with console.ask_secret("Passphrase: ") as secret, secret.view() as view:
        assert bytes(view) == "sécret".encode()
    assert sent == b"Passphrase: \n"

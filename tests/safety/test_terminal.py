import fcntl
import inspect
import os
import pty
import re
import struct
import termios
import time
import tty
from collections.abc import Iterator

import pyte
import pytest
from textual.drivers import linux_driver

from tui.safety import terminal


@pytest.fixture
def pair() -> Iterator[tuple[int, int]]:
    master, slave = pty.openpty()
    yield master, slave
    os.close(master)
    os.close(slave)


def waiting(fd: int) -> int:
    return int(struct.unpack("i", fcntl.ioctl(fd, termios.FIONREAD, b"\0" * 4))[0])


def test_modes_come_back_and_unread_keys_are_dropped(pair: tuple[int, int]) -> None:
    master, slave = pair
    before = terminal.terminal_attributes(slave)
    tty.setraw(slave)
    os.write(master, b"words meant for the journal\r")
    while not waiting(slave):
        time.sleep(0.01)
    terminal.restore_attributes(before, slave)
    assert terminal.terminal_attributes(slave) == before
    assert waiting(slave) == 0


def test_a_closed_terminal_is_no_error() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    assert terminal.terminal_attributes(writing) is None
    os.close(writing)
    terminal.restore_attributes([0, 0, 0, 0, 0, 0, []], writing)


def test_the_reset_leaves_an_empty_screen_even_inside_a_cut_sequence() -> None:
    screen = pyte.Screen(40, 5)
    stream = pyte.ByteStream(screen)
    for cut in (b"journal text", b"text \x1b]2;tit", b"text \x1b[38;2;1", b"text \x1bP+q"):
        stream.feed(cut + terminal.RESET.replace(b"\x1b[<u", b"") + b"$ ")
        assert screen.display[0].rstrip() == "$"
        assert not "".join(screen.display[1:]).strip()
        assert not screen.cursor.hidden


def test_the_modes_textual_sets_are_all_taken_back() -> None:
    """Every private mode that Textual's Linux driver switches on is switched off."""
    lines = inspect.getsource(linux_driver).splitlines()
    source = "\n".join(line for line in lines if not line.strip().startswith("#"))
    switched_on = set(re.findall(r"\[\?(\d+)h", source)) - {"25", "7"}
    off = set(re.findall(r"\[\?(\d+)l", terminal.RESET.decode()))
    assert switched_on
    assert switched_on <= off
    assert b"\x1b[?25h" in terminal.RESET
    assert b"\x1b[?7h" in terminal.RESET

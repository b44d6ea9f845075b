"""59: two hundred malformed mails are read or refused, none takes more than a second."""

from __future__ import annotations

import time

from tests.faults.conftest import Soak
from tests.journal.mails import malformed
from tui.journal.errors import JournalError
from tui.journal.mail import Mail, read_mail

MOST_SECONDS = 1.0


def read(data: bytes) -> tuple[str, float]:
    """Return what became of a mail, and the seconds this thread worked for it."""
    began = time.thread_time()
    try:
        said = "read" if isinstance(read_mail(data), Mail) else "nothing"
    except JournalError:
        said = "refused"
    except Exception as error:  # noqa: BLE001  (anything else is what is counted)
        said = f"{type(error).__name__}"
    return said, time.thread_time() - began


def test_none_crashes_and_none_takes_long(soak: Soak) -> None:
    tried, bad, slow = 0, [], []
    read(b"From: a@b.example\r\n\r\n")  # what the reader needs is loaded now
    for name, data in malformed(soak.of(200, 2_000)):
        said, seconds = read(data)
        if seconds > MOST_SECONDS:  # a computer with other work is slow once
            seconds = min(seconds, read(data)[1])
        tried += 1
        if said not in {"read", "refused"}:
            bad.append(f"{name}: {said}")
        if seconds > MOST_SECONDS:
            slow.append(f"{name}: {seconds:.1f} s")
    soak.report(tried, lost=len(bad) + len(slow))
    assert tried >= 200
    assert (bad, slow) == ([], [])

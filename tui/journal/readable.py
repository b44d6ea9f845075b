"""Tells whether a file is an e-mail, and opens it, for `carnet inspect` and for the screens."""

from __future__ import annotations

import re
from pathlib import PurePath

from tui.journal.mail import Mail, NotMail, read_mail
from tui.journal.outlook import is_msg, read_msg

_A_HEADER = re.compile(rb"^[!-9;-~]{1,80}:")
_OF_MAIL = re.compile(
    rb"^(?:from|received|date|message-id|return-path|delivered-to|subject|mime-version|to):",
    re.IGNORECASE | re.MULTILINE,
)
_FEWEST = 2
_OUTLOOK = ".msg"


def is_mail(head: bytes, name: str) -> bool:
    """Say whether a file that begins with `head` is one e-mail, by its content.

    Outlook's files begin as all of Office's old ones do; among these the ending of `name` decides.
    """
    if is_msg(head):
        return PurePath(name).suffix.lower() == _OUTLOOK
    begun = head.lstrip(b"\r\n").replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    known = {found.lower() for found in _OF_MAIL.findall(begun)}
    return _A_HEADER.match(begun) is not None and len(known) >= _FEWEST


def mail_of(raw: bytes, name: str) -> Mail:
    """Return what a mail says, an `.eml` or a `.msg`; raise as `read_mail` and `read_msg`."""
    if not is_mail(raw, name):
        raise NotMail
    return read_msg(raw) if is_msg(raw) else read_mail(raw)

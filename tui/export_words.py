"""What an export holds and what can be wrong with it, in the person's language."""

from __future__ import annotations

from collections.abc import Callable

from tui.journal.exports.model import Export
from tui.library.language import mark
from tui.mail_words import PROBLEMS as MAIL_PROBLEMS

Say = Callable[..., str]

KINDS: dict[str, str] = {
    "whatsapp": mark("a WhatsApp chat"),
    "meta": mark("messages from Instagram or Messenger"),
    "x": mark("an archive of X"),
    "telegram": mark("a Telegram export"),
    "sms": mark("a backup of text messages"),
    "discord": mark("a Discord package: only what its owner wrote"),
    "mailbox": mark("a mailbox"),
}
PROBLEMS: dict[str, str] = {
    **MAIL_PROBLEMS,
    "not_an_export": mark("No messages were found in this file."),
    "export_as_pages": mark(
        "This export was made as web pages. Ask the platform for the same as JSON: that can be "
        "read."
    ),
    "export_broken": mark("This export is damaged or cut short; it cannot be read to its end."),
    "export_too_large": mark(
        "This export is too large to be read here (200,000 messages at most). Export one chat at a "
        "time."
    ),
    "export_too_deep": mark("This export was made so that it cannot be read."),
    "not_an_archive": mark("No messages were found in this file."),
    "broken_archive": mark("This archive is damaged or cut short."),
    "too_many_members": mark("This archive holds too many files (50,000 at most)."),
    "too_large": mark("This archive is too large to be opened here (8 GB at most)."),
    "too_dense": mark("This archive was made to fill the computer; it was not opened."),
    "too_deep": mark("This archive holds archives in archives; unpack it first."),
    "locked_member": mark("This archive is behind a password; unpack it first."),
    "unknown_packing": mark("This archive is packed in an unknown way; unpack it first."),
}
"""One sentence for each code of `ExportError`, `ArchiveError` and the errors of mails."""


def kind_words(export: Export, say: Say) -> str:
    """Return what an export is, with the name of the service where the file says it."""
    known = say(KINDS[export.kind])
    return f"{known} ({export.platform})" if export.kind == "meta" and export.platform else known

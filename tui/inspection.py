"""What can be said about a file: its kind, size and hash, its headers or its messages."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tui.journal.errors import JournalError
from tui.journal.exhibits import hash_of
from tui.journal.exports.model import Export, ExportError, NotAnExport, Order, Tally
from tui.journal.exports.reading import open_export, open_folder
from tui.journal.exports.sources import of_file
from tui.journal.mail import MOST_BYTES, Mail
from tui.journal.media import SNIFFED_BYTES, media_type
from tui.journal.readable import is_mail, mail_of
from tui.safety.text import clean

FOLDER = "inode/directory"
MOST_PEOPLE = 50
"""People named; the others are counted."""


@dataclass(frozen=True)
class Inspection:
    """What was found; `problem` is the code of the error that ended the reading, "" if none did.

    `media_type` is told by the content. A folder has no `sha256`, and `size` is None.
    """

    name: str
    media_type: str
    size: int | None
    sha256: str
    mail: Mail | None = None
    export: Export | None = None
    tally: Tally | None = None
    problem: str = ""

    @property
    def whole(self) -> bool:
        """Whether everything in it could be read."""
        unreadable = self.tally.unreadable if self.tally else 0
        problems = self.mail.problems if self.mail else ()
        return not self.problem and not unreadable and not problems

    def as_data(self) -> dict[str, Any]:
        """Return it as one JSON object; texts are safe to print."""
        return {
            "name": self.name,
            "media_type": self.media_type,
            "size": self.size,
            "sha256": self.sha256 or None,
            "whole": self.whole,
            "problem": self.problem or None,
            "mail": _mail_data(self.mail) if self.mail else None,
            "export": _export_data(self.export, self.tally) if self.export and self.tally else None,
        }


def inspect(path: Path, order: Order | None = None) -> Inspection:
    """Return what can be said about a file or a folder of mails; raise `OSError`."""
    name = clean(path.resolve().name, keep_newlines=False)
    kind = path.stat().st_mode
    if stat.S_ISDIR(kind):
        return _messages(Inspection(name, FOLDER, None, ""), path, order)
    if not stat.S_ISREG(kind):
        raise OSError
    with path.open("rb") as source:
        head = source.read(SNIFFED_BYTES)
        source.seek(0)
        sha256, size = hash_of(source)
    found = Inspection(name, media_type(head, path.name), size, sha256)
    if is_mail(head, path.name):
        return _mail(found, path)
    return _messages(found, path, order)


def _mail(found: Inspection, path: Path) -> Inspection:
    with path.open("rb") as source:
        raw = source.read(MOST_BYTES + 1)
    try:
        mail = mail_of(raw, path.name)
    except JournalError as error:
        return _with(found, problem=error.code)
    return _with(found, mail=mail)


def _messages(found: Inspection, path: Path, order: Order | None) -> Inspection:
    """Count the messages; what was counted before an error is kept."""
    tally, export, problem = Tally(), None, ""
    folder = found.media_type == FOLDER
    opened = open_folder(path, order) if folder else open_export(of_file(path), path.name, order)
    try:
        with opened as export:
            for _ in export.messages(tally):
                pass
    except NotAnExport:
        return found
    except ExportError as error:
        problem = error.code
    return _with(found, export=export, tally=tally, problem=problem)


def _with(found: Inspection, **changes: Any) -> Inspection:
    return Inspection(found.name, found.media_type, found.size, found.sha256, **changes)


def _mail_data(mail: Mail) -> dict[str, Any]:
    return {
        "from": [str(one) for one in mail.sender],
        "reply_to": [str(one) for one in mail.reply_to],
        "return_path": [str(one) for one in mail.return_path],
        "to": [str(one) for one in mail.to],
        "cc": [str(one) for one in mail.copies],
        "subject": mail.subject,
        "date": mail.date.isoformat() if mail.date else None,
        "message_id": mail.message_id,
        "differs": list(mail.differs),
        "received": [
            {
                "server": hop.server,
                "came_from": hop.came_from,
                "numbers": list(hop.numbers),
                "moment": hop.moment.isoformat() if hop.moment else None,
                "gap_seconds": hop.gap.total_seconds() if hop.gap is not None else None,
            }
            for hop in mail.hops
        ],
        "verdicts": [asdict(one) for one in mail.verdicts],
        "signatures": [
            {"domain": one.signature.domain, "of_the_sender": one.own, "body_fits": one.body}
            for one in mail.signed
        ],
        "attachments": [
            {"name": one.name, "media_type": one.media_type, "size": len(one.content)}
            for one in mail.attached
        ],
        "problems": list(mail.problems),
    }


def _export_data(export: Export, tally: Tally) -> dict[str, Any]:
    return {
        "kind": export.kind,
        "platform": export.platform,
        "messages": tally.count,
        "people": dict(people(tally)),
        "first": tally.first.isoformat() if tally.first else None,
        "last": tally.last.isoformat() if tally.last else None,
        "notices": tally.skipped,
        "unreadable": tally.unreadable,
        "dates": export.order,
        "dates_sure": export.sure,
    }


def people(tally: Tally) -> Iterator[tuple[str, int]]:
    """Yield the names of the senders with their messages, those with most first; safe to show."""
    for name, count in tally.people.most_common(MOST_PEOPLE):
        yield clean(name, keep_newlines=False), count

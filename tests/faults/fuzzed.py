"""Every place where foreign bytes enter, as functions that may raise only what they promise."""

from __future__ import annotations

import contextlib
import io
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.faults.evening import begin, digest
from tests.vaults import reopen
from tui.journal.dkim_key import Key, is_true, read_key
from tui.journal.errors import JournalError
from tui.journal.exports.model import ExportError
from tui.journal.exports.reading import open_export
from tui.journal.mail import Mail, read_mail
from tui.journal.mbox import split_mbox
from tui.journal.outlook import read_msg
from tui.journal.timestamps import read_reply
from tui.library.check import check_content
from tui.library.condition_parser import ConditionError, parse_condition
from tui.library.places import content_root
from tui.plan_command import run as run_plan
from tui.safety.archive_limits import MIB, ArchiveError, Limits
from tui.safety.archives import Archive, is_archive, open_archive, open_inside, read_whole
from tui.safety.names import safe_name
from tui.safety.terminal import LEFT
from tui.safety.text import clean
from tui.vault import recovery_code, sheets
from tui.vault.errors import Damaged, VaultError
from tui.vault.index_mark import Segment, segments_of
from tui.vault.raw_pages import USABLE, RawPages
from tui.vault.raw_rows import RawRows
from tui.vault.secret import Secret
from tui.vault.tables import TABLES

USAGE = 2
KEY = Key(modulus=(1 << 1023) + 9, exponent=65537)
"""Any number serves to see that reading ends well."""


@contextlib.contextmanager
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


def opening(data: bytes, journal: bytes = b"", known: str = "") -> None:
    """Open a file of these bytes, with such a journal beside it; what can be read must be right."""
    with folder() as place:
        path = place / "carnet.dat"
        path.write_bytes(data)
        if journal:
            path.with_name("carnet.dat-journal").write_bytes(journal)
        try:
            vault = reopen(path)
        except VaultError:
            return
        try:
            found = digest(vault)
        except VaultError:
            return
        finally:
            vault.close()
        assert found == known or not known


def answers(data: bytes) -> None:
    """Give the bytes to `carnet plan`: a plan, or one sentence and code 2."""
    with folder() as place, contextlib.redirect_stderr(io.StringIO()) as told:
        file = place / "answers.json"
        file.write_bytes(data)
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            code = run_plan(["--lang", "en", "--json", str(file)])
    assert code in {LEFT, USAGE}
    assert bool(told.getvalue()) == (code == USAGE)
    assert bool(printed.getvalue()) == (code == LEFT)


def condition(data: bytes) -> None:
    """Parse a condition of the content."""
    with contextlib.suppress(ConditionError):
        parse_condition(data.decode("utf-8", "replace"))


def content(data: bytes, name: str = "questions.toml") -> None:
    """Check content in which one file holds these bytes: a list of problems, never an exception."""
    with folder() as place:
        root = place / "content"
        shutil.copytree(content_root(), root)
        (root / name).write_bytes(data)
        for problem in check_content(root):
            assert str(problem)


def code(data: bytes) -> None:
    """Type a recovery code."""
    with Secret(data) as typed, contextlib.suppress(VaultError):
        recovery_code.seed_of(typed).wipe()


def sheet(data: bytes) -> None:
    """Type a recovery sheet."""
    with Secret(data) as typed:
        assert sheets.count_words(typed) >= 0
        with contextlib.suppress(VaultError):
            sheets.read_sheet(typed)


def archive(data: bytes) -> None:
    """Open an archive and read everything in it, to the depth that is allowed."""
    limits = Limits(members=200, one=MIB, total=4 * MIB, inside=MIB)
    with contextlib.suppress(ArchiveError):
        read_archive(open_archive(io.BytesIO(data), limits), limits, 1)


def read_archive(opened: Archive, limits: Limits, depth: int) -> None:
    """Read every member; what is an archive itself is opened too."""
    for member in opened.members:
        with contextlib.suppress(ArchiveError):
            held = read_whole(opened, member, limits.one)
            assert len(held) <= limits.one
            if is_archive(held[:262]):
                inside = open_inside(opened, member, limits, depth=depth + 1)
                read_archive(inside, limits, depth + 1)
    opened.close()


def stamp(data: bytes) -> None:
    """Read the reply of a time-stamp authority."""
    with contextlib.suppress(JournalError):
        assert len(read_reply(data).imprint) <= len(data)


def mail(data: bytes) -> None:
    """Read an e-mail and a mailbox of it; what is shown holds nothing a terminal would obey."""
    with contextlib.suppress(JournalError):
        shown_safely(read_mail(data))
    assert is_true(data, 0, KEY) in {True, False, None}
    for one in split_mbox(io.BytesIO(data)):
        with contextlib.suppress(JournalError):
            shown_safely(read_mail(one))


def key(data: bytes) -> None:
    """Read the key that a domain publishes."""
    with contextlib.suppress(JournalError):
        assert read_key(data.decode("utf-8", "replace")).modulus > 0


def outlook(data: bytes) -> None:
    """Read an Outlook file."""
    with contextlib.suppress(JournalError):
        shown_safely(read_msg(data))


def export(data: bytes) -> None:
    """Read an export of any kind; every message can be kept and has a time that makes sense."""
    with (
        contextlib.suppress(ExportError),
        open_export(lambda: io.BytesIO(data), "export.txt") as opened,
    ):
        for message in opened.messages():
            told = (message.sender, message.text, message.chat, message.account, message.written)
            assert all(text.encode() or not text for text in (*told, *message.attached))
            assert message.sent.year in range(1990, 2200)


def shown_safely(read: Mail) -> None:
    """Hold every text of a mail against the filter of the terminal."""
    people = (*read.sender, *read.reply_to, *read.to, *read.copies)
    texts = [read.subject, read.message_id, read.text, *map(str, people)]
    texts += [text for pair in read.headers for text in pair]
    texts += [text for one in read.attached for text in (one.name, one.written, one.media_type)]
    assert all(clean(text) == text for text in texts)
    assert all(one.name == safe_name(one.name) for one in read.attached)


class PlainPages(RawPages):
    """Pages as if they had been decrypted: whatever bytes, sealed or not."""

    def __init__(self, data: bytes) -> None:
        """Take the bytes of all pages but the first; the first byte says which are sealed."""
        self._data = data.ljust(USABLE, b"\0")
        self.count = 1 + len(self._data) // USABLE

    def is_sealed(self, number: int) -> bool:
        """Say so of some pages."""
        return bool(self._data[0] >> number % 8 & 1)

    def read(self, number: int, start: int, stop: int) -> bytes:
        """Return a part of a page."""
        page = self._data[(number - 2) * USABLE : (number - 1) * USABLE]
        return page[start : min(stop, USABLE)]


def pages(data: bytes) -> None:
    """Look for rows in pages of these bytes, as a rescue does: none can prove itself."""
    rows = RawRows(PlainPages(data))
    for table in TABLES:
        for number in (1, 2, 3, 127, 128, 16384):
            assert rows.row(table, number) is None


def segments(data: bytes) -> None:
    """Read the list of the word index's parts."""
    with contextlib.suppress(Damaged):
        assert all(len(segment) == len(Segment._fields) for segment in segments_of(data))


TARGETS: dict[str, Callable[[bytes], None]] = {
    "opening": opening,
    "answers": answers,
    "condition": condition,
    "content": content,
    "code": code,
    "pages": pages,
    "segments": segments,
    "sheet": sheet,
    "archive": archive,
    "stamp": stamp,
    "mail": mail,
    "key": key,
    "outlook": outlook,
    "export": export,
}


def real_file() -> tuple[bytes, str]:
    """Return the bytes of a real vault and the digest of what it holds."""
    with folder() as place:
        path = place / "carnet.dat"
        begin(path)
        vault = reopen(path, read_only=True)
        found = digest(vault)
        vault.close()
        return path.read_bytes(), found

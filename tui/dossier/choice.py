"""What of a file is handed over, as the person chose it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

SUFFIXES: Mapping[str, str] = MappingProxyType(
    {
        "image/jpeg": "jpg", "image/png": "png", "image/gif": "gif", "image/webp": "webp",
        "image/heic": "heic", "image/tiff": "tif", "image/bmp": "bmp", "video/mp4": "mp4",
        "video/quicktime": "mov", "video/webm": "webm", "video/x-matroska": "mkv",
        "audio/mpeg": "mp3", "audio/mp4": "m4a", "audio/ogg": "ogg", "audio/wav": "wav",
        "audio/x-wav": "wav", "audio/amr": "amr", "audio/flac": "flac", "application/pdf": "pdf",
        "message/rfc822": "eml", "application/mbox": "mbox", "application/vnd.ms-outlook": "msg",
        "text/plain": "txt", "text/csv": "csv", "application/json": "json", "text/xml": "xml",
        "application/xml": "xml", "application/zip": "zip", "application/gzip": "gz",
        "application/x-tar": "tar", "application/warc": "warc",
    }
)  # fmt: skip
"""Endings by kind of content; pages and programs get none that a click would run."""

_OTHER = "bin"


@dataclass(frozen=True)
class Choice:
    """What of the journal is handed over.

    `notes` are uids of notes, None for all of them.  `earlier` brings the revisions before the
    newest one.  `private` brings what is for the person only.  `shown` replaces the text of a note
    (by its uid) where parts were left out; its sealed record and its other fields stay here.
    """

    notes: frozenset[str] | None = None
    earlier: bool = True
    private: bool = False
    shown: Mapping[str, str] = field(default_factory=dict)

    def takes(self, note: str) -> bool:
        """Say whether a note is handed over."""
        return self.notes is None or note in self.notes


@dataclass(frozen=True)
class Original:
    """An exhibit that is handed over, byte for byte.

    `number` is the one it is cited by, `media_type` its kind by content, `sha256` in hex, `size` in
    bytes.  `facts` are name and text in the language of the pages, such as how it was obtained.
    `notes` are uids of the notes it belongs to.  `pieces` gives the bytes, each time anew.  One
    whose own name must not be seen is not `named`: the entry that seals it, and says it, stays.
    """

    number: int
    sha256: str
    size: int
    media_type: str
    pieces: Callable[[], Iterator[bytes]]
    facts: tuple[tuple[str, str], ...] = ()
    notes: frozenset[str] = frozenset()
    named: bool = True

    @property
    def path(self) -> str:
        """Where it lies in the bag, under a name that says nothing."""
        return f"exhibits/exhibit-{self.number:04}.{SUFFIXES.get(self.media_type, _OTHER)}"

"""Everything of one dossier that leaves, as a row of files made one after the other in memory."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from tui.dossier.bag import BagFile
from tui.dossier.beside import GoesOn
from tui.dossier.choice import Choice, Original
from tui.dossier.evidence import Paper, evidence_bag
from tui.dossier.gathering import gather
from tui.dossier.model import Dossier, Piece
from tui.dossier.pages import Block, Facts, Paragraph, html_page, text_page
from tui.dossier.pdf import MOST_ATTACHED, Attached, pdf_of
from tui.dossier.recipe import Recipe
from tui.dossier.sources import Sources
from tui.dossier.wording import Wording
from tui.dossier.writing import ACTIONS, OBTAINED, DossierPages
from tui.journal.anchors import Anchor

NAME = "dossier"


@dataclass(frozen=True)
class Made:
    """When a dossier is made and with what: `moment` is aware of its zone."""

    moment: datetime
    version: str

    @property
    def day(self) -> date:
        """The day, as the person's computer has it."""
        return self.moment.astimezone().date()


class Parcel:
    """The files of one dossier; `seal` stands for all of them once they were taken.

    `goes_on` is asked while a PDF is made; when it says no, `Cancelled` is raised.
    """

    def __init__(
        self,
        sources: Sources,
        recipe: Recipe,
        wording: Wording,
        made: Made,
        anchors: Sequence[Anchor] = (),
    ) -> None:
        """Gather what `recipe` describes; exhibits are read only when the files are taken.

        Raises:
            VaultError: what reading the file raises.
        """
        self._sources, self._recipe, self._wording = sources, recipe, wording
        self._made, self._anchors = made, anchors
        purpose = wording.purposes[recipe.purpose]
        self.dossier: Dossier = gather(sources, recipe, purpose, wording.mark, made.day)
        self.blocks: list[Block] = list(DossierPages(wording).blocks(self.dossier))
        self.seal = ""
        self.goes_on: GoesOn = lambda: True
        self.archival = self.whole = True

    def preview(self, width: int = 84) -> str:
        """Return everything the pages say, as plain text with lines of about `width` letters."""
        return b"".join(text_page(self.blocks, colon=self._colon, width=width)).decode("utf-8")

    @property
    def _colon(self) -> str:
        return self._wording.language.say("{label}:", label="") + " "

    def files(self) -> Iterator[BagFile]:
        """Yield each file; its pieces must be taken to the end before the next one is asked for."""
        if "bag" in self._recipe.formats:
            bag = evidence_bag(
                self._sources.vault,
                self._choice(),
                [self._original(piece) for piece in self.dossier.pieces],
                self._anchors,
                Paper(self._wording.language, self._wording.kinds, self._made.day,
                      self._made.version),
                self._pages(),
            )  # fmt: skip
            yield from bag.files()
            self.seal = bag.seal
        else:
            yield from self._sealed(self._pages())

    @property
    def size(self) -> int:
        """About how many bytes leave, for the progress."""
        carried = sum(piece.size for piece in self.dossier.pieces)
        times = ("bag" in self._recipe.formats) + (self._carries("pdf") and self._attaches)
        return carried * times + 200_000

    @property
    def seals_whole(self) -> int:
        """How many notes leave with their sealed record, which holds more than the pages say."""
        if "bag" not in self._recipe.formats:
            return 0
        return sum(not note.cut for note in self.dossier.notes)

    def _sealed(self, files: Iterable[BagFile]) -> Iterator[BagFile]:
        """Pass the files on and note what stands for them: SHA-256 over the list of theirs."""
        lines: list[str] = []
        for file in files:
            whole = hashlib.sha256()
            yield BagFile(file.path, _noted(file.pieces, whole.update))
            lines.append(f"{whole.hexdigest()}  {file.path}\n")
        self.seal = hashlib.sha256("".join(lines).encode()).hexdigest()

    def _pages(self) -> Iterator[BagFile]:
        language, title = self._wording.language, self.dossier.purpose.title
        if self._carries("pdf"):
            yield BagFile(f"{NAME}.pdf", self._pdf())
        if self._carries("html"):
            yield BagFile(f"{NAME}.html", html_page(title, language.code, self.blocks))

    def _pdf(self) -> Iterator[bytes]:
        say = self._wording.language.say
        made = pdf_of(
            self.dossier.purpose.title,
            self._wording.language.code,
            self.blocks,
            self._made.moment,
            [self._attached(piece) for piece in self.dossier.pieces] if self._attaches else (),
            colon=self._colon,
            lacking=say("Some letters cannot be drawn here; they are whole in the HTML page."),
            goes_on=self.goes_on,
        )
        self.archival, self.whole = made.archival, made.whole
        yield made.content

    @property
    def _attaches(self) -> bool:
        carried = sum(piece.size for piece in self.dossier.pieces)
        return self.dossier.purpose.originals and carried <= MOST_ATTACHED

    def _attached(self, piece: Piece) -> Attached:
        original = self._original(piece)
        about = self._wording.language.say("Exhibit {number}", number=piece.number)
        content = b"".join(original.pieces())
        return Attached(original.path.rpartition("/")[2], piece.media_type, about, content)

    def _carries(self, kind: str) -> bool:
        return kind in self._recipe.formats

    def _choice(self) -> Choice:
        """Return which sealed records leave: those of notes of which everything is told."""
        notes = self.dossier.notes
        whole = self.dossier.purpose.tells_all and not self.dossier.redacted
        return Choice(
            notes=frozenset(note.uid for note in notes),
            earlier=whole,
            private=self._recipe.private and whole,
            shown={note.uid: self._told(note.uid) for note in notes if note.cut},
        )

    def _told(self, uid: str) -> str:
        """Return what is told of a note in place of its sealed record."""
        pages = DossierPages(self._wording)
        note = next(note for note in self.dossier.notes if note.uid == uid)
        told = text_page([Paragraph(note.body), Facts(tuple(pages.facts(note)))], colon=self._colon)
        return b"".join(told).decode("utf-8").strip()

    def _original(self, piece: Piece) -> Original:
        say, uid = self._wording.language.say, piece.uid
        own = ((say("Title"), piece.title), (say("File"), piece.name))
        told = tuple((say(OBTAINED[name]), text) for name, text in piece.obtained)
        done = tuple((say(ACTIONS[event.action]), event.at) for event in piece.custody)
        return Original(
            number=piece.number,
            sha256=piece.sha256,
            size=piece.size,
            media_type=piece.media_type,
            pieces=lambda: self._sources.exhibits.bytes_of(uid),
            facts=(*(pair for pair in own if pair[1]), *told, *done),
            notes=frozenset(
                note.uid for note in self.dossier.notes if piece.number in note.exhibits
            ),
            named=piece.named,
        )


def _noted(pieces: Iterable[bytes], note: Callable[[bytes], None]) -> Iterator[bytes]:
    for piece in pieces:
        note(piece)
        yield piece

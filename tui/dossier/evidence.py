"""Everything that is handed over as proof, as one bag: notes, exhibits, seals, and how to check."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path

from tui.dossier.bag import Bag, BagFile
from tui.dossier.choice import Choice, Original
from tui.dossier.evidence_pages import EvidencePages
from tui.dossier.journal_lines import JournalLines
from tui.dossier.pages import html_page, text_page
from tui.journal.anchors import Anchor, Head
from tui.library.language import Language
from tui.vault.chain import canonical_json
from tui.vault.errors import Damaged
from tui.vault.vault import Vault

_WORDS = b"WORDS: dict[str, str] = {}\n"
_VERIFY = Path(__file__).with_name("verify.py")


@dataclass(frozen=True)
class Paper:
    """How the bag is written.

    `language` is that of its pages, `kinds` names the kinds of a note in it, `day` and `version`
    (of this program) stand in its description.
    """

    language: Language
    kinds: Mapping[str, str]
    day: date
    version: str


def evidence_bag(
    vault: Vault,
    choice: Choice,
    originals: Sequence[Original],
    anchors: Sequence[Anchor],
    paper: Paper,
    pages: Iterable[BagFile] = (),
) -> Bag:
    """Return the bag of what was chosen; exhibits are read only when its files are taken.

    Args:
        vault: the open file.
        choice: the notes, and what of them.
        originals: the exhibits, in the order they are cited.
        anchors: heads that were fixed outside; their notes of whom stay here.
        paper: language and date.
        pages: further files that are carried first, such as a dossier of the same content.
    """
    content = _Content(vault, choice, originals, anchors, paper)
    tags = [BagFile("verify.py", [verifier(content.pages.findings())])]
    info = [
        ("Bagging-Date", paper.day.isoformat()),
        ("Bag-Software-Agent", f"Carnet {paper.version}"),
        ("External-Identifier", content.lines.head),
    ]
    return Bag(chain(pages, content.files()), tags, info)


def verifier(findings: Mapping[str, str]) -> bytes:
    """Return the program that checks a bag, with its sentences; it is ASCII for every console."""
    program = _VERIFY.read_bytes().replace(b"\r\n", b"\n")
    spelt = json.dumps(dict(findings), ensure_ascii=True, indent=4)
    return program.replace(_WORDS, _WORDS.replace(b"{}", spelt.encode("ascii")), 1)


class _Content:
    """What is carried, file by file."""

    def __init__(
        self,
        vault: Vault,
        choice: Choice,
        originals: Sequence[Original],
        anchors: Sequence[Anchor],
        paper: Paper,
    ) -> None:
        self._choice, self._originals, self._paper = choice, originals, paper
        self.lines = JournalLines(vault, choice, frozenset(o.sha256 for o in originals if o.named))
        self.pages = EvidencePages(paper.language, paper.kinds)
        self._anchors = [one for one in anchors if self.lines.holds(one.head)]

    def files(self) -> Iterator[BagFile]:
        lines = self.lines
        yield BagFile("journal.jsonl", lines.lines())
        yield BagFile("head.json", [canonical_json(dict(lines.head_file())) + b"\n"])
        if self._choice.private:
            yield BagFile("private.jsonl", lines.private())
        yield BagFile("exhibits.jsonl", self._listed())
        for original in self._originals:
            yield BagFile(original.path, _checked(original))
        yield from self._stamps()
        yield from self._readable()

    def _listed(self) -> Iterator[bytes]:
        for one in self._originals:
            fields = {
                "number": one.number,
                "path": one.path,
                "sha256": one.sha256,
                "size": one.size,
                "type": one.media_type,
                "facts": [list(pair) for pair in one.facts],
                "sealed": self.lines.seals(one.sha256),
            }
            yield canonical_json(fields) + b"\n"

    def _stamps(self) -> Iterator[BagFile]:
        spelt: list[bytes] = []
        for number, anchor in enumerate(self._anchors, start=1):
            fields: dict[str, object] = {
                "way": anchor.way,
                "seq": anchor.head.count,
                "head": anchor.head.link.hex(),
                "made": anchor.made,
            }
            for name, ending, data in (
                ("request", "tsq", anchor.request),
                ("reply", "tsr", anchor.reply),
            ):
                if data:
                    fields[name] = f"timestamps/{number:04}.{ending}"
                    yield BagFile(str(fields[name]), [data])
            spelt.append(canonical_json(fields) + b"\n")
        yield BagFile("anchors.jsonl", spelt)

    def _readable(self) -> Iterator[BagFile]:
        language, pages, lines = self._paper.language, self.pages, self.lines
        private = dict(lines.private_words()) if self._choice.private else {}
        head = Head(lines.last, bytes.fromhex(lines.head))
        guide = list(pages.guide(head, self._anchors, lines.withheld, lines.gaps))
        notes = list(pages.notes(lines, self._choice, self._originals, private))
        for name, blocks in (("read-me", guide), ("journal", notes)):
            title = language.say("Notes and exhibits")
            yield BagFile(f"{name}.html", html_page(title, language.code, blocks))
            yield BagFile(f"{name}.txt", text_page(blocks))


def _checked(original: Original) -> Iterator[bytes]:
    """Yield the bytes of an exhibit; raise `Damaged` when they are not those that were sealed."""
    whole = hashlib.sha256()
    for piece in original.pieces():
        whole.update(piece)
        yield piece
    if whole.hexdigest() != original.sha256:
        raise Damaged

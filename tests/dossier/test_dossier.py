"""A dossier holds what was chosen and nothing else, in every form it leaves in."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import pyzipper
from pypdf import PdfReader

from tests.dossier.story import Story, story
from tests.vaults import CHEAP, TestClock, passphrase, reopen
from tui.dossier.archive import write_archive
from tui.dossier.bag import write_folder
from tui.dossier.kept_letters import KeptLetter, KeptLetters
from tui.dossier.own_vault import write_vault
from tui.dossier.parcel import Made, Parcel
from tui.dossier.purposes import load_purposes
from tui.dossier.recipe import Dossiers, Handed, Recipe
from tui.dossier.redacting import KINDS
from tui.dossier.sources import Sources
from tui.dossier.verify import check
from tui.dossier.wording import load_wording
from tui.followup.accounts import Account, Accounts
from tui.followup.identifiers import Identifier, Identifiers
from tui.followup.removals import Removal, Removals
from tui.followup.reports import Report, Reports
from tui.journal.exhibits import Exhibits
from tui.journal.facets import Filters
from tui.journal.incident import Details, Incident, Private
from tui.journal.journal import Journal
from tui.journal.persons import Persons
from tui.library.places import content_root
from tui.notebook.answers import AnswerBook
from tui.notebook.drafts import Drafts
from tui.people.supporters import Supporter, Supporters
from tui.vault.errors import BadPassphraseText, Cancelled, FileExists
from tui.vault.secret import Secret

MADE = Made(datetime(2026, 11, 25, 9, 0, tzinfo=UTC), "1.0")
PURPOSES = sorted(load_purposes(content_root(), "en"))
SECRET = "canary"
HOSTILE = (
    '#eval("1") *x* <script>alert(1)</script> \x1b[2J \\ $x$ `y` @z //c /* '
    '#import "@preview/a:1.0.0"'
)
ARABIC = "\u0633\u0623\u062c\u062f\u0643"


class Told:
    """The journal of `story` with canaries in everything that must not leave."""

    def __init__(self, base: Story) -> None:
        vault, clock, new_id = base.vault, base.clock, base._new_id
        self.base = base
        self.dossiers = Dossiers(vault, clock, new_id)
        self.sources = Sources(
            vault,
            base.journal,
            base.exhibits,
            Persons(vault, clock, new_id),
            Reports(vault, clock, new_id),
            Removals(vault, clock, new_id),
            KeptLetters(vault, clock, new_id),
        )
        person = self.sources.persons.named(["Bernard"])[0]
        self.sources.persons.change(
            replace(person, accounts="@bernard_77", note=f"{SECRET}-person")
        )
        self.person = person.uid
        details = Details(
            place="12 rue des Lilas", platform="Forum", address="https://a.example/p/1",
            account="@bernard_77", account_id="998877665544", channel="message",
            who=(person.uid,), who_names=("Bernard",), words=HOSTILE, witnesses="Sophie",
            missing="les journaux, chez l\u2019h\u00e9bergeur", severity=4,
        )  # fmt: skip
        private = Private(f"{SECRET}-effect", f"{SECRET}-private")
        body = f"BERNARD a \u00e9crit {HOSTILE}\n{ARABIC}"
        self.chosen = base.journal.record(
            Incident(body, ("threat",), "lundi", None, details, private)
        ).note
        self.unchosen = base.journal.note(f"{SECRET}-unchosen", ("contact",)).note
        self.decision = base.journal.note(f"{SECRET}-decision", ("decision",)).note
        taken = base.exhibits.take(io.BytesIO(b"\x89PNG\r\n\x1a\nbernard" * 50), "chez Bernard.png")
        base.exhibits.change(
            replace(taken.exhibit, note=f"{SECRET}-exhibit", method="t\u00e9l\u00e9phone")
        )
        base.exhibits.seal(
            [taken.exhibit], "Une pi\u00e8ce a \u00e9t\u00e9 ajout\u00e9e.", self.chosen
        )
        self.exhibit = taken.exhibit.uid
        self.report = self.sources.reports.add(
            Report("Forum", "platform", reference="A-1", sent=date(2026, 11, 20), reply="re\u00e7u")
        )
        self.sources.reports.add(Report(f"{SECRET}-report", "other"))
        self.removal = self.sources.removals.add(Removal("https://a.example/p/1"))
        self.sources.removals.add(Removal(f"https://{SECRET}-removal.example"))
        self.letter = self.sources.letters.add(
            KeptLetter(
                "platform-notice",
                "fr",
                "Forum",
                "Notification",
                "Bonjour",
                decided_with=f"{SECRET}-with",
            )
        )
        self.sources.letters.add(KeptLetter("x", "fr", f"{SECRET}-to", "x", f"{SECRET}-letter"))

        supporters = Supporters(vault, clock)
        supporters.add(Supporter(f"{SECRET}-supporter", note=f"{SECRET}-supporter-note"))
        AnswerBook(vault, clock).set("q_danger", [f"{SECRET}-answer"])
        Drafts(vault, clock).put("note", f"{SECRET}-draft")
        Accounts(vault, clock, new_id).add(Account(label=f"{SECRET}-account", kind="mail"))
        Identifiers(vault, clock, new_id).add(Identifier(f"{SECRET}-identifier", "name"))

    def recipe(self, purpose: str = "police", language: str = "fr", **more: object) -> Recipe:
        made = Recipe(
            purpose, language, "Me Exemple", notes=(self.chosen,), exhibits=(self.exhibit,),
            letters=(self.letter,), reports=(self.report,), removals=(self.removal,),
            formats=("pdf", "html", "bag"),
        )  # fmt: skip
        return replace(made, **more)  # type: ignore[arg-type]

    def parcel(self, recipe: Recipe) -> Parcel:
        wording = load_wording(content_root(), recipe.language)
        return Parcel(self.sources, recipe, wording, MADE, self.base.anchors.all())


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Told]:
    with story(tmp_path / "carnet.dat") as found:
        yield Told(found)


def text_of(content: bytes, name: str) -> str:
    """Return everything that can be read in a file, whatever it is."""
    if not name.endswith(".pdf"):
        return content.decode("utf-8", "replace")
    reader = PdfReader(io.BytesIO(content))
    pages = [page.extract_text() for page in reader.pages]
    inside = [f"{n} {b!r}" for n, parts in reader.attachments.items() for b in parts]
    return "\n".join([*pages, str(reader.metadata), *inside])


def everything(folder: Path) -> str:
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    return "\n".join(f"{file.name}\n{text_of(file.read_bytes(), file.name)}" for file in files)


@pytest.mark.parametrize("purpose", PURPOSES)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_private_field_and_nothing_unchosen_is_in_any_form(
    told: Told, tmp_path: Path, purpose: str, language: str
) -> None:
    parcel = told.parcel(told.recipe(purpose, language))
    write_folder(tmp_path / "out", parcel)
    assert check(tmp_path / "out") == []
    assert SECRET not in everything(tmp_path / "out").casefold()
    assert SECRET not in parcel.preview().casefold()


def test_private_words_leave_only_when_ticked(told: Told, tmp_path: Path) -> None:
    write_folder(tmp_path / "out", told.parcel(told.recipe("myself", private=True)))
    assert check(tmp_path / "out") == []
    found = everything(tmp_path / "out")
    assert f"{SECRET}-effect" in found
    assert all(f"{SECRET}-{other}" not in found for other in ("unchosen", "person", "exhibit"))


def test_what_only_an_earlier_version_said_stays_when_a_purpose_does_not_tell_it(
    told: Told, tmp_path: Path
) -> None:
    journal = told.base.journal
    first = journal.record(Incident("Au travail.", details=Details(place="rue des Lilas")))
    journal.amend(first.uid, Incident("Au travail, le matin."))
    own = Incident("Seul.", details=Details(platform="Forum", severity=5))
    weighed = journal.record(own).note
    recipe = told.recipe("employer", notes=(first.note, weighed), exhibits=())
    write_folder(tmp_path / "out", told.parcel(recipe))
    assert check(tmp_path / "out") == []
    found = everything(tmp_path / "out")
    assert "le matin" in found
    assert "Lilas" not in found
    assert "severity" not in found


def test_what_is_taken_out_is_in_no_form(told: Told, tmp_path: Path) -> None:
    recipe = told.recipe(
        words=("Sophie",),
        persons=(told.person,),
        hide=KINDS,
        fields=("channel",),
        exhibits=(),
    )
    parcel = told.parcel(recipe)
    write_folder(tmp_path / "out", parcel)
    assert check(tmp_path / "out") == []
    found = everything(tmp_path / "out").casefold()
    for gone in ("bernard", "sophie", "lilas", "a.example", "998877665544", "message"):
        assert gone not in parcel.preview().casefold()
        assert gone not in found or gone == "message"
    assert "[caviard\u00e9]" in parcel.preview()
    assert told.sources.journal.get(told.chosen).body.startswith("BERNARD")


def test_the_name_of_an_exhibit_goes_with_the_entry_that_says_it(
    told: Told, tmp_path: Path
) -> None:
    write_folder(
        tmp_path / "out", told.parcel(told.recipe(persons=(told.person,), formats=("bag",)))
    )
    assert check(tmp_path / "out") == []
    lines = (tmp_path / "out" / "data" / "journal.jsonl").read_text(encoding="utf-8")
    assert "Bernard" not in lines
    assert (tmp_path / "out" / "data" / "exhibits" / "exhibit-0001.png").is_file()


@pytest.mark.parametrize("purpose", ["employer", "school"])
def test_an_employer_or_school_sees_no_picture_place_or_relative(told: Told, purpose: str) -> None:
    known = load_purposes(content_root(), "fr")[purpose]
    proposed = told.sources.proposed(Recipe(purpose, "fr"), known)
    assert told.chosen in proposed.notes
    assert told.decision not in proposed.notes
    assert proposed.exhibits == ()
    said = told.parcel(replace(proposed, notes=(told.chosen,))).preview()
    assert all(gone not in said for gone in ("Lilas", "Sophie", "a.example", "998877665544"))


def test_the_pdf_is_archival_tagged_and_carries_the_exhibits(told: Told, tmp_path: Path) -> None:
    parcel = told.parcel(told.recipe(formats=("pdf",)))
    write_folder(tmp_path / "out", parcel)
    content = (tmp_path / "out" / "dossier.pdf").read_bytes()
    reader = PdfReader(io.BytesIO(content))
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "fr"
    assert "/StructTreeRoot" in root
    tags = Counter(tags_of(root["/StructTreeRoot"]))
    assert all(tags[tag] for tag in ("/Document", "/H1", "/H2", "/P", "/Table", "/TH", "/TD"))
    if parcel.archival:
        claims = root["/Metadata"].get_data()
        assert b"<pdfaid:part>3</pdfaid:part>" in claims
        assert b"<pdfaid:conformance>B</pdfaid:conformance>" in claims
        assert len(root["/AF"]) == 1
        (inside,) = reader.attachments["exhibit-0001.png"]
        assert inside.startswith(b"\x89PNG")
    assert "/JS" not in str(root)
    assert "/OpenAction" not in root
    said = "".join(page.extract_text() for page in reader.pages)
    assert '#eval("1")' in said
    assert ARABIC in said or ARABIC[::-1] in said


def tags_of(element: Any) -> Iterator[str]:
    """Yield the tags of a PDF, from the document down."""
    found = element.get_object() if hasattr(element, "get_object") else element
    if isinstance(found, dict):
        yield str(found.get("/S"))
        inner = found.get("/K", [])
        for one in inner if isinstance(inner, list) else [inner]:
            yield from tags_of(one)


def test_letters_without_a_shape_give_a_plain_pdf_that_says_so(told: Told, tmp_path: Path) -> None:
    note = told.base.journal.note("\U0001f9ff\U00012000 \ue000").note
    parcel = told.parcel(told.recipe(notes=(note,), formats=("pdf",), exhibits=()))
    write_folder(tmp_path / "out", parcel)
    assert (parcel.archival, parcel.whole) == (False, False)
    reader = PdfReader(tmp_path / "out" / "dossier.pdf")
    assert "ne peuvent pas" in reader.pages[0].extract_text()


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: dict[str, list[dict[str, str | None]]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.setdefault(tag, []).append(dict(attrs))


def test_the_html_can_be_read_aloud_and_does_nothing(told: Told, tmp_path: Path) -> None:
    write_folder(tmp_path / "out", told.parcel(told.recipe(formats=("html",))))
    tags = Tags()
    tags.feed((tmp_path / "out" / "dossier.html").read_text(encoding="utf-8"))
    assert tags.seen["html"] == [{"lang": "fr"}]
    assert len(tags.seen["h1"]) == 1
    assert all(cell["scope"] in {"col", "row"} for cell in tags.seen["th"])
    assert all(cell.get("dir") == "auto" for cell in tags.seen["p"])
    assert not tags.seen.keys() & {"script", "img", "link", "iframe", "a", "form"}


def test_the_archive_opens_elsewhere_and_only_with_its_passphrase(
    told: Told, tmp_path: Path
) -> None:
    target = tmp_path / "out.zip"
    with Secret(b"three plain words") as secret:
        write_archive(target, told.parcel(told.recipe()), secret, lambda _done: True)
    assert b"Bernard" not in target.read_bytes()
    assert target.stat().st_mode & 0o077 == 0
    with pyzipper.AESZipFile(target) as archive:
        assert all(info.compress_type == 99 or info.flag_bits & 1 for info in archive.infolist())
        archive.setpassword(b"wrong")
        with pytest.raises(RuntimeError):
            archive.read("data/dossier.html")
        archive.setpassword(b"three plain words")
        archive.extractall(tmp_path / "opened")
    assert check(tmp_path / "opened") == []
    with zipfile.ZipFile(target) as plain, pytest.raises((RuntimeError, NotImplementedError)):
        plain.read("data/dossier.html")


@pytest.mark.parametrize("words", ["", "clé"])
def test_the_archive_refuses_a_passphrase_that_programs_read_differently(
    told: Told, tmp_path: Path, words: str
) -> None:
    with Secret(words.encode()) as secret, pytest.raises(BadPassphraseText):
        write_archive(tmp_path / "out.zip", told.parcel(told.recipe()), secret, lambda _d: True)
    assert not (tmp_path / "out.zip").exists()


def test_nothing_is_replaced_and_nothing_stays_of_what_was_stopped(
    told: Told, tmp_path: Path
) -> None:
    target = tmp_path / "out.zip"
    with Secret(b"plain words") as secret:
        with pytest.raises(Cancelled):
            write_archive(target, told.parcel(told.recipe()), secret, lambda done: done < 5000)
        assert not target.exists()
        target.write_bytes(b"mine")
        with pytest.raises(FileExists):
            write_archive(target, told.parcel(told.recipe()), secret, lambda _done: True)
    assert target.read_bytes() == b"mine"


def test_a_vault_of_its_own_holds_what_was_chosen_and_nothing_else(
    told: Told, tmp_path: Path
) -> None:
    target, clock = tmp_path / "out.dat", TestClock()
    recipe = told.recipe()
    numbers = iter(range(10_000))
    with passphrase() as secret:
        write_vault(
            target, told.parcel(recipe), secret, lambda _done: True, profile=CHEAP, clock=clock,
            new_id=lambda: f"new-{next(numbers)}",
            say=load_wording(content_root(), "fr").language.say,
        )  # fmt: skip
    with closing(reopen(target)) as vault:
        journal = Journal(vault, clock, lambda: "x")
        exhibits = Exhibits(vault, journal, clock, lambda: "x")
        assert journal.verify() is None
        said = [entry.body for entry in journal.newest(100)]
        assert SECRET not in str(
            [*said, *exhibits.all(), *map(journal.incident, journal.newest(100))]
        )
        original = exhibits.same(told.sources.exhibits.get(told.exhibit).sha256)
        assert original is not None
        (note,) = [e for e in journal.newest(100) if e.body.startswith("BERNARD")]
        assert [one.uid for one in exhibits.of_incident(note.note)] == [original.uid]
        raw = b"".join(b"".join(exhibits.bytes_of(one.uid)) for one in exhibits.all())
    assert SECRET.encode() not in raw.lower()


def test_a_vault_that_was_stopped_leaves_nothing(told: Told, tmp_path: Path) -> None:
    with passphrase() as secret, pytest.raises(Cancelled):
        write_vault(
            tmp_path / "out.dat", told.parcel(told.recipe()), secret, lambda _done: False,
            profile=CHEAP, clock=TestClock(), new_id=lambda: "x", say=str.format,
        )  # fmt: skip
    assert not (tmp_path / "out.dat").exists()


def test_a_recipe_is_kept_and_can_be_made_again(told: Told) -> None:
    recipe = told.recipe(first=date(2026, 11, 1), words=("Sophie",), hide=("places",))
    uid = told.dossiers.add(recipe)
    assert told.dossiers.get(uid).recipe == recipe
    told.dossiers.note(uid, Handed("2026-11-25T09:00:00+00:00", "Me", "archive", "ab"))
    told.dossiers.change(uid, replace(recipe, to="Me B."))
    (kept,) = told.dossiers.all()
    assert (kept.recipe.to, [one.way for one in kept.handed]) == ("Me B.", ["archive"])
    told.dossiers.hide(uid)
    assert told.dossiers.all() == []


def test_a_range_of_days_narrows_what_is_proposed(told: Told) -> None:
    police = load_purposes(content_root(), "fr")["police"]
    everything_ = told.sources.proposed(Recipe("police", "fr"), police)
    today = told.base.clock().date()
    none = Recipe("police", "fr", last=today - timedelta(days=400))
    assert told.chosen in everything_.notes
    assert told.sources.proposed(none, police).notes == ()
    threats = told.sources.proposed(Recipe("police", "fr"), police, Filters(kind="threat"))
    assert threats.notes == (told.chosen,)


def test_nothing_of_it_is_loaded_before_a_dossier_is_written() -> None:
    program = (
        "import importlib, sys\n"
        "for name in sys.argv[1:]: importlib.import_module(name)\n"
        "print(sorted({'typst', 'pypdf', 'pyzipper', 'Cryptodome'} & set(sys.modules)))"
    )
    names = ["tui.screens.dossier", "tui.screens.dossier_choices", "tui.screens.dossier_hand",
             "tui.dossier.parcel", "tui.dossier.archive", "tui.dossier.own_vault"]  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-I", "-c", program, *names], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"

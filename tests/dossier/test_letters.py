"""Letters: filled from what was chosen, blanks visible, nothing private, the one notice guarded."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.planner.random_answers import raw_answers
from tests.vaults import START, TestClock, ids, new_vault
from tui.dossier.kept_letters import INCIDENT, KIND, KeptLetter, KeptLetters, write_out
from tui.dossier.letters import BLANK, Filling, Law, Material, count_blanks, filled
from tui.dossier.offering import offering
from tui.journal.date_words import DateWords
from tui.journal.entry import Entry
from tui.journal.exhibit import Exhibit
from tui.journal.incident import Details, Incident, Private
from tui.journal.journal import Journal
from tui.journal.occurred import understand
from tui.library.language import Language
from tui.library.letters import load_letters
from tui.library.load import load_library
from tui.library.places import content_root
from tui.people.service_words import load_words
from tui.planner.answers import parse_answers
from tui.planner.plan import Plan, Progress, build_plan
from tui.planner.situation import Situation
from tui.vault.links import Links, Ref
from tui.vault.vault import Vault

ROOT = content_root()
LIBRARY = load_library(ROOT, "en")
LETTERS = {code: load_letters(ROOT, code) for code in ("en", "fr")}
TODAY = date(2026, 11, 20)
NOTICE = LETTERS["en"].all["stop-notice"]
SUITS: dict[str, object] = {
    "q_for": "me",
    "q_rel": ["known"],
    "q_what": ["contact"],
    "q_warned": "no",
    "q_police": "yes",
    "q_age": "adult",
    "q_live": "away",
}
PHRASE = "canary-private"


def plan_for(raw: dict[str, object], **progress: Progress) -> Plan:
    return build_plan(parse_answers(raw, LIBRARY), LIBRARY, TODAY, progress)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    vault = new_vault(tmp_path / "carnet.dat")
    yield vault
    vault.close()


@pytest.fixture
def notes(vault: Vault) -> list[Entry]:
    """Return two notes, the later one written first, with everything that may be private."""
    made = ids()
    journal = Journal(vault, TestClock(), lambda: next(made), lambda _: 0)
    path = ROOT / "en" / "dates.toml"
    words = DateWords.of(tomllib.loads(path.read_text(encoding="utf-8")))
    later = Details(
        platform="Instagram",
        address="https://example.org/p/1",
        account="@somebody",
        account_id="4477",
        words="I will {name} publish \x1b[2J everything",
        witnesses="Sami, who was there",
        reports="IG-99",
        who_names=("Alex",),
        did="canary-did",
        missing="canary-missing",
        who_how="canary-how",
        helper="canary-helper",
    )
    written = [
        Incident(
            "He posted it again",
            ("img_shared", "contact"),
            "12 March 2026 at 14:05",
            understand("12 March 2026 at 14:05", words, START),
            later,
            Private(PHRASE, f"{PHRASE}-note"),
        ),
        Incident("Calls at night", ("contact",), "in spring, I think"),
        Incident("First post", ("wave",), "2026-02-01", understand("2026-02-01", words, START)),
    ]
    return [journal.record(one) for one in written]


def filling(code: str, raw: dict[str, object] | None = None) -> Filling:
    letters = LETTERS[code]
    situation = Situation(parse_answers(raw or {}, LIBRARY), LIBRARY)
    law = Law(letters.facts, letters.offences, situation)
    return Filling(Language(ROOT, code), letters.wording(code), load_words(ROOT, code).day, law)


def letter(code: str, name: str, material: Material, raw: dict[str, object] | None = None) -> str:
    return filling(code, raw).text(LETTERS[code].words(name, code), material)


@pytest.mark.parametrize("code", ["en", "fr"])
@pytest.mark.parametrize("name", LETTERS["en"].all)
def test_what_is_not_known_stays_visible(code: str, name: str) -> None:
    words = LETTERS[code].words(name, code)
    text = letter(code, name, Material("2026-11-20", {}))
    unfilled = [place for place in words.places if place not in LETTERS[code].facts]
    unfilled = [place for place in unfilled if place != "today"]
    assert count_blanks(text) >= len(unfilled)
    assert "{" not in text
    for place in unfilled:
        assert f"{BLANK} {LETTERS[code].wording(code).blanks[place]}]" in text


@pytest.mark.parametrize("code", ["en", "fr"])
@pytest.mark.parametrize("name", LETTERS["en"].all)
def test_what_is_typed_stands_in_the_letter(code: str, name: str) -> None:
    known = LETTERS[code].all[name]
    typed = {field: f"Typed-{field}" for field in known.fields}
    text = letter(code, name, Material("2026-11-20", typed))
    wanted = [field for field in known.fields if field in LETTERS[code].words(name, code).places]
    assert [field for field in wanted if f"Typed-{field}" not in text] == []


def test_law_that_is_not_sure_is_marked_and_sure_law_is_not() -> None:
    text = letter("fr", "erasure", Material("2026-11-20", {}))
    assert "l'article 17 du règlement (UE) 2016/679 (RGPD)" in text.splitlines()[3]
    assert "[… à vérifier\u00a0: dans un délai d'un mois]" in text
    for name, fact in LETTERS["en"].facts.items():
        said = filling("en").advice(f"{{{name}}}")
        assert said.startswith("[… to be checked") is (fact.confidence != "high"), name


def test_a_complaint_holds_everything_it_must(notes: list[Entry]) -> None:
    exhibit = Exhibit("x1", "ab" * 32, 9, "capture.png", "image/png")
    typed = {"court": "Lyon", "name": "Léa Martin", "harm": "Je ne dors plus"}
    material = Material("2026-11-20", typed, notes, [exhibit], hashes=True)
    text = letter("fr", "procureur", material)
    assert text.index("1er février 2026") < text.index("12 mars 2026 à 14:05")
    for wanted in (
        "Léa Martin",
        "Tribunal judiciaire de Lyon",
        "contre Alex, ou contre toute autre",
        "https://example.org/p/1",
        "@somebody",
        "4477",
        "I will {name} publish",
        "- Sami, who was there",
        "- IG-99",
        "Je ne dors plus",
        "1. capture.png\n   SHA-256 " + "ab" * 32,
        "(article 226-2-1 du Code pénal)",
        "(article 222-33-2-2 du Code pénal)",
        "in spring, I think",
        "J'atteste que ce récit est sincère",
        "[… signature]",
    ):
        assert wanted in text
    assert "\x1b" not in text
    assert "canary" not in text


def test_an_ex_partner_changes_the_article(notes: list[Entry]) -> None:
    material = Material("2026-11-20", {}, notes)
    text = letter("en", "procureur", material, {"q_rel": ["partner_ex"]})
    assert "222-33-2-1" in text
    assert "222-33-2-2" not in text


@pytest.mark.parametrize("name", ["platform-notice", "host-notice", "search-delisting"])
def test_a_company_gets_links_and_words_but_not_the_story(name: str, notes: list[Entry]) -> None:
    text = letter("en", name, Material("2026-11-20", {}, notes))
    assert "https://example.org/p/1" in text
    assert "He posted it again" not in text
    assert "Calls at night" not in text
    assert "Sami" not in text
    assert "canary" not in text


@pytest.mark.parametrize("name", ["employer", "hacked-contacts", "friend-help", "run-account"])
def test_people_around_get_nothing_of_the_journal(name: str, notes: list[Entry]) -> None:
    with_notes = letter("en", name, Material("2026-11-20", {}, notes))
    assert with_notes == letter("en", name, Material("2026-11-20", {}))


def test_the_hash_comes_only_when_asked_for() -> None:
    exhibit = Exhibit("x1", "cd" * 32, 9, "a.png", "image/png", title="The \u202epost")
    plain = letter("en", "host-notice", Material("2026-11-20", {}, (), [exhibit]))
    assert "1. The \ufffdpost\n" in plain
    assert "cd" * 32 not in plain
    asked = Material("2026-11-20", {}, (), [exhibit], hashes=True)
    assert "SHA-256 " + "cd" * 32 in letter("en", "host-notice", asked)


@given(st.text())
def test_typed_text_is_never_filled_again(typed: str) -> None:
    assert filled("a {one} {two}", {"one": typed, "two": "2"}) == f"a {typed} 2"


def test_the_words_of_the_notice_are_the_fixed_ones() -> None:
    assert letter("en", "stop-notice", Material("2026-11-20", {"channel": "mail"})) == (
        "Do not contact me again in any way, directly or through other people. "
        "I am keeping a record. Any further contact will be reported.\n"
    )
    french = letter("fr", "stop-notice", Material("2026-11-20", {"channel": "courriel"}))
    assert french == (
        "Ne me contactez plus, de quelque façon que ce soit, ni directement ni par d'autres. "
        "Je garde une trace. Tout nouveau contact sera signalé.\n"
    )


def test_the_notice_is_offered_when_the_plan_offers_it() -> None:
    assert offering(NOTICE, plan_for(SUITS), sent=False).allowed
    assert not offering(NOTICE, plan_for(SUITS), sent=True).allowed
    assert not offering(NOTICE, plan_for({}), sent=False).allowed


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"q_rel": ["partner_now"]}, "partner"),
        ({"q_what": ["contact", "demand"]}, "blackmail"),
        ({"q_rel": ["group", "known"], "q_what": ["wave", "contact"]}, "crowd"),
        ({"q_age": "minor"}, "minor"),
        ({"q_warned": "written"}, "already"),
        ({"q_warned": "unsafe"}, "unsafe"),
    ],
)
def test_the_notice_is_refused_with_its_reason(changed: dict[str, object], reason: str) -> None:
    found = offering(NOTICE, plan_for({**SUITS, **changed}), sent=False)
    assert not found.allowed
    assert reason in found.refusals


@pytest.mark.parametrize(
    ("changed", "caution"),
    [
        ({"q_police": "no"}, "c_promise"),
        ({"q_rel": ["partner_ex"]}, "c_noticestalk"),
        ({"q_legal": ["case"]}, "c_orderexists"),
    ],
)
def test_the_notice_is_held_with_its_caution_until_it_is_released(
    changed: dict[str, object], caution: str
) -> None:
    found = offering(NOTICE, plan_for({**SUITS, **changed}), sent=False)
    assert not found.allowed
    assert caution in [hold.id for hold in found.holds]
    released = Progress(released=True)
    plan = plan_for({**SUITS, **changed}, ct_stopnotice=released)
    assert offering(NOTICE, plan, sent=False).allowed


@settings(max_examples=300, deadline=None)
@given(raw=raw_answers(LIBRARY))
def test_the_notice_is_offered_exactly_when_the_step_may_be_done(raw: dict[str, object]) -> None:
    plan = plan_for(raw)
    found = offering(NOTICE, plan, sent=False)
    assert found.allowed is any(p.step.id == "ct_stopnotice" for p in plan.do)
    planned = plan.find("ct_stopnotice")
    excluded = LIBRARY.steps["ct_stopnotice"].exclude.holds(plan.situation)
    assert bool(found.refusals) is excluded
    if planned is not None and planned.holds:
        assert found.holds == planned.holds


def test_another_letter_is_written_although_its_step_is_held() -> None:
    raw = {**SUITS, "q_what": ["threat"], "q_police": "no", "q_country": "FR"}
    found = offering(LETTERS["en"].all["preserve-data"], plan_for(raw), sent=True)
    assert found.allowed
    assert found.holds


# What is kept


def kept(**changed: str) -> KeptLetter:
    base = {"letter": "employer", "language": "fr", "to": "Mme B.", "subject": "s", "text": "t\n"}
    return KeptLetter(**{**base, **changed})  # type: ignore[arg-type]


def test_a_kept_letter_leads_to_its_notes_and_back(vault: Vault, notes: list[Entry]) -> None:
    made = iter(f"letter-{number}" for number in range(9))
    letters = KeptLetters(vault, TestClock(), lambda: next(made))
    uid = letters.add(kept(), [notes[0].note, notes[2].note])
    assert letters.notes_of(uid) == [notes[0].note, notes[2].note]
    back = Links(vault, TestClock()).of(Ref(INCIDENT, notes[0].note), KIND)
    assert back == [Ref(KIND, uid)]
    assert (letters.get(uid).to, letters.get(uid).sent) == ("Mme B.", "")


def test_hiding_a_sent_letter_does_not_allow_a_second_one(vault: Vault) -> None:
    made = iter(f"letter-{number}" for number in range(9))
    letters = KeptLetters(vault, TestClock(), lambda: next(made))
    uid = letters.add(kept(letter="stop-notice"))
    assert not letters.was_sent("stop-notice")
    letters.change(kept(letter="stop-notice", sent="2026-11-20T08:00:00+00:00", uid=uid))
    letters.hide(uid)
    assert letters.all() == []
    assert letters.was_sent("stop-notice")
    assert not letters.was_sent("employer")


def test_a_letter_is_written_out_under_a_free_name(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    place = write_out(kept(text="Été\n"), tmp_path, "letter.txt")
    assert place.name != "letter.txt"
    assert place.read_bytes() == "Été\n".encode()
    if os.name == "posix":
        assert place.stat().st_mode & 0o077 == 0
    assert (tmp_path / "letter.txt").read_text() == "mine"

"""The queries for what somebody can be found by, from the real content of both languages."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tui.followup.identifiers import Identifier, guess_kind
from tui.followup.self_search import SelfSearch, load_self_search, queries_for
from tui.library.language import available_languages
from tui.library.places import content_root
from tui.library.tables import ContentError

CODES = [info.code for info in available_languages(content_root())]


@pytest.fixture(scope="module")
def search() -> SelfSearch:
    return load_self_search(content_root(), "en")


def texts(
    search: SelfSearch, text: str, kind: str, *, town: str = "", country: str = ""
) -> list[str]:
    return [query.text for query in queries_for(Identifier(text, kind, town), search, country)]


def test_a_name_is_looked_for_exactly_with_its_town_and_on_sites(search: SelfSearch) -> None:
    found = texts(search, "  Marie   Dupont ", "name", town="Lyon")
    assert found[:3] == ['"Marie Dupont"', '"Marie Dupont" "Lyon"', '"Marie Dupont" filetype:pdf']
    assert 'site:linkedin.com "Marie Dupont"' in found
    assert not [
        text for text in texts(search, "Marie Dupont", "name") if "Lyon" in text or '""' in text
    ]


def test_quotation_marks_and_braces_of_the_person_cannot_break_a_query(search: SelfSearch) -> None:
    assert texts(search, 'Ma"rie {site} %s', "name")[0] == '"Ma rie {site} %s"'


def test_a_handle_is_looked_for_without_its_sign_on_each_site(search: SelfSearch) -> None:
    found = texts(search, "@marie_d", "handle")
    assert found[0] == '"marie_d"'
    assert 'site:tiktok.com "marie_d"' in found


def test_a_mail_address_brings_what_stands_before_the_at(search: SelfSearch) -> None:
    assert texts(search, "marie.d@example.org", "mail") == ['"marie.d@example.org"', '"marie.d"']
    assert texts(search, "marie", "mail") == ['"marie"']


@pytest.mark.parametrize(
    ("typed", "country", "expected"),
    [
        (
            "06 12 34 56 78",
            "FR",
            [
                "06 12 34 56 78",
                "06.12.34.56.78",
                "06-12-34-56-78",
                "0612345678",
                "+33 6 12 34 56 78",
                "+33612345678",
                "0033612345678",
            ],
        ),
        (
            "+44 (0)7700 900123",
            "FR",
            [
                "+44 (0)7700 900123",
                "07700 900123",
                "07700900123",
                "+44 7700 900123",
                "+447700900123",
                "00447700900123",
            ],
        ),
        (
            "15555550123",
            "US",
            [
                "15555550123",
                "555-555-0123",
                "555.555.0123",
                "555 555 0123",
                "(555) 555-0123",
                "5555550123",
                "+1 555 555 0123",
                "+15555550123",
                "0015555550123",
            ],
        ),
        ("0033 612345678", "", None),
        (
            "0151 23456789",
            "DE",
            ["0151 23456789", "015123456789", "+4915123456789", "004915123456789"],
        ),
        ("06 12 34 56 78", "US", ["06 12 34 56 78", "0612345678"]),
        ("06 12 34 56 78", "", ["06 12 34 56 78", "0612345678"]),
        ("06 12", "FR", ["06 12", "0612"]),
        ("+999 123", "FR", ["+999 123", "+999123"]),
    ],
)
def test_a_number_is_looked_for_in_each_of_its_spellings(
    search: SelfSearch, typed: str, country: str, expected: list[str] | None
) -> None:
    found = texts(search, typed, "phone", country=country)
    single = [text.strip('"') for text in found[1:]]
    if expected is None:
        assert {"06 12 34 56 78", "+33612345678", "0033612345678"} <= set(single)
    else:
        assert single == expected
    assert found[0] == " OR ".join(f'"{text}"' for text in single)


def test_a_number_without_another_spelling_has_one_query(search: SelfSearch) -> None:
    assert texts(search, "3919", "phone", country="FR") == ['"3919"']


def test_what_is_only_described_has_no_query(search: SelfSearch) -> None:
    assert texts(search, "me on the beach, 2019", "picture") == []


@pytest.mark.parametrize("code", CODES)
def test_every_query_has_a_reason_and_an_engine_and_every_alert_its_source(code: str) -> None:
    search = load_self_search(content_root(), code)
    assert {template.of for template in search.templates} == {
        "name", "handle", "phone", "mail", "address",
    }  # fmt: skip
    for template in search.templates:
        assert template.why
        assert template.engines
    assert [alert.id for alert in search.alerts] == ["google_alerts", "results_about_you", "leaks"]
    assert all(alert.source and alert.text for alert in search.alerts)


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ('of = "name"', 'of = "nose"', "'nose' is not known"),
        ('"other_search"]', '"altavista"]', "'altavista' is not known"),
        ('confidence = "medium"', 'confidence = "low"', "confidence"),
        ('groups = "1 2 2 2 2"', 'groups = "1 two"', "numbers with spaces"),
        ('id = "leaks"', 'id = "leak"', "leak"),
    ],
)
def test_a_mistake_in_the_content_is_named(
    tmp_path: Path, before: str, after: str, problem: str
) -> None:
    (tmp_path / "en").mkdir()
    for name in ("self_search.toml", "en/self_search.toml"):
        shutil.copy(content_root() / name, tmp_path / name)
    file = tmp_path / "self_search.toml"
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(ContentError) as error:
        load_self_search(tmp_path, "en")
    assert any(problem in str(found) for found in error.value.problems)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Marie Dupont", "name"),
        ("@marie", "handle"),
        ("marie_87", "handle"),
        ("marie87", "handle"),
        ("a@b.fr", "mail"),
        ("+33 6 12 34 56 78", "phone"),
        ("12 rue des Lilas", "address"),
    ],
)
def test_what_is_typed_is_guessed(text: str, kind: str) -> None:
    assert guess_kind(text) == kind

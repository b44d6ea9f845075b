"""The services that can be called: whole, sourced, dated, in both languages, in the right order."""

from datetime import date
from pathlib import Path

import pytest

from tui.library.language import available_languages
from tui.library.load import load_library
from tui.library.places import content_root
from tui.library.tables import Problems
from tui.people.ordering import for_country, needs_of, offer
from tui.people.service_words import load_words
from tui.people.services import (
    EVERYWHERE,
    UNDATED,
    Directory,
    Service,
    collect_directory,
    earliest_day,
    load_directory,
)
from tui.planner.answers import parse_answers
from tui.planner.situation import Situation

ROOT = content_root()
LANGUAGES = [info.code for info in available_languages(ROOT)]
FRENCH = load_directory(ROOT, "fr")
LIBRARY = load_library(ROOT, "fr")
ASKED_COUNTRIES = ("FR", "BE", "CH", "CA", "UK", "US")
SPECIALIST_NEEDS = {
    "minors", "domestic_violence", "sexual_violence", "image_abuse", "sextortion", "stalking",
    "tech_abuse", "online_abuse", "victims",
}  # fmt: skip
TODAY = date(2026, 11, 20)


def situation(**answers: object) -> Situation:
    return Situation(parse_answers(answers, LIBRARY), LIBRARY)


def ids(services: tuple[Service, ...]) -> list[str]:
    return [service.id for service in services]


def by_id(name: str) -> Service:
    return next(service for service in FRENCH.services if service.id == name)


def test_ids_are_unique_and_the_same_in_every_language() -> None:
    listed = {code: ids(load_directory(ROOT, code).services) for code in LANGUAGES}
    assert {"fr", "en"} <= set(listed)
    for found in listed.values():
        assert found == listed["fr"]
        assert len(found) == len(set(found)) > 50


@pytest.mark.parametrize("service", FRENCH.services, ids=lambda service: service.id)
def test_every_service_names_its_source_and_the_day_it_was_checked(service: Service) -> None:
    assert service.source.startswith(("https://", "http://", "read in a published copy"))
    if service.checked != UNDATED:
        assert date(2017, 1, 1) <= earliest_day(service.checked) <= TODAY


@pytest.mark.parametrize("code", LANGUAGES)
def test_everything_about_every_service_has_words(code: str) -> None:
    words = load_words(ROOT, code)
    for service in load_directory(ROOT, code).services:
        assert service.name
        assert words.country(service.country)
        assert all(words.need(need) for need in service.needs)
        assert words.cost(service)
        assert words.freshness(service, TODAY)
        words.languages(service)
        if service.phone or service.sms:
            assert words.hours(service)
            assert words.on_bill(service)


@pytest.mark.parametrize("country", ASKED_COUNTRIES)
def test_every_country_that_is_asked_about_has_an_emergency_number(country: str) -> None:
    own = [service for service in FRENCH.services if service.country == country]
    assert any(service.is_emergency and (service.phone or service.sms) for service in own)
    assert all(service.days == "always" for service in own if service.is_emergency)


@pytest.mark.parametrize("country", ASKED_COUNTRIES)
def test_every_country_that_is_asked_about_has_a_specialist(country: str) -> None:
    own = [service for service in FRENCH.services if service.country == country]
    assert any(
        SPECIALIST_NEEDS & set(service.needs) and not service.is_emergency for service in own
    )


def test_the_countries_are_those_of_the_questions() -> None:
    options = {option.id for option in LIBRARY.questions["q_country"].options}
    assert set(ASKED_COUNTRIES) <= options


def test_own_country_comes_first_then_the_services_for_everyone() -> None:
    listed = for_country(FRENCH.services, "BE")
    assert listed[0].id == "be-112"
    assert {service.country for service in listed} == {"BE", EVERYWHERE}
    countries = [service.country for service in listed]
    assert countries == sorted(countries, key=lambda country: country == EVERYWHERE)


def test_an_unknown_country_still_gets_the_services_for_everyone() -> None:
    assert {service.country for service in for_country(FRENCH.services, "other")} == {EVERYWHERE}
    assert for_country(FRENCH.services, EVERYWHERE) == for_country(FRENCH.services, "other")


def test_a_partner_brings_the_domestic_violence_line_before_the_general_one() -> None:
    found = ids(offer(FRENCH, "FR", situation(q_rel=["partner_now"])).fitting)
    assert found[0] == "fr-3919"
    assert "fr-116006" in found


def test_dark_thoughts_bring_the_suicide_line_first() -> None:
    answers = situation(q_self="dark", q_rel=["partner_ex"])
    assert ids(offer(FRENCH, "FR", answers).fitting)[:2] == ["fr-3114", "fr-3919"]


def test_a_minor_gets_the_lines_for_children_and_none_kept_for_adults() -> None:
    answers = situation(q_age="minor", q_what=["img_shared"])
    fitting = ids(offer(FRENCH, "UK", answers).fitting)
    assert "int-takeitdown" in fitting
    assert not {"int-stopncii", "uk-rph"} & set(fitting)
    assert ids(offer(FRENCH, "FR", answers).fitting)[:2] == ["fr-3018", "fr-119"]


def test_an_adult_whose_images_circulate_gets_the_adult_helpline() -> None:
    answers = situation(q_age="adult", q_what=["img_shared"])
    fitting = ids(offer(FRENCH, "UK", answers).fitting)
    assert {"int-stopncii", "uk-rph"} <= set(fitting)
    assert "int-takeitdown" not in fitting


def test_nobody_is_sent_to_the_police_by_the_order_of_the_list() -> None:
    shown = offer(FRENCH, "FR", situation(q_rel=["partner_now"], q_what=["demand"]))
    assert shown.official
    assert not any(service.official for service in shown.fitting + shown.others)
    assert shown.all().index(shown.fitting[-1]) < shown.all().index(shown.official[0])


@pytest.mark.parametrize("country", [*ASKED_COUNTRIES, "LU", "IE", "AU", "ES", "DE", "other"])
def test_sorting_loses_and_doubles_nothing(country: str) -> None:
    shown = offer(FRENCH, country, situation(q_what=["wave", "demand", "img_fake"]))
    assert sorted(ids(shown.all())) == sorted(ids(for_country(FRENCH.services, country)))


def test_needs_come_most_pressing_first() -> None:
    found = needs_of(FRENCH, situation(q_self="dark_now", q_rel=["partner_ex"], q_what=["wave"]))
    assert found[:2] == ("crisis", "domestic_violence")
    assert found[-1] == "victims"


def test_twelve_months_after_the_check_an_entry_is_old() -> None:
    service = by_id("fr-3919")
    assert service.freshness(date(2027, 8, 8)) == "current"
    assert service.freshness(date(2027, 8, 9)) == "old"
    assert by_id("ca-qc-sosvc").freshness(TODAY) == "recheck"


def test_what_is_not_sure_never_stands_in_an_emergency_nor_before_what_is() -> None:
    unsure = [service for service in FRENCH.services if not service.is_sure]
    assert len(unsure) > 30
    assert not any(service.is_emergency for service in unsure)
    fitting = offer(FRENCH, "UK", situation(q_rel=["partner_now"], q_danger=["sexual"])).fitting
    own = [service.is_sure for service in fitting if service.country == "UK"]
    assert own == sorted(own, reverse=True)
    assert False in own


def test_an_undated_entry_says_so() -> None:
    assert by_id("us-cybertip").freshness(TODAY) == UNDATED
    words = load_words(ROOT, "en")
    assert words.freshness(by_id("us-cybertip"), TODAY).startswith("Not known when")


def test_a_year_or_a_month_counts_from_its_first_day() -> None:
    assert earliest_day("2024") == date(2024, 1, 1)
    assert earliest_day("2025-05") == date(2025, 5, 1)
    assert earliest_day("2026-10-01") == date(2026, 10, 1)
    for wrong in ("", "soon", "2025-13", "20245"):
        with pytest.raises(ValueError):
            earliest_day(wrong)


def test_codes_are_said_in_words() -> None:
    french, english = load_words(ROOT, "fr"), load_words(ROOT, "en")
    assert french.hours(by_id("fr-3919")) == "24 h/24, 7 j/7"
    assert french.hours(by_id("fr-info-escroqueries")) == "du lundi au vendredi, de 9 h à 18 h 30"
    assert english.hours(by_id("fr-116006")) == "every day, from 9:00"
    assert english.hours(by_id("fr-pharos")) == ""
    assert french.cost(by_id("fr-3018")) == "gratuit, anonyme, confidentiel"
    assert "facture" in french.on_bill(by_id("fr-119"))
    assert french.day("2026-10-01") == "1er octobre 2026"
    assert english.day("2025-05") == "May 2025"
    assert french.day("2024") == "2024"
    assert "old" in english.freshness(by_id("fr-cfcv"), TODAY)


def test_a_hidden_call_is_never_shown_without_the_phone_own_list() -> None:
    assert "call list" in load_words(ROOT, "en").sections["on_bill"]["hidden"]
    assert "journal d'appels" in load_words(ROOT, "fr").sections["on_bill"]["hidden"]


def copied(tmp_path: Path, change: tuple[str, str]) -> Directory:
    (tmp_path / "fr").mkdir()
    for name in ("services.toml", "needs.toml", "fr/services.toml"):
        text = (ROOT / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(text.replace(*change, 1), encoding="utf-8")
    problems = Problems()
    directory = collect_directory(tmp_path, "fr", problems)
    assert [problem.file for problem in problems.found]
    return directory


@pytest.mark.parametrize(
    "change",
    [
        ('checked = "2026-08-08"\n', ""),
        ('checked = "2026-08-08"', 'checked = "recently"'),
        ('source = "https://github.com/Compyra/oasis-online.labidi.eu"\n', ""),
        ('phone = "112"\n', ""),
        ('id = "fr-17"', 'id = "fr-112"'),
        ('days = "always"', 'days = "sometimes"'),
        ('needs = ["emergency"]', 'needs = ["company"]'),
        ('needs = ["emergency"]', 'needs = ["emergency"]\nconfidence = "medium"'),
        ('needs = ["emergency"]', 'needs = ["emergency"]\nconfidence = "low"'),
        ("[services.fr-112]", "[services.fr-113]"),
    ],
)
def test_an_entry_that_is_not_whole_is_refused(tmp_path: Path, change: tuple[str, str]) -> None:
    copied(tmp_path, change)

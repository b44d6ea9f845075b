"""What people can be asked for, what came back, and the three to call."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tui.library.model import Library
from tui.library.places import content_root
from tui.people.asked import Asked, AskedOfPeople, UnknownAsked
from tui.people.asks import load_asks
from tui.people.kept_services import KeptServices
from tui.people.services import load_directory
from tui.people.three import ThreeFull, ThreeToCall
from tui.vault.links import Links, Ref
from tui.vault.opening import create
from tui.vault.profiles import Profile
from tui.vault.secret import Secret
from tui.vault.vault import Vault

NOW = datetime(2026, 3, 2, 14, 30, tzinfo=UTC)
CHEAP = Profile(1, passes=1, memory=8, lanes=1)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with Secret(b"correct horse") as passphrase:
        vault = create(tmp_path / "f", passphrase, profile=CHEAP, now=lambda: NOW)
    yield vault
    vault.close()


@pytest.fixture
def asked(vault: Vault) -> AskedOfPeople:
    ids = itertools.count(1)
    return AskedOfPeople(vault, lambda: NOW, lambda: f"{next(ids):032x}")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_ask_leads_to_steps_that_exist_and_names_nobody(
    language: str, library: Library
) -> None:
    asks = load_asks(content_root(), language)
    assert len(asks.all) >= 12
    assert "{word}" in asks.code_line
    for ask in asks.all.values():
        assert set(ask.steps) <= set(library.steps)
        assert ask.message.count("{name}") == 1
        assert "{" not in ask.written_to("Léa")


def test_braces_in_a_name_or_a_word_are_only_braces() -> None:
    asks = load_asks(content_root(), "en")
    assert "{word}" in asks.all["listen"].written_to("{word}")
    assert "“{name}”" in asks.code_words("{name}")


def test_what_was_asked_is_dated_answered_and_linked(vault: Vault, asked: AskedOfPeople) -> None:
    uid = asked.add(Asked(4, "come_along", "Could you come?"), ["rp_police"])
    asked.add(Asked(5, words="Something else"))
    assert [one.asked for one in asked.of(4)] == [date(2026, 3, 2)]
    asked.answer(uid, "yes", "  with pleasure ")
    one = asked.get(uid)
    assert (one.answer, one.reply, one.answered) == ("yes", "with pleasure", date(2026, 3, 2))
    links = Links(vault, lambda: NOW).of(Ref("step", "rp_police"))
    assert links == [Ref("asked", uid)]


def test_what_was_noted_by_mistake_goes_with_its_links(vault: Vault, asked: AskedOfPeople) -> None:
    uid = asked.add(Asked(4, "listen"), ["ppl_team"])
    asked.remove(uid)
    assert asked.of(4) == []
    assert Links(vault, lambda: NOW).of(Ref("step", "ppl_team")) == []
    with pytest.raises(UnknownAsked):
        asked.get(uid)


def test_what_somebody_can_do_is_one_list_each(asked: AskedOfPeople) -> None:
    asked.can(4, ["listen"])
    asked.can(4, ["listen", "come_along"])
    assert asked.abilities(4) == ("listen", "come_along")
    assert asked.abilities(5) == ()


def test_three_can_be_called_and_not_four(vault: Vault) -> None:
    three = ThreeToCall(vault, lambda: NOW, lambda: "unused")
    for who in ("supporter 1", "service fr-3919", "supporter 2"):
        assert three.toggle(who)
    with pytest.raises(ThreeFull):
        three.toggle("supporter 3")
    assert not three.toggle("supporter 1")
    assert three.all() == ("service fr-3919", "supporter 2")


def test_a_chosen_service_keeps_what_it_said(vault: Vault) -> None:
    services = {one.id: one for one in load_directory(content_root(), "en").services}
    kept = KeptServices(vault, lambda: NOW, lambda: "unused")
    kept.remember(services.values(), ["fr-3919"])
    moved = replace(services["fr-3919"], phone="39 20", source="elsewhere")
    kept.remember([moved], ["fr-3919"])
    one = kept.all()["fr-3919"]
    assert (one.phone, one.source) == ("3919", services["fr-3919"].source)
    assert one.chosen == "2026-03-02"
    assert one.differs(moved)
    assert not one.differs(services["fr-3919"])
    assert one.as_service().checked == services["fr-3919"].checked
    kept.remember(services.values(), [])
    assert kept.all() == {}

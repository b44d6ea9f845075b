"""Supporters and chosen services are kept as they were written."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.vaults import TestClock, new_vault, reopen
from tui.notebook.drafts import Drafts
from tui.people.chosen import ChosenServices
from tui.people.supporters import NoAlias, Supporter, Supporters, UnknownSupporter

LEA = Supporter(
    alias="Léa",
    role="amie",
    channel="au bureau, de vive voix",
    hours="midi",
    code_word="tarte aux pommes",
    knows="tout sauf l'adresse",
    note="a une clé de secours",
    never_call=True,
    last_checked=date(2026, 11, 2),
)


@pytest.fixture
def supporters(tmp_path: Path) -> Supporters:
    return Supporters(new_vault(tmp_path / "carnet.dat"), TestClock())


def test_a_supporter_comes_back_as_written(tmp_path: Path) -> None:
    vault = new_vault(tmp_path / "carnet.dat")
    number = Supporters(vault, TestClock()).add(LEA)
    vault.close()
    again = Supporters(reopen(tmp_path / "carnet.dat"), TestClock())
    assert again.all() == [replace(LEA, id=number)]


def test_an_alias_is_all_it_takes(supporters: Supporters) -> None:
    supporters.add(Supporter("K."))
    assert supporters.all()[0].alias == "K."


@pytest.mark.parametrize("alias", ["", "  ", "\n"])
def test_without_an_alias_nobody_is_added(supporters: Supporters, alias: str) -> None:
    with pytest.raises(NoAlias):
        supporters.add(Supporter(alias, role="amie"))
    assert supporters.all() == []


def test_update_replaces_what_is_known(supporters: Supporters) -> None:
    number = supporters.add(LEA)
    supporters.update(replace(LEA, id=number, code_word="", last_checked=None, never_call=False))
    found = supporters.get(number)
    assert (found.code_word, found.last_checked, found.never_call) == ("", None, False)
    assert found.channel == LEA.channel


def test_a_draft_becomes_a_supporter_in_one_step(tmp_path: Path) -> None:
    clock = TestClock()
    vault = new_vault(tmp_path / "carnet.dat")
    supporters, drafts = Supporters(vault, clock), Drafts(vault, clock)
    drafts.put("supporter/new", "{}")
    number = supporters.add(LEA, draft="supporter/new")
    assert drafts.places() == []
    drafts.put(f"supporter/{number}", "{}")
    drafts.put("quick-note", "autre")
    supporters.update(replace(LEA, id=number, role="sœur"), draft=f"supporter/{number}")
    assert drafts.places() == ["quick-note"]
    drafts.put("supporter/new", "{}")
    with pytest.raises(NoAlias):
        supporters.add(replace(LEA, alias=""), draft="supporter/new")
    assert drafts.get("supporter/new") == "{}"


def test_hiding_loses_nothing(supporters: Supporters) -> None:
    first, second = supporters.add(LEA), supporters.add(Supporter("Sami"))
    supporters.hide(first)
    assert [one.id for one in supporters.all()] == [second]
    assert supporters.all(hidden=True)[0] == replace(LEA, id=first, hidden=True)
    supporters.hide(first, hidden=False)
    assert [one.id for one in supporters.all()] == [first, second]


def test_somebody_unknown_is_said(supporters: Supporters) -> None:
    with pytest.raises(UnknownSupporter):
        supporters.get(7)
    with pytest.raises(UnknownSupporter):
        supporters.update(replace(LEA, id=7))
    with pytest.raises(UnknownSupporter):
        supporters.hide(7)
    assert supporters.all(hidden=True) == []


def test_chosen_services_keep_their_order_and_notes(tmp_path: Path) -> None:
    clock = TestClock()
    chosen = ChosenServices(new_vault(tmp_path / "carnet.dat"), clock)
    for service in ("fr-3919", "fr-119", "fr-114"):
        chosen.choose(service)
        clock.advance(seconds=1)
    chosen.choose("fr-3919", "appelée mardi")
    chosen.drop("fr-119")
    assert list(chosen.all().items()) == [("fr-3919", "appelée mardi"), ("fr-114", "")]

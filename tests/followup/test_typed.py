"""Several names at once, names of people, and what looks like a password."""

from __future__ import annotations

import pytest

from tui.followup.typed import looks_like_password, people_named, several_labels


def test_names_come_one_a_line_or_with_commas_each_once() -> None:
    assert several_labels(" Gmail,  ma   banque\nImpots ; gmail,\n\n,") == [
        "Gmail",
        "ma banque",
        "Impots",
    ]
    assert several_labels(" \n") == []


def test_people_are_named_apart_and_the_person_is_left_out() -> None:
    assert people_named("Max, moi; ma mère/Max ,", {"moi"}) == ["Max", "ma mère"]


@pytest.mark.parametrize(
    "text",
    [
        "marie1987!",
        "Tr0ub4dor",
        "P@ssword",
        "note: azerty12$ for the box",
        "Mot de passe : soleil",
        "password=hello",
        "mdp: chat",
        "PIN: 4821",
        "xK9#mQ2$vL",
    ],
)
def test_what_looks_like_a_password_is_noticed(text: str) -> None:
    assert looks_like_password(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Gmail de Marie",
        "marie.dupont87@example.org",
        "@marie_87-Paris2",
        "+33 6 12 34 56 78",
        "01/02/2026-Paris",
        "L'Oréal-Paris",
        "iPhone15 de Max",
        "Samsung-S21",
        "https://example.org/aB3?x=1!",
        "example.org/aB3?x=1!",
        "Attention!",
        "ask for a new password",
        "compte-joint n°2",
        "Ameli.fr (CPAM)",
        "Crédit Agricole, agence 12",
    ],
)
def test_ordinary_names_are_left_in_peace(text: str) -> None:
    assert not looks_like_password(text)

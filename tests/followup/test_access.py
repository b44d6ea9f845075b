"""Who can reach what, directly and through what resets it."""

from __future__ import annotations

from tests.followup.inventories import account
from tui.followup.access import Way, who_can_reach
from tui.followup.devices import Device


def test_each_way_to_an_account_is_found_and_followed_through_what_it_resets() -> None:
    tablet = Device("tablet", used_by="me, Max", uid="t")
    accounts = [
        account("mail", kind="mail", devices=("t",)),
        account("shop", by="mail"),
        account("bank", by="shop"),
        account("line", kind="phone_line", paid_by="max"),
        account("stream", paid_by="Max"),
        account("own", known_by="me"),
        account("work", known_by="Zoé / MAX"),
    ]
    people = who_can_reach(accounts, [tablet], {"me"})
    assert [person.name for person in people] == ["max", "Zoé"]
    max_ = people[0]
    assert max_.devices == (tablet,)
    assert [(r.account.label, r.way, r.through) for r in max_.reaches] == [
        ("mail", Way.DEVICE, "tablet"),
        ("shop", Way.RESETS, "mail"),
        ("bank", Way.RESETS, "shop"),
        ("line", Way.PAYS, ""),
        ("work", Way.KNOWS, ""),
    ]
    assert [r.account.label for r in people[1].reaches] == ["work"]


def test_a_circle_is_followed_once_and_who_reaches_nothing_is_left_out() -> None:
    accounts = [
        account("one", by="two one gone"),
        account("two", by="one", known_by="Max"),
        account("film", paid_by="Ana"),
    ]
    people = who_can_reach(accounts, [])
    assert [(p.name, [r.account.label for r in p.reaches]) for p in people] == [
        ("Max", ["one", "two"])
    ]

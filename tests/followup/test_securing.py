"""The order of securing: what resets comes before what it resets, whatever the inventory."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given

from tests.followup.inventories import account, inventories
from tui.followup.accounts import KINDS, Account
from tui.followup.devices import Device
from tui.followup.securing import _KIND_ORDER, Action, securing_order


def labels(accounts: list[Account]) -> list[str]:
    return [line.account.label for line in securing_order(accounts, [], {"me"}).lines]


@given(inventories())
def test_every_account_stands_in_the_order_exactly_once(accounts: list[Account]) -> None:
    order = securing_order(accounts, [])
    assert sorted(line.account.uid for line in order.lines) == sorted(a.uid for a in accounts)


@given(inventories(acyclic=True))
def test_what_resets_an_account_comes_before_it(accounts: list[Account]) -> None:
    order = securing_order(accounts, [], {"me"})
    place = {line.account.uid: number for number, line in enumerate(order.lines)}
    for one in accounts:
        assert all(place[other] < place[one.uid] for other in one.reset_by)
    assert order.circles == ()


@given(inventories())
def test_the_same_inventory_gives_the_same_order(accounts: list[Account]) -> None:
    assert securing_order(accounts, []) == securing_order(list(accounts), [])


def reached_from(accounts: list[Account], start: str) -> set[str]:
    """Return the accounts that come before `start`, by walking (written apart from the program)."""
    known = {one.uid: one for one in accounts}
    seen: set[str] = set()
    todo = [start]
    while todo:
        for other in known[todo.pop()].reset_by:
            if other in known and other not in seen:
                seen.add(other)
                todo.append(other)
    return seen


@given(inventories())
def test_only_a_circle_may_stand_before_what_resets_it(accounts: list[Account]) -> None:
    before = {one.uid: reached_from(accounts, one.uid) for one in accounts}
    order = securing_order(accounts, [])
    place = {line.account.uid: number for number, line in enumerate(order.lines)}
    for uid, others in before.items():
        for other in others - {uid}:
            assert place[other] < place[uid] or uid in before[other]


@given(inventories())
def test_a_circle_is_named_whole_and_stands_together(accounts: list[Account]) -> None:
    before = {one.uid: reached_from(accounts, one.uid) for one in accounts}
    expected = {
        frozenset({uid} | {other for other in before[uid] if uid in before[other]})
        for uid in before
        if any(uid in before[other] for other in before[uid] - {uid})
    }
    order = securing_order(accounts, [])
    assert {frozenset(a.uid for a in circle) for circle in order.circles} == expected
    uids = [line.account.uid for line in order.lines]
    for circle in order.circles:
        start = uids.index(circle[0].uid)
        assert [a.uid for a in circle] == uids[start : start + len(circle)]


def test_the_mailbox_that_resets_the_others_comes_first_then_who_is_known_then_what_matters() -> (
    None
):
    accounts = [
        account("shop", by="mail"),
        account("net", by="mail", kind="social", known_by="Max"),
        account("bank", by="mail line", kind="bank", important=True),
        account("line", kind="phone_line"),
        account("mail", kind="mail"),
    ]
    assert labels(accounts) == ["mail", "line", "bank", "net", "shop"]


def test_a_mailbox_comes_first_even_when_nobody_said_what_it_resets() -> None:
    accounts = [
        account("bank", kind="bank", important=True, known_by="Max"),
        account("m", kind="mail"),
    ]
    assert labels(accounts) == ["m", "bank"]


def test_what_resets_the_mailbox_comes_before_it_however_small_it_looks() -> None:
    accounts = [
        account("mail", by="old", kind="mail"),
        account("line", kind="phone_line"),
        account("old"),
    ]
    assert labels(accounts) == ["old", "mail", "line"]


def test_the_persons_own_name_does_not_count_as_somebody_who_knows() -> None:
    accounts = [account("a", known_by="me"), account("b", known_by="Max")]
    assert labels(accounts) == ["b", "a"]
    assert securing_order(accounts, [], {"me"}).lines[1].known_by == ()


def test_two_mailboxes_that_reset_each_other_are_one_sitting_begun_with_the_known_one() -> None:
    accounts = [
        account("one", by="two", kind="mail"),
        account("two", by="one", kind="mail", known_by="Max"),
        account("shop", by="one"),
    ]
    order = securing_order(accounts, [])
    assert [[a.label for a in circle] for circle in order.circles] == [["two", "one"]]
    assert [line.account.label for line in order.lines] == ["two", "one", "shop"]
    assert [a.label for a in order.lines[0].circle] == ["one"]
    assert order.lines[2].circle == ()


def test_an_account_secured_before_what_resets_it_is_called_undone() -> None:
    mail = account("mail", kind="mail")
    shop = account("shop", by="mail", secured=date(2026, 3, 1))
    order = securing_order([mail, shop], [])
    assert [a.label for a in order.lines[1].undone_by] == ["mail"]
    assert order.next is not None
    assert order.next.account == mail
    done = securing_order([replace(mail, secured=date(2026, 3, 2)), shop], [])
    assert done.lines[1].undone_by == ()
    assert done.next is None


def test_only_devices_marked_safer_are_offered_and_those_in_other_hands_are_doubted() -> None:
    mine = Device("library", safe="yes", used_by="me", uid="1")
    shared = Device("tablet", safe="yes", shared=True, uid="2")
    set_up = Device("laptop", safe="yes", set_up_by="Max", uid="3")
    unknown, unsafe = Device("phone", uid="4"), Device("old", safe="no", uid="5")
    accounts = [account("mail", devices=("1", "4", "5", "gone"))]
    order = securing_order(accounts, [mine, shared, set_up, unknown, unsafe], {"me"})
    assert order.from_devices == (mine, shared, set_up)
    assert order.doubtful == (shared, set_up)
    assert order.lines[0].unsafe == (unknown, unsafe)


def test_sessions_come_after_the_password_and_the_second_factor_last() -> None:
    order = securing_order([account("m", kind="mail", second_factor="sms")], [])
    assert order.lines[0].actions == (
        Action.PASSWORD,
        Action.RECOVERY,
        Action.MAIL_RULES,
        Action.SESSIONS,
        Action.OTHER_FACTOR,
    )
    order = securing_order([account("l", kind="phone_line", second_factor="key")], [])
    assert order.lines[0].actions == (
        Action.LINE,
        Action.PASSWORD,
        Action.RECOVERY,
        Action.SESSIONS,
    )


def test_every_kind_of_account_has_its_place() -> None:
    assert sorted(_KIND_ORDER) == sorted(KINDS)


def test_a_long_chain_needs_no_deep_recursion() -> None:
    accounts = [account(f"a{n:05}", by=f"a{n + 1:05}" if n < 4999 else "") for n in range(5000)]
    assert labels(accounts) == [f"a{n:05}" for n in reversed(range(5000))]

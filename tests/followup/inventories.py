"""Inventories for tests: by hand, and drawn by chance."""

from __future__ import annotations

from hypothesis import strategies as st

from tui.followup.accounts import KINDS, SECOND_FACTORS, Account


def account(label: str, *, by: str = "", kind: str = "other", **more: object) -> Account:
    """Return an account whose uid is its label; `by` names those that reset it."""
    return Account(label, kind, reset_by=tuple(by.split()), uid=label, **more)  # type: ignore[arg-type]


@st.composite
def inventories(draw: st.DrawFn, *, acyclic: bool = False) -> list[Account]:
    """Draw up to 12 accounts; without circles, one is reset only by those drawn before it."""
    number = draw(st.integers(0, 12))
    uids = draw(st.permutations([f"a{place}" for place in range(number)]))
    accounts = []
    for place, uid in enumerate(uids):
        others = uids[:place] if acyclic else [*uids, "gone"]
        resetters = draw(st.lists(st.sampled_from(others), unique=True)) if others else []
        accounts.append(
            Account(
                label=uid.upper(),
                kind=draw(st.sampled_from(KINDS)),
                reset_by=tuple(resetters),
                known_by=draw(st.sampled_from(["", "Max", "me"])),
                second_factor=draw(st.sampled_from(SECOND_FACTORS)),
                important=draw(st.booleans()),
                uid=uid,
            )
        )
    return draw(st.permutations(accounts))

"""The words for kinds of accounts and devices, and for what securing one is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from tui.followup.access import Way
from tui.followup.accounts import Account
from tui.followup.devices import Device
from tui.followup.securing import Action, Line
from tui.library.language import mark
from tui.safety.text import clean

Say = Callable[..., str]
KIND_WORDS = {
    "mail": mark("e-mail"),
    "phone_line": mark("phone line"),
    "cloud": mark("cloud, photos"),
    "bank": mark("bank, payment"),
    "official": mark("official site"),
    "social": mark("social network, messages"),
    "shopping": mark("shopping, delivery, transport"),
    "children": mark("children's"),
    "work": mark("work, studies"),
    "other": mark("something else"),
}
FACTOR_WORDS = {
    "none": mark("no second proof"),
    "sms": mark("code by text message"),
    "app": mark("code from an app"),
    "key": mark("security key"),
    "unknown": mark("I don't know"),
}
DEVICE_WORDS = {
    "phone": mark("phone"),
    "computer": mark("computer"),
    "tablet": mark("tablet"),
    "watch": mark("watch, tracker, headphones"),
    "console": mark("games console"),
    "home": mark("router, camera, connected thing"),
    "car": mark("car"),
    "other": mark("something else"),
}
SAFE_WORDS = {
    "yes": mark("safer: they never had it in hand"),
    "no": mark("not safe"),
    "unknown": mark("I don't know"),
}
ACTION_WORDS = {
    Action.LINE: mark("ask the operator for a code on the contract and a lock on transfers"),
    Action.PASSWORD: mark("a new password, used nowhere else"),
    Action.RECOVERY: mark("recovery address and number: only yours"),
    Action.MAIL_RULES: mark("forwarding, filters, delegates: nothing unknown"),
    Action.SESSIONS: mark("then sign out every other device and app"),
    Action.SECOND_FACTOR: mark("then a second proof at sign-in, backup codes kept apart"),
    Action.OTHER_FACTOR: mark("an app or a key instead of text messages, if they reach your line"),
}


def line_of(text: str) -> str:
    """Return the person's own words as one safe line."""
    return clean(text, keep_newlines=False)


def listed(things: Sequence[Account] | Sequence[Device]) -> str:
    """Return the names of accounts or devices with commas."""
    return ", ".join(line_of(thing.label) for thing in things)


def securing_reasons(line: Line, say: Say) -> Iterator[str]:
    """Yield why an account stands at its place in the order of securing."""
    account = line.account
    if line.undone_by:
        yield say(
            "It was secured, but {accounts} can still reset it and is not. Do it again after.",
            accounts=listed(line.undone_by),
        )
    if line.circle:
        yield say(
            "It and {accounts} can reset each other: do them in one sitting, from the same "
            "safer device, one right after the other.",
            accounts=listed(line.circle),
        )
    if line.resets:
        yield say("Whoever is in it can reset: {accounts}.", accounts=listed(line.resets))
    if line.after:
        yield say("It can be reset by: {accounts}.", accounts=listed(line.after))
    if account.kind == "mail" and not line.resets:
        yield say("A mailbox comes first: most passwords are reset through one.")
    if account.kind == "phone_line":
        yield say("A phone line comes early: it receives codes and “forgotten password” calls.")
    if line.known_by:
        yield say("May be known to: {names}.", names=line_of(", ".join(line.known_by)))
    if line.unsafe:
        names = listed(line.unsafe)
        yield say("Signed in on a device that is not marked safer: {devices}.", devices=names)
    if account.important:
        yield say("You said that it matters.")


WAY_WORDS = {
    Way.KNOWS: mark("may know it"),
    Way.PAYS: mark("pays for the line: the operator answers to the holder"),
    Way.DEVICE: mark("it is signed in on {name}"),
    Way.RESETS: mark("through {name}, which can reset it"),
}

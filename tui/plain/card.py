"""The page to carry in lines: what stands on it, in which words, then the page itself."""

from __future__ import annotations

from tui.dossier.card import Card, Item, Style
from tui.library.language import mark
from tui.plain.desk import Desk, Entry
from tui.plain.paper import paper_page
from tui.telling.card_items import ABOUT, KIND_WORDS, card_items

HELP = mark(
    "One page with whom to call and what comes next, to carry or to leave with somebody. The one "
    "in neutral words names no step and no role."
)


def card(desk: Desk) -> None:
    """Choose what stands on the page and in which words, and hear it; neutral at first."""
    talk = desk.talk
    items = {item.key: item for item in card_items(desk.session)}
    chosen = [key for key, item in items.items() if item.kind in ("person", "step")]
    style: Style = "neutral"

    def title() -> None:
        talk.heading(talk.say("A page to carry"))
        talk.tell(talk.say(ABOUT[style]))
        number = len(chosen)
        talk.tell(talk.count("{number} line on it.", "{number} lines on it.", number))

    def choose() -> None:
        nonlocal chosen
        chosen = _ticked(desk, items, chosen)

    def switch() -> None:
        nonlocal style
        style = "plain" if style == "neutral" else "neutral"

    def hear() -> None:
        if chosen:
            listed = [items[key] for key in items if key in chosen]
            paper_page(desk, Card(desk.session.card_words, style, listed))
        else:
            talk.tell(talk.say("Tick what shall stand on it first."))

    def entries() -> list[Entry]:
        return [
            (talk.say("What stands on it"), choose),
            (talk.say("Plain or neutral words"), switch),
            (talk.say("Hear the page"), hear),
        ]

    desk.menu(title, entries, help=talk.say(HELP))


def _ticked(desk: Desk, items: dict[str, Item], chosen: list[str]) -> list[str]:
    talk, keys = desk.talk, list(items)
    rows = [talk.say(KIND_WORDS[item.kind], words=item.plain) for item in items.values()]
    places = talk.tick(rows, [keys.index(key) for key in chosen])
    return [keys[place] for place in places]

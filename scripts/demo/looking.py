"""Draws any screen of the demonstration file as text, at any size, without a terminal."""

from __future__ import annotations

import argparse
import asyncio
import itertools
import os
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, cast

from textual.pilot import Pilot
from textual.screen import Screen

from scripts.demo.staging import QUICK, staged
from scripts.demo.story import DemoClock
from tui.app import CarnetApp
from tui.library.places import content_root
from tui.safety.terminal_kind import TerminalKind
from tui.screens.sections import SECTION_SCREENS
from tui.session import Session
from tui.start import SessionStart
from tui.vault.profiles import Profiles

WAYS: dict[str, str] = {
    **{section: section for section in SECTION_SCREENS},
    "place": "place",
    "create": "place enter",
    "unlock": "unlock",
    "recovery_open": "unlock ctrl+t",
    "help": "today ?",
    "palette": "today :",
    "jump": "today ctrl+o",
    "quick_note": "today w",
    "filter": "plan z",
    "portion": "today e",
    "card": "today q",
    "risk": "today r",
    "risk_page": "today r enter",
    "ask": "questions m",
    "ask_scale": "questions home down*10 enter",
    "answer_history": "questions h",
    "step": "today enter",
    "step_guides": "plan home enter i",
    "later": "plan home l",
    "after": "plan home space",
    "held": "plan end",
    "journal_note": "journal home enter",
    "journal_write": "journal n",
    "journal_kinds": "journal n ctrl+t",
    "journal_filters": "journal z",
    "patterns": "journal v",
    "seal": "journal m",
    "exhibits": "journal x",
    "exhibit": "journal x home enter",
    "exhibit_form": "journal x home enter e",
    "linked": "journal home enter l",
    "browse": "journal x n",
    "supporter": "people n",
    "person": "people home enter",
    "asking": "people home enter n enter",
    "abilities": "people home enter h",
    "directory": "people /",
    "country": "people y",
    "narrow": "people / u",
    "accounts": "followup home enter",
    "account": "followup home enter enter",
    "account_form": "followup home enter e",
    "accounts_add": "followup home enter n",
    "device": "followup home enter m",
    "securing": "followup home down*1 enter",
    "reach": "followup home down*2 enter",
    "self_search": "followup home down*3 enter",
    "identifier": "followup home down*3 enter n",
    "finding": "followup home down*3 enter y",
    "found": "followup home down*4 enter",
    "alerts": "followup home down*5 enter",
    "again": "followup home down*6 enter",
    "reports": "followup home down*7 enter",
    "report": "followup home down*7 enter n",
    "limits": "followup home down*8 enter",
    "interview": "followup home down*9 enter",
    "interview_item": "followup home down*9 enter enter",
    "removals": "followup home down*10 enter",
    "removal": "followup home down*10 enter e",
    "removal_add": "followup home down*10 enter n",
    "state": "followup home down*10 enter space",
    "guide": "guides home enter",
    "letters": "today f3",
    "letter": "today f3 enter",
    "letter_form": "today f3 enter n",
    "platforms": "today f2",
    "platform": "today f2 enter",
    "purposes": "dossier n",
    "dossier_choices": "dossier home enter",
    "dossier_ticks": "dossier home enter home down*1 enter",
    "dossier_preview": "dossier home enter v",
    "dossier_hand": "dossier home enter y",
    "passphrase": "settings home down*11 enter",
    "recovery": "settings home down*12 enter",
    "copy": "settings home down*13 enter",
    "helper_gift": "settings home down*14 enter",
    "restore": "settings home down*15 enter",
    "merge": "settings home down*16 enter",
    "health": "settings home down*17 enter",
    "compact": "settings home down*18 enter",
    "own_keys": "settings home down*19 enter",
    "practice": "settings home down*8 enter",
    "this_computer": "settings home down*9 enter",
    "cover": "settings home down*10 enter",
}
"""How each screen is reached: the main screen, then keys; `down*3` is three times down."""


def keys_of(words: str) -> list[str]:
    """Return the keys that `words` name, in the spelling of Textual."""
    keys = []
    for word in words.split():
        key, _, times = word.partition("*")
        keys += [{"?": "question_mark", ":": "colon", "/": "slash"}.get(key, key)] * int(times or 1)
    return keys


class _Staged(CarnetApp):
    """The application with a file that is open already."""

    def __init__(self, start: SessionStart, session: Session | None, **parts: Any) -> None:
        super().__init__(start, **parts)
        self._staged = session

    def entry_screen(self) -> Screen[None]:
        """Return what comes before a file is open; nothing where one is."""
        return super().entry_screen() if self._staged is None else Screen()

    def on_mount(self) -> None:
        """Show the first main screen of a file that is open."""
        if self._staged is not None:
            self.begin(self._staged)


def staged_app(session: Session | None, start: SessionStart, language: str) -> CarnetApp:
    """Return an application that shows `session`, or asks for a file when it is None."""
    ids = itertools.count(1)
    profiles: Profiles = dict.fromkeys((1, 2), QUICK)
    return _Staged(
        start,
        session,
        content=content_root(),
        clock=session.clock if session is not None else DemoClock(),
        new_id=lambda: f"{next(ids):032x}",
        leave=lambda _keep, _code: None,
        language=language,
        profiles=profiles,
    )


async def settled(pilot: Pilot[Any]) -> None:
    """Wait until everything that was asked for is drawn."""
    for _ in range(2):
        await pilot.pause()


async def go(pilot: Pilot[Any], way: str) -> None:
    """Go to a screen: back to the beginning, then the main screen, then the keys."""
    app = cast("CarnetApp", pilot.app)
    section, *keys = way.split(maxsplit=1)
    if section in SECTION_SCREENS:
        while len(app.screen_stack) > 1:
            app.pop_screen()
        if section != app.current_mode:
            app.action_go(section)
        await settled(pilot)
    for key in keys_of(" ".join(keys)):
        await pilot.press(key)
        await settled(pilot)


def drawn(app: CarnetApp) -> list[str]:
    """Return the lines on the screen, without spaces at their ends."""
    strips = app.screen._compositor.render_strips()  # noqa: SLF001 - what is really drawn
    return ["".join(segment.text for segment in strip).rstrip() for strip in strips]


@asynccontextmanager
async def looking(
    way: str, language: str, size: tuple[int, int], *, terminal: TerminalKind | None = None
) -> AsyncIterator[tuple[CarnetApp, Pilot[Any]]]:
    """Open the demonstration file in a folder that goes away; yield the running application."""
    with tempfile.TemporaryDirectory() as folder:
        place, session = Path(folder), None
        if way.split(maxsplit=1)[0] in SECTION_SCREENS:
            session = staged(place, language)
        elif way.startswith("unlock"):
            staged(place, language).vault.close()
        os.chdir(place)
        app = staged_app(
            session, SessionStart(folder=Path(), terminal=terminal or TerminalKind()), language
        )
        async with app.run_test(size=size) as pilot:
            await settled(pilot)
            yield app, pilot
        if session is not None:
            session.vault.close()


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    return int(width), int(height)


async def show(ways: list[str], language: str, sizes: list[tuple[int, int]]) -> None:
    """Print each screen at each size."""
    first = WAYS.get(ways[0], ways[0])
    async with looking(first, language, sizes[0]) as (app, pilot):
        for way in ways:
            await pilot.resize_terminal(*sizes[0])
            await go(pilot, WAYS.get(way, way))
            for size in sizes:
                await pilot.resize_terminal(*size)
                await settled(pilot)
                name = type(app.screen).__name__
                print(f"── {way} · {name} · {size[0]}x{size[1]} · {language}")
                print("\n".join(f"{line:<{size[0]}}│" for line in drawn(app)))


def main(arguments: list[str]) -> int:
    """Draw what was asked for."""
    parser = argparse.ArgumentParser(prog="look.py", description=__doc__)
    parser.add_argument("way", nargs="*", help="a screen, or a main screen and keys in quotes")
    parser.add_argument("--size", action="append", type=_size, help="such as 60x18; repeatable")
    parser.add_argument("--lang", default="en", choices=[one.code for one in _languages()])
    parser.add_argument("--all", action="store_true", help="every screen of the open file")
    chosen = parser.parse_args(arguments)
    inside = [name for name, way in WAYS.items() if way.split()[0] in SECTION_SCREENS]
    ways = inside if chosen.all else chosen.way
    if not ways:
        print(" ".join(WAYS))
        return 0
    asyncio.run(show(ways, chosen.lang, chosen.size or [(80, 24)]))
    return 0


def _languages() -> list[Any]:
    from tui.library.language import available_languages

    return list(available_languages(content_root()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

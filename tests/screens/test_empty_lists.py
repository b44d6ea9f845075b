"""A list with nothing in it names the key to press, in each language."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import cast

import pytest

from tests.screens.stage import LANGUAGES, OpenApp, ScreenText, Settle, paste
from tui.journal.facets import Filters
from tui.screens.base import CarnetScreen
from tui.screens.journal_found import FoundScreen
from tui.screens.sections import SECTION_SCREENS, screen_class
from tui.session import Session


def _made(where: str) -> Callable[[Session], CarnetScreen]:
    return cast("type[CarnetScreen]", screen_class(where))


# The screen, whether words that are nowhere are looked for first, and the keys it must name above
# its footer; English and French names of keys are both given where they differ.
LISTS: dict[str, tuple[Callable[[Session], CarnetScreen], bool, tuple[str, ...]]] = {
    **{
        name: (_made(where), False, keys)
        for name, where, keys in (
            ("today", SECTION_SCREENS["today"], ("a", "w")),
            ("plan", SECTION_SCREENS["plan"], ("a",)),
            ("journal", SECTION_SCREENS["journal"], ("w", "n")),
            ("people", SECTION_SCREENS["people"], ("n", "y")),
            ("followup", SECTION_SCREENS["followup"], ("n", "y")),
            ("dossiers", SECTION_SCREENS["dossier"], ("n",)),
            ("guides", SECTION_SCREENS["guides"], ("/", "F3")),
            ("exhibits", "tui.screens.exhibits:ExhibitsScreen", ("n",)),
            ("accounts and devices", "tui.screens.accounts:AccountsScreen", ("n", "m")),
            ("order", "tui.screens.account_order:SecuringScreen", ("n",)),
            ("reach", "tui.screens.account_reach:ReachScreen", ("e",)),
            ("self-search", "tui.screens.self_search:SelfSearchScreen", ("n",)),
            ("findings", "tui.screens.self_search_found:FoundScreen", ("y",)),
            ("reports", "tui.screens.followup_reports:ReportsScreen", ("n",)),
            ("removals", "tui.screens.followup_removals:RemovalsScreen", ("n",)),
            ("limits", "tui.screens.followup_limits:LimitsScreen", ("c", "y")),
            ("seal", "tui.screens.seal:SealScreen", ("w",)),
            ("platforms", "tui.screens.platforms:PlatformsScreen", ("n",)),
        )
    },
    "notes found": (
        lambda session: FoundScreen(
            session, Filters(first=date(1990, 1, 1), last=date(1990, 1, 2))
        ),
        False,
        ("z",),
    ),
    **{
        f"{name}, found": (_made(where), True, ("esc", "échap"))
        for name, where in (
            ("journal", SECTION_SCREENS["journal"]),
            ("guides", SECTION_SCREENS["guides"]),
            ("letters", "tui.screens.letters:LettersScreen"),
            ("directory", "tui.screens.directory:DirectoryScreen"),
            ("platforms", "tui.screens.platforms:PlatformsScreen"),
        )
    },
}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_empty_list_names_the_key_to_press(
    session: Session, carnet: OpenApp, settle: Settle, screen_text: ScreenText, language: str
) -> None:
    app = carnet(session, "settings", language)
    wrong: list[tuple[str, str]] = []
    async with app.run_test(size=(100, 40)) as pilot:
        await settle(pilot)
        for name, (make, finds, keys) in LISTS.items():
            await app.push_screen(make(session))
            await settle(pilot)
            if finds:
                await pilot.press("slash")
                await paste(pilot, "qxqxqx")
                await pilot.press("enter")
                await settle(pilot)
            above = screen_text(app).splitlines()[1:-1]
            words = re.split(r"[ ,;:.()]+", " ".join(above))
            wanted = {keys[LANGUAGES.index(language)]} if finds else set(keys)
            if not wanted <= set(words):
                wrong.append((name, "\n".join(above).strip()))
            app.pop_screen()
    assert wrong == []

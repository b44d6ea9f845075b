"""The main screens are loaded one after another, with a rest after each."""

import sys

from tui.screens.sections import SECTION_SCREENS, load_sections


def test_every_main_screen_is_loaded_with_rests_in_between() -> None:
    modules = [where.partition(":")[0] for where in SECTION_SCREENS.values()]
    loaded: list[int] = []
    load_sections(lambda: loaded.append(sum(module in sys.modules for module in modules)))
    assert loaded == sorted(loaded)
    assert len(loaded) == len(modules) == loaded[-1]

"""What can be chosen for this file: language, automatic lock, colours; and the ways to its care."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from textual.app import ComposeResult

from tui.commands import Command
from tui.library.language import available_languages, mark
from tui.notebook.copies import DAYS
from tui.planner.plan import ENERGY_QUESTION
from tui.safety.text import clean
from tui.screens.base import CarnetScreen
from tui.screens.file_care import CARE
from tui.screens.sections import screen_class
from tui.telling.portions import PORTION_WORDS, portion_word
from tui.telling.setting_words import IDLE_MINUTES, INTERVAL_NAMES
from tui.themes import THEMES
from tui.widgets.row_list import RowList
from tui.widgets.words import Words

IDLE_ROW = 1
"""The line of the automatic lock."""

NAME_WIDTH, NARROW = 28, 50
"""Cells for the name of a choice; in a narrower window its value follows at once."""

THEME_NAMES = {
    "calm-dark": mark("calm, dark"),
    "calm-light": mark("calm, light"),
    "high-contrast": mark("high contrast"),
}


class NextValue(Command):
    """Choose the next value of the line."""

    title = mark("Next choice")
    help = mark("Changes the line under the cursor to the next choice.")
    keys = ("right", "space")
    action = "screen.change(1)"
    short = mark("change")
    footer = True


class PreviousValue(Command):
    """Choose the value before."""

    title = mark("Previous choice")
    help = mark("Changes the line under the cursor to the choice before.")
    keys = ("left",)
    action = "screen.change(-1)"


@dataclass(frozen=True)
class Setting:
    """One line: its name, its value in words, and what changes it by one step."""

    name: str
    value: str
    change: Callable[[int], None]


class SettingsScreen(CarnetScreen):
    """One line a setting; right or left changes it, and it counts at once."""

    OWN_COMMANDS = (NextValue, PreviousValue)
    CSS_PATH = "settings.tcss"
    section = "settings"
    TITLE_WORDS = mark("Settings")
    HELP_WORDS = mark(
        "Changes count at once. The automatic lock closes your file when no key was pressed for a "
        "while; it can be made longer but not switched off. The simple keyboard is for terminals "
        "in which accents get lost while you type."
    )

    _read: tuple[Setting, ...] = ()

    def body(self) -> ComposeResult:
        """Yield the list, where the file is, and the line on leaving."""
        self._read = self._settings()
        yield RowList(len(self._read) + len(CARE), self._row)
        yield Words(lambda: self.say("Your file: {file}", file=self._place()), classes="-quiet")
        yield Words(
            lambda: self.say(
                "ctrl+q leaves at once and keeps everything. Esc three times does the same. "
                "ctrl+l locks; ctrl+n shows the cover page."
            ),
            classes="-quiet",
        )

    def _place(self) -> str:
        return clean(str(self.session.vault.path), keep_newlines=False)

    def _settings(self) -> tuple[Setting, ...]:
        idle = self.carnet.idle.minutes
        theme = THEME_NAMES.get(self.app.theme, self.app.theme)
        names = {info.code: info.name for info in available_languages(self.session.content)}
        code = self.session.language.code
        minutes = self.count("{number} minute", "{number} minutes", idle)
        return (
            Setting(self.say("Language"), names.get(code, code), self._change_language),
            Setting(self.say("Lock by itself after"), minutes, self._change_idle),
            Setting(self.say("Colours"), self.say(theme), self._change_theme),
            Setting(self.say("Remind me of a copy"), self._interval(), self._change_interval),
            Setting(self.say("Steps a day"), self._portion(), self._change_portion),
            Setting(self.say("Ask if a step helped"), self._asking(), self._change_asking),
            Setting(self.say("Screen reader"), self._yes(self.carnet.aloud), self._change_aloud),
            Setting(self.say("Simple keyboard"), self._plain(), self._change_plain),
        )

    def reload(self) -> None:
        """Read how everything is set, once for all lines."""
        self._read = self._settings()
        self.query_one(RowList).refresh()

    def _row(self, index: int) -> str:
        settings = self._read
        if index >= len(settings):
            return self.say(CARE[index - len(settings)].title)
        room = 0 if self.size.width < NARROW else NAME_WIDTH
        return f"{settings[index].name:<{room}}  ‹ {settings[index].value} ›"

    def on_row_list_selected(self, event: RowList.Selected) -> None:
        """Change the line to its next value, or open what it names."""
        index = event.index - len(self._read)
        if index < 0:
            self._go_round()
        else:
            screen = screen_class(CARE[index].screen)
            self.app.push_screen(cast("type[CarnetScreen]", screen)(self.session))

    def action_change(self, step: int) -> None:
        """Change the line under the cursor, if it is a choice."""
        settings, cursor = self._read, self.query_one(RowList).cursor
        if cursor < len(settings):
            settings[cursor].change(step)

    def _go_round(self) -> None:
        """Change the line to its next value, and the last to the first: a click only goes on."""
        longest = self.carnet.idle.minutes >= IDLE_MINUTES[-1]
        back = self.query_one(RowList).cursor == IDLE_ROW and longest
        self.action_change(1 - len(IDLE_MINUTES) if back else 1)

    def _change_language(self, step: int) -> None:
        codes = [info.code for info in available_languages(self.session.content)]
        code = _step(codes, self.session.language.code, step)
        self.carnet.speak(code)
        if not self.session.read_only:
            self.session.settings.language = code

    def _change_idle(self, step: int) -> None:
        idle = self.carnet.idle
        nearest = min(IDLE_MINUTES, key=lambda minutes: abs(minutes - idle.minutes))
        place = IDLE_MINUTES.index(nearest) + step
        idle.minutes = IDLE_MINUTES[max(0, min(len(IDLE_MINUTES) - 1, place))]
        if not self.session.read_only:
            self.session.settings.idle_minutes = idle.minutes
        self.reload()

    def _change_theme(self, step: int) -> None:
        self.app.theme = _step([theme.name for theme in THEMES], self.app.theme, step)
        if not self.session.read_only:
            self.session.settings.theme = self.app.theme
        self.reload()

    def _interval(self) -> str:
        return self.say(INTERVAL_NAMES[self.session.copies.interval])

    def _portion(self) -> str:
        return self.say(PORTION_WORDS[portion_word(self.session)])

    def _change_portion(self, step: int) -> None:
        if not self.session.read_only:
            word = _step(list(PORTION_WORDS), portion_word(self.session), step)
            self.session.planning.give(ENERGY_QUESTION, (word,))
        self.reload()

    def _asking(self) -> str:
        return self._yes(self.session.settings.asks_after)

    def _yes(self, wanted: bool) -> str:
        return self.say("yes") if wanted else self.say("no")

    def _change_aloud(self, _step: int) -> None:
        self.carnet.aloud = not self.carnet.aloud
        if not self.session.read_only:
            self.session.settings.aloud = self.carnet.aloud
        self.query_one(RowList).refresh()

    def _change_asking(self, _step: int) -> None:
        if not self.session.read_only:
            self.session.settings.asks_after = not self.session.settings.asks_after
        self.reload()

    def _plain(self) -> str:
        return self.say("yes") if self.carnet.plain_keys else self.say("no")

    def _change_plain(self, _step: int) -> None:
        self.carnet.ask_for_keys(plain=not self.carnet.plain_keys)
        if not self.session.read_only:
            self.session.settings.plain_keys = self.carnet.plain_keys
        self.reload()

    def _change_interval(self, step: int) -> None:
        if not self.session.read_only:
            copies = self.session.copies
            copies.interval = _step(list(DAYS), copies.interval, step)
        self.reload()


def _step(values: list[str], value: str, step: int) -> str:
    """Return the value `step` places after `value`, round and round."""
    return values[(values.index(value) + step) % len(values)] if value in values else values[0]

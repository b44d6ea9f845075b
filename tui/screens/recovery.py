"""Prepare a way back for a forgotten passphrase: a code on paper, or three sheets for people."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from tui.library.language import mark
from tui.screens.base import CarnetScreen
from tui.telling.recovery_papers import CODE, SHEETS
from tui.widgets.row_list import RowList
from tui.widgets.words import Words

KINDS = (CODE, SHEETS)
NAMES = {
    CODE: mark("A code, on one paper"),
    SHEETS: mark("Three sheets, for three people"),
}
MEANINGS = {
    CODE: mark(
        "28 characters to copy onto one paper. Anyone who finds the paper and has this file, or an "
        "exact copy of it, can read everything. Keep it where the person you fear does not look, "
        "and never with the file."
    ),
    SHEETS: mark(
        "20 English words on each of three sheets, one for each person you trust. Any two of them "
        "together can open this file, or an exact copy of it, without asking you. One alone can "
        "do nothing. Choose people who would not join against you and whom nobody can force."
    ),
}
MADE = {
    CODE: mark("You made a code on {day}."),
    SHEETS: mark(
        "You made sheets on {day}. Sheets made before that for the same passphrase still work too."
    ),
}


class RecoveryScreen(CarnetScreen):
    """Says what each way back means and who could misuse it, then goes on with the one chosen."""

    CSS_PATH = "recovery.tcss"
    AUTO_FOCUS = "RowList"
    section: ClassVar[str] = "settings"
    TITLE_WORDS = mark("If you forget the passphrase")
    HELP_WORDS = mark(
        "A way back is only made when you ask for it. The program keeps no copy of it, neither in "
        "the file nor on this computer."
    )

    def body(self) -> ComposeResult:
        """Yield what this is for, the two ways, and what the one under the cursor means."""
        with VerticalScroll():
            yield Words(
                lambda: self.say(
                    "Nobody can reset your passphrase. You can prepare a way back now. It opens "
                    "this file without the passphrase, so think first about who could get hold of "
                    "it. You do not have to."
                )
            )
            yield RowList(len(KINDS), self._row)
            yield Words(self._meaning, id="meaning")
            yield Words(
                lambda: self.say(
                    "It ends when you change the passphrase or make the file smaller; exact copies "
                    "from before still open with it. A copy made by this program has a key of its "
                    "own and needs a code or sheets of its own."
                )
            )
            yield Words(self._made, classes="-quiet", id="made")

    def reload(self) -> None:
        """Show the newest state."""
        self.query_one(RowList).refresh()
        for words in self.query(Words):
            words.relabel()
        self.call_after_refresh(self.query_one(VerticalScroll).scroll_home, animate=False)

    def _row(self, index: int) -> str:
        return self.say(NAMES[KINDS[index]])

    def _meaning(self) -> str:
        return self.say(MEANINGS[KINDS[self.query_one(RowList).cursor]])

    def _made(self) -> str:
        made = self.session.settings.recovery
        words = self.session.service_words
        lines = [
            self.say(MADE[kind], day=words.day(made[kind].isoformat()))
            for kind in KINDS
            if kind in made
        ]
        return "\n".join(lines) or self.say("Nothing was noted as made for this passphrase.")

    def on_row_list_highlighted(self) -> None:
        """Say what the way under the cursor means."""
        self.query_one("#meaning", Words).relabel()

    def on_row_list_selected(self, event: RowList.Selected) -> None:
        """Ask for the passphrase."""
        from tui.screens.recovery_ask import RecoveryAskScreen

        self.app.push_screen(RecoveryAskScreen(self.session, KINDS[event.index]))

"""Copy the whole file to another place."""

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input

from tui.commands import Commands
from tui.library.language import mark
from tui.safety.text import clean
from tui.screens.care import CareScreen
from tui.screens.choosing import Choosing, SuggestWords
from tui.screens.progress import Progress
from tui.telling.copy_words import AT_THE_PLACE, FOR_THE_OLD_KEY
from tui.telling.places import typed_path
from tui.vault.copying import copy_to
from tui.vault.errors import Closed, Damaged, VaultError
from tui.vault.secret import Secret
from tui.widgets.choice_list import Choice, ChoiceList
from tui.widgets.line import Line
from tui.widgets.words import Words


class CopyScreen(Choosing, CareScreen):
    """Asks for a place and a passphrase, writes the copy, and notes in the file that it is made."""

    OWN_COMMANDS: ClassVar[Commands] = (SuggestWords,)
    AUTO_FOCUS = "#place"
    TITLE_WORDS = mark("Make a copy")
    HELP_WORDS = mark(
        "Sticks get lost and fail. A copy holds everything, has its own passphrase (it may be the "
        "same), and is read back and compared before it counts. A file that is there is never "
        "replaced. Nobody can tell from the two files that they belong together."
    )
    INTRODUCTION: ClassVar[str] = mark(
        "Best on another stick, kept elsewhere: at a friend's, at work. The passphrase may be the "
        "same as now, or another one."
    )
    WORKING: ClassVar[str] = mark("The copy is written, then read back and compared…")

    target = Path()

    def fields(self) -> ComposeResult:
        """Yield the place, the name to remember it by, and the passphrase of the copy."""
        yield from self.introduction()
        yield from self._line("place", mark("Folder or file"), 2000)
        yield from self.remembering()
        yield from self.pair(mark("Passphrase of the copy"))

    def introduction(self) -> ComposeResult:
        """Yield what a copy is for, and when the last one was made."""
        yield Words(lambda: self.say(self.INTRODUCTION))
        yield Words(self._last, classes="-hint")

    def remembering(self) -> ComposeResult:
        """Yield what the file shall remember of the copy."""
        yield from self._line("label", mark("Your name for it"), 100)
        yield ChoiceList((self._keep(),), kind="multi", id="keep")

    def _line(self, name: str, label: str, limit: int) -> ComposeResult:
        with Horizontal():
            yield Words(lambda: self.say(label), classes="-label")
            yield Line(limit=limit, id=name)

    def _last(self) -> str:
        last = self.session.copies.last
        if last is None:
            return self.say("No copy was made yet.")
        day = self.session.service_words.day(last.day.isoformat())
        known = (self.say("The last copy: {day}", day=day), last.label, last.place)
        return clean(" · ".join(part for part in known if part), keep_newlines=False)

    def _keep(self) -> Choice:
        return Choice("place", self.say("Keep the place in my file, not only the date"))

    def relabel(self) -> None:
        """Draw the choice in the new language, ticked as it was."""
        super().relabel()
        for choices in self.query("#keep").results(ChoiceList):
            choices.show_choices((self._keep(),), kind="multi", chosen=choices.chosen)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the next field."""
        label = self.query("#label")
        after = label.first() if event.input.id == "place" and label else self.query_one("#first")
        after.focus()

    def chosen(self, passphrase: Secret) -> None:
        """Write the copy."""
        typed = self.query_one("#place", Line).value
        if not typed.strip():
            passphrase.wipe()
            self.message(mark("Type where the copy shall be: a folder, or a file that is new."))
            self.query_one("#place").focus()
            return
        self.target = typed_path(typed, self.carnet.start.folder)
        vault, target = self.session.vault, self.target

        def work(progress: Progress) -> None:
            copy_to(vault, target, passphrase, progress, forget=FOR_THE_OLD_KEY)

        self.begin(self.say(self.WORKING), work, passphrase)

    def ends(self, error: VaultError) -> bool:
        """Return whether the open file cannot go on: an error may be about the copy's place."""
        return isinstance(error, Damaged | Closed)

    def sentence(self, error: VaultError) -> str:
        """Return the msgid for why there is no copy."""
        return AT_THE_PLACE.get(type(error), super().sentence(error))

    def shown_target(self) -> str:
        """Return the path of the copy, safe to show."""
        return clean(str(self.target), keep_newlines=False)

    def succeeded(self) -> None:
        """Note that the copy was made, and say what it is good for."""
        self.wipe_fields()
        if not self.session.read_only:
            kept = "place" in self.query_one("#keep", ChoiceList).chosen
            label = self.query_one("#label", Line).value.strip()
            self.session.copies.made(label, str(self.target) if kept else "")
        self.leave_saying(
            self.say(
                "The copy is at {file}. It was read back and is the same, value by value. To use "
                "it, choose “Another file” where the passphrase is asked for.",
                file=self.shown_target(),
            )
        )

"""Small windows that ask one thing: yes or no, or a text."""

from typing import ClassVar, Protocol, TypeVar, cast

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.commands import Command, Commands, QuickExit, Say, bindings_of, key_label
from tui.library.language import mark
from tui.widgets.editor import Editor
from tui.widgets.key_footer import Hint, KeyFooter
from tui.widgets.line import Line
from tui.widgets.row_list import RowList

Answer = TypeVar("Answer")


class Speaks(Protocol):
    """The application, as far as these windows need it."""

    say: Say


class Cancel(Command):
    """Close the window and change nothing."""

    title = mark("Go back")
    help = mark("Closes the window. Nothing is changed.")
    keys = ("escape",)
    action = "screen.cancel"


class Done(Command):
    """Take the text as it stands."""

    title = mark("Done")
    help = mark("Keeps the text and closes the window.")
    keys = ("ctrl+s",)
    action = "screen.done"


_CSS = """
%(name)s { align: center middle; background: $background 60%%; }
%(name)s > Vertical {
    width: 64; max-width: 96%%; height: auto; max-height: 90%%;
    background: $surface; color: $foreground; border: round $primary; padding: 1 2;
}
%(name)s Static { height: auto; margin-bottom: 1; }
%(name)s Static.-last { margin: 1 0 0 0; color: $text-muted; }
%(name)s RowList { height: 2; background: $surface; }
%(name)s Editor { height: 6; }
"""


class _Window(ModalScreen[Answer]):
    """What both windows share: their keys in the last line, where a click does the same."""

    KEYS: ClassVar[Commands] = (Cancel,)

    def on_mount(self) -> None:
        """Put the keys of the window over those of the screen below it."""
        self.mount(KeyFooter(self._hints))

    def _hints(self) -> list[Hint]:
        say = cast("Speaks", self.app).say
        shown: Commands = (*self.KEYS, QuickExit)
        return [
            Hint(key_label(command.keys[0], say), say(command.footer_word()), command, kept=True)
            for command in shown
        ]

    async def on_key_footer_chosen(self, event: KeyFooter.Chosen) -> None:
        """Do what the clicked hint says."""
        await self.run_action(event.command.action)


class Confirm(_Window[bool]):
    """Asks `question`; answers True only when the person chose `yes`. Esc means no."""

    BINDINGS = bindings_of((Cancel,))
    DEFAULT_CSS = _CSS % {"name": "Confirm"}

    def __init__(self, question: str, *, yes: str, no: str) -> None:
        """Take the three texts in the person's language, such as "Delete", "Keep it"."""
        super().__init__()
        self._question, self._answers = question, (no, yes)

    def compose(self) -> ComposeResult:
        """Show the question and the two answers, the harmless one first."""
        with Vertical():
            yield Static(Content(self._question), markup=False)
            yield RowList(2, self._answers.__getitem__)

    def on_row_list_selected(self, event: RowList.Selected) -> None:
        """Give the chosen answer."""
        self.dismiss(event.index == 1)

    def action_cancel(self) -> None:
        """Answer no."""
        self.dismiss(False)


class AskText(_Window[str | None]):
    """Asks for a text of one line, or of several with `lines=True`; None when cancelled."""

    KEYS: ClassVar[Commands] = (Cancel, Done)
    BINDINGS = bindings_of(KEYS)
    DEFAULT_CSS = _CSS % {"name": "AskText"}

    def __init__(self, question: str, *, hint: str, value: str = "", lines: bool = False) -> None:
        """Take the question, the line that names the keys, and the text to start with."""
        super().__init__()
        self._question, self._hint, self._value, self._lines = question, hint, value, lines

    def compose(self) -> ComposeResult:
        """Show the question, the field and the keys."""
        with Vertical():
            yield Static(Content(self._question), markup=False)
            yield Editor(self._value) if self._lines else Line(self._value)
            yield Static(Content(self._hint), markup=False, classes="-last")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the line at enter."""
        self.dismiss(event.value)

    def action_done(self) -> None:
        """Give the text at ctrl+s."""
        text = self.query_one(Editor).text if self._lines else self.query_one(Line).value
        self.dismiss(text)

    def action_cancel(self) -> None:
        """Give nothing."""
        self.dismiss(None)

"""A text field of several lines that keeps what is typed."""

from dataclasses import dataclass

from textual.message import Message
from textual.timer import Timer
from textual.widgets import TextArea

from tui.widgets.typed_into import TypedInto

MOST_BYTES = 256 * 1024
"""Longest text of one field, in UTF-8 bytes: a longer one would make every key slow."""

SETTLE_SECONDS = 0.8
"""Pause after the last key before `Editor.Changed` is sent; with the save it stays under 1 s."""


class Editor(TypedInto, TextArea):
    """Textual's text area with a size limit, a safe undo, and one message after a pause.

    Screens save at `Editor.Changed`; `Editor.TooLong` says that a paste was not taken.
    """

    DEFAULT_CSS = """
    Editor { height: 1fr; background: $surface; color: $foreground; border: round $border-blurred; }
    Editor:focus { border: heavy $primary; }
    """

    @dataclass
    class Changed(Message):
        """The text has been left alone for a moment after a change (`settled`)."""

        editor: "Editor"
        settled: bool = False

        @property
        def control(self) -> "Editor":
            """The editor that sent this."""
            return self.editor

        @property
        def text(self) -> str:
            """The whole text."""
            return self.editor.text

    @dataclass
    class TooLong(Message):
        """The last edit was refused: the text would pass `MOST_BYTES`."""

        editor: "Editor"

        @property
        def control(self) -> "Editor":
            """The editor that sent this."""
            return self.editor

    def __init__(self, text: str = "", *, placeholder: str = "", id: str | None = None) -> None:  # noqa: A002
        """Show `text`; `placeholder` is seen while there is none."""
        super().__init__(
            text,
            soft_wrap=True,
            show_line_numbers=False,
            tab_behavior="focus",
            placeholder=placeholder,
            id=id,
        )
        self.cursor_blink = False
        self._settling: Timer | None = None
        self._saved = text

    def on_unmount(self) -> None:
        """Be forgotten by the theme, which a text area watches.

        Textual would keep it, with its text and all around it, until the theme changes.
        """
        watching = getattr(self.app, "__watchers", {}).get("theme", [])
        watching[:] = [(node, callback) for node, callback in watching if node is not self]

    @property
    def unsaved(self) -> bool:
        """Whether the text differs from what `Changed` last carried or `mark_saved` noted."""
        return self.text != self._saved

    def mark_saved(self) -> None:
        """Note that the text as it stands is kept."""
        self._saved = self.text

    def post_message(self, message: Message) -> bool:
        """Send `message`, but hold back the `Changed` that Textual sends at every edit."""
        if isinstance(message, Editor.Changed) and not message.settled:
            self._edited()
            return False
        return super().post_message(message)

    def _edited(self) -> None:
        """Wait for a pause, then send one `Changed`; refuse what is too long."""
        if len(self.text) > MOST_BYTES // 4 and len(self.text.encode()) > MOST_BYTES:
            self.call_later(self._refuse)
            return
        if self._settling is not None:
            self._settling.stop()
        self._settling = self.set_timer(SETTLE_SECONDS, self._settled)

    def _refuse(self) -> None:
        self.undo()
        self.post_message(self.TooLong(self))

    def _settled(self) -> None:
        self._settling = None
        if self.unsaved:
            self.mark_saved()
            self.post_message(self.Changed(self, settled=True))

    def undo(self) -> None:
        """Undo the last edits.

        The cursor moves home first: Textual measures it against the restored, shorter text and
        fails when it stands beyond its end (Textual issue 6686).
        """
        self.move_cursor((0, 0))
        super().undo()

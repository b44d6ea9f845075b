"""A screen of fields that are kept as a draft while they are typed."""

import json
from collections.abc import Callable, Mapping
from typing import ClassVar

from textual import work
from textual.timer import Timer
from textual.widgets import Input

from tui.commands import Command, Commands
from tui.library.language import mark
from tui.screens.autosave import Autosave
from tui.screens.base import CarnetScreen
from tui.session import Session
from tui.widgets.editor import SETTLE_SECONDS

Values = Mapping[str, object]


class KeepForm(Command):
    """Keep what is written and close."""

    title = mark("Keep")
    help = mark("Keeps what you wrote and goes back.")
    keys = ("ctrl+s",)
    action = "screen.keep"
    short = mark("keep")
    footer = True
    writes = True


class FormScreen(CarnetScreen):
    """Shows fields; nothing typed is lost, whichever way the screen is left.

    Subclasses give the fields' `values`, and `keep` them where they belong.
    """

    OWN_COMMANDS: ClassVar[Commands] = (KeepForm,)

    def __init__(self, session: Session, place: str, begun: Values) -> None:
        """Take the open file, the draft's place, and the values before anything is typed."""
        super().__init__(session)
        self.place, self._begun = place, begun
        self._autosave = self._new_autosave()
        self._drafted = session.drafts.get(place)
        self._settling: Timer | None = None

    def _new_autosave(self) -> Autosave:
        return Autosave(lambda text: self.session.drafts.put(self.place, text))

    def values(self) -> Values:
        """Return what the fields hold now; only texts, numbers, and lists of texts."""
        raise NotImplementedError

    def keep(self) -> bool:
        """Put the values where they belong and drop the draft with the same write.

        Return False, and say why, when they cannot be kept.
        """
        raise NotImplementedError

    def first_values(self) -> dict[str, object]:
        """Return what to show at first: the draft where there is one."""
        return {**self._begun, **(json.loads(self._drafted) if self._drafted else {})}

    def _draft(self) -> str:
        """Return the draft's text; empty when nothing differs from before."""
        values = dict(self.values())
        return "" if values == dict(self._begun) else json.dumps(values, ensure_ascii=False)

    def unsaved(self) -> Callable[[], None] | None:
        """Return the write of the draft; a save that is under way may come too late to count."""
        draft = self._draft()
        if not draft and not self._drafted:
            return None
        return lambda: self.session.drafts.put(self.place, draft)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Wait for a pause in the typing, then keep the draft."""
        event.stop()
        if self._settling is not None:
            self._settling.stop()
        self._settling = self.set_timer(SETTLE_SECONDS, self.touched)

    def on_editor_changed(self) -> None:
        """Keep the draft."""
        self.touched()

    def on_editor_too_long(self) -> None:
        """Say that the paste was not taken."""
        self.tell(self.say("This is too long for one note (256 KB at most). Nothing was added."))

    def touched(self) -> None:
        """Keep the draft when something differs from the last time."""
        draft = self._draft()
        if draft != self._drafted:
            self._drafted = draft
            self._save(draft)

    @work(thread=True)
    def _save(self, draft: str) -> None:
        self._autosave.save(draft)

    def action_keep(self) -> None:
        """Keep everything and close; what cannot be kept stays on the screen and in the draft."""
        with self._autosave.closing():
            kept = self.keep()
        if kept:
            self.dismiss()
            return
        self._autosave, self._drafted = self._new_autosave(), ""
        self.touched()

    def action_back(self) -> None:
        """Set the draft aside and close."""
        with self._autosave.closing():
            self.session.drafts.put(self.place, self._draft())
        self.dismiss()

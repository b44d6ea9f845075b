"""Taking back what was done to a list, with the same key on every one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tui.commands import Command
from tui.library.language import mark
from tui.undo import Back

if TYPE_CHECKING:
    from tui.screens.base import CarnetScreen

    _Host = CarnetScreen
else:
    _Host = object


class UndoLast(Command):
    """Take the last change of the list back."""

    title = mark("Undo")
    help = mark("Takes back the last thing you did to this list, one by one, until you lock.")
    keys = ("u",)
    action = "screen.undo_last"
    writes = True


class Undoing(_Host):
    """Mixed into lists; they say how each change is taken back.

    `undo_place` is shared by screens that show the same list.
    """

    undo_place: ClassVar[str] = ""

    def _place(self) -> str:
        return self.undo_place or type(self).__name__

    def can_undo(self, back: Back) -> None:
        """Keep how the change just made is taken back."""
        self.session.undo.note(self._place(), back)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to take back only what there is."""
        if action == "undo_last" and not self.session.undo.can(self._place()):
            return False
        return super().check_action(action, parameters)

    def action_undo_last(self) -> None:
        """Take the last change back, and say so."""
        done = self.session.undo.take_back(self._place())
        self.tell(self.say("Taken back.") if done else self.say("It is not there any more."))
        self.refill()
        self.refresh_bindings()

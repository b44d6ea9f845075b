"""The key on a step that leads to where to press for it."""

from __future__ import annotations

from typing import ClassVar

from tui.commands import Command, Commands
from tui.library.language import mark
from tui.planner.plan import PlannedStep
from tui.screens.base import CarnetScreen


class WhereToPress(Command):
    """Open the platforms that have a path for the step."""

    title = mark("Where to press")
    help = mark("Shows the menus and addresses for this step, on your platforms or on any other.")
    keys = ("h",)
    action = "screen.where_to_press"
    short = mark("where to press")


class PlatformsAbout(CarnetScreen):
    """Mixed into screens with a step in view: a key opens the platforms for it."""

    OWN_COMMANDS: ClassVar[Commands] = (WhereToPress,)

    def step_in_view(self) -> PlannedStep | None:
        """Return the step that the key speaks of."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the key only where a platform has a part in the step."""
        if action == "where_to_press" and self.is_mounted and not self._asks_platforms():
            return False
        return super().check_action(action, parameters)

    def _asks_platforms(self) -> bool:
        planned = self.step_in_view()
        return planned is not None and bool(planned.step.actions)

    def action_where_to_press(self) -> None:
        """Open the platforms with a path for the step."""
        from tui.screens.platforms import PlatformsScreen

        planned = self.step_in_view()
        if planned is not None:
            self.app.push_screen(PlatformsScreen(self.session, planned.step.id))

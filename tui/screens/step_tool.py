"""The key on a step that opens the part of the program it is done with."""

from __future__ import annotations

from typing import ClassVar, cast

from textual.screen import Screen

from tui.commands import Command, Commands, Say
from tui.library.language import mark
from tui.planner.plan import PlannedStep
from tui.screens.base import CarnetScreen
from tui.screens.sections import screen_class
from tui.session import Session

Tool = tuple[str, str]
"""A screen that is made with the session alone, and what it is called."""

_ACCOUNTS: Tool = ("tui.screens.accounts:AccountsScreen", mark("Accounts and who has access"))
_ORDER: Tool = ("tui.screens.account_order:SecuringScreen", mark("Your accounts, in order"))
_SEARCH: Tool = ("tui.screens.self_search:SelfSearchScreen", mark("Search for your name"))
_ALERTS: Tool = ("tui.screens.self_search_alerts:AlertsScreen", mark("Alerts on your name"))
_REMOVALS: Tool = ("tui.screens.followup_removals:RemovalsScreen", mark("List of removals"))
_REPORTS: Tool = ("tui.screens.followup_reports:ReportsScreen", mark("List of reports"))
_EXHIBITS: Tool = ("tui.screens.exhibits:ExhibitsScreen", mark("Exhibits"))
_PATTERNS: Tool = ("tui.screens.patterns:PatternsScreen", mark("Patterns"))
_COPY: Tool = ("tui.screens.copy:CopyScreen", mark("Make a copy"))
_LETTERS: Tool = ("tui.screens.letters:LettersScreen", mark("Letters"))

TOOLS: dict[str, Tool] = {
    "ac_list": _ACCOUNTS,
    "ac_shared": _ACCOUNTS,
    **dict.fromkeys(
        ("ac_email", "ac_sessions", "ac_passwords", "ac_2fa", "ac_bank", "ac_carrier"), _ORDER
    ),
    "vi_search": _SEARCH,
    "vi_alerts": _ALERTS,
    **dict.fromkeys(("td_site", "td_search", "td_copyright", "td_imperson"), _REMOVALS),
    **dict.fromkeys(
        ("rp_platform", "rp_many", "rp_portal", "rp_provider", "rp_followup"), _REPORTS
    ),
    **dict.fromkeys(("ev_capture", "ev_original", "ev_calls"), _EXHIBITS),
    "ev_timeline": _PATTERNS,
    "ev_backup": _COPY,
    **dict.fromkeys(("ct_stopnotice", "ac_tell", "ws_tell"), _LETTERS),
}
"""What a step is done with, for the steps that have such a part."""


class OpenTool(Command):
    """Open what the step is done with."""

    title = mark("Do it here")
    help = mark("Opens the part of the program this step is done with, such as your accounts.")
    keys = ("n",)
    action = "screen.open_tool"
    short = mark("do it here")


def tool_line(step: str, say: Say) -> str:
    """Return the line that names the part a step is done with; empty when there is none."""
    tool = TOOLS.get(step)
    return say("Here in the program (press n): {name}", name=say(tool[1])) if tool else ""


def tool_screen(session: Session, step: str) -> Screen[None] | None:
    """Return the screen a step is done with, or None."""
    tool = TOOLS.get(step)
    if tool is None:
        return None
    return cast("type[CarnetScreen]", screen_class(tool[0]))(session)


class ToolAbout(CarnetScreen):
    """Mixed into screens with a step in view: a key opens what it is done with."""

    OWN_COMMANDS: ClassVar[Commands] = (OpenTool,)

    def step_in_view(self) -> PlannedStep | None:
        """Return the step that the key speaks of."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the key only where there is such a part."""
        if action == "open_tool" and self.is_mounted and not self._has_tool():
            return False
        return super().check_action(action, parameters)

    def _has_tool(self) -> bool:
        planned = self.step_in_view()
        return planned is not None and planned.step.id in TOOLS

    def action_open_tool(self) -> None:
        """Open it."""
        planned = self.step_in_view()
        screen = None if planned is None else tool_screen(self.session, planned.step.id)
        if screen is not None:
            self.app.push_screen(screen)

"""Removals: every address where something stands, and how it stands over time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.commands import Command
from tui.followup.removals import PLACES, Removal
from tui.library.language import mark
from tui.screens.accounts import ShowHiddenLines
from tui.screens.base import CarnetScreen
from tui.screens.copying import copy_text
from tui.screens.undoing import Undoing, UndoLast
from tui.telling.account_facts import line_of
from tui.telling.removal_words import PLACE_WORDS, STATE_WORDS
from tui.undo import as_before
from tui.widgets.row_list import Row, RowList

STATE_MARKS = {"up": "[ ]", "reported": "[>]", "gone": "[x]", "back": "[!]"}
NOTHING_YET = mark("No address yet. Press n to paste some, one a line.")
HASH_STEP = "td_hash"
"""The step on fingerprint tools, which stop copies of a picture."""


class AddRemovals(Command):
    """Add addresses, many at once."""

    title = mark("Add addresses")
    help = mark("Adds the addresses you paste or type, one a line or with spaces between.")
    keys = ("n",)
    action = "screen.add_removals"
    short = mark("add")
    footer = True
    writes = True


class ChooseState(Command):
    """Say how an address stands today."""

    title = mark("How it stands today")
    help = mark("Says that it is still there, reported, gone, or back again; the day is kept.")
    keys = ("space",)
    action = "screen.choose_state"
    short = mark("state")
    footer = True
    writes = True


class EditRemoval(Command):
    """Change what is written about an address."""

    title = mark("Change this address")
    help = mark("Opens the form: what stands there, and the day to look again.")
    keys = ("e",)
    action = "screen.edit_removal"
    short = mark("change")
    footer = True
    writes = True


class CopyRemoval(Command):
    """Copy the address."""

    title = mark("Copy this address for a request")
    help = mark("Copies the address under the cursor, to paste it into a form or a letter.")
    keys = ("z",)
    action = "screen.copy_removal"
    short = mark("copy")
    footer = True


class HideRemoval(Command):
    """Hide an address, or bring it back."""

    title = mark("Hide or show this address")
    help = mark("Takes the address under the cursor out of the list. v shows hidden lines.")
    keys = ("x",)
    action = "screen.hide_removal"
    writes = True


class FingerprintTools(Command):
    """Open the step on fingerprint tools."""

    title = mark("Tools that stop copies of a picture")
    help = mark("Opens the step on fingerprint tools: what they do, and what they do not.")
    keys = ("y",)
    action = "screen.fingerprint_tools"


@dataclass(frozen=True)
class RemovalLine:
    """A heading or a removal."""

    heading: str = ""
    removal: Removal | None = None


class RemovalsScreen(Undoing, CarnetScreen):
    """Lists the addresses by where they stand; all of the line under the cursor is below."""

    OWN_COMMANDS = (
        AddRemovals,
        ChooseState,
        EditRemoval,
        CopyRemoval,
        HideRemoval,
        FingerprintTools,
        UndoLast,
        ShowHiddenLines,
    )
    CSS_PATH = "followup_removals.tcss"
    TITLE_WORDS = mark("Removals")
    HELP_WORDS = mark(
        "Every address where something about you stands, and how it stands: still there, reported, "
        "gone, back again. Keep a trace before asking for a removal. A page and its result in a "
        "search engine are asked for apart. Looking again has its day in Today."
    )
    AUTO_FOCUS = "#removals"
    section = "followup"

    _lines: tuple[RemovalLine, ...] = ()
    _show_hidden = False

    def body(self) -> ComposeResult:
        """Yield what to say about the list, the list, and all of the line under the cursor."""
        yield Static(markup=False, id="about")
        yield RowList(id="removals")
        with VerticalScroll(id="below"):
            yield Static(markup=False, id="detail")

    def reload(self) -> None:
        """Read the removals anew; the cursor stays on its line."""
        rows = self.query_one("#removals", RowList)
        here = self._here()
        removals = self.session.removals.all(hidden=self._show_hidden)
        self._lines = tuple(self._grouped(removals))
        self.query_one("#about", Static).update(Content(self._about(removals)))
        places = [line.removal.uid if line.removal else "" for line in self._lines]
        rows.display = self.query_one("#below").display = bool(removals)
        rows.show_rows(
            len(places),
            self._row,
            heading=lambda index: self._lines[index].removal is None,
            cursor=places.index(here.uid) if here is not None and here.uid in places else 0,
        )
        self.refresh_bindings()

    def _grouped(self, removals: list[Removal]) -> Iterator[RemovalLine]:
        for place in reversed(PLACES):
            listed = [removal for removal in removals if removal.place == place]
            if listed:
                yield RemovalLine(self.say(PLACE_WORDS[place]))
            yield from (RemovalLine(removal=removal) for removal in listed)

    def _about(self, removals: list[Removal]) -> str:
        if not removals:
            return self.say(NOTHING_YET)
        gone = sum(removal.state == "gone" for removal in removals)
        return self.say("{gone} of {number} gone", gone=gone, number=len(removals))

    def _row(self, index: int) -> Row:
        line = self._lines[index]
        if line.removal is None:
            return line.heading
        removal = line.removal
        parts = [self.say("out of the lists")] if removal.hidden else []
        parts.append(self._state(removal.state, removal.since))
        if removal.look_again and removal.look_again <= self.session.planning.today():
            parts.append(self.say("look again"))
        name = line_of(removal.what or removal.address)
        start = f"{STATE_MARKS[removal.state]} "
        return Content.assemble(start, (name, "bold"), "  ", " · ".join(parts))

    def _state(self, state: str, since: object) -> str:
        words = self.say(STATE_WORDS[state])
        if since is None:
            return words
        return self.say("{state} since {day}", state=words, day=self._day(str(since)))

    def _day(self, day: str) -> str:
        return self.session.service_words.day(day)

    def _here(self) -> Removal | None:
        """Return the removal under the cursor."""
        if not self._lines:
            return None
        return self._lines[self.query_one("#removals", RowList).cursor].removal

    def on_row_list_highlighted(self) -> None:
        """Show all of the line under the cursor."""
        removal = self._here()
        if removal is not None:
            self.refresh_bindings()
            self.query_one("#detail", Static).update(Content("\n".join(self._detail(removal))))

    def _detail(self, removal: Removal) -> Iterator[str]:
        yield line_of(removal.address)
        if removal.what:
            yield line_of(removal.what)
        yield self._state(removal.state, removal.since)
        if removal.look_again:
            day = self._day(removal.look_again.isoformat())
            yield self.say("Look again on {day}.", day=day)
        for stood in reversed(removal.before):
            yield self.say("Before: {state}", state=self._state(stood.state, stood.since))

    def on_row_list_selected(self) -> None:
        """Say how it stands today."""
        if not self.session.read_only:
            self.action_choose_state()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done now."""
        needs_line = {"choose_state", "edit_removal", "copy_removal", "hide_removal"}
        if action in needs_line and (not self.is_mounted or self._here() is None):
            return False
        return super().check_action(action, parameters)

    def action_add_removals(self) -> None:
        """Open the page to paste addresses on."""
        from tui.screens.followup_removals_add import AddRemovalsScreen

        self.app.push_screen(AddRemovalsScreen(self.session))

    def action_edit_removal(self) -> None:
        """Open the form of the line under the cursor."""
        from tui.screens.followup_removal import RemovalScreen

        removal = self._here()
        if removal is not None:
            self.app.push_screen(RemovalScreen(self.session, removal))

    @work
    async def action_choose_state(self) -> None:
        """Ask how it stands, and keep the day."""
        from tui.screens.followup_state import StateScreen

        removal = self._here()
        if removal is None:
            return
        state = await self.app.push_screen_wait(StateScreen(removal.state))
        if state is not None:
            self.session.removals.stands(removal.uid, state)
            self.can_undo(as_before(self.session.removals, removal))
            self.reload()

    def action_copy_removal(self) -> None:
        """Copy the address."""
        removal = self._here()
        if removal is not None:
            copy_text(self, self.session, removal.address)

    def action_fingerprint_tools(self) -> None:
        """Open the step on fingerprint tools."""
        from tui.screens.following import follow

        follow(self, "step", HASH_STEP)

    def action_hide_removal(self) -> None:
        """Hide the line under the cursor, or bring it back."""
        removal = self._here()
        if removal is None:
            return
        book, uid, hidden = self.session.removals, removal.uid, removal.hidden
        book.hide(uid, hidden=not hidden)
        self.can_undo(lambda: book.hide(uid, hidden=hidden))
        if not removal.hidden:
            self.tell(self.say("Hidden. u brings it back."))
        self.reload()

    def action_show_hidden_lines(self) -> None:
        """Show hidden lines, or not."""
        self._show_hidden = not self._show_hidden
        self.reload()

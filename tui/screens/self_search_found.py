"""What was found about oneself: still there or not, in the journal, to be removed."""

from __future__ import annotations

from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tui.commands import Command
from tui.followup.findings import KIND, Finding
from tui.followup.removals import KIND as REMOVAL
from tui.followup.removals import Removal
from tui.library.language import mark
from tui.screens.accounts import ShowHiddenLines
from tui.screens.base import CarnetScreen
from tui.screens.copying import copy_text
from tui.screens.self_search import WriteFound
from tui.screens.undoing import Undoing, UndoLast
from tui.telling.account_facts import line_of
from tui.undo import as_before
from tui.vault.links import Ref
from tui.widgets.confirm import Confirm
from tui.widgets.row_list import Row, RowList

INCIDENT = "incident"
"""The kind of a note of the journal in links."""


class NoteFound(Command):
    """Put what was found into the journal."""

    title = mark("Note it in the journal")
    help = mark("Opens a note with the address in it, and keeps the two together.")
    keys = ("l",)
    action = "screen.note_found"
    short = mark("journal")
    footer = True
    writes = True


class RemoveFound(Command):
    """Put what was found on the list of removals."""

    title = mark("Have it removed")
    help = mark("Puts the address on the list of what is to be removed.")
    keys = ("r",)
    action = "screen.remove_found"
    short = mark("to remove")
    footer = True
    writes = True


class StillThere(Command):
    """Note that it is still there."""

    title = mark("Still there today")
    help = mark("Notes that you saw it again today.")
    keys = ("space",)
    action = "screen.still_there"
    short = mark("still there")
    footer = True
    writes = True


class EditFound(Command):
    """Change what was written."""

    title = mark("Change what I wrote")
    help = mark("Opens the form of the line under the cursor.")
    keys = ("e",)
    action = "screen.edit_found"
    writes = True


class CopyFound(Command):
    """Copy the address."""

    title = mark("Copy the address")
    help = mark("Copies the address under the cursor.")
    keys = ("z",)
    action = "screen.copy_found"


class HideFound(Command):
    """Hide a line, or bring it back."""

    title = mark("Hide or show what was found")
    help = mark("Takes the line under the cursor out of the list. v shows hidden lines.")
    keys = ("x",)
    action = "screen.hide_found"
    writes = True


class FoundScreen(Undoing, CarnetScreen):
    """Lists what was found, the newest first."""

    OWN_COMMANDS = (
        WriteFound,
        NoteFound,
        RemoveFound,
        StillThere,
        EditFound,
        CopyFound,
        HideFound,
        UndoLast,
        ShowHiddenLines,
    )
    CSS_PATH = "self_search_found.tcss"
    TITLE_WORDS = mark("What was found")
    HELP_WORDS = mark(
        "Addresses where something about you stands, with the days you saw it. From a line you can "
        "write a note in the journal, or put the address on the list of removals. Keep a trace "
        "before you ask for a removal."
    )
    AUTO_FOCUS = "#found"
    section = "followup"

    _findings: tuple[Finding, ...] = ()
    _show_hidden = False

    def body(self) -> ComposeResult:
        """Yield what to say about the list, the list, and all of the line under the cursor."""
        yield Static(markup=False, id="about")
        yield RowList(id="found")
        yield Static(markup=False, id="detail")

    def reload(self) -> None:
        """Read what was found; the cursor stays on its line."""
        rows = self.query_one("#found", RowList)
        before = self._findings[rows.cursor].uid if self._findings else ""
        self._findings = tuple(self.session.findings.all(hidden=self._show_hidden))
        about = (
            self.count("{number} address", "{number} addresses", len(self._findings))
            if self._findings
            else self.say("Nothing written down yet. Press y to write down an address.")
        )
        self.query_one("#about", Static).update(Content(about))
        uids = [finding.uid for finding in self._findings]
        rows.display = bool(uids)
        rows.show_rows(len(uids), self._row, cursor=uids.index(before) if before in uids else 0)
        self.query_one("#detail").display = bool(uids)
        self.refresh_bindings()

    def _row(self, index: int) -> Row:
        finding = self._findings[index]
        parts = self._state(finding)
        if finding.hidden:
            parts.insert(0, self.say("out of the lists"))
        return Content.assemble(
            (line_of(finding.what or finding.address), "bold"), "  ", " · ".join(parts)
        )

    def _state(self, finding: Finding) -> list[str]:
        """Return what became of it, in words."""
        day, links = self.session.service_words.day, self.session.links
        parts = [day(finding.seen.isoformat())] if finding.seen else []
        if finding.seen_again:
            again = day(finding.seen_again.isoformat())
            parts.append(self.say("still there on {day}", day=again))
        ref = Ref(KIND, finding.uid)
        parts += [self.say("in the journal")] if links.of(ref, INCIDENT) else []
        parts += [self.say("to be removed")] if links.of(ref, REMOVAL) else []
        return parts

    def _here(self) -> Finding | None:
        """Return the line under the cursor."""
        return self._findings[self.query_one("#found", RowList).cursor] if self._findings else None

    def on_row_list_highlighted(self) -> None:
        """Show the whole address."""
        finding = self._here()
        if finding is not None:
            lines = [line_of(finding.address), line_of(finding.what), *self._state(finding)]
            text = "\n".join(line for line in lines if line)
            self.query_one("#detail", Static).update(Content(text))

    def on_row_list_selected(self) -> None:
        """Open the form."""
        if not self.session.read_only:
            self.action_edit_found()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done now."""
        needs_line = {
            "note_found",
            "remove_found",
            "still_there",
            "edit_found",
            "copy_found",
            "hide_found",
        }
        if action in needs_line and (not self.is_mounted or self._here() is None):
            return False
        return super().check_action(action, parameters)

    def action_write_found(self) -> None:
        """Open an empty form, or the one that was begun."""
        from tui.screens.self_search_finding import FindingScreen

        self.app.push_screen(FindingScreen(self.session, Finding("")))

    def action_edit_found(self) -> None:
        """Open the form of the line under the cursor."""
        from tui.screens.self_search_finding import FindingScreen

        finding = self._here()
        if finding is not None:
            self.app.push_screen(FindingScreen(self.session, finding))

    def action_note_found(self) -> None:
        """Open a note with the address in it."""
        from tui.screens.self_search_note import FoundNoteScreen

        finding = self._here()
        if finding is not None:
            self.app.push_screen(FoundNoteScreen(self.session, finding))

    def action_still_there(self) -> None:
        """Note that it was seen again today."""
        finding = self._here()
        if finding is not None:
            self.session.findings.see_again(finding.uid)
            self.can_undo(as_before(self.session.findings, finding))
            self.reload()

    def action_copy_found(self) -> None:
        """Copy the address."""
        finding = self._here()
        if finding is not None:
            copy_text(self, self.session, finding.address)

    @work
    async def action_remove_found(self) -> None:
        """Put the address on the list of removals; ask first when no trace is kept yet."""
        finding = self._here()
        if finding is None:
            return
        links, ref = self.session.links, Ref(KIND, finding.uid)
        if links.of(ref, REMOVAL):
            self.tell(self.say("It is on the list of removals already."))
            return
        if not links.of(ref, INCIDENT) and not await self._goes_on_without_trace():
            return
        uid = self.session.removals.add(Removal(finding.address, finding.what))
        links.join(ref, Ref(REMOVAL, uid))
        self.can_undo(lambda: self._keep_off(ref, uid))
        self.tell(self.say("It is on the list of removals now, as still there."))
        self.reload()

    async def _goes_on_without_trace(self) -> bool:
        question = self.say(
            "This is not in your journal yet. Once removed it is hard to prove: keep a trace first "
            "(press l for a note), then ask for the removal."
        )
        return await self.app.push_screen_wait(
            Confirm(question, yes=self.say("A trace is kept: go on"), no=self.say("Wait"))
        )

    def _keep_off(self, ref: Ref, removal: str) -> None:
        """Take an address off the list of removals again."""
        self.session.links.part(ref, Ref(REMOVAL, removal))
        self.session.removals.hide(removal)

    def action_hide_found(self) -> None:
        """Hide the line under the cursor, or bring it back."""
        finding = self._here()
        if finding is None:
            return
        book, uid, hidden = self.session.findings, finding.uid, finding.hidden
        book.hide(uid, hidden=not hidden)
        self.can_undo(lambda: book.hide(uid, hidden=hidden))
        if not finding.hidden:
            self.tell(self.say("Hidden. u brings it back."))
        self.reload()

    def action_show_hidden_lines(self) -> None:
        """Show hidden lines, or not."""
        self._show_hidden = not self._show_hidden
        self.reload()

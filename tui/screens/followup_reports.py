"""Reports: what was reported to whom, what was answered, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.commands import Command
from tui.followup.recipients import Recipient
from tui.followup.removals import KIND as REMOVAL
from tui.followup.reports import KIND as REPORT
from tui.followup.reports import Report
from tui.library.language import mark
from tui.screens.accounts import ShowHiddenLines
from tui.screens.base import CarnetScreen
from tui.screens.copying import copy_text
from tui.screens.exhibit import OpenLinked
from tui.screens.undoing import Undoing, UndoLast
from tui.telling.account_facts import line_of
from tui.undo import as_before
from tui.vault.links import Ref
from tui.widgets.row_list import Row, RowList


class AddReport(Command):
    """Write down a report."""

    title = mark("Write down a report")
    help = mark("Notes to whom something was reported, how, when, and its reference.")
    keys = ("n",)
    action = "screen.add_report"
    short = mark("add")
    footer = True
    writes = True


class AskedAgain(Command):
    """Note that one asked again today."""

    title = mark("I asked again today")
    help = mark("Notes that you asked again; the next reminder counts from today.")
    keys = ("m",)
    action = "screen.asked_again"
    short = mark("asked again")
    footer = True
    writes = True


class CloseReport(Command):
    """Say that a report is over, or not."""

    title = mark("It is over")
    help = mark("Ticks the report as over: no reminder any more. Press again to open it.")
    keys = ("space",)
    action = "screen.close_report"
    short = mark("over")
    footer = True
    writes = True


class EditReport(Command):
    """Change a report, or write its answer."""

    title = mark("Change this report, or write the answer")
    help = mark("Opens the form of the report under the cursor.")
    keys = ("e",)
    action = "screen.edit_report"
    short = mark("change")
    footer = True
    writes = True


class CopyReference(Command):
    """Copy the reference."""

    title = mark("Copy the reference")
    help = mark("Copies the reference of the report under the cursor.")
    keys = ("z",)
    action = "screen.copy_reference"


class OpenTraces(OpenLinked):
    """Go to the notes and exhibits of a report."""

    footer = False


class HideReport(Command):
    """Hide a report, or bring it back."""

    title = mark("Hide or show this report")
    help = mark("Takes the report under the cursor out of the list. v shows hidden lines.")
    keys = ("x",)
    action = "screen.hide_report"
    writes = True


class ReportsScreen(Undoing, CarnetScreen):
    """Lists the reports, the newest first; all of the one under the cursor is below."""

    OWN_COMMANDS = (
        AddReport,
        CloseReport,
        AskedAgain,
        EditReport,
        OpenTraces,
        CopyReference,
        HideReport,
        UndoLast,
        ShowHiddenLines,
    )
    CSS_PATH = "followup_reports.tcss"
    TITLE_WORDS = mark("Reports and answers")
    HELP_WORDS = mark(
        "One line a report: a platform, a host, the police, an employer, a school. Silence is an "
        "answer too: on the day to ask again, what can come next stands below. Keep traces before "
        "you report."
    )
    AUTO_FOCUS = "#reports"
    section = "followup"

    _reports: tuple[Report, ...] = ()
    _show_hidden = False

    def body(self) -> ComposeResult:
        """Yield what to say about the list, the list, and all of the line under the cursor."""
        yield Static(markup=False, id="about")
        yield RowList(id="reports")
        with VerticalScroll(id="below"):
            yield Static(markup=False, id="detail")

    def reload(self) -> None:
        """Read the reports anew; the cursor stays on its line."""
        rows, here = self.query_one("#reports", RowList), self._here()
        self._reports = tuple(self.session.reports.all(hidden=self._show_hidden))
        about = (
            self.count("{number} report", "{number} reports", len(self._reports))
            if self._reports
            else self.say("No report yet. Press n to write one down; keep a trace first.")
        )
        self.query_one("#about", Static).update(Content(about))
        uids = [report.uid for report in self._reports]
        rows.display = self.query_one("#below").display = bool(uids)
        cursor = uids.index(here.uid) if here is not None and here.uid in uids else 0
        rows.show_rows(len(uids), self._row, cursor=cursor)
        self.refresh_bindings()

    def _recipient(self, report: Report) -> Recipient:
        recipients = self.session.deadlines.recipients
        return recipients.get(report.recipient, recipients["other"])

    def _row(self, index: int) -> Row:
        report = self._reports[index]
        parts = [self.say("out of the lists")] if report.hidden else []
        parts.append(self._recipient(report).name)
        parts += [self._day(report.sent)] if report.sent else []
        parts += [self.say("answered")] if report.reply or report.replied else []
        parts += [self.say("ask again")] if self._is_due(report) else []
        mark_ = "[x]" if report.closed else "[ ]"
        return Content.assemble(f"{mark_} ", (line_of(report.who), "bold"), "  ", " · ".join(parts))

    def _is_due(self, report: Report) -> bool:
        day = report.ask_again
        return not report.closed and day is not None and day <= self.session.planning.today()

    def _day(self, day: object) -> str:
        return self.session.service_words.day(str(day))

    def _here(self) -> Report | None:
        """Return the report under the cursor."""
        return self._reports[self.query_one("#reports", RowList).cursor] if self._reports else None

    def on_row_list_highlighted(self) -> None:
        """Show all of the line under the cursor."""
        report = self._here()
        if report is not None:
            self.refresh_bindings()
            self.query_one("#detail", Static).update(Content("\n").join(list(self._page(report))))
            self.query_one("#below", VerticalScroll).scroll_home(animate=False)

    def _page(self, report: Report) -> Iterator[Content]:
        recipient = self._recipient(report)
        if self._is_due(report):
            yield Content(self.say("What can come next:")).stylize("bold")
            yield Content(recipient.next)
        elif not report.closed:
            yield Content(recipient.expect)
        for name, value in self._fields(report):
            if value:
                yield Content.assemble((name, "bold"), "  ", line_of(value))

    def _fields(self, report: Report) -> Iterator[tuple[str, str]]:
        say, removals = self.say, self.session.removals.all(hidden=True)
        about = set(self.session.reports.about(report.uid, REMOVAL))
        addresses = [removal.address for removal in removals if removal.uid in about]
        yield say("Reference"), report.reference
        yield say("How"), report.channel
        yield say("What was reported"), report.what
        yield say("Addresses"), ", ".join(addresses)
        yield say("Notes and exhibits"), self._traces(report)
        yield say("Received by"), report.received_by
        yield say("Ask again on"), self._day(report.ask_again) if report.ask_again else ""
        yield say("Answer"), report.reply
        yield say("Answered on"), self._day(report.replied) if report.replied else ""

    def _traces(self, report: Report) -> str:
        """Say how many notes and exhibits belong to it, and the key that opens them."""
        kinds = ("incident", "exhibit")
        number = sum(len(self.session.reports.about(report.uid, kind)) for kind in kinds)
        return self.say("{number} (press l)", number=number) if number else ""

    def action_open_linked(self) -> None:
        """List what belongs to the report."""
        from tui.screens.linked import LinkedScreen

        report = self._here()
        if report is not None:
            self.app.push_screen(LinkedScreen(self.session, Ref(REPORT, report.uid)))

    def on_row_list_selected(self) -> None:
        """Open the form."""
        if not self.session.read_only:
            self.action_edit_report()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done now."""
        needs_line = {
            "asked_again", "close_report", "edit_report", "hide_report", "copy_reference",
            "open_linked",
        }  # fmt: skip
        here = self._here() if self.is_mounted else None
        if action in needs_line and here is None:
            return False
        if action == "copy_reference" and here is not None and not here.reference:
            return False
        return super().check_action(action, parameters)

    def action_add_report(self) -> None:
        """Open an empty form, or the one that was begun."""
        from tui.screens.followup_report import ReportScreen

        self.app.push_screen(ReportScreen(self.session, Report("")))

    def action_edit_report(self) -> None:
        """Open the form of the line under the cursor."""
        from tui.screens.followup_report import ReportScreen

        report = self._here()
        if report is not None:
            self.app.push_screen(ReportScreen(self.session, report))

    def action_asked_again(self) -> None:
        """Note that one asked again today, and when to do so next."""
        report = self._here()
        if report is None:
            return
        days = self._recipient(report).days
        if not days:
            self.tell(self.say("This is sent once and never again."))
            return
        today = self.session.planning.today()
        self._change(report, replace(report, ask_again=today + timedelta(days=days)))

    def _change(self, before: Report, after: Report) -> None:
        """Keep a report in its new state; it can be taken back."""
        self.session.reports.update(after)
        self.can_undo(as_before(self.session.reports, before))
        self.reload()

    def action_close_report(self) -> None:
        """Say that the report is over, or open it again."""
        report = self._here()
        if report is not None:
            self._change(report, replace(report, closed=not report.closed))

    def action_copy_reference(self) -> None:
        """Copy the reference."""
        report = self._here()
        if report is not None:
            copy_text(self, self.session, report.reference)

    def action_hide_report(self) -> None:
        """Hide the line under the cursor, or bring it back."""
        report = self._here()
        if report is None:
            return
        book, uid, hidden = self.session.reports, report.uid, report.hidden
        book.hide(uid, hidden=not hidden)
        self.can_undo(lambda: book.hide(uid, hidden=hidden))
        if not report.hidden:
            self.tell(self.say("Hidden. u brings it back."))
        self.reload()

    def action_show_hidden_lines(self) -> None:
        """Show hidden lines, or not."""
        self._show_hidden = not self._show_hidden
        self.reload()

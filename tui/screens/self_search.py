"""Searching for oneself: what to search for, and queries ready to be copied one at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.commands import Command
from tui.followup.identifiers import Identifier
from tui.followup.self_search import Query, queries_for
from tui.library.language import mark
from tui.screens.accounts import ShowHiddenLines
from tui.screens.base import CarnetScreen
from tui.screens.copying import copy_text
from tui.screens.undoing import Undoing, UndoLast
from tui.telling.account_facts import line_of
from tui.telling.borrowed import SELF_SEARCH, said
from tui.telling.services import shown_country
from tui.widgets.row_list import Row, RowList

KIND_WORDS = {
    "name": mark("name"),
    "handle": mark("handle"),
    "phone": mark("phone number"),
    "mail": mark("mail address"),
    "address": mark("postal address"),
    "picture": mark("picture"),
    "other": mark("other words"),
}


FEW = 4
"""Lines of a number whose country is not known: itself, all spellings, as typed, without spaces."""


class AddIdentifier(Command):
    """Add something to search for."""

    title = mark("Add something to search for")
    help = mark("Adds a name, a handle, a number, an address, or a picture described in words.")
    keys = ("n",)
    action = "screen.add_identifier"
    short = mark("add")
    footer = True
    writes = True


class CopyQuery(Command):
    """Copy the query under the cursor."""

    title = mark("Copy this query")
    help = mark("Copies the query under the cursor, to paste it into a search engine.")
    keys = ("space",)
    action = "screen.copy_query"
    short = mark("copy")
    footer = True


class WriteFound(Command):
    """Write down what was found."""

    title = mark("Write down what I found")
    help = mark("Keeps an address where something about you stands, with the day.")
    keys = ("y",)
    action = "screen.write_found"
    short = mark("found")
    footer = True
    writes = True


class EditIdentifier(Command):
    """Change what is searched for."""

    title = mark("Change what is searched for")
    help = mark("Opens the form of the name, handle or number under the cursor.")
    keys = ("e",)
    action = "screen.edit_identifier"
    short = mark("change")
    footer = True
    writes = True


class HideIdentifier(Command):
    """Search for it no longer, or again."""

    title = mark("Leave it out, or bring it back")
    help = mark("Leaves out what is under the cursor and its queries. v shows what was left out.")
    keys = ("x",)
    action = "screen.hide_identifier"
    writes = True


class SearchedToday(Command):
    """Note that a search was made today."""

    title = mark("I searched today")
    help = mark("Notes that you searched today; the next reminder counts from here.")
    keys = ("m",)
    action = "screen.searched_today"
    writes = True


@dataclass(frozen=True)
class SearchLine:
    """What is searched for, or one of its queries."""

    identifier: Identifier
    query: Query | None = None


class SelfSearchScreen(Undoing, CarnetScreen):
    """Lists what to search for with its queries; why a query is there stands below."""

    OWN_COMMANDS = (
        AddIdentifier,
        CopyQuery,
        WriteFound,
        EditIdentifier,
        HideIdentifier,
        SearchedToday,
        UndoLast,
        ShowHiddenLines,
    )
    CSS_PATH = "self_search.tcss"
    TITLE_WORDS = mark("Searching for yourself")
    HELP_WORDS = mark(
        "Give the names, handles, numbers and addresses you can be found by; they stay in your "
        "file. Carnet writes the queries, you copy them one at a time into a search engine. Carnet "
        "itself never goes online. Write down what you find with y."
    )
    AUTO_FOCUS = "#queries"
    section = "followup"

    _lines: tuple[SearchLine, ...] = ()
    _show_hidden = False

    def body(self) -> ComposeResult:
        """Yield the list, and below it why the line is there and what to take care of."""
        yield Static(markup=False, id="about")
        yield RowList(id="queries")
        with VerticalScroll(id="below"):
            yield Static(markup=False, id="why")

    def reload(self) -> None:
        """Write the queries anew; the cursor stays near its line."""
        session = self.session
        country, search = shown_country(session), session.self_search
        self._lines = tuple(
            line
            for identifier in session.identifiers.all(hidden=self._show_hidden)
            for line in (
                SearchLine(identifier),
                *(SearchLine(identifier, q) for q in queries_for(identifier, search, country)),
            )
        )
        rows = self.query_one("#queries", RowList)
        rows.display = bool(self._lines)
        rows.show_rows(len(self._lines), self._row)
        self.query_one("#about", Static).update(Content(self._about()))
        if not self._lines:
            self.query_one("#why", Static).update(Content("\n\n").join(list(self._care())))
        self.refresh_bindings()

    def _about(self) -> str:
        if not self._lines:
            return self.say(
                "Nothing to search for yet. Press n to add a name, a handle, a number: nothing is "
                "filled in for you, and nothing leaves your file by itself."
            )
        return self.say("space copies a query, one at a time. y writes down what you found.")

    def _care(self) -> Iterator[Content]:
        yield from self._foreign()
        hints = self.session.self_search.hints
        yield Content(hints["traces"])
        yield Content(hints["no_safer"])
        yield Content(hints["heavy"])

    def _row(self, index: int) -> Row:
        line = self._lines[index]
        if line.query is not None:
            return f"    {line_of(line.query.text)}"
        kind = self.say(KIND_WORDS[line.identifier.kind])
        parts = [kind, line_of(line.identifier.town)]
        if line.identifier.hidden:
            parts.insert(0, self.say("out of the lists"))
        words = " · ".join(part for part in parts if part)
        return Content.assemble((line_of(line.identifier.text), "bold"), "  ", words)

    def _here(self) -> SearchLine | None:
        """Return the line under the cursor."""
        return self._lines[self.query_one("#queries", RowList).cursor] if self._lines else None

    def on_row_list_highlighted(self) -> None:
        """Say why the line is there."""
        line = self._here()
        if line is not None:
            self.refresh_bindings()
            why = Content("\n").join(list(self._why(line)))
            self.query_one("#why", Static).update(why)
            self.query_one("#below", VerticalScroll).scroll_home(animate=False)

    def _why(self, line: SearchLine) -> Iterator[Content]:
        hints, query = self.session.self_search.hints, line.query
        if query is not None:
            yield Content(line_of(query.text)).stylize("bold")
            yield Content(query.why)
            engines = ", ".join(query.engines)
            yield Content(self.say("For: {engines}", engines=engines))
        elif line.identifier.kind == "picture":
            yield Content(hints["picture"])
            yield Content(hints["not_a_minor"])
        elif line.identifier.kind == "phone" and self._few_spellings(line.identifier):
            yield Content(self.say("With its country code (+33…) it has more spellings."))
        elif line.identifier.kind == "other":
            yield Content(self.say("There is no ready-made query for these words."))
        yield from self._foreign()
        yield Content(hints["traces"]).stylize("dim")
        yield Content(hints["no_safer"]).stylize("dim")

    def _foreign(self) -> Iterator[Content]:
        """Yield a line when these words are not in the person's language yet."""
        words = said(self.session, SELF_SEARCH)
        if words:
            yield Content(words).stylize("italic")

    def _few_spellings(self, identifier: Identifier) -> bool:
        """Say whether the country of a number is not known."""
        uid = identifier.uid
        return sum(line.identifier.uid == uid for line in self._lines) <= FEW

    def on_row_list_selected(self) -> None:
        """Copy the query, or open the form of what is searched for."""
        line = self._here()
        if line is not None and line.query is not None:
            self.action_copy_query()
        elif not self.session.read_only:
            self.action_edit_identifier()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what the line under the cursor can do."""
        if action in {"copy_query", "edit_identifier", "hide_identifier"}:
            line = self._here() if self.is_mounted else None
            if line is None or (action == "copy_query" and line.query is None):
                return False
        return super().check_action(action, parameters)

    def action_copy_query(self) -> None:
        """Copy the query under the cursor."""
        line = self._here()
        if line is not None and line.query is not None:
            copy_text(self, self.session, line.query.text)

    def action_add_identifier(self) -> None:
        """Open an empty form, or the one that was begun."""
        from tui.screens.self_search_form import IdentifierScreen

        self.app.push_screen(IdentifierScreen(self.session, Identifier("")))

    def action_edit_identifier(self) -> None:
        """Open the form of what the line under the cursor belongs to."""
        from tui.screens.self_search_form import IdentifierScreen

        line = self._here()
        if line is not None:
            self.app.push_screen(IdentifierScreen(self.session, line.identifier))

    def action_write_found(self) -> None:
        """Open an empty form for what was found, or the one that was begun."""
        from tui.followup.findings import Finding
        from tui.screens.self_search_finding import FindingScreen

        self.app.push_screen(FindingScreen(self.session, Finding("")))

    def action_hide_identifier(self) -> None:
        """Leave out what the line under the cursor belongs to, or bring it back."""
        line = self._here()
        if line is None:
            return
        hidden = not line.identifier.hidden
        book, uid = self.session.identifiers, line.identifier.uid
        book.hide(uid, hidden=hidden)
        self.can_undo(lambda: book.hide(uid, hidden=not hidden))
        if hidden:
            self.tell(self.say("Hidden. u brings it back."))
        self.reload()

    def action_show_hidden_lines(self) -> None:
        """Show what was left out, or not."""
        self._show_hidden = not self._show_hidden
        self.reload()

    def action_searched_today(self) -> None:
        """Note that a search was made today."""
        self.session.rhythm.searched()
        self.tell(self.say("Noted: searched today."))

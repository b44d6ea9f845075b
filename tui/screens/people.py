"""People: those somebody trusts, and the services that can be called."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tui.commands import Command
from tui.library.language import mark
from tui.people.chosen import choose_or_drop
from tui.people.supporters import Supporter
from tui.screens.base import CarnetScreen
from tui.screens.card import ShowCard, ShowsCard
from tui.screens.numbers import CopiesNumber, CopyNumber
from tui.screens.people_words import PeopleWords, service_row, supporter_row
from tui.screens.three import AmongThree, ChoosingThree
from tui.screens.undoing import UndoLast
from tui.telling.people_lines import PeopleLine, people_lines
from tui.telling.services import shown_country
from tui.widgets.beside import Beside
from tui.widgets.row_list import Row, RowList
from tui.widgets.two_pane import WIDE, TwoPane


class AddSupporter(Command):
    """Add somebody you trust."""

    title = mark("Add somebody")
    help = mark("Adds somebody you trust: an alias, how and when to reach them, a code word.")
    keys = ("n",)
    action = "screen.add_supporter"
    short = mark("add")
    footer = True
    writes = True


class EditSupporter(Command):
    """Change what is written about somebody."""

    title = mark("Change")
    help = mark("Changes what is written about the person under the cursor.")
    keys = ("e",)
    action = "screen.edit_supporter"
    short = mark("change")
    footer = True
    writes = True


class HideSupporter(Command):
    """Hide somebody, or bring them back."""

    title = mark("Hide or show this person")
    help = mark("Takes the person under the cursor out of every list. v shows hidden people.")
    keys = ("x",)
    action = "screen.hide_supporter"
    short = mark("hide")
    writes = True


class ShowHidden(Command):
    """Show hidden people too."""

    title = mark("Show hidden people")
    help = mark("Shows the people you have hidden, or hides them again.")
    keys = ("v",)
    action = "screen.show_hidden"


class OpenDirectory(Command):
    """Open the directory of all services."""

    title = mark("All services: find one")
    help = mark("Every service of every country, by need, by words or by number, old ones too.")
    keys = ("slash",)
    action = "screen.open_directory"
    short = mark("find")
    footer = True


class ChooseService(Command):
    """Put a service on top of the list."""

    title = mark("Choose this service")
    help = mark("Ticks the service, so that it stands near the top. Press again to untick it.")
    keys = ("space",)
    action = "screen.choose_service"
    short = mark("choose")
    footer = True
    writes = True


class ChooseCountry(Command):
    """Show the services of another country."""

    title = mark("Country")
    help = mark("Shows the services of another country.")
    keys = ("y",)
    action = "screen.choose_country"
    short = mark("country")
    writes = True


class PeopleScreen(ShowsCard, CopiesNumber, ChoosingThree, CarnetScreen):
    """Lists people and services; the one under the cursor is shown beside them."""

    OWN_COMMANDS = (
        AddSupporter,
        EditSupporter,
        OpenDirectory,
        ChooseService,
        ChooseCountry,
        HideSupporter,
        ShowHidden,
        AmongThree,
        UndoLast,
        CopyNumber,
        ShowCard,
    )
    CSS_PATH = "people.tcss"
    TITLE_WORDS = mark("People")
    HELP_WORDS = mark(
        "People you trust come first, then emergency numbers and services for your country. Calls "
        "and messages stay in the phone's own list. If somebody looks at your phone, use another "
        "one. Enter shows everything about a line."
    )
    AUTO_FOCUS = "#people"
    section = "people"

    _lines: tuple[PeopleLine, ...] = ()
    _hidden = False
    _adding = False

    def body(self) -> ComposeResult:
        """Yield the list and the page beside it."""
        yield Static(markup=False, id="about")
        yield TwoPane(RowList(id="people"), Beside(id="detail"))

    def reload(self) -> None:
        """Fill the list; the cursor stays on its line, or goes to somebody just added."""
        rows = self.query_one("#people", RowList)
        before, known = self._line().key if self._lines else "", self._lines
        self._lines = tuple(people_lines(self.session, hidden=self._hidden))
        self._chosen = self.session.chosen_services.all()
        self._three = self.session.three.all()
        services = [line.service for line in self._lines if line.service is not None]
        self.session.kept_services.remember(services, self._chosen)
        self._words = PeopleWords(
            self.session.service_words, self.say, self.session.planning.today()
        )
        fixed = shown_country(self.session) or self.session.read_only
        about = "" if fixed else self.say("Press y to choose your country.")
        self.query_one("#about", Static).update(Content(about))
        self.query_one("#about", Static).display = bool(about)
        keys = [line.key for line in self._lines]
        before = self._just_added(known) or before
        rows.show_rows(
            len(self._lines),
            self._row,
            heading=lambda index: not self._lines[index].key,
            cursor=keys.index(before) if before in keys else 0,
        )

    def _just_added(self, known: tuple[PeopleLine, ...]) -> str:
        """Return the key of somebody whom the form that was opened has added."""
        adding, self._adding = self._adding, False
        before = {line.key for line in known}
        new = [line.key for line in self._lines if line.supporter and line.key not in before]
        return new[-1] if adding and new else ""

    def _row(self, index: int) -> Row:
        line = self._lines[index]
        row = self._row_of(line)
        if line.key not in self._three:
            return row
        place = self._three.index(line.key) + 1
        return Content.assemble((f"{place}· ", "bold"), row)

    def _row_of(self, line: PeopleLine) -> Row:
        if line.supporter is not None:
            return supporter_row(line.supporter, self.say)
        if line.service is not None:
            chosen = line.service.id in self._chosen
            return service_row(line.service, self.session.service_words, chosen=chosen)
        return line.heading

    def line_shown(self) -> PeopleLine:
        """Return the line under the cursor."""
        return self._line()

    def _line(self) -> PeopleLine:
        """Return the line under the cursor."""
        return self._lines[self.query_one("#people", RowList).cursor]

    def page(self, line: PeopleLine) -> Content:
        """Return everything about a line."""
        if line.supporter is not None:
            return self._words.supporter(line.supporter)
        if line.service is not None:
            return self._words.service(line.service, self._chosen.get(line.service.id, ""))
        return Content("")

    def on_row_list_highlighted(self) -> None:
        """Show the line under the cursor beside the list."""
        self.refresh_bindings()
        if self.app.size.width >= WIDE:
            self.query_one("#detail", Beside).show(self.page(self._line()))

    def on_row_list_selected(self) -> None:
        """Show the line on the whole screen."""
        from tui.screens.person import PersonScreen

        self.app.push_screen(PersonScreen(self.session, self._line()))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what the line under the cursor can do."""
        if self._lines and self.is_mounted:
            line = self._line()
            if action in {"edit_supporter", "hide_supporter"} and line.supporter is None:
                return False
            if action == "choose_service" and line.service is None:
                return False
            if action in {"among_three", "copy_number"} and not line.key:
                return False
        return super().check_action(action, parameters)

    def action_add_supporter(self) -> None:
        """Open an empty form, or the one that was begun."""
        from tui.screens.supporter import SupporterScreen

        self._adding = True
        self.app.push_screen(SupporterScreen(self.session, Supporter("")))

    def action_edit_supporter(self) -> None:
        """Open the form of the person under the cursor."""
        from tui.screens.supporter import SupporterScreen

        supporter = self._line().supporter
        if supporter is not None:
            self.app.push_screen(SupporterScreen(self.session, supporter))

    def action_hide_supporter(self) -> None:
        """Hide the person under the cursor, or bring them back."""
        supporter = self._line().supporter
        if supporter is not None:
            book, number, hidden = self.session.supporters, supporter.id, supporter.hidden
            book.hide(number, hidden=not hidden)
            self.can_undo(lambda: book.hide(number, hidden=hidden))
            if not hidden:
                self.tell(self.say("Hidden. u brings it back."))
            self.reload()

    def action_show_hidden(self) -> None:
        """Show hidden people, or not."""
        self._hidden = not self._hidden
        self.reload()

    def action_choose_service(self) -> None:
        """Tick or untick the service under the cursor."""
        service = self._line().service
        if service is not None:
            self.can_undo(choose_or_drop(self.session.chosen_services, service.id))
            self.reload()

    def action_open_directory(self) -> None:
        """Open all services."""
        from tui.screens.directory import DirectoryScreen

        self.app.push_screen(DirectoryScreen(self.session))

    def action_choose_country(self) -> None:
        """Open the list of countries."""
        from tui.screens.country import CountryScreen

        shown = shown_country(self.session)
        self.app.push_screen(CountryScreen(self.session, shown), self._chosen_country)

    def _chosen_country(self, country: str | None) -> None:
        if country is not None:
            self.session.settings.services_country = country
            self.reload()

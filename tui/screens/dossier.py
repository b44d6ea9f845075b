"""Dossiers: what was gathered for somebody, and what was handed over."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tui.commands import Command, Commands
from tui.dossier.recipe import Kept, Recipe
from tui.library.language import mark
from tui.screens.base import CarnetScreen
from tui.screens.choose_one import ChooseOne
from tui.screens.undoing import Undoing, UndoLast
from tui.telling.dossier_words import dossier_line, languages_of
from tui.widgets.confirm import Confirm
from tui.widgets.row_list import Row, RowList


class NewDossier(Command):
    """Begin a dossier."""

    title = mark("Make a dossier")
    help = mark("Asks what it is for, then proposes what goes in. Nothing leaves the file yet.")
    keys = ("n",)
    action = "screen.new_dossier"
    short = mark("new dossier")
    footer = True
    writes = True


class HideDossier(Command):
    """Take a dossier out of the list."""

    title = mark("Take it out of the list")
    help = mark("Removes the choices for this dossier from the list. Your notes stay.")
    keys = ("x", "delete")
    action = "screen.hide_dossier"
    writes = True


class DossierScreen(Undoing, CarnetScreen):
    """Lists the dossiers, the newest first; enter opens one."""

    OWN_COMMANDS: ClassVar[Commands] = (NewDossier, HideDossier, UndoLast)
    CSS_PATH: ClassVar[str] = "dossier.tcss"
    TITLE_WORDS = mark("Dossier")
    HELP_WORDS = mark(
        "What you hand to an officer, a lawyer, an employer or a friend: you choose what is in it, "
        "see every word before it leaves, and it is encrypted unless you say otherwise. Your notes "
        "and exhibits stay as they are."
    )
    AUTO_FOCUS = "#dossiers"
    section = "dossier"

    _kept: tuple[Kept, ...] = ()

    def body(self) -> ComposeResult:
        """Yield what a dossier is, and the list."""
        yield Static(markup=False, id="about")
        yield RowList(id="dossiers")

    def reload(self) -> None:
        """Take the dossiers as they are now."""
        self._kept = tuple(self.session.dossiers.all())
        about = (
            self.say("Enter opens one: change it, look at it, or hand it over again.")
            if self._kept
            else self.say(
                "Nothing here yet. Press n: choose whom it is for, then what goes in. Nothing "
                "leaves your file until you hand it over."
            )
        )
        self.query_one("#about", Static).update(Content(about))
        self.query_one(RowList).show_rows(len(self._kept), self._row)

    def _row(self, index: int) -> Row:
        name, about = dossier_line(self._kept[index], self.session)
        return Content.assemble((name, "bold"), "  ", (about, "dim"))

    def on_row_list_selected(self, event: RowList.Selected) -> None:
        """Open the dossier."""
        self._open(self._kept[event.index].uid)

    def _open(self, uid: str) -> None:
        from tui.screens.dossier_choices import DossierChoicesScreen

        self.app.push_screen(DossierChoicesScreen(self.session, uid))

    def action_new_dossier(self) -> None:
        """Ask what it is for."""
        names = {one.id: one.name for one in self.session.purposes.values()}
        self.app.push_screen(ChooseOne(self.say("What is it for?"), names), self._ask_language)

    def _ask_language(self, purpose: str | None) -> None:
        if purpose is None:
            return
        names = languages_of(self.session)
        question = self.say("In which language? What you wrote stays as it is.")

        def made(code: str | None) -> None:
            if code is not None:
                self._make(purpose, code)

        self.app.push_screen(ChooseOne(question, names), made)

    def _make(self, purpose: str, code: str) -> None:
        """Propose what goes in, keep it, and open it."""
        known = self.session.purposes[purpose]
        recipe = self.session.sources.proposed(Recipe(purpose, code), known)
        self._open(self.session.dossiers.add(recipe))

    def action_hide_dossier(self) -> None:
        """Ask before the choices go."""
        cursor = self.query_one(RowList).cursor
        if cursor < len(self._kept):
            uid = self._kept[cursor].uid
            question = self.say("Take this dossier out of the list? Your notes stay.")
            window = Confirm(question, yes=self.say("Take it out"), no=self.say("Keep it"))
            self.app.push_screen(window, lambda answer: self._hide(uid, answer=bool(answer)))

    def _hide(self, uid: str, *, answer: bool) -> None:
        if answer:
            self.session.dossiers.hide(uid)
            self.can_undo(lambda: self.session.dossiers.hide(uid, hidden=False))
            self.tell(self.say("Taken away. u brings it back."))
            self.reload()

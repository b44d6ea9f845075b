"""One dossier: everything that is chosen for it, line by line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tui.commands import Command, Commands
from tui.dossier.recipe import Kept, Recipe
from tui.journal.occurred import understand
from tui.library.language import mark
from tui.screens.base import CarnetScreen
from tui.screens.choose_one import ChooseOne
from tui.screens.dossier_ticks import TickRow, TicksScreen
from tui.session import Session
from tui.telling.dossier_words import (
    FORMAT_WORDS,
    PRIVATE,
    WENT_WORDS,
    exhibit_line,
    languages_of,
    one_line,
)
from tui.widgets.confirm import AskText, Confirm
from tui.widgets.row_list import Row, RowList

NAME_WIDTH = 22


class ShowDossier(Command):
    """Show what leaves."""

    title = mark("Look at it")
    help = mark("Shows every word that leaves, as it will be read.")
    keys = ("v",)
    action = "screen.show_dossier"
    short = mark("look at it")
    footer = True


class HandOver(Command):
    """Hand it over."""

    title = mark("Hand it over")
    help = mark(
        "Writes the dossier to a place of your choice: encrypted, unless you say otherwise."
    )
    keys = ("y",)
    action = "screen.hand_over"
    short = mark("hand over")
    footer = True


@dataclass(frozen=True)
class Line:
    """A line: its name, what is chosen, and what enter does; a text alone does nothing."""

    name: str
    value: str
    act: Callable[[], object] | None = None


class DossierChoicesScreen(CarnetScreen):
    """Shows what is chosen for one dossier; enter changes a line."""

    OWN_COMMANDS: ClassVar[Commands] = (ShowDossier, HandOver)
    CSS_PATH: ClassVar[str] = "dossier.tcss"
    TITLE_WORDS = mark("A dossier")
    HELP_WORDS = mark(
        "Each line is a choice; enter changes it. v shows every word that leaves, y hands it over. "
        "Your choices are kept, so that the dossier can be made again."
    )
    AUTO_FOCUS = "#choices"
    section = "dossier"

    def __init__(self, session: Session, uid: str) -> None:
        """Take the open file and the uid of the dossier."""
        super().__init__(session)
        self._uid = uid
        self._lines: list[Line] = []

    @property
    def _kept(self) -> Kept:
        return self.session.dossiers.get(self._uid)

    def body(self) -> ComposeResult:
        """Yield what the purpose shows, and the choices."""
        yield Static(markup=False, id="about")
        yield RowList(id="choices")

    def heading(self) -> str:
        """Name the purpose."""
        return self.session.purposes[self._kept.recipe.purpose].name

    def reload(self) -> None:
        """Show the choices as they are now."""
        kept = self._kept
        purpose = self.session.purposes[kept.recipe.purpose]
        self.query_one("#about", Static).update(Content(purpose.about))
        self._lines = list(self._choices(kept))
        self.query_one(RowList).show_rows(len(self._lines), self._row)

    def _row(self, index: int) -> Row:
        line = self._lines[index]
        if line.act is None:
            return Content.assemble((f"{line.name}  {line.value}", "dim"))
        name = Content(self.say("{label}:", label=line.name))
        room = max(1, NAME_WIDTH - name.cell_length)
        return Content.assemble(name, " " * room, (line.value, "bold"))

    def on_row_list_selected(self, event: RowList.Selected) -> None:
        """Change the line."""
        act = self._lines[event.index].act
        if act is not None and not self.session.read_only:
            act()

    def _choices(self, kept: Kept) -> Iterator[Line]:
        say, recipe = self.say, kept.recipe
        parts = self.session.purposes[recipe.purpose].parts
        yield Line(say("For whom"), one_line(recipe.to) or say("not said"), self._ask_to)
        yield Line(say("Language"), recipe.language, self._ask_language)
        yield Line(say("Days"), self._days(recipe), self._ask_days)
        yield Line(say("Notes"), str(len(recipe.notes)), self._open_notes)
        yield Line(say("Exhibits"), str(len(recipe.exhibits)), self._open_exhibits)
        if {"reports", "stop_notice"} & frozenset(parts):
            yield Line(say("Reports"), str(len(recipe.reports)), self._open_reports)
        if "removals" in parts:
            yield Line(say("Addresses"), str(len(recipe.removals)), self._open_removals)
        if "letters" in parts:
            yield Line(say("Letters"), str(len(recipe.letters)), self._open_letters)
        out = len(recipe.words) + len(recipe.persons) + len(recipe.hide) + len(recipe.fields)
        yield Line(say("Taken out"), str(out) if out else say("nothing"), self._open_redacting)
        private = say("yes") if recipe.private else say("no")
        yield Line(say("My private words"), private, self._ask_private)
        formats = " + ".join(one.upper() if one != "bag" else say("folder")
                             for one in recipe.formats)  # fmt: skip
        yield Line(say("Written as"), formats, self._open_formats)
        for one in kept.handed:
            day, way = one.at[:16].replace("T", " "), say(WENT_WORDS[one.way])
            told = say("to {name}, {way}", name=one_line(one.to) or "…", way=way)
            yield Line(day, f"{told} · {one.seal[:16]}")

    def _days(self, recipe: Recipe) -> str:
        if recipe.first is None:
            return self.say("any")
        last = recipe.last or recipe.first
        if last == recipe.first:
            return recipe.first.isoformat()
        return f"{recipe.first.isoformat()} – {last.isoformat()}"

    def _change(self, **values: Any) -> None:
        self.session.dossiers.change(self._uid, replace(self._kept.recipe, **values))
        self.refill()

    # One value

    def _ask_to(self, then: Callable[[], object] = lambda: None) -> None:
        question = self.say("For whom? It stands on the first page, and in your journal.")
        hint = self.say("enter keeps it · esc goes back")

        def take(name: str | None) -> None:
            if name is not None:
                self._change(to=name.strip())
                then()

        self.app.push_screen(AskText(question, hint=hint, value=self._kept.recipe.to), take)

    def _ask_language(self) -> None:
        names = languages_of(self.session)
        question = self.say("In which language? What you wrote stays as it is.")

        def take(code: str | None) -> None:
            if code is not None:
                self._change(language=code)

        self.app.push_screen(ChooseOne(question, names), take)

    def _ask_days(self) -> None:
        question = self.say("Since when, or which days? The notes of these days are ticked anew.")
        hint = self.say("such as: 3 May 2026 · from 3 May 2026 to 5 May 2026 · empty for any")
        self.app.push_screen(AskText(question, hint=hint), self._take_days)

    def _take_days(self, typed: str | None) -> None:
        if typed is None:
            return
        now = self.session.clock().astimezone()
        when = understand(typed, self.session.date_words, now) if typed.strip() else None
        if typed.strip() and when is None:
            self.tell(self.say("No date was understood. Try 3/5/2026."))
            return
        first = datetime.fromisoformat(when.start).date() if when else None
        last: date | None = first
        if when and when.end:
            last = datetime.fromisoformat(when.end).date()
        elif when and first is not None and first < now.date():
            last = now.date()
        self._propose(replace(self._kept.recipe, first=first, last=last))

    def _propose(self, recipe: Recipe) -> None:
        purpose = self.session.purposes[recipe.purpose]
        proposed = self.session.sources.proposed(recipe, purpose)
        self._change(first=recipe.first, last=recipe.last, notes=proposed.notes,
                     exhibits=proposed.exhibits)  # fmt: skip

    def _ask_private(self) -> None:
        if self._kept.recipe.private:
            self._change(private=False)
            return
        window = Confirm(
            self.say(PRIVATE), yes=self.say("Hand them over"), no=self.say("Keep them")
        )
        self.app.push_screen(window, lambda answer: self._change(private=bool(answer)))

    # Several

    def _tick(
        self, field: str, title: str, about: str, rows: Callable[[], Sequence[TickRow]]
    ) -> None:
        self.app.push_screen(
            TicksScreen(
                self.session,
                title,
                about,
                rows,
                lambda: getattr(self._kept.recipe, field),
                lambda ticked: self._keep_ticks(field, ticked),
            )
        )

    def _keep_ticks(self, field: str, ticked: tuple[str, ...]) -> None:
        recipe: Any = replace(self._kept.recipe, **{field: ticked})  # type: ignore[arg-type]
        self.session.dossiers.change(self._uid, recipe)

    def _open_notes(self) -> None:
        from tui.screens.dossier_notes import NotesTicksScreen

        self.app.push_screen(NotesTicksScreen(self.session, self._uid))

    def _open_exhibits(self) -> None:
        about = self.say(
            "They leave as they are: nothing is taken out of a picture or a recording. Untick what "
            "shows more than it should."
        )
        exhibits = self.session.exhibits
        self._tick("exhibits", self.say("Exhibits"), about,
                   lambda: [TickRow(one.uid, exhibit_line(one))
                            for one in exhibits.all()])  # fmt: skip

    def _open_reports(self) -> None:
        reports = self.session.reports
        self._tick("reports", self.say("Reports"), self.say("Which reports and answers go in?"),
                   lambda: [TickRow(one.uid, f"{one.sent or ''}  {one.who}")
                            for one in reversed(reports.all())])  # fmt: skip

    def _open_removals(self) -> None:
        removals = self.session.removals
        self._tick("removals", self.say("Addresses"), self.say("Which addresses go in?"),
                   lambda: [TickRow(one.uid, one.address) for one in removals.all()])  # fmt: skip

    def _open_letters(self) -> None:
        letters = self.session.kept_letters
        self._tick("letters", self.say("Letters"), self.say("Which letters go in?"),
                   lambda: [TickRow(one.uid, f"{one.subject}  {one.to}")
                            for one in letters.all()])  # fmt: skip

    def _open_formats(self) -> None:
        about = self.say("The PDF for a complaint or a lawyer carries the exhibits inside.")
        self._tick("formats", self.say("Written as"), about,
                   lambda: [TickRow(one, self.say(words))
                            for one, words in FORMAT_WORDS.items()])  # fmt: skip

    def _open_redacting(self) -> None:
        from tui.screens.dossier_redact import RedactScreen

        self.app.push_screen(RedactScreen(self.session, self._uid))

    # All of it

    def action_show_dossier(self) -> None:
        """Show every word that leaves."""
        from tui.screens.dossier_preview import DossierPreviewScreen

        self.app.push_screen(DossierPreviewScreen(self.session, self._uid))

    def action_hand_over(self) -> None:
        """Ask how and where to."""
        from tui.screens.dossier_hand import HandOverScreen

        recipe = self._kept.recipe
        if not recipe.formats or not (recipe.notes or recipe.exhibits or recipe.removals):
            self.tell(self.say("Nothing is ticked yet."))
            return

        def begin() -> None:
            self.app.push_screen(HandOverScreen(self.session, self._uid))

        if recipe.to or self.session.read_only:
            begin()
        else:
            self._ask_to(begin)

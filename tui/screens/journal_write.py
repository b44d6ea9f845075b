"""Writes a note, or changes one: what happened, when, and what it is about."""

from typing import Any, cast

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Input

from tui.commands import Command
from tui.journal.entry import Entry
from tui.journal.errors import EmptyNote, NoteTooLong
from tui.journal.incident import Incident
from tui.journal.occurred import When
from tui.library.language import mark
from tui.safety.text import clean
from tui.screens.form import FormScreen, KeepForm, Values
from tui.screens.journal_words import NoteWords
from tui.session import Session
from tui.telling.drafts import NEW_NOTE, PREFIX
from tui.telling.journal_fields import (
    GROUPS,
    MARKS,
    SEVERITY,
    names,
)
from tui.telling.note_facts import KINDS_QUESTION
from tui.telling.record_values import incident_from, understood, values_of
from tui.widgets.choice_list import Choice, ChoiceList, Kind
from tui.widgets.editor import Editor
from tui.widgets.line import Line
from tui.widgets.words import Words

LONGEST_LINE = 2000
CARE = mark(
    "Leave out safe addresses, plans, helpers' names and passwords: others may read the journal "
    "one day."
)
ONLY_YOU = mark("Only for you: never handed over unless you choose it")


class ChooseKinds(Command):
    """Say what the note is about."""

    title = mark("What it is about")
    help = mark("Ticks what the note is about, from the list of the questions.")
    keys = ("ctrl+t",)
    action = "screen.choose_kinds"
    short = mark("about")
    footer = True


class WriteScreen(FormScreen):
    """A page to write on; a change of an older note is kept beside it."""

    OWN_COMMANDS = (KeepForm, ChooseKinds)
    CSS_PATH = "journal_write.tcss"
    TITLE_WORDS = mark("Write in the journal")
    HELP_WORDS = mark(
        "Write what happened in your own words, and the exact words of others between quotation "
        "marks. The date and time of writing are noted for you. Everything below the text may stay "
        "empty. ctrl+s keeps the note, esc sets it aside: what is typed is never lost."
    )
    AUTO_FOCUS = "#text"
    section = "journal"

    def __init__(self, session: Session, entry: Entry | None = None) -> None:
        """Take the open file and the note to change; without one, a new note is written."""
        before = session.journal.incident(entry) if entry else Incident("")
        begun = values_of(before)
        super().__init__(session, f"{PREFIX}{entry.note}" if entry else NEW_NOTE, begun)
        self._entry, self._before = entry, before
        self._kinds = tuple(cast("list[str]", self.first_values()["kinds"]))

    def heading(self) -> str:
        """Say whether a note is written or changed."""
        return self.say("Change a note") if self._entry else self.say(self.TITLE_WORDS)

    def body(self) -> ComposeResult:
        """Yield the text, when it happened, what it is about, then everything that may be known."""
        first: dict[str, Any] = self.first_values()
        with VerticalScroll(can_focus=False):
            yield Editor(str(first["body"]), id="text")
            yield from self._line("occurred", mark("When it happened:"), first)
            yield Words(self._understood, id="understood")
            yield Words(self._about, id="kinds")
            yield Words(lambda: self.say(CARE), id="care")
            for heading, fields in GROUPS:
                yield Words(lambda heading=heading: self.say(heading), classes="-heading")  # type: ignore[misc]
                for name, label in fields:
                    yield from self._line(name, label, first)
            yield ChoiceList(self._marks(), kind="multi", chosen=first["marks"], id="marks")
            yield Words(lambda: self.say("How much it weighs on you"), classes="-heading")
            yield ChoiceList(self._weights(), chosen=(first["severity"],), id="severity")
            yield Words(lambda: self.say(ONLY_YOU), classes="-heading")
            yield Words(lambda: self.say("What it did to you: fear, sleep, body, work, money"))
            yield Editor(str(first["effect"]), id="effect")
            yield Words(lambda: self.say("Anything else, for yourself"))
            yield Editor(str(first["private_note"]), id="private_note")

    def _line(self, name: str, label: str, first: dict[str, Any]) -> ComposeResult:
        with Horizontal():
            yield Words(lambda: self.say(label))
            hint = self._known() if name == "who" else ""
            yield Line(str(first[name]), placeholder=hint, id=name, limit=LONGEST_LINE)

    def _known(self) -> str:
        """Return the aliases used so far, to write the same one again."""
        known = [clean(person.alias, keep_newlines=False) for person in self.session.persons.all()]
        return ", ".join(known) or self.say("not a real name; several with commas")

    def _marks(self) -> list[Choice]:
        return [Choice(name, self.say(label)) for name, label in MARKS]

    def _weights(self) -> list[Choice]:
        return [Choice(name, self.say(label)) for name, label in SEVERITY]

    def reload(self) -> None:
        """Name the choices in the language of now."""
        for name, choices, kind in (
            ("marks", self._marks(), "multi"),
            ("severity", self._weights(), "single"),
        ):
            shown = self.query_one(f"#{name}", ChoiceList)
            shown.show_choices(choices, kind=cast("Kind", kind), chosen=shown.chosen)

    def on_mount(self) -> None:
        """Go to the end of the text."""
        editor = self.query_one("#text", Editor)
        editor.move_cursor(editor.document.end)

    def _about(self) -> str:
        chosen = self._words().kinds(self._kinds) or self.say("not said (ctrl+t)")
        return self.say("What it is about: {kinds}", kinds=chosen)

    def _words(self) -> NoteWords:
        return NoteWords(self.session.library, self.session.service_words, self.say)

    def _when(self) -> When | None:
        """Return what is understood of when it happened; what was before, if nothing changed."""
        typed = self.query_one("#occurred", Line).value
        return understood(self.session, typed, self._before)

    def _understood(self) -> str:
        if not self.query("#occurred") or not self.query_one("#occurred", Line).value.strip():
            return self.say("Such as: yesterday 10 pm, last Monday, around 3 May, 3/5/2026 14:30")
        when = self._when()
        if when is None:
            return self.say("Kept as you typed it; no date was understood.")
        return self.say("Understood: {when}", when=self._words().when(when))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say at once what is understood of a date."""
        if event.input.id == "occurred":
            self.query_one("#understood", Words).relabel()

    def on_input_submitted(self) -> None:
        """Go to the next field."""
        self.focus_next()

    def on_choice_list_changed(self) -> None:
        """Keep the draft."""
        self.touched()

    def on_choice_list_submitted(self) -> None:
        """Go to the next field."""
        self.focus_next()

    def values(self) -> Values:
        """Return everything typed and ticked."""
        typed = {name: self.query_one(f"#{name}", Line).value for name in names()}
        weight = self.query_one("#severity", ChoiceList).chosen
        return {
            "body": self.query_one("#text", Editor).text,
            "occurred": self.query_one("#occurred", Line).value,
            "kinds": list(self._kinds),
            **typed,
            "marks": list(self.query_one("#marks", ChoiceList).chosen),
            "severity": weight[0] if weight else "",
            "effect": self.query_one("#effect", Editor).text,
            "private_note": self.query_one("#private_note", Editor).text,
        }

    def _incident(self) -> Incident:
        """Return everything as it is kept; persons who are new are added."""
        return incident_from(self.session, dict(self.values()), self._when())

    def keep(self) -> bool:
        """Add the note, or its new version, to the journal."""
        try:
            if self._entry is None:
                self.session.journal.record(self._incident(), draft=self.place)
            else:
                self.session.journal.amend(self._entry.uid, self._incident(), draft=self.place)
        except EmptyNote:
            self.tell(self.say("There is nothing to keep yet. Esc goes back."))
        except NoteTooLong:
            self.tell(self.say("This is too long for one note (256 KB at most)."))
        else:
            return True
        return False

    def action_choose_kinds(self) -> None:
        """Open the list of kinds."""
        from tui.screens.journal_kinds import KindsScreen

        self.app.push_screen(KindsScreen(self.session, self._kinds), self._chosen)

    def _chosen(self, kinds: tuple[str, ...] | None) -> None:
        if kinds is not None:
            listed = {o.id for o in self.session.library.questions[KINDS_QUESTION].options}
            others = tuple(kind for kind in self._kinds if kind not in listed)
            self._kinds = (*kinds, *others)
            self.query_one("#kinds", Words).relabel()
            self.touched()

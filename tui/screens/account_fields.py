"""What the forms of accounts and devices share: lines, choices, days, a word on passwords."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Input

from tui.followup.typed import looks_like_password
from tui.screens.form import FormScreen, Values
from tui.telling.typed_days import LOOKS_LIKE_ONE, NO_PASSWORDS, UnreadDay, day_typed
from tui.widgets.choice_list import Choice, ChoiceList, Kind
from tui.widgets.line import Line
from tui.widgets.words import Words


@dataclass(frozen=True)
class Question:
    """A choice of the form: its field, its heading (msgid), its kind, and what is offered."""

    field: str
    title: str
    kind: Kind
    choices: tuple[Choice, ...]


class FieldsScreen(FormScreen):
    """A form of lines, then choices; `LINES` are fields with their names (msgids)."""

    CSS_PATH = "account_fields.tcss"
    LINES: tuple[tuple[str, str], ...] = ()
    section = "followup"

    def care(self) -> str:
        """Return what stands above the fields while nothing looks like a password."""
        return self.say(NO_PASSWORDS)

    def questions(self) -> Sequence[Question]:
        """Return the choices in the language of now."""
        raise NotImplementedError

    def body(self) -> ComposeResult:
        """Yield a word about passwords, the lines, and the choices."""
        first: dict[str, Any] = self.first_values()
        yield Words(self.care, id="care")
        with VerticalScroll(can_focus=False):
            for field, name in self.LINES:
                with Horizontal():
                    yield Words(lambda name=name: self.say(name))  # type: ignore[misc]
                    yield Line(str(first[field]), id=field)
            for place, question in enumerate(self.questions()):
                yield Words(lambda place=place: self._title(place), classes="-label")  # type: ignore[misc]
                yield ChoiceList(
                    question.choices,
                    kind=question.kind,
                    chosen=first[question.field],
                    id=question.field,
                )

    def _title(self, place: int) -> str:
        question = self.questions()[place]
        if question.choices:
            return self.say(question.title)
        return self.say("{title}: nothing else is in the list yet", title=self.say(question.title))

    def reload(self) -> None:
        """Name the choices in the language of now."""
        for question in self.questions():
            choices = self.query_one(f"#{question.field}", ChoiceList)
            choices.show_choices(question.choices, kind=question.kind, chosen=choices.chosen)
            choices.can_focus = bool(question.choices)
        self._warn()

    def on_choice_list_changed(self) -> None:
        """Keep the draft."""
        self.touched()

    def on_choice_list_submitted(self, event: ChoiceList.Submitted) -> None:
        """Go to the next field; after the last one, keep the form."""
        if event.control.id == self.questions()[-1].field:
            self.action_keep()
        else:
            self.focus_next()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the next field; after the last one of a form of lines only, keep it."""
        if event.input.id == self.LINES[-1][0] and not self.questions():
            self.action_keep()
        else:
            self.focus_next()

    def values(self) -> Values:
        """Return the lines, and what is ticked."""
        lines = {field: self.query_one(f"#{field}", Line).value for field, _ in self.LINES}
        ticked = {
            question.field: list(self.query_one(f"#{question.field}", ChoiceList).chosen)
            for question in self.questions()
        }
        return {**lines, **ticked}

    def touched(self) -> None:
        """Keep the draft, and say when something looks like a password."""
        super().touched()
        self._warn()

    def _warn(self) -> None:
        warned, care = any(self._suspicious()), self.query_one("#care", Words)
        care.tell(lambda: self.say(LOOKS_LIKE_ONE) if warned else self.care())
        care.set_class(warned, "-warning")

    def _suspicious(self) -> Iterator[bool]:
        for field, _ in self.LINES:
            yield looks_like_password(self.query_one(f"#{field}", Line).value)

    def day(self, values: Mapping[str, Any], field: str) -> date | None:
        """Return the day typed into a field.

        Raises:
            UnreadDay: when it cannot be read.
        """
        try:
            return day_typed(self.session, str(values[field]))
        except ValueError:
            raise UnreadDay(field) from None

    def refuse(self, words: str, field: str) -> bool:
        """Say why the form cannot be kept, go to the field, and return False."""
        self.tell(self.say(words))
        self.query_one(f"#{field}", Line).focus()
        return False

"""The form of somebody you trust."""

from dataclasses import replace
from datetime import date
from typing import Any

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll

from tui.library.language import mark
from tui.people.supporters import NoAlias, Supporter
from tui.screens.form import FormScreen, Values
from tui.session import Session
from tui.telling.people_fields import FIELDS
from tui.widgets.choice_list import Choice, ChoiceList
from tui.widgets.line import Line
from tui.widgets.words import Words

NEVER_CALL, CHECKED = "never_call", "checked"


class SupporterScreen(FormScreen):
    """One field a line; ctrl+s keeps, esc sets aside what was typed."""

    CSS_PATH = "supporter.tcss"
    TITLE_WORDS = mark("Somebody you trust")
    HELP_WORDS = mark(
        "An alias is enough; write only what you would not mind being read. Agree on a code word "
        "that means “call for help”. tab goes to the next field, ctrl+s keeps, esc sets aside."
    )
    section = "people"

    def __init__(self, session: Session, supporter: Supporter) -> None:
        """Take the open file and the supporter; one without a number is new."""
        begun: dict[str, object] = {field: getattr(supporter, field) for field, _ in FIELDS}
        begun["marks"] = [NEVER_CALL] if supporter.never_call else []
        super().__init__(session, f"supporter/{supporter.id or 'new'}", begun)
        self._supporter = supporter

    def body(self) -> ComposeResult:
        """Yield the fields."""
        first: dict[str, Any] = self.first_values()
        with VerticalScroll(can_focus=False):
            for field, name in FIELDS:
                with Horizontal():
                    yield Words(lambda name=name: self.say(name))  # type: ignore[misc]
                    yield Line(str(first[field]), id=field)
            yield ChoiceList(self._marks(), kind="multi", chosen=first["marks"])

    def _marks(self) -> list[Choice]:
        return [
            Choice(NEVER_CALL, self.say("Never call or write to them from this phone")),
            Choice(CHECKED, self.say("I checked today that this way to reach them works")),
        ]

    def reload(self) -> None:
        """Name the marks in the language of now."""
        marks = self.query_one(ChoiceList)
        marks.show_choices(self._marks(), kind="multi", chosen=marks.chosen)

    def on_choice_list_changed(self) -> None:
        """Keep the draft."""
        self.touched()

    def on_choice_list_submitted(self) -> None:
        """Keep the form."""
        self.action_keep()

    def on_input_submitted(self) -> None:
        """Go to the next field."""
        self.focus_next()

    def values(self) -> Values:
        """Return the fields, and the marks that are ticked."""
        fields = {field: self.query_one(f"#{field}", Line).value for field, _ in FIELDS}
        return {**fields, "marks": list(self.query_one(ChoiceList).chosen)}

    def keep(self) -> bool:
        """Add or change the supporter."""
        supporter = self._written()
        try:
            if supporter.id:
                self.session.supporters.update(supporter, draft=self.place)
            else:
                self.session.supporters.add(supporter, draft=self.place)
        except NoAlias:
            self.tell(self.say("Write a name or an alias first; one letter is enough."))
            self.query_one("#alias", Line).focus()
            return False
        return True

    def _written(self) -> Supporter:
        values: dict[str, Any] = dict(self.values())
        marks = values.pop("marks")
        checked: date | None = self._supporter.last_checked
        return replace(
            self._supporter,
            **values,
            never_call=NEVER_CALL in marks,
            last_checked=self.session.planning.today() if CHECKED in marks else checked,
        )

"""The form of an exhibit: where it comes from, and what it shows."""

from dataclasses import replace
from typing import Any

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll

from tui.journal.exhibit import Exhibit
from tui.library.language import mark
from tui.screens.form import FormScreen, Values
from tui.session import Session
from tui.telling.exhibit_facts import FIELDS, FLAGS
from tui.widgets.choice_list import Choice, ChoiceList
from tui.widgets.line import Line
from tui.widgets.words import Words


class ExhibitFormScreen(FormScreen):
    """One field a line; ctrl+s keeps, esc sets aside what was typed."""

    CSS_PATH = "exhibit_form.tcss"
    TITLE_WORDS = mark("Where the exhibit comes from")
    HELP_WORDS = mark(
        "Everything may stay empty. When, how and by whom it was captured makes an exhibit worth "
        "more; the fixed number of an account stays when its name changes."
    )
    section = "journal"

    def __init__(self, session: Session, exhibit: Exhibit) -> None:
        """Take the open file and the exhibit."""
        begun: dict[str, object] = {field: getattr(exhibit, field) for field, _ in FIELDS}
        begun["flags"] = list(exhibit.flags)
        super().__init__(session, f"exhibit/{exhibit.uid}", begun)
        self._exhibit = exhibit

    def body(self) -> ComposeResult:
        """Yield the fields."""
        first: dict[str, Any] = self.first_values()
        with VerticalScroll(can_focus=False):
            for field, name in FIELDS:
                with Horizontal():
                    yield Words(lambda name=name: self.say(name))  # type: ignore[misc]
                    yield Line(str(first[field]), id=field, limit=2000)
            yield ChoiceList(self._flags(), kind="multi", chosen=first["flags"])

    def _flags(self) -> list[Choice]:
        return [Choice(name, self.say(label)) for name, label in FLAGS]

    def reload(self) -> None:
        """Name the marks in the language of now."""
        flags = self.query_one(ChoiceList)
        flags.show_choices(self._flags(), kind="multi", chosen=flags.chosen)

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
        return {**fields, "flags": list(self.query_one(ChoiceList).chosen)}

    def keep(self) -> bool:
        """Put what is known into the exhibit."""
        values: dict[str, Any] = dict(self.values())
        flags = tuple(values.pop("flags"))
        self.session.exhibits.change(replace(self._exhibit, **values, flags=flags))
        self.session.drafts.drop(self.place)
        return True

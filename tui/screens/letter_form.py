"""What goes into a letter: language, what only the person knows, and notes of the journal."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from tui.dossier.kept_letters import KeptLetter
from tui.journal.entry import Entry
from tui.library.language import SOURCE_LANGUAGE, available_languages, mark
from tui.library.letters import Letter
from tui.safety.text import clean
from tui.screens.account_fields import FieldsScreen, Question
from tui.screens.veil import Veil, veil_of
from tui.session import Session
from tui.telling.letter_filling import HASHES, filled_letter, notes_offered, tells_of_notes
from tui.widgets.choice_list import Choice, ChoiceList
from tui.widgets.line import Line


class LetterFormScreen(FieldsScreen):
    """One field a line, then choices; ctrl+s makes the letter, which can then be edited."""

    TITLE_WORDS = mark("What goes into the letter")
    HELP_WORDS = mark(
        "Leave empty what you do not know or would rather not say: it stays in the letter as a "
        "blank. Tick the notes that the letter speaks of. Private words of a note never go into a "
        "letter. tab goes to the next field, ctrl+s makes the letter, esc sets aside."
    )
    section = "guides"

    def __init__(self, session: Session, letter: Letter, made: Callable[[str], None]) -> None:
        """Take the open file, the letter, and what is told its uid when it is made."""
        self._letter, self._tell_made = letter, made
        self._notes = notes_offered(session) if tells_of_notes(session, letter) else []
        self._people = session.supporters.all() if letter.from_people else []
        named = session.letters.wording().fields
        self.LINES = tuple((field, named[field]) for field in letter.fields)
        begun: dict[str, object] = dict.fromkeys(letter.fields, "")
        begun |= {"people": [], "language": [self._first_language(session)], "notes": []}
        super().__init__(session, f"letter/{letter.id}", {**begun, "marks": []})

    def _first_language(self, session: Session) -> str:
        """Return the language its receiver reads, else the person's, else one it is written in."""
        written = session.letters.languages_of(self._letter.id)
        wanted = (*self._letter.languages, session.language.code, SOURCE_LANGUAGE)
        return next((code for code in wanted if code in written), SOURCE_LANGUAGE)

    def care(self) -> str:
        """Say what becomes of fields that stay empty."""
        return self.say("What you leave empty stays in the letter as a blank. No passwords.")

    def questions(self) -> Sequence[Question]:
        """Return the choices in the language of now."""
        return tuple(self._questions())

    def _questions(self) -> Iterator[Question]:
        if self._people:
            people = tuple(
                Choice(str(one.id), clean(one.alias, keep_newlines=False)) for one in self._people
            )
            yield Question("people", mark("To one of the people you trust"), "single", people)
        written = self.session.letters.languages_of(self._letter.id)
        codes = [info for info in available_languages(self.session.content) if info.code in written]
        languages = tuple(Choice(info.code, info.name) for info in codes)
        yield Question("language", mark("Language of the letter"), "single", languages)
        if self._notes:
            veil = veil_of(self.session, self.say)
            notes = tuple(Choice(note.note, self._named(note, veil)) for note in self._notes)
            yield Question("notes", mark("Notes it speaks of"), "multi", notes)
            hashes = Choice(HASHES, self.say("Give the SHA-256 of the exhibits too"))
            yield Question("marks", mark("And"), "multi", (hashes,))

    @staticmethod
    def _named(entry: Entry, veil: Veil) -> str:
        day = entry.when.start[:10] if entry.when else f"{entry.recorded_local:%Y-%m-%d}"
        return f"{day}  {veil.line(entry)}"

    def values(self) -> dict[str, Any]:
        """Return the lines, and what is ticked; nothing is ticked in what is not offered."""
        return {"people": [], "notes": [], "marks": [], **super().values()}

    def on_choice_list_changed(self, event: ChoiceList.Changed | None = None) -> None:
        """Take the name of the person chosen; keep the draft."""
        if event is not None and event.control.id == "people" and event.chosen:
            alias = next(one.alias for one in self._people if str(one.id) == event.chosen[0])
            self.query_one("#recipient", Line).value = clean(alias, keep_newlines=False)
        super().on_choice_list_changed()

    def keep(self) -> bool:
        """Fill the letter and keep it."""
        values = self.values()
        code = next(iter(values["language"]), self._first_language(self.session))
        typed = {field: str(values[field]) for field in self._letter.fields}
        letter = KeptLetter(
            letter=self._letter.id,
            language=code,
            to=typed.get("recipient", ""),
            subject=self.session.letters.words(self._letter.id, code).subject,
            text=self._filled(code, typed, values),
            channel=typed.get("channel", ""),
            decided_with=typed.get("decided_with", ""),
        )
        letters = self.session.kept_letters
        self._tell_made(letters.add(letter, values["notes"], draft=self.place))
        return True

    def _filled(self, code: str, typed: dict[str, str], values: dict[str, Any]) -> str:
        hashes = HASHES in values["marks"]
        notes = [note for note in values["notes"] if any(n.note == note for n in self._notes)]
        return filled_letter(self.session, self._letter, code, typed, notes, hashes=hashes)

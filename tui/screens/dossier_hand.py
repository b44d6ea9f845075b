"""Hands one dossier over: how, to whom, where to, and under which passphrase."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Input

from tui.commands import Commands
from tui.dossier.handing import ARCHIVE, CLEAR, ENDINGS
from tui.dossier.parcel import Parcel
from tui.library.language import mark
from tui.safety.text import clean
from tui.screens.care import CareScreen
from tui.screens.choosing import Choosing, SuggestWords
from tui.screens.progress import Progress
from tui.session import Session
from tui.telling.copy_words import AT_THE_PLACE
from tui.telling.dossier_making import parcel_of
from tui.telling.dossier_words import WAY_WORDS
from tui.telling.handing import IN_CLEAR, NAME, PLAIN_ONLY, THERE, note_handed, write
from tui.telling.places import typed_place
from tui.vault.errors import BadPassphraseText, Cancelled, Closed, Damaged, FileExists, VaultError
from tui.vault.secret import Secret
from tui.widgets.choice_list import Choice, ChoiceList
from tui.widgets.confirm import Confirm
from tui.widgets.line import Line
from tui.widgets.words import Words


class HandOverScreen(Choosing, CareScreen):
    """Asks for the way, the place and a passphrase, writes the dossier, and notes it."""

    OWN_COMMANDS: ClassVar[Commands] = (SuggestWords,)
    AUTO_FOCUS = "#ways"
    TITLE_WORDS = mark("Hand it over")
    HELP_WORDS = mark(
        "Encrypted unless you choose otherwise. Tell the passphrase by another way than the file: "
        "by voice is best. It must not be that of your own file. In an archive, names and sizes of "
        "the files can be seen without it, never what they say."
    )
    section: ClassVar[str] = "dossier"

    def __init__(self, session: Session, uid: str) -> None:
        """Take the open file and the uid of the dossier."""
        super().__init__(session)
        self._uid = uid
        self._target, self._parcel = Path(), None

    _parcel: Parcel | None

    @property
    def _way(self) -> str:
        chosen = self.query_one("#ways", ChoiceList).chosen
        return chosen[0] if chosen else ARCHIVE

    def fields(self) -> ComposeResult:
        """Yield the ways, the place, and the passphrase."""
        yield ChoiceList(self._ways(), kind="single", chosen=(ARCHIVE,), id="ways")
        yield Words(lambda: self.say("Folder, or name of what is new"), classes="-label")
        yield Line(limit=2000, id="place")
        yield Words(lambda: "")
        yield from self.pair(mark("Passphrase of the dossier, not yours"))

    def _ways(self) -> tuple[Choice, ...]:
        return tuple(Choice(way, self.say(words)) for way, words in WAY_WORDS.items())

    def relabel(self) -> None:
        """Draw the ways in the new language, chosen as they were."""
        super().relabel()
        self.query_one("#ways", ChoiceList).show_choices(
            self._ways(), kind="single", chosen=(self._way,)
        )

    def on_choice_list_submitted(self) -> None:
        """Go to the place."""
        self.query_one("#place").focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the passphrase; in clear there is none, and a question comes first."""
        event.stop()
        if self._way != CLEAR:
            self.query_one("#first").focus()
        elif self._has_place():
            window = Confirm(
                self.say(IN_CLEAR), yes=self.say("Write it in clear"), no=self.say("Go back")
            )
            self.app.push_screen(window, lambda answer: self._in_clear(answer=bool(answer)))

    def _has_place(self) -> bool:
        typed = self.query_one("#place", Line).value
        if not typed.strip():
            self.message(mark("Type where it shall be: a folder, or a name that is new."))
            self.query_one("#place").focus()
            return False
        place = typed_place(typed, self.carnet.start.folder)
        ending = ENDINGS[self._way]
        if place.is_dir():
            place /= self.say(NAME) + ending
        elif ending and place.suffix.lower() != ending:
            place = place.with_name(place.name + ending)
        self._target = place
        return True

    def _in_clear(self, *, answer: bool) -> None:
        if answer:
            self._write(Secret())

    def chosen(self, passphrase: Secret) -> None:
        """Write it under this passphrase."""
        if self._way == CLEAR or not self._has_place():
            passphrase.wipe()
            if self._way == CLEAR:
                self.message(mark("In clear there is no passphrase. Press enter in the place."))
            return
        self._write(passphrase)

    def _write(self, passphrase: Secret) -> None:
        session, target, way, uid = self.session, self._target, self._way, self._uid

        def work(progress: Progress) -> None:
            parcel = parcel_of(session, uid)
            if not progress(0.0):
                raise Cancelled
            write(session, parcel, target, way, passphrase, progress)
            self._parcel = parcel

        self.begin(self.say("The dossier is written…"), work, passphrase)

    def ends(self, error: VaultError) -> bool:
        """Return whether the open file cannot go on: an error may be about the new place."""
        return isinstance(error, Damaged | Closed)

    def sentence(self, error: VaultError) -> str:
        """Return the msgid for why nothing was written."""
        if isinstance(error, FileExists):
            return THERE
        if isinstance(error, BadPassphraseText) and self._way == ARCHIVE:
            return PLAIN_ONLY
        return AT_THE_PLACE.get(type(error), super().sentence(error))

    def succeeded(self) -> None:
        """Note to whom and what, and say where it is."""
        self.wipe_fields()
        parcel = self._parcel
        if parcel is not None and not self.session.read_only:
            note_handed(self.session, self._uid, parcel, self._way)
        self.leave_saying(" ".join(self._said(parcel)))

    def _said(self, parcel: Parcel | None) -> Iterator[str]:
        """Yield where it is, and what to know about it."""
        file = clean(str(self._target), keep_newlines=False)
        yield self.say("Written: {file}.", file=file)
        if self.session.read_only:
            yield self.say("It is not noted in your journal: your file is open for reading only.")
        else:
            yield self.say("It is noted in your journal.")
        if self._way == CLEAR:
            yield self.say("It is not encrypted.")
        else:
            yield self.say("Tell the passphrase by another way than the file.")
        if parcel is not None and not parcel.whole:
            yield self.say("The PDF lacks some letters; tick HTML to have them all.")

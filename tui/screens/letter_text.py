"""A letter that was written: its text, to be copied, written to a file, or marked as sent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.commands import Command
from tui.dossier.kept_letters import KIND, KeptLetter, write_out
from tui.dossier.letters import count_blanks
from tui.library.language import mark
from tui.safety.text import clean
from tui.screens.base import CarnetScreen
from tui.screens.copying import copy_text
from tui.screens.message import MessageScreen
from tui.screens.undoing import Undoing, UndoLast
from tui.session import Session
from tui.telling.letter_filling import OWN_KINDS
from tui.telling.letter_marks import CONTACT_KINDS, FILE_NAME, local_minute, note_stop_notice
from tui.telling.places import typed_place
from tui.vault.links import Ref
from tui.widgets.confirm import AskText, Confirm

LONGEST_COPIED = 60_000


class EditLetter(Command):
    """Change the text."""

    title = mark("Change the letter")
    help = mark("Opens the text: fill the blanks, leave out what you would rather not say.")
    keys = ("e",)
    action = "screen.edit_letter"
    short = mark("change")
    footer = True
    writes = True


class MarkSent(Command):
    """Say that it was sent."""

    title = mark("It was sent")
    help = mark("Keeps that it was sent or handed over, now, and how. Nothing is sent from here.")
    keys = ("m",)
    action = "screen.mark_sent"
    short = mark("sent")
    footer = True
    writes = True


class CopyLetter(Command):
    """Copy the text."""

    title = mark("Copy the letter")
    help = mark("Copies the text for another program, after asking; it is taken back soon.")
    keys = ("y",)
    action = "screen.copy_letter"
    short = mark("copy")
    footer = True


class LetterFile(Command):
    """Write the text to a file."""

    title = mark("Write it to a file")
    help = mark("Writes the text to a folder of your choice, as a plain file, after a warning.")
    keys = ("x",)
    action = "screen.letter_file"
    short = mark("to a file")
    footer = True


class LetterLinks(Command):
    """Go to the notes it speaks of."""

    title = mark("Notes it speaks of")
    help = mark("Lists the notes of your journal that the letter was filled from.")
    keys = ("l",)
    action = "screen.letter_links"


class HideLetter(Command):
    """Hide the letter, or bring it back."""

    title = mark("Hide or show this letter")
    help = mark("Takes the letter out of the list; v in the list shows hidden ones.")
    keys = ("h",)
    action = "screen.hide_letter"
    writes = True


class LetterTextScreen(Undoing, CarnetScreen):
    """Shows one kept letter."""

    OWN_COMMANDS = (EditLetter, MarkSent, CopyLetter, LetterFile, LetterLinks, HideLetter, UndoLast)
    CSS_PATH = "person.tcss"
    TITLE_WORDS = mark("Your letter")
    HELP_WORDS = mark(
        "The letter as it stands. Blanks look like […]: fill them with e, and look at everything "
        "marked “to be checked” before it goes. Once marked as sent it stays as it was."
    )
    section = "guides"

    def __init__(self, session: Session, uid: str) -> None:
        """Take the open file and the uid of the letter."""
        super().__init__(session)
        self._uid = uid

    @property
    def _kept(self) -> KeptLetter:
        return self.session.kept_letters.get(self._uid)

    @property
    def _once(self) -> bool:
        letter = self.session.letters.all.get(self._kept.letter)
        return letter is not None and letter.once

    def body(self) -> ComposeResult:
        """Yield the letter."""
        with VerticalScroll():
            yield Static(markup=False, id="page")

    def note(self) -> str:
        """Say whether it was sent."""
        kept = self._kept
        if kept.sent:
            return self.say("sent")
        blanks = count_blanks(kept.text)
        return self.count("{number} blank", "{number} blanks", blanks) if blanks else super().note()

    def reload(self) -> None:
        """Show the letter as it is now."""
        self.refresh_bindings()
        self.query_one("#page", Static).update(Content("\n").join(self._page(self._kept)))

    def _page(self, kept: KeptLetter) -> Iterator[Content]:
        yield Content(clean(kept.subject, keep_newlines=False)).stylize("bold underline")
        for name, value in self._about(kept):
            yield Content.assemble((name, "bold"), "  ", clean(value, keep_newlines=False))
        if self._once and kept.sent:
            yield Content(self.say("Never send it again, and answer nothing.")).stylize("bold")
            yield Content(self._since(kept))
        elif count_blanks(kept.text) and not kept.sent:
            yield Content(self.say("Fill what stands in […] before it goes: press e."))
        yield Content("")
        yield Content(clean(kept.text))

    def _about(self, kept: KeptLetter) -> Iterator[tuple[str, str]]:
        for name, value in (
            (self.say("To"), kept.to),
            (self.say("Channel"), kept.channel),
            (self.say("Decided with"), kept.decided_with),
            (self.say("Sent on"), local_minute(kept.sent)),
        ):
            if value:
                yield name, value

    def _since(self, kept: KeptLetter) -> str:
        """Count the notes of a new contact that were written after the notice."""
        sent = datetime.fromisoformat(kept.sent)
        notes = self.session.journal.newest(self.session.journal.count())
        after = sum(
            note.recorded > sent
            and bool(CONTACT_KINDS & set(note.kinds))
            and not OWN_KINDS & set(note.kinds)
            for note in notes
        )
        return self.count(
            "{number} note of a contact since then.",
            "{number} notes of a contact since then.",
            after,
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave what was sent as it was; the words of the one notice are fixed."""
        if self.is_mounted and action in {"edit_letter", "mark_sent"}:
            kept = self._kept
            if kept.sent or (action == "edit_letter" and self._once):
                return False
        return super().check_action(action, parameters)

    def action_edit_letter(self) -> None:
        """Open the text in an editor."""
        from tui.screens.letter_edit import LetterEditScreen

        self.app.push_screen(LetterEditScreen(self.session, self._kept))

    def action_letter_links(self) -> None:
        """List the notes it speaks of."""
        from tui.screens.linked import LinkedScreen

        self.app.push_screen(LinkedScreen(self.session, Ref(KIND, self._uid)))

    def action_hide_letter(self) -> None:
        """Hide the letter and go back, or bring it back."""
        hide = not self._kept.hidden
        book, uid = self.session.kept_letters, self._uid
        book.hide(uid, hidden=hide)
        self.can_undo(lambda: book.hide(uid, hidden=not hide))
        self.tell(self.say("Hidden.") if hide else self.say("Shown again."))

    # Sent

    def action_mark_sent(self) -> None:
        """Ask how it was sent."""
        kept = self._kept
        if self._once and self.session.kept_letters.was_sent(kept.letter):
            self.tell(self.say("It was sent. It is never sent again."))
            return
        question = self.say("How was it sent or handed over? By which channel, to which address?")
        if count_blanks(kept.text):
            question = self.say("Blanks are left in it.") + " " + question
        hint = self.say("Type it, then enter; esc goes back")
        self.app.push_screen(AskText(question, hint=hint, value=kept.channel), self._sent)

    def _sent(self, channel: str | None) -> None:
        if channel is None:
            return
        now = self.session.clock().astimezone(UTC).isoformat(timespec="seconds")
        kept = replace(self._kept, channel=channel.strip(), sent=now)
        self.session.kept_letters.change(kept)
        if self._once:
            note_stop_notice(self.session, kept)
        self.refill()

    # Out of the file

    def action_copy_letter(self) -> None:
        """Copy the text."""
        copy_text(self, self.session, self._kept.text, most=LONGEST_COPIED)

    def action_letter_file(self) -> None:
        """Warn, then ask for a folder."""
        question = self.say(
            "The file is not encrypted: whoever finds it can read it, and it stays there after you "
            "leave. Write it all the same?"
        )
        window = Confirm(question, yes=self.say("Choose a folder"), no=self.say("Do not write it"))
        self.app.push_screen(window, self._ask_folder)

    def _ask_folder(self, answer: bool | None) -> None:
        if answer:
            question = self.say("Into which folder? A USB stick that stays with you is better.")
            hint = self.say("Type a folder, or drop it here; enter writes, esc goes back")
            self.app.push_screen(AskText(question, hint=hint), self._write)

    def _write(self, typed: str | None) -> None:
        if typed is not None and typed.strip():
            self._write_out(typed_place(typed, self.carnet.start.folder))

    @work(thread=True, exclusive=True)
    def _write_out(self, folder: Path) -> None:
        try:
            written = write_out(self._kept, folder, self.say(FILE_NAME))
        except OSError:
            said = self.say("It could not be written there. Check the folder, and its room.")
        else:
            said = self.say("Written: {name}", name=written.name)
        self.app.call_from_thread(self.app.push_screen, MessageScreen(said))

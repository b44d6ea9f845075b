"""Keys of one's own: a list of what can be done, and further keys for it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content

from tui.commands import Command, Commands, CommandType, key_label
from tui.dossier.printed_page import write_page
from tui.library.language import mark
from tui.own_keys import KeyProblem, OwnKeys
from tui.safety.text import clean
from tui.screens.base import CarnetScreen
from tui.screens.key_sets import PROBLEMS, changeable, commands_together, key_name, keys_in
from tui.screens.message import MessageScreen
from tui.screens.undoing import Undoing, UndoLast
from tui.session import Session
from tui.telling.places import typed_place
from tui.telling.sentences import error_sentence
from tui.vault.errors import VaultError
from tui.widgets.confirm import AskText
from tui.widgets.row_list import RowList
from tui.widgets.words import Words

TITLE_WIDTH = 44


class TakeKeyAway(Command):
    """Take one's own keys of a command away."""

    title = mark("Take my keys away")
    help = mark("Takes away the keys that you added to the line under the cursor.")
    keys = ("x", "delete")
    action = "screen.take_key_away"
    writes = True


class ReadKeys(Command):
    """Take keys from a file."""

    title = mark("Take keys from a file")
    help = mark("Reads a small text file with keys, all of it or nothing.")
    keys = ("n",)
    action = "screen.read_keys"
    writes = True


class WriteKeys(Command):
    """Write one's own keys into a file."""

    title = mark("Write my keys into a file")
    help = mark("Writes your keys into a new text file. It holds nothing else of yours.")
    keys = ("y",)
    action = "screen.write_keys"


class KeysScreen(Undoing, CarnetScreen):
    """Lists the commands with their keys; enter adds one."""

    OWN_COMMANDS: ClassVar[Commands] = (TakeKeyAway, ReadKeys, WriteKeys, UndoLast)
    CSS_PATH = "keys.tcss"
    TITLE_WORDS = mark("Keys of your own")
    HELP_WORDS = mark(
        "Enter adds a key to what stands under the cursor. The usual keys stay, so that everything "
        "said here remains true and nothing can lock you out. Your keys are kept in your file."
    )
    section = "settings"

    def __init__(self, session: Session) -> None:
        """Take the open file."""
        super().__init__(session)
        self._commands = changeable()

    def body(self) -> ComposeResult:
        """Yield the list, and what enter does."""
        yield RowList(len(self._commands), self._row)
        yield Words(
            lambda: self.say("enter adds a key · x takes yours away · the usual keys stay"),
            classes="-quiet",
        )

    def _row(self, index: int) -> Content:
        command = self._commands[index]
        own = self.carnet.own_keys.chosen.get(command.id, ())
        title = Content(self.say(command.title)).truncate(TITLE_WIDTH, ellipsis=True, pad=True)
        mine = ", ".join(key_label(key, self.say) for key in own)
        usual = ", ".join(key_label(key, self.say) for key in command.keys)
        return Content.assemble(title, " ", (mine, "bold"), "  " if mine else "", usual)

    def _here(self) -> CommandType:
        return self._commands[self.query_one(RowList).cursor]

    def on_row_list_selected(self) -> None:
        """Ask for a key."""
        if self.session.read_only:
            return
        title = self.say(self._here().title)
        question = self.say("Which key shall do this too: {title}?", title=title)
        hint = self.say("a letter, ctrl+ a letter, or F5 to F9 · enter adds it · esc goes back")
        self.app.push_screen(AskText(question, hint=hint), self._add)

    def _add(self, typed: str | None) -> None:
        if typed is not None and typed.strip():
            own, key = self.carnet.own_keys, key_name(typed)
            try:
                self._keep(own.with_key(self._here(), key, commands_together()))
            except KeyProblem as problem:
                self._refuse(problem)

    def _keep(self, own: OwnKeys) -> None:
        """Let other keys count, and keep them; it can be taken back."""
        before = self.carnet.own_keys
        self._take(own)
        self.can_undo(lambda: self._take(before))

    def _take(self, own: OwnKeys) -> None:
        self.session.settings.own_keys = own.spelt()
        self.carnet.take_keys(own)
        self.reload()

    def _refuse(self, problem: KeyProblem) -> None:
        name = clean(problem.about, keep_newlines=False)[:40]
        self.app.push_screen(MessageScreen(self.say(PROBLEMS[problem.code], name=name)))

    def reload(self) -> None:
        """Draw the list anew."""
        self.query_one(RowList).refresh()

    def action_take_key_away(self) -> None:
        """Take the keys of the line under the cursor away."""
        if self.carnet.own_keys.chosen.get(self._here().id):
            self._keep(self.carnet.own_keys.without(self._here()))

    def action_read_keys(self) -> None:
        """Ask for a file and take its keys."""
        question = self.say("From which file? What it says replaces your own keys.")
        hint = self.say("Type its place, or drop it here; enter reads it")
        self.app.push_screen(AskText(question, hint=hint), self._read)

    def _read(self, typed: str | None) -> None:
        if typed is not None and typed.strip():
            try:
                self._keep(keys_in(typed_place(typed, self.carnet.start.folder)))
            except KeyProblem as problem:
                self._refuse(problem)

    def action_write_keys(self) -> None:
        """Ask for a place and write the keys there."""
        question = self.say("Into which new file? It names keys and commands, nothing of yours.")
        hint = self.say("Type a name, such as keys.toml; enter writes it")
        self.app.push_screen(AskText(question, hint=hint), self._write)

    def _write(self, typed: str | None) -> None:
        if typed is None or not typed.strip():
            return
        path = typed_place(typed, self.carnet.start.folder)
        try:
            write_page(path, self.carnet.own_keys.toml().encode())
        except VaultError as error:
            said = self.say(error_sentence(error))
        else:
            said = self.say("Written: {name}", name=clean(path.name, keep_newlines=False))
        self.app.push_screen(MessageScreen(said))

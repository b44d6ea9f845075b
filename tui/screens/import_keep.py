"""From ticked messages to incidents: how many notes, who is who, then one piece of work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from tui.journal.exhibit import Exhibit
from tui.journal.exports.importing import Chosen, Imports, Together
from tui.journal.exports.model import Message
from tui.screens.base import CarnetScreen
from tui.screens.choose_one import ChooseOne
from tui.screens.import_words import ImportWords
from tui.screens.message import MessageScreen
from tui.screens.progress import Progress, ProgressScreen
from tui.telling.import_sayings import TOGETHER, WHOSE, one_line
from tui.vault.errors import Cancelled, VaultError

NOBODY = "\0"
"""What stands for "none of them" among the senders."""


class KeepsMessages(CarnetScreen):
    """A screen from which messages become incidents."""

    _notes = 0

    @property
    def imports(self) -> Imports:
        """What brings messages into the journal."""
        session = self.session
        return Imports(
            session.vault, session.journal, session.persons, session.clock, session.new_id
        )

    @property
    def message_words(self) -> ImportWords:
        """What says messages in the person's language."""
        return ImportWords(self.say, self.count)

    def keep_messages(self, exhibit: Exhibit, platform: str, messages: Sequence[Message]) -> None:
        """Ask how many notes there shall be, and who the person is; then bring them in."""
        chosen = Chosen(exhibit, platform, messages, "each", "", lambda _group: "")
        if len(messages) == 1:
            self._ask_owner(chosen)
            return
        question = self.count(
            "{number} message comes into the journal. How?",
            "{number} messages come into the journal. How?",
            len(messages),
        )
        names = {str(key): self.say(words) for key, words in TOGETHER.items()}
        self.app.push_screen(ChooseOne(question, names), lambda how: self._how(chosen, how))

    def _how(self, chosen: Chosen, how: str | None) -> None:
        if how is not None:
            self._ask_owner(replace(chosen, together=cast("Together", how)))

    def _ask_owner(self, chosen: Chosen) -> None:
        """Ask which sender the person is, where several wrote and the export does not say it."""
        senders = dict.fromkeys(one.sender for one in chosen.messages if one.own is None)
        if len(senders) < 2:  # noqa: PLR2004
            self._begin(chosen, "")
            return
        names = {NOBODY: self.say("None of them")}
        names |= {sender: one_line(sender) or "·" for sender in senders}
        question = self.say(WHOSE)
        self.app.push_screen(ChooseOne(question, names), lambda who: self._who(chosen, who))

    def _who(self, chosen: Chosen, who: str | None) -> None:
        if who is not None:
            self._begin(chosen, "" if who == NOBODY else who)

    def _begin(self, chosen: Chosen, owner: str) -> None:
        words = self.message_words
        chosen = replace(
            chosen,
            owner=owner,
            body=lambda group: words.body(group, chosen.platform, owner),
        )
        imports = self.imports

        def work(progress: Progress) -> None:
            self._notes = imports.keep(chosen, progress)

        said = self.say("Messages come into the journal.")
        self.app.push_screen(ProgressScreen(said, work), self._ended)

    def _ended(self, error: VaultError | None) -> None:
        """Say what came of it."""
        if isinstance(error, Cancelled):
            self.tell(self.say("Stopped. Nothing was added."))
        elif error is not None:
            self.carnet.tell_error(error)
        else:
            said = self.count(
                "{number} note added to the journal, with its exact time and place in the file.",
                "{number} notes added to the journal, with exact times and places in the file.",
                self._notes,
            )
            self.app.push_screen(MessageScreen(said))
            self.kept()

    def kept(self) -> None:
        """Do what follows when the messages are in the journal."""

"""From the first line to an open file: make one, open one, or another way in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tui.host_words import HOST_NOTES
from tui.library.language import Language, available_languages, mark
from tui.plain.passphrases import new_passphrase
from tui.plain.rescue import rescued
from tui.plain.talk import Talk
from tui.plain.ways import Back
from tui.safety.host import WORLD_READABLE, check_host
from tui.safety.text import clean
from tui.start import SessionStart
from tui.telling.places import typed_path, vault_at
from tui.telling.recovery_papers import CODE, SHEETS
from tui.telling.recovery_typed import problem, seed_of
from tui.telling.rescue_words import APPLIES
from tui.telling.sentences import error_sentence
from tui.vault.errors import Damaged, NotEnoughMemory, ReadOnlyMedium, VaultError, WrongPassphrase
from tui.vault.opening import create, looks_like_vault, open_vault, open_with_seed
from tui.vault.profiles import DEFAULT, SMALL, Profiles
from tui.vault.recovering import recover
from tui.vault.secret import Secret
from tui.vault.vault import Vault

CANNOT_CLEAR = mark(
    "In this mode nothing can be erased from the window. When you lock or leave, empty lines move "
    "the text out of sight, but scrolling back still shows it. Close the window when you have "
    "finished. Somebody near you may hear a voice or read a braille display."
)
COMMANDS = mark(
    "Type a number or a letter, then enter. These letters work everywhere: b goes back, h helps, "
    "l locks, q leaves at once and keeps what you typed."
)

ELSEWHERE = mark("Another file, such as your copy, or another language")
RESCUE = 3
"""The place of the rescue among the other ways."""


@dataclass
class Opening:
    """Opens the file of one start.

    Args:
        talk: says and asks; its language is the one chosen here.
        start: where the file may be.
        content: the content folder.
        profiles: the strengths of key derivation.
        clock: the time, for a new file.
    """

    talk: Talk
    start: SessionStart
    content: Path
    profiles: Profiles
    clock: Callable[[], datetime]
    language_chosen: bool = False
    recovered: bool = False

    def run(self) -> Vault:
        """Ask until a file is open.

        Raises:
            Way: `Leave`, or `Lock` (there is nothing to lock yet: the same as starting again).
        """
        self._welcome()
        path = self._first_path()
        while True:
            try:
                return self._open(path) if path.exists() else self._make(path)
            except Back:
                path = self._elsewhere(path)

    def _welcome(self) -> None:
        say, start = self.talk.say, self.start
        self.talk.tell("Carnet")
        if start.locked and start.slept:
            self.talk.tell(
                say("The computer slept, so your file was locked. What you typed was kept.")
            )
        elif start.locked:
            self.talk.tell(say("Locked. What you typed was kept."))
        else:
            self.talk.tell(say(CANNOT_CLEAR), say(COMMANDS))

    def _first_path(self) -> Path:
        return self._put_right(vault_at(self.start.path or self.start.folder))

    def _put_right(self, path: Path) -> Path:
        """End a change that was interrupted, say what that means, and return `path`."""
        applies = recover(path)
        if applies in APPLIES:
            self.talk.tell(self.talk.say(APPLIES[applies]))
        return path

    def _elsewhere(self, path: Path) -> Path:
        """Offer the other ways, and return the path that was chosen."""
        talk, say = self.talk, self.talk.say
        here = say("Open {file}") if path.exists() else say("Make a new file here: {file}")
        while True:
            talk.heading(say("Where is your file?"))
            names = [one.name for one in available_languages(self.content)]
            options = [
                here.format(file=self._shown(path)),
                say("Another place, which I will type"),
                say("Language: {names}", names=", ".join(names)),
                *([say("Rescue a damaged file")] if path.exists() else []),
            ]
            try:
                chosen = talk.choose(options)
                if chosen == 1:
                    return self._typed_path()
                if chosen == RESCUE:
                    return self._rescued(path)
                if not chosen:
                    return path
                self._choose_language()
            except Back:
                continue

    def _typed_path(self) -> Path:
        talk = self.talk
        while True:
            typed = talk.line(talk.say("Type the folder or the file:"), text=True)
            path = typed_path(typed, self.start.folder)
            if typed.strip() and path.parent.is_dir():
                return self._put_right(path)
            talk.tell(talk.say("This folder does not exist. Check the path, or plug in the stick."))

    def _choose_language(self) -> None:
        languages = available_languages(self.content)
        chosen = languages[self.talk.choose([one.name for one in languages])]
        self.talk.language, self.language_chosen = Language(self.content, chosen.code), True
        self.start.tell_supervisor(language=chosen.code)

    def _shown(self, path: Path) -> str:
        return clean(str(path), keep_newlines=False)

    # A file that is there

    def _open(self, path: Path) -> Vault:
        talk, say = self.talk, self.talk.say
        talk.heading(say("Open your file"))
        talk.tell(self._shown(path), *self._notes(path))
        self._look_at(path)
        talk.tell(say("b alone: another file or language. f alone: the passphrase is forgotten."))
        read_only = self.start.review
        while True:
            with talk.secret(say("Passphrase, not shown:")) as typed:
                try:
                    if _is_letter(typed, "f"):
                        return self._open_without(path)
                    if not len(typed):
                        continue
                    talk.tell(say("Opening…"))
                    return open_vault(path, typed, read_only=read_only, profiles=self.profiles)
                except VaultError as error:
                    read_only = read_only or isinstance(error, ReadOnlyMedium)
                    talk.tell(say(error_sentence(error)))
                    if isinstance(error, Damaged):
                        return self._other_way(path)

    def _look_at(self, path: Path) -> None:
        """Say before a passphrase is typed that it cannot open this, and what can be done."""
        while True:
            try:
                return looks_like_vault(path, profiles=self.profiles)
            except VaultError as error:
                self.talk.tell(self.talk.say(error_sentence(error)))
            if self.talk.choose((self.talk.say("Try again"), self.talk.say(ELSEWHERE))):
                raise Back

    def _other_way(self, path: Path) -> Vault:
        """Offer what is left for a damaged file: rescue, a copy elsewhere, or once more."""
        talk, say = self.talk, self.talk.say
        ways = (say("Save what can still be read into a new file"), say(ELSEWHERE))
        chosen = talk.choose((*ways, say("Try again")))
        if chosen == 1:
            raise Back
        return self._open(path if chosen else self._rescued(path))

    def _rescued(self, path: Path) -> Path:
        """Rescue what is left of a file; return the new file."""
        return rescued(self.talk, path, self.start.folder, self.profiles, self.clock)

    def _open_without(self, path: Path) -> Vault:
        """Open with the recovery code or with two sheets."""
        talk, say = self.talk, self.talk.say
        talk.heading(say("Open without the passphrase"))
        options = (say("With the recovery code"), say("With two sheets"))
        kind = SHEETS if talk.choose(options) else CODE
        labels = {
            CODE: (say("The 28 characters of the code"),),
            SHEETS: (say("The 20 words of one sheet"), say("The 20 words of another sheet")),
        }
        with ExitStack() as wiped:
            papers = [wiped.enter_context(self._paper(kind, label)) for label in labels[kind]]
            seed = wiped.enter_context(seed_of(kind, papers))
            talk.tell(say("Opening…"))
            try:
                vault = open_with_seed(
                    path, seed, read_only=self.start.review, profiles=self.profiles
                )
            except WrongPassphrase:
                talk.tell(say(OTHER_KEY))
                raise Back from None
        self.recovered = True
        return vault

    def _paper(self, kind: str, label: str) -> Secret:
        talk = self.talk
        while True:
            paper = talk.secret(talk.say("{label}, not shown:", label=label))
            wrong = problem(kind, paper)
            if wrong is None:
                return paper
            paper.wipe()
            talk.tell(talk.say(wrong[0], **wrong[1]))

    # A new file

    def _make(self, path: Path) -> Vault:
        talk, say = self.talk, self.talk.say
        talk.heading(say("A new file"))
        options = (
            say("Make a new file here: {file}", file=self._shown(path)),
            say("Open or make a file at another place"),
            say("Language"),
        )
        chosen = talk.choose(options)
        if chosen == 1:
            path = self._typed_path()
            return self._open(path) if path.exists() else self._make(path)
        if chosen:
            self._choose_language()
            return self._make(path)
        return self._begin(path)

    def _begin(self, path: Path) -> Vault:
        talk, say = self.talk, self.talk.say
        talk.tell(
            say(
                "Everything you write here goes into one encrypted file. Nothing is sent anywhere, "
                "and nothing else is kept on this computer. A USB stick that stays with you is a "
                "good place."
            ),
            *self._notes(path),
            say(
                "Only your passphrase opens this file. If it is lost, what is inside is lost too, "
                "unless you prepare a code or sheets later, in the settings."
            ),
        )
        small = talk.confirm(
            say("Will this file be opened on small or old computers too?"), say("yes"), say("no")
        )
        number = SMALL.number if small else DEFAULT.number
        words = self.content / talk.language.code / "words.txt"
        while True:
            try:
                with new_passphrase(talk, words) as passphrase:
                    talk.tell(say("Making your file…"))
                    profile = self.profiles[number]
                    return create(path, passphrase, profile=profile, now=self.clock)
            except NotEnoughMemory:
                number = SMALL.number
                talk.tell(say(MEMORY))
            except VaultError as error:
                talk.tell(say(error_sentence(error)))

    def _notes(self, path: Path) -> Iterator[str]:
        for finding in check_host(path):
            if finding in HOST_NOTES and (path.exists() or finding != WORLD_READABLE):
                yield self.talk.say(HOST_NOTES[finding].what)


OTHER_KEY = mark(
    "This does not open the file. It belongs to another file or to another copy, or it was made "
    "before the passphrase was changed."
)
MEMORY = mark(
    "This computer does not have enough free memory for the stronger protection. The protection "
    "for small computers is taken now."
)


def _is_letter(typed: Secret, letter: str) -> bool:
    with Secret(letter.encode()) as word:
        return typed.same_as(word)

"""A conversation in lines: sentences, numbered choices, texts, and words that always work."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from tui.library.language import Language
from tui.plain import command_words as words
from tui.plain.command_words import WORDS, Word, meant
from tui.plain.console import Lines
from tui.plain.spoken import WIDTH, lines_of, spoken
from tui.plain.ways import Back, Home, Keep, Leave, Lock
from tui.safety.text import clean
from tui.vault.secret import Secret

PART = 20
"""Lines of a text, or rows of a list, said at once."""
LONGEST_TEXT = 256 * 1024
"""As long as a note may be, in characters typed; the journal counts the bytes."""
LONGEST_NUMBER = 6
"""Digits of the longest number that any list needs."""
END = "."
"""The line that ends a text of several lines."""


class Talk:
    """Says and asks.

    Args:
        lines: the terminal.
        language: the person's language; it can be changed.
    """

    def __init__(self, lines: Lines, language: Language) -> None:
        self.lines, self.language = lines, language
        self.width = WIDTH
        self.write_note: Callable[[], None] | None = None
        self.unsaved: Callable[[str], None] | None = None
        self.keeps = False
        self._noting = False
        self._written: list[str] = []

    def say(self, sentence: str, /, **values: object) -> str:
        """Return `sentence` in the person's language."""
        return self.language.say(sentence, **values)

    def count(self, one: str, many: str, number: int, /, **values: object) -> str:
        """Return the sentence that fits `number` in the person's language."""
        return self.language.count(one, many, number, **values)

    def named(self, label: str, value: object) -> str:
        """Return a label and its value, both in the person's language, as one line."""
        return self.say("{label}: {value}", label=label, value=value)

    # Saying

    def tell(self, *texts: str) -> None:
        """Say each text on lines of its own."""
        for text in texts:
            for line in lines_of(self._without_keys(text), self.width):
                self.lines.write(line)

    def _without_keys(self, text: str) -> str:
        """Leave out which key of the screens does something: here another one would."""
        spelt = re.escape(self.say(" (key {key})", key="KEY")).replace("KEY", r"[^)\s]+")
        return re.sub(spelt, "", text)

    def heading(self, text: str) -> None:
        """Say a heading: an empty line, then its words."""
        self.tell("", text)

    def read(self, texts: Iterable[str]) -> None:
        """Say a long text in parts; enter goes on, `b` stops."""
        said = (self._without_keys(text) for text in texts)
        lines = [line for text in said for line in lines_of(text, self.width)]
        for place, line in enumerate(lines):
            if place and place % PART == 0:
                left = len(lines) - place
                more = self.count(
                    "{number} more line. Enter goes on, b stops:",
                    "{number} more lines. Enter goes on, b stops:",
                    left,
                )
                try:
                    self.line(more)
                except Back:
                    return
            self.lines.write(line)

    # Asking

    def line(self, prompt: str, *, text: bool = False, help: str = "", also: str = "") -> str:  # noqa: A002
        """Return the line typed; the words that work everywhere are followed.

        Args:
            prompt: what is asked, in the person's language.
            text: whether the line is somebody's own words, see `command_words.meant`.
            help: what can be done here.
            also: letters of commands that are given back instead of followed.

        Raises:
            Way: the person wants to go elsewhere, or the file locks.
        """
        while True:
            line = self.lines.ask(f"{spoken(prompt)} ")
            word = meant(line, self.say, text=text)
            if word is None or word is words.MORE:
                return "" if word is words.MORE and not text else line
            if word.letter in also:
                return word.letter
            if not self._followed(word, help):
                return line

    def _followed(self, word: Word, help: str) -> bool:  # noqa: A002
        """Follow a command; False when it means nothing here."""
        if word is words.HELP:
            self._help(help)
        elif word is words.NOTE and self.write_note is not None and not self._noting:
            self._note()
        elif word is words.KEEP and self.keeps:
            raise Keep
        elif word in _WAYS:
            raise _WAYS[word]
        else:
            return False
        return True

    def _help(self, here: str) -> None:
        if here:
            self.tell(here)
        for word in WORDS:
            name = f"{word.letter}, {self.say(word.word)}"
            self.tell(self.say("{label}: {value}", label=name, value=f"{self.say(word.help)}."))
        self.tell(self.say("Control and q together leave at once too. Control and l lock."))

    def _note(self) -> None:
        """Write a note, then go on where it was."""
        before, self._noting = (self.unsaved, self._written, self.keeps), True
        self.keeps = False
        try:
            if self.write_note is not None:
                self.write_note()
        except Back:
            self.tell(self.say("Set aside. What was typed is kept."))
        finally:
            (self.unsaved, self._written, self.keeps), self._noting = before, False

    def choose(self, options: Sequence[str], question: str = "", *, help: str = "") -> int:  # noqa: A002
        """Say numbered choices and return the place of the one chosen, from 0.

        Raises:
            Way: see `line`.
        """
        return self.pick(len(options), lambda place: options[place], question, help=help)

    def pick(
        self,
        number: int,
        row: Callable[[int], str],
        question: str = "",
        *,
        noun: str = "",
        help: str = "",  # noqa: A002
    ) -> int:
        """Say a list in parts, each row with its number, and return the place of one chosen.

        Args:
            number: how many rows there are.
            row: gives the words of a row, by its place from 0.
            question: what is asked, before the list.
            noun: how many there are in words, such as "12 notes".
            help: what can be done here.

        Raises:
            Way: see `line`.
        """
        first = 0
        while True:
            if question:
                self.tell(question)
            last = min(first + PART, number)
            if noun:
                self.tell(self._showing(noun, first, last, number))
            for place in range(first, last):
                self._row(place, row(place))
            answer = self._number(number, help, more=last < number)
            if answer is None:
                first = 0 if last >= number else last
            elif answer >= 0:
                return answer

    def _showing(self, noun: str, first: int, last: int, number: int) -> str:
        if number <= PART:
            return f"{noun}."
        showing = self.say("Showing {first} to {last}.", first=first + 1, last=last)
        return f"{noun}. {showing}"

    def _row(self, place: int, text: str) -> None:
        self.tell(f"{place + 1}. {clean(text, keep_newlines=False)}")

    def _number(self, number: int, help: str, *, more: bool) -> int | None:  # noqa: A002
        """Return the place typed, None for the next part, -1 for the same again."""
        prompt = self.say("Number, n for more, or h for help:") if more else self.say("Number:")
        while True:
            line = self.line(prompt, help=help, also="r").strip()
            if line == "r":
                return -1
            if not line and more:
                return None
            if is_number(line, number):
                return int(line) - 1
            self.tell(self.not_a_number(number))

    def not_a_number(self, number: int) -> str:
        """Return what is said to a number that is none of the list."""
        if not number:
            return self.say("There is nothing to choose here. b goes back.")
        return self.say("Type a number from 1 to {number}, or h for help.", number=number)

    def confirm(self, question: str, yes: str = "", no: str = "") -> bool:
        """Ask for a yes or a no; the first choice is yes."""
        return self.choose((yes or self.say("yes"), no or self.say("no")), question) == 0

    def tick(
        self,
        options: Sequence[str],
        chosen: Sequence[int] = (),
        question: str = "",
        *,
        several: bool = True,
        help: str = "",  # noqa: A002
    ) -> list[int]:
        """Return the places chosen of a list; enter alone leaves what was chosen before.

        `several` False lets one be chosen.
        """
        if question:
            self.tell(question)
        for place, option in enumerate(options):
            ticked = f" ({self.say('chosen')})" if place in chosen else ""
            self._row(place, f"{option}{ticked}")
        prompt = (
            self.say("Numbers with spaces between, a dash for none, enter to go on:")
            if several
            else self.say("One number, a dash for none, enter to go on:")
        )
        while True:
            line = self.line(prompt, help=help, also="r").strip()
            if line == "r":
                return self.tick(options, chosen, question, several=several, help=help)
            if not line:
                return list(chosen)
            if line == "-":
                return []
            typed = line.replace(",", " ").split()
            fitting = all(is_number(t, len(options)) for t in typed)
            if fitting and len(typed) > 1 and not several:
                self.tell(self.say("Only one can be chosen here."))
            elif fitting:
                return list(dict.fromkeys(int(t) - 1 for t in typed))
            else:
                self.tell(self.not_a_number(len(options)))

    def text(self, before: str = "", *, help: str = "") -> str:  # noqa: A002
        """Return a text of several lines, after `before`; `unsaved` keeps each line as it comes.

        Raises:
            Way: see `line`; what was typed is kept by `unsaved` before.
        """
        self.tell(self.say("Write as many lines as you like. A line with only a full stop ends."))
        self._written = [before] if before else []
        while True:
            try:
                line = self.line(self.say("Text:"), text=True, help=help)
            except BaseException:
                self.save()
                raise
            if line.strip() == END:
                return "\n".join(self._written)
            if sum(map(len, self._written)) + len(line) > LONGEST_TEXT:
                self.tell(self.say("This is too long for one note (256 KB at most)."))
                continue
            self._written.append(line)
            self.save()

    def save(self) -> None:
        """Keep the text under way with the part of a line that is typed; nothing otherwise."""
        if self.unsaved is not None:
            self.unsaved("\n".join([*self._written, self.lines.partial]).rstrip("\n"))

    def secret(self, prompt: str) -> Secret:
        """Return a passphrase that is typed unseen; `q` alone leaves and `b` alone goes back.

        Raises:
            Way: see `line`.
            VaultError: `TooLong`.
        """
        secret = self.lines.ask_secret(f"{spoken(prompt)} ")
        for letter, way in (("q", Leave), ("b", Back)):
            with Secret(letter.encode()) as word:
                if secret.same_as(word):
                    raise way
        return secret


def is_number(typed: str, most: int) -> bool:
    """Say whether what was typed is a number from 1 to `most`; however long it is."""
    return typed.isdecimal() and len(typed) <= LONGEST_NUMBER and 1 <= int(typed) <= most


_WAYS: dict[Word, type[Back | Home | Leave | Lock]] = {
    words.BACK: Back,
    words.HOME: Home,
    words.LOCK: Lock,
    words.QUIT: Leave,
}

"""The words of `carnet doctor`: a line for each thing looked at, and what to do about it."""

from collections.abc import Iterator
from textwrap import wrap

from tui.doctor import MEBIBYTE, Row
from tui.host_words import CANNOT_SEE, HOST_NOTES, NOTHING_FOUND, WHAT_HELPS
from tui.library.language import Language, mark
from tui.safety.text import clean

WIDTH = 79
GIBIBYTE = 1024 * MEBIBYTE
FINE, LOOK, UNSEEN = "·", "!", "?"
"""The mark before a line."""

GROUPS: dict[str, str] = {
    "version": mark("The program"),
    "terminal": mark("The terminal"),
    "file": mark("The place of the file"),
    "needed_memory": mark("Memory"),
    "synced_folder": mark("This computer"),
}
"""The title that stands before the first row of each group."""

TITLES: dict[str, str] = {
    "version": mark("Carnet {value}"),
    "python": mark("Python {value}"),
    "system": mark("System: {value}"),
    "terminal": mark("Terminal: {value}"),
    "colours": mark("Colours: {value}"),
    "size": mark("Size of the window: {value}"),
    "characters": mark("Characters: {value}"),
    "file": mark("Size of the file: {value}"),
    "free": mark("Free room: {value}"),
    "kind": mark("Kind of medium: {value}"),
    "elsewhere": mark("On a network drive: {value}"),
    "passing": mark("Only in memory, gone when switched off: {value}"),
    "four_gigabytes": mark("Files of 4 GB at most: {value}"),
    "read_only": mark("Cannot be written to: {value}"),
    "needed_memory": mark("Opening the file takes: {value}"),
    "free_memory": mark("Free memory: {value}"),
    "synced_folder": mark("Folder copied to an online account: {value}"),
    "world_readable": mark("Readable by other accounts: {value}"),
    "terminal_logging": mark("Terminal recorded: {value}"),
    "multiplexer": mark("Inside tmux, screen or the like: {value}"),
    "remote": mark("Used from another computer: {value}"),
    "screen_shared": mark("Screen shown elsewhere by a known program: {value}"),
    "clipboard_history": mark("List of what is copied: {value}"),
    "swap": mark("Memory written to disk without encryption: {value}"),
    "core_dumps": mark("Memory kept when a program fails: {value}"),
}
ADVICE: dict[str, str] = {
    "python": mark("Carnet needs Python 3.11 or newer."),
    "libraries": mark("Set Carnet up again: see its README."),
    "terminal": mark("Start Carnet in an ordinary terminal window."),
    "size": mark("Make the window larger: 60 columns and 18 rows at least."),
    "characters": mark("Set the language of the terminal to one that ends in UTF-8."),
    "free": mark("Free some room, or use a larger stick."),
    "elsewhere": mark("Keep the file on your stick: others look after that computer."),
    "passing": mark("Keep the file on your stick."),
    "read_only": mark("The file can only be read here. Is the stick locked?"),
    "free_memory": mark(
        "Close other programs. For a new file, choose the protection for small computers."
    ),
    **{name: note.do for name, note in HOST_NOTES.items()},
}
"""What to do about a row to look at."""

_SIZES = frozenset({"file", "free", "needed_memory", "free_memory"})


class DoctorWords:
    """Writes an examination in one language."""

    def __init__(self, language: Language) -> None:
        """Take the language."""
        self._language, self.say = language, language.say

    def lines(self, rows: list[Row]) -> Iterator[str]:
        """Yield the lines of the report, and at the end what it cannot know."""
        for row in rows:
            if row.name in GROUPS:
                yield self.say(GROUPS[row.name])
            yield f"  {self._mark(row)} {self._line(row)}"
            if row.look and row.name in ADVICE:
                yield f"    -> {self.say(ADVICE[row.name])}"
        yield ""
        found = sum(row.look for row in rows)
        if found:
            yield self._language.count(
                "One thing to look at.", "{number} things to look at.", found
            )
        else:
            yield self.say(NOTHING_FOUND)
        yield from wrap(self.say(CANNOT_SEE), WIDTH)
        yield from wrap(self.say(WHAT_HELPS), WIDTH)

    def _mark(self, row: Row) -> str:
        if row.look:
            return LOOK
        return UNSEEN if row.value is None else FINE

    def _line(self, row: Row) -> str:
        if row.name == "libraries":
            missing = mark("Libraries that do not load: {names}")
            return (
                self.say(missing, names=row.value) if row.look else self.say("All libraries load")
            )
        return self.say(TITLES[row.name], value=self._value(row))

    def _value(self, row: Row) -> str:
        if row.value is None:
            if row.name == "file":
                return self.say("there is none yet")
            return self.say("not visible from here")
        if isinstance(row.value, bool):
            return self.say("yes") if row.value else self.say("no")
        if row.name in _SIZES:
            return self._megabytes(int(row.value))
        return clean(str(row.value), keep_newlines=False)

    def _megabytes(self, size: int) -> str:
        if size >= GIBIBYTE:
            whole, tenth = divmod(size * 10 // GIBIBYTE, 10)
            return self.say("{whole}.{tenth} GB", whole=whole, tenth=tenth)
        whole, tenth = divmod(size * 10 // MEBIBYTE, 10)
        return self.say("{whole}.{tenth} MB", whole=whole, tenth=tenth)

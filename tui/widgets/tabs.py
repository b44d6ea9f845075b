"""Where each main screen stands in the top bar: whole names, on one line or two, or letters."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from tui.commands import CommandType


@dataclass(frozen=True)
class Tab:
    """One main screen: its letter, its name, and the command that opens it."""

    key: str
    words: str
    command: CommandType
    here: bool = False

    @property
    def whole(self) -> str:
        """The letter and the name."""
        return f"{self.key} {self.words}"


@dataclass(frozen=True)
class Placed:
    """A tab as it is drawn: `text` from `column` on; the cell before it is for the mark."""

    tab: Tab
    text: str
    row: int
    column: int

    @property
    def width(self) -> int:
        """Cells of the text."""
        return cell_len(self.text)


def placed(tabs: Sequence[Tab], width: int, rows: int) -> list[Placed]:
    """Return where the tabs stand in at most `rows` lines of `width` cells.

    A name is never cut. Where they do not all fit, there is one line, on which the last ones are
    their letter alone; the one we are at keeps its name.
    """
    for count in range(1, rows + 1):
        found = _flow(tabs, [tab.whole for tab in tabs], width)
        if _rows(found) <= count:
            return found
    texts = [tab.whole for tab in tabs]
    for index in reversed(range(len(tabs))):
        if _rows(_flow(tabs, texts, width)) <= 1:
            break
        if not tabs[index].here:
            texts[index] = tabs[index].key
    return _flow(tabs, texts, max(width, sum(cell_len(text) + 2 for text in texts)))


def _rows(found: Sequence[Placed]) -> int:
    return max((one.row for one in found), default=0) + 1


def _flow(tabs: Sequence[Tab], texts: Sequence[str], width: int) -> list[Placed]:
    """Return the texts one after the other, a cell for the mark before and a space after each."""
    found, row, column = [], 0, 1
    for tab, text in zip(tabs, texts, strict=True):
        length = cell_len(text)
        if column > 1 and column + length > width:
            row, column = row + 1, 1
        found.append(Placed(tab, text, row, column))
        column += length + 2
    return found

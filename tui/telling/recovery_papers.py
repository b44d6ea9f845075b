"""What stands on the papers of a way back: the code, or one of three sheets."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tui.dossier.printed_page import Line
from tui.library.language import mark
from tui.vault.recovery_code import GROUP, code_of
from tui.vault.secret import Secret
from tui.vault.sheets import SHEETS as THREE
from tui.vault.sheets import make_sheets
from tui.vault.vault import Vault

Say = Callable[..., str]

CODE = "code"
SHEETS = "sheets"

GROUPS_A_LINE = 4
WORD_ROWS = 5
WORD_COLUMN = 14

HOLDER_OF_CODE = mark(
    "Whoever has this code and the file, or an exact copy of it, can read everything in it. Keep "
    "it away from the file."
)
HOLDER_OF_SHEET = mark(
    "Keep this sheet for the person who gave it to you, and show it to nobody. Two of the three "
    "sheets together open their file. One alone opens nothing."
)
HOW_CODE = mark(
    "To use it: start Carnet, press ctrl+t where the passphrase is asked, choose the code, and "
    "type it. Small letters and missing dashes do not matter."
)
HOW_SHEET = mark(
    "To use it: start Carnet, press ctrl+t where the passphrase is asked, choose two sheets, and "
    "type the words in their order. The first four letters of a word are enough."
)
ENDS = mark(
    "It ends when the passphrase of the file is changed or the file is made smaller. Copies made "
    "by the program need their own."
)


@dataclass(frozen=True, repr=False)
class Paper:
    """One paper: its kind, the groups or words to copy, and the number of the sheet (1-3)."""

    kind: str
    parts: tuple[str, ...]
    number: int = 1
    set_name: str = ""

    def title(self, say: Say) -> str:
        """Return what the paper is, such as "Sheet 2 of 3, set “duckling enlarge”"."""
        if self.kind == CODE:
            return say("Recovery code")
        return say(
            "Sheet {number} of {total}, set “{name}”",
            number=self.number,
            total=THREE,
            name=self.set_name,
        )

    def rows(self) -> Iterator[str]:
        """Yield the lines to copy: groups of four, or numbered words in columns."""
        if self.kind == CODE:
            for start in range(0, len(self.parts), GROUPS_A_LINE):
                yield "  ".join(self.parts[start : start + GROUPS_A_LINE])
            return
        words = [f"{place:>2} {word}" for place, word in enumerate(self.parts, start=1)]
        for row in range(WORD_ROWS):
            yield "".join(f"{word:<{WORD_COLUMN}}" for word in words[row::WORD_ROWS]).rstrip()

    def page(self, say: Say, day: str) -> list[Line]:
        """Return the page for a printer; `day` is today in the person's language."""
        sheet = self.kind == SHEETS
        return [
            Line(f"{self.title(say)} · {day}"),
            Line(""),
            *(Line(row, copied=True) for row in self.rows()),
            Line(""),
            Line(say(HOLDER_OF_SHEET if sheet else HOLDER_OF_CODE)),
            Line(say(HOW_SHEET if sheet else HOW_CODE)),
            Line(say(ENDS)),
        ]


def make_papers(vault: Vault, passphrase: Secret, kind: str) -> tuple[Paper, ...]:
    """Return the one paper of a code, or the three of new sheets; takes as long as opening.

    Raises:
        VaultError: `WrongPassphrase`, or what else `Vault.seed_of` raises.
    """
    with vault.seed_of(passphrase) as seed:
        if kind == SHEETS:
            return tuple(
                Paper(SHEETS, sheet.words, sheet.number, sheet.set_name)
                for sheet in make_sheets(seed)
            )
        with code_of(seed) as code:
            text = bytes(code.view()).decode("ascii")
    groups = tuple(text[start : start + GROUP] for start in range(0, len(text), GROUP))
    return (Paper(CODE, groups),)

"""The sentences for what can go wrong with a file and for a weak passphrase."""

from tui.library.language import mark
from tui.vault.errors import VaultError

ERRORS: dict[str, str] = {
    "wrong_passphrase": mark(
        "This passphrase does not open the file. Check capital letters and the keyboard layout. "
        "If you are sure of it, the very start of the file may be damaged: try your copy."
    ),
    "damaged": mark(
        "Part of this file is damaged. Nothing was changed. Make a copy of it before trying "
        "anything else, and try your other copy if you have one."
    ),
    "not_a_vault": mark("This file was not made by this program, or it is cut short."),
    "newer_format": mark(
        "This file was made by a newer version of the program. It was not changed. "
        "Open it with the newer version."
    ),
    "already_open": mark("This file is open in another window. Close it there, then try again."),
    "read_only_medium": mark(
        "This place cannot be written to. Press enter again to open the file for reading only."
    ),
    "needs_writing": mark(
        "A save was interrupted or the file is older: it must be opened once from a place "
        "that can be written to."
    ),
    "no_space": mark("There is no room left here. Free some space, then try again."),
    "file_too_big_for_medium": mark(
        "The file would become too big for this stick's format (FAT32, 4 GB at most)."
    ),
    "unplugged": mark("The file cannot be reached any more. Was the stick taken out?"),
    "not_enough_memory": mark(
        "This computer does not have enough free memory. Close other programs, then try again."
    ),
    "too_long": mark("This is too long. A passphrase can have about 1,000 characters."),
    "bad_passphrase_text": mark(
        "The passphrase is empty, or holds a character that is hard to type again elsewhere."
    ),
    "file_exists": mark("A file of that name is already there. It was not touched."),
    "no_such_file": mark("There is no file at this place, or the folder cannot be entered."),
    "busy": mark("The file is in use for a moment. Try again in a few seconds."),
    "refused": mark("This cannot be done with this file. Nothing was changed."),
    "cancelled": mark("Stopped. Nothing was kept of it."),
    "closed": mark("The file is closed."),
    "mistyped_code": mark(
        "This is not the code: a character is missing, too much or wrong. Check it group by group."
    ),
    "mistyped_sheet": mark(
        "This is not a recovery sheet: a word is missing, too much or wrong. Check it word by word."
    ),
    "one_sheet": mark("Two different sheets are needed. One sheet alone opens nothing."),
    "sheets_apart": mark(
        "These two sheets do not belong together. Sheets of one set begin with the same two words."
    ),
    "swap_failed": mark(
        "The new file did not pass the check, so it was thrown away. Your file is as it was."
    ),
    "swap_unfinished": mark(
        "The change could not be finished. Open your file again: it is whole. If one passphrase "
        "does not open it, the other one does."
    ),
    "in_the_way": mark(
        "Beside your file is another one whose name ends in .new or .old. Put it elsewhere, then "
        "try again."
    ),
    "bad_text": mark("This text holds characters that cannot be kept."),
}
"""One sentence an error code of the vault, to act on."""

OPEN_READ_ONLY = mark("The file is open for reading only: nothing can be changed.")
OTHER_ERROR = mark("This did not work. Nothing was changed.")

WARNINGS: dict[str, str] = {
    "short": mark("It is short: easy to guess by trying."),
    "year": mark("It holds a year: someone who knows you tries those first."),
    "date": mark("It holds what looks like a date: someone who knows you tries those first."),
    "name_like": mark("It looks like a name: someone who knows you tries those first."),
    "single_word": mark("It is a single word: easy to guess by trying."),
    "repeated": mark("It repeats itself, which makes it easier to guess."),
    "sequence": mark("It follows the keyboard or the alphabet, which is tried first."),
}
"""One sentence a warning about a chosen passphrase."""


_PASSING = {
    "read_only_medium",
    "no_space",
    "file_too_big_for_medium",
    "not_enough_memory",
    "too_long",
    "bad_text",
    "busy",
    "refused",
    "cancelled",
    "swap_failed",
    "in_the_way",
    "file_exists",
}


def ends_session(error: VaultError) -> bool:
    """Return whether the open file cannot be used any further after `error`."""
    return error.code not in _PASSING


def open_file_sentence(error: VaultError) -> str:
    """Return the msgid for `error` while a file is open."""
    return OPEN_READ_ONLY if error.code == "read_only_medium" else error_sentence(error)


def error_sentence(error: VaultError) -> str:
    """Return the msgid for `error`."""
    return ERRORS.get(error.code, OTHER_ERROR)

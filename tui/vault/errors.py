"""What can go wrong with the encrypted file: few typed errors whose text never holds user data."""

# Each name is the state a screen explains, in the words of the design, without a suffix.
# ruff: noqa: N818

from __future__ import annotations


class VaultError(Exception):
    """Base of every error of the vault; screens turn the fixed word `code` into a sentence."""

    code = "vault"

    def __init__(self) -> None:
        """Take no argument, so that no caller can put user data into the message."""
        super().__init__(self.code)


class WrongPassphrase(VaultError):
    """The passphrase is wrong, or the very start of the file is damaged (SQLite code 26)."""

    code = "wrong_passphrase"


class Damaged(VaultError):
    """A page, row or chunk is not what was written (SQLite code 11, the read guard, a SHA-256).

    SQLCipher keeps failing on a connection once a page was refused, so close the vault and open it
    again.
    """

    code = "damaged"


class NotAVault(VaultError):
    """The file has not the shape or content of a vault, or is cut short in the middle of a page."""

    code = "not_a_vault"


class NewerFormat(VaultError):
    """The file is of a newer version (its key profile or `user_version`); it was not touched."""

    code = "newer_format"


class AlreadyOpen(VaultError):
    """The file is open in another window or process."""

    code = "already_open"


class ReadOnlyMedium(VaultError):
    """The file or its folder cannot be written; it can be opened with `read_only=True`."""

    code = "read_only_medium"


class NeedsWriting(VaultError):
    """The file must be opened once for writing: a save was interrupted, or its format is older."""

    code = "needs_writing"


class NoSpace(VaultError):
    """The medium is full, or the import would leave too little room on it; nothing was changed."""

    code = "no_space"


class FileTooBigForMedium(VaultError):
    """The file would grow beyond what its file system allows (4 GiB on FAT32)."""

    code = "file_too_big_for_medium"


class Unplugged(VaultError):
    """The file cannot be reached any more: the stick was pulled or the medium fails."""

    code = "unplugged"


class NotEnoughMemory(VaultError):
    """This computer has not the memory that the key derivation or a statement needs."""

    code = "not_enough_memory"


class TooLong(VaultError):
    """A passphrase or a value is longer than the vault can hold."""

    code = "too_long"


class BadPassphraseText(VaultError):
    """The passphrase is empty, or holds a character that cannot be typed again reliably."""

    code = "bad_passphrase_text"


class BadText(VaultError):
    """A text holds a half of a surrogate pair and cannot be written as UTF-8."""

    code = "bad_text"


class FileExists(VaultError):
    """A file of that name is already there; it was not touched."""

    code = "file_exists"


class NoSuchFile(VaultError):
    """There is no file of that name, or its folder cannot be entered."""

    code = "no_such_file"


class Busy(VaultError):
    """The file is locked by someone else for the moment; trying again may work."""

    code = "busy"


class Refused(VaultError):
    """The vault refused a statement: a forbidden operation, or a change to a sealed row."""

    code = "refused"


class Cancelled(VaultError):
    """The caller asked to stop an import; nothing of it is kept."""

    code = "cancelled"


class Closed(VaultError):
    """The vault was closed before this call."""

    code = "closed"


class MistypedCode(VaultError):
    """What was typed is no recovery code: a character is missing, too much or wrong."""

    code = "mistyped_code"


class MistypedSheet(VaultError):
    """What was typed is no recovery sheet: a word is missing, too much or wrong."""

    code = "mistyped_sheet"


class OneSheet(VaultError):
    """Two recovery sheets are needed, and only one, or the same one twice, was given."""

    code = "one_sheet"


class SheetsApart(VaultError):
    """The recovery sheets do not belong to the same set."""

    code = "sheets_apart"


class SwapFailed(VaultError):
    """The new file beside the old one did not hold the same; the old one was not touched."""

    code = "swap_failed"


class SwapUnfinished(VaultError):
    """The medium failed while the new file took the old one's place; opening puts it right."""

    code = "swap_unfinished"


class InTheWay(VaultError):
    """A file that is not the vault's own has a name that a swap needs (NAME.new, NAME.old)."""

    code = "in_the_way"

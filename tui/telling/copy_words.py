"""What an error means when it is about the place of a copy."""

from tui.library.language import mark
from tui.vault.errors import NoSuchFile, ReadOnlyMedium, Unplugged, VaultError

AT_THE_PLACE: dict[type[VaultError], str] = {
    NoSuchFile: mark("This folder does not exist. Check the path, or plug in the stick."),
    ReadOnlyMedium: mark("This place cannot be written to. Choose another one."),
    Unplugged: mark("The place of the copy cannot be reached. Was the stick taken out?"),
}
"""What an error means when it is about the place of the copy and not about the open file."""


FOR_THE_OLD_KEY = ("recovery",)
"""Settings that speak of what opens the file, and are wrong once the key is another."""

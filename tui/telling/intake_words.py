"""What is asked before files are taken in, and said after."""

from __future__ import annotations

from tui.journal.intake import Refusal
from tui.library.language import mark

MOST_NAMED = 6
MINORS = mark(
    "Does any of these files show somebody under 18 naked, or in a sexual situation? Such a "
    "picture must not be copied or kept, not even as proof."
)
NO_MINOR = mark("No, take them in")
A_MINOR = mark("Yes, or I am not sure")
NOT_TAKEN = mark(
    "Nothing was taken in. Do not copy, send or keep the picture. Note the address, the account "
    "and the date in the journal; the services for children and the police handle the picture "
    "itself. People (c) lists them."
)
REFUSALS: dict[Refusal, str] = {
    "unreadable": mark("cannot be read"),
    "not_a_file": mark("is not an ordinary file"),
    "changed": mark("changed while it was read: try again"),
    "the_vault": mark("is this file itself"),
}
ORIGINALS = mark(
    "The originals stay where they are. If somebody may find them there, think before you remove "
    "them: the police or a lawyer may want the device they are on. A removed file can often be "
    "brought back, and removing leaves traces."
)

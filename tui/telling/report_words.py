"""What is said while a report is written down."""

from __future__ import annotations

from tui.followup.removals import KIND as REMOVAL
from tui.journal.exhibits import INCIDENT
from tui.journal.exhibits import KIND as EXHIBIT
from tui.library.language import mark

MOST_OFFERED = 30
"""The newest notes and exhibits a report can be joined with here."""
ABOUT = {"about": REMOVAL, "notes": INCIDENT, "exhibits": EXHIBIT}
"""What a report can be about: the field of the form, and the kind of the links."""
NO_TRACE = mark(
    "Nothing that keeps a trace is ticked. Save a trace first if you can; ctrl+s again keeps the "
    "report as it is."
)
NOBODY = mark("Write to whom it went first.")

"""What is said about an address that is missing."""

from __future__ import annotations

from tui.library.language import mark

NO_ADDRESS = mark("Write the address first, as the browser shows it.")

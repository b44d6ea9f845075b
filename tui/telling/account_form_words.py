"""What is said about a name that is missing."""

from __future__ import annotations

from tui.library.language import mark

NO_NAME = mark("Write a name first; one word is enough.")


SHARED = "shared"


IMPORTANT = "important"

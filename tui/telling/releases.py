"""The ways to release a hold."""

from tui.library.language import mark

WAYS = (
    mark("Leave it on hold"),
    mark("I spoke with a specialist and know what I would do"),
    mark("I have read this and decide to go on anyway"),
)

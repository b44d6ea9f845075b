"""The commands of every list: moving in it, opening a line, ticking one."""

from tui.commands import Command, Commands
from tui.library.language import mark


class ListUp(Command):
    """Move one row up."""

    title = mark("Up")
    help = mark("One line up.")
    keys = ("up", "k")
    action = "move(-1)"


class ListDown(Command):
    """Move one row down."""

    title = mark("Down")
    help = mark("One line down.")
    keys = ("down", "j")
    action = "move(1)"


class ListFirst(Command):
    """Move to the first row."""

    title = mark("First")
    help = mark("To the first line.")
    keys = ("home", "g")
    action = "first"


class ListLast(Command):
    """Move to the last row."""

    title = mark("Last")
    help = mark("To the last line.")
    keys = ("end", "G")
    action = "last"


class ListPageUp(Command):
    """Move one page up."""

    title = mark("Page up")
    help = mark("One page up.")
    keys = ("pageup", "ctrl+u")
    action = "page(-1)"


class ListPageDown(Command):
    """Move one page down."""

    title = mark("Page down")
    help = mark("One page down.")
    keys = ("pagedown", "ctrl+d")
    action = "page(1)"


class ListOpen(Command):
    """Open or choose the row under the cursor."""

    title = mark("Open")
    help = mark("Opens or chooses the line under the cursor.")
    keys = ("enter",)
    action = "choose"


class ListDone(Command):
    """Go on with what is ticked."""

    title = mark("Go on")
    help = mark("Goes on with what is ticked; where one answer is asked, takes that line first.")
    keys = ("enter",)
    action = "choose"
    short = mark("go on")


class Tick(Command):
    """Tick or untick the option under the cursor."""

    title = mark("Tick")
    help = mark("Ticks the line under the cursor, or takes the tick away.")
    keys = ("space",)
    action = "tick"


_STEPS: Commands = (ListUp, ListDown, ListFirst, ListLast, ListPageUp, ListPageDown)

MOVES: Commands = (*_STEPS, ListOpen)
"""What works in every list."""

TICKS: Commands = (*_STEPS, ListDone, Tick)
"""What works in a list of options."""

RIGHT_BUTTON = 3
"""The mouse button that lists every command; it chooses and ticks nothing."""

"""The keys that do something with a step, on the plan and on the step's own page."""

from __future__ import annotations

from tui.commands import Command
from tui.library.language import mark


class TickStep(Command):
    """Mark the step done, or not done again."""

    title = mark("Done")
    help = mark("Ticks the step and asks whether it helped. Press again to take the tick away.")
    keys = ("space",)
    action = "screen.tick_step"
    short = mark("done")
    footer = True
    writes = True


class BeginStep(Command):
    """Mark the step as being done."""

    title = mark("Doing it")
    help = mark("Says that you have begun this step.")
    keys = ("m",)
    action = "screen.begin_step"
    short = mark("doing")
    writes = True


class LaterStep(Command):
    """Set the step aside until a day, or choose when a done one is looked at again."""

    title = mark("Later")
    help = mark(
        "Sets the step aside until the day you choose. For a step that is done: the day to look "
        "at it again."
    )
    keys = ("l",)
    action = "screen.later_step"
    short = mark("later")
    footer = True
    writes = True


class NotForMe(Command):
    """Leave the step out, or take it back in."""

    title = mark("Not for me")
    help = mark("Leaves this step out, with a reason if you like. Press again to bring it back.")
    keys = ("x",)
    action = "screen.refuse_step"
    short = mark("not for me")
    footer = True
    writes = True


class UndoStep(Command):
    """Take back the last thing that was done to a step."""

    title = mark("Undo")
    help = mark("Takes back the last thing you did to a step, whichever it was, one by one.")
    keys = ("u",)
    action = "screen.undo_step"
    short = mark("undo")
    writes = True


class ReleaseHold(Command):
    """Look at what holds a step back, and release it."""

    title = mark("Release a hold")
    help = mark("Shows why a step waits and what it takes to release it, or holds it again.")
    keys = ("r",)
    action = "screen.release_hold"
    short = mark("release")
    writes = True


STEP_COMMANDS = (TickStep, BeginStep, LaterStep, NotForMe, UndoStep, ReleaseHold)
